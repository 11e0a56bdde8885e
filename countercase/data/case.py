"""A case: an actor, a norm and an institution, its parts, and how its author reads the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from . import dates
from .decision_table import ONE_OR_MORE, listed
from .field import Day, FileName, Frozen, Identity, Line, Place, Quotation, Sentence, Title
from .framework import Framework
from .old_keys import read_case_file
from .problem import DataError, Problem, unknown
from .record import Record
from .yaml_file import Document, fill

STRENGTHS = {"suggestive": 1, "substantial": 2, "decisive": 3}
SHORT = 24
MAX_PARTS = 12
"""As many as stand beside each other in a chart on a phone."""
MAX_READINGS = 300
"""As many as a case may weigh: what tries a verdict leaves out each of them, and sets of them."""
WORDS = {number: word for word, number in STRENGTHS.items()}


def _strength(value: Any) -> Any:
    if isinstance(value, str) and value in {"1", "2", "3"}:
        return int(value)
    if isinstance(value, str):
        if value not in STRENGTHS:
            raise ValueError(unknown("strength", value, STRENGTHS))
        return STRENGTHS[value]
    return value


def _years(text: str) -> str:
    dates.check(text)
    return text


Mechanism = Literal[
    "",
    "mimicking",
    "persuasion",
    "social influence",
    "back-patting",
    "shaming",
    "social liking",
    "status maximisation",
]
Strength = Annotated[Literal[1, 2, 3], BeforeValidator(_strength), WithJsonSchema({"enum": [*STRENGTHS, 1, 2, 3]})]


class Reading(Frozen):
    """This evidence points to that level of that criterion, this strongly, because.

    `strength` is 1 (suggestive), 2 (substantial) or 3 (decisive). `locator` is where the author reads it so.
    `mechanism` is the author's name for how the institution worked on the actor, where there is one.
    """

    NAMED_BY = ("evidence", "criterion", "points_to", "strength")

    evidence: str
    """The fact that is read."""
    criterion: str
    """The criterion of the framework that it bears on."""
    points_to: str
    """The level of the criterion that it points to."""
    strength: Strength
    """Suggestive (1), substantial (2) or decisive (3)."""
    locator: Place
    """Where the author makes the reading."""
    because: Sentence
    """The reason, in one sentence."""
    mechanism: Mechanism = ""
    """The author’s name for how the institution worked on the actor, where there is one."""
    given: bool = False
    """Whether nobody disputes it (a founding date, a seat): it weighs, and nothing is tried without it."""


def _none(value: Any) -> Any:
    return () if value == NOTHING else value


NOTHING = "none"
Conclusions = Annotated[tuple[str, ...], BeforeValidator(listed), BeforeValidator(_none), WithJsonSchema(ONE_OR_MORE)]


class Stated(Frozen):
    """What the author concludes, and where.

    `verdict` is `none` where the author concludes nothing; then `because` says so for a reader. It is a list where the
    author leaves open which of several it is. Several at once, a mixture, are one verdict of the framework.
    """

    verdict: Conclusions
    """The verdict that the author gives, several where the author leaves open which, or `none`."""
    locator: Place
    """Where."""
    words: Quotation = ""
    """At most twelve words of the author’s, with their hedge."""
    because: str = ""
    """Where the verdict is `none`: where the author stops, in a sentence."""

    @model_validator(mode="after")
    def _why_none(self) -> Stated:
        if not self.verdict and not self.because.strip():
            raise ValueError("`verdict: none` needs `because`, which says for a reader where the author stops.")
        return self


class Part(Frozen):
    """A stretch of time (`years`) or a step of the argument (`step`), with its readings and its stated verdict.

    A step may build on the readings of earlier ones, named in `builds_on`, and gather those of parts of other cases
    under the same framework, named in `gathers` as `case/part`.
    """

    NAMED_BY = ("id", "years", "step")

    id: Identity
    """Names the part within its case."""
    title: Title
    """What stands before a colon is its short label."""
    years: Annotated[str, AfterValidator(_years)] = ""
    """A stretch of time: 1988/2000."""
    step: int | None = Field(default=None, ge=1, le=99)
    """Or the number of a step in the argument."""
    builds_on: tuple[str, ...] = ()
    """Earlier parts whose readings count here too."""
    gathers: tuple[str, ...] = ()
    """Parts of other cases, as case/part, whose readings are taken over."""
    stated: Stated | None = None
    """What the author concludes here."""
    narrative: Sentence
    """The argument of this part, told for a reader."""
    readings: tuple[Reading, ...] = ()
    """What the facts are taken to show."""

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The stated verdicts, none where nobody has stated one."""
        return self.stated.verdict if self.stated else ()

    @model_validator(mode="after")
    def _either(self) -> Part:
        if bool(self.years) == (self.step is not None):
            raise ValueError("a part has either `years` (1988/2000) or `step` (1, 2, ...), and not both.")
        return self

    @property
    def label(self) -> str:
        """The part in a word or two: what stands before the colon of its title, or which step it is."""
        head, colon, _ = self.title.partition(":")
        if not head.strip():
            return self.title
        return head if colon or not self.step or len(head) <= SHORT else f"Step {self.step}"

    @property
    def span(self) -> str:
        """When, or which step, for a reader."""
        return dates.words(self.years) if self.years else f"step {self.step}"


class Falsifier(Frozen):
    """What would change this author's mind.

    `derived` where it follows from the criteria and is not in the text. `met_if` is a formula on the record that is
    true where the condition is met; without one the condition cannot be tested with what is on record.
    """

    text: Sentence
    """The condition."""
    locator: Place | None = None
    """Where the source says so."""
    derived: bool = False
    """Whether it follows from the criteria and is not in the text."""
    met_if: str = ""
    """A formula on the record that is true where the condition is met."""


class Open(Frozen):
    """A question that the case leaves open, and where it shows."""

    text: Sentence
    """The question."""
    locator: Place | None = None
    """Where it shows."""


class Case(Frozen):
    """One argument about one actor, norm and institution. See `data/cases/`.

    Its parts are `successive` where each follows on the one before, so that the last holds the verdict, or `parallel`
    where they stand side by side, so that the verdict is that of all of them.
    """

    NAMED_BY = ("id", "framework", "source")

    id: FileName
    """The name of the file."""
    title: Title
    """The title of the chapter."""
    short: Line = ""
    """What to call the case in a chart."""
    author: Line = ""
    """Who put the argument into this form, where it is not the maintainers; of a counter-case, who argues it."""
    date: Day = ""
    """The day on which they did: 2026-11-26."""
    question: Sentence
    """The question that it answers."""
    summary: Sentence
    """Two sentences on what the chapter shows."""
    framework: str
    """The rule that it is judged by."""
    source: str
    """The work whose argument it is."""
    actor: Title
    """Who is, or is not, socialised."""
    norm: Title
    """Into which norm."""
    institution: str
    """By which institution."""
    thesis: Sentence
    """What the author holds, at its strongest."""
    passages: tuple[Place, ...] = Field(min_length=1)
    """Where the source argues it."""
    arrangement: Literal["successive", "parallel"] = "successive"
    """Successive, or parallel."""
    parts: tuple[Part, ...] = Field(min_length=1, max_length=MAX_PARTS)
    """Its parts or steps."""
    open: tuple[Open, ...] = ()
    """What it leaves open."""
    falsifiers: tuple[Falsifier, ...] = ()
    """What would change the author’s mind."""

    @property
    def name(self) -> str:
        """What to call the case in a chart: its short name, or its actor and norm."""
        return self.short or f"{self.actor}, {self.norm}"

    def readings_for(self, part: Part) -> tuple[Reading, ...]:
        """The readings that a part weighs: those of the steps it builds on, then its own."""
        earlier = [p for p in self.parts if p.id in part.builds_on]
        return tuple(r for p in (*earlier, part) for r in p.readings)

    @property
    def evidence_ids(self) -> tuple[str, ...]:
        """Every piece of evidence that the case reads, once, in the order of reading."""
        return tuple(dict.fromkeys(r.evidence for p in self.parts for r in p.readings))


def load_case(path: Path, name: str, record: Record, frameworks: Mapping[str, Framework]) -> Case:
    """Read and check one case against the record and its framework. Raises `DataError`, every problem by line."""
    return fill_case(read_case_file(path, name), record, frameworks)


def fill_case(document: Document, record: Record, frameworks: Mapping[str, Framework]) -> Case:
    """The case in a document, checked as by `load_case`."""
    case = fill(Case, document)
    if problems := [*check_case(case, document, record, frameworks), *document.misnamed(case.id)]:
        raise DataError(problems)
    return case


def gather(case: Case, cases: Mapping[str, Case], document: Document) -> Case:
    """The case with the readings that its parts gather from other cases, each reading once.

    Raises `DataError` where a gathered part does not exist, stands under another framework, or gathers itself.
    """
    parts: list[Part] = []
    for i, part in enumerate(case.parts):
        readings = {(r.evidence, r.criterion, r.points_to): r for r in part.readings}
        for name in part.gathers:
            other, _, wanted = name.partition("/")
            found = cases.get(other)
            there = {p.id: p for p in found.parts} if found else {}
            if found is None:
                wrong = f"an {unknown('case', other, cases)}"
            elif wanted not in there:
                wrong = f"an {unknown(f'part of {other!r}', wanted, there)}"
            elif found.framework != case.framework:
                wrong = f"'{name}', which stands under '{found.framework}'."
            elif there[wanted].gathers:
                wrong = f"'{name}', which itself gathers others."
            else:
                wrong = ""
            if wrong:
                raise DataError([document.problem(("parts", i, "gathers"), f"part '{part.id}' gathers {wrong}")])
            for reading in there[wanted].readings:
                readings.setdefault((reading.evidence, reading.criterion, reading.points_to), reading)
        parts.append(part.model_copy(update={"readings": tuple(readings.values())}))
    if wrong := _too_many(parts):
        raise DataError([document.problem(("parts",), wrong)])
    return case.model_copy(update={"parts": tuple(parts)})


def _too_many(parts: Iterable[Part]) -> str:
    count = sum(len(part.readings) for part in parts)
    return f"the case holds {count} readings; at most {MAX_READINGS} can be tried." if count > MAX_READINGS else ""


def check_case(
    case: Case,
    document: Document,
    record: Record,
    frameworks: Mapping[str, Framework],
    placed: bool = True,
) -> Iterable[Problem]:
    """Everything that a case points to and that is not there.

    `placed` says whether the document holds the case itself, so that each problem has its line; in a counter-case the
    problems of its readings stand at the top of the file.
    """
    if case.source not in record.sources:
        yield document.problem(("source",), unknown("source", case.source, record.sources))
    framework = frameworks.get(case.framework)
    if framework is None:
        yield document.problem(("framework",), unknown("framework", case.framework, frameworks))
        return
    if wrong := _too_many(case.parts):
        yield document.problem(("parts",), wrong)
        return
    earlier: set[str] = set()
    for p, part in enumerate(case.parts):
        at = ("parts", p)
        if part.id in earlier:
            yield document.problem((*at, "id"), f"the part '{part.id}' stands here twice.")
        for other in part.builds_on:
            if other not in earlier:
                yield document.problem((*at, "builds_on"), unknown("earlier part", other, earlier))
        earlier.add(part.id)
        if placed and part.stated is None:
            yield document.problem(
                at,
                "the part has no `stated` verdict: what does the author conclude, and where? "
                "It can be `none`, with the reason.",
            )
        for verdict in part.verdicts:
            if verdict not in framework.verdicts:
                yield document.problem((*at, "stated"), unknown("verdict", verdict, framework.verdicts))
        if part.stated and (wrong := record.check_locator(part.stated.locator)):
            yield document.problem((*at, "stated", "locator"), wrong)
        for r, reading in enumerate(part.readings):
            for key, message in _check_reading(reading, record, framework):
                yield document.problem((*at, "readings", r, key), f"reading {r + 1} of part '{part.id}': {message}")
    for i, passage in enumerate(case.passages):
        if wrong := record.check_locator(passage):
            yield document.problem(("passages", i), wrong)
    for group in ("open", "falsifiers"):
        for i, item in enumerate(getattr(case, group)):
            if item.locator and (wrong := record.check_locator(item.locator)):
                yield document.problem((group, i, "locator"), wrong)


def _check_reading(reading: Reading, record: Record, framework: Framework) -> Iterable[tuple[str, str]]:
    if reading.evidence not in record.evidence:
        yield "evidence", unknown("evidence", reading.evidence, record.evidence)
    if wrong := record.check_locator(reading.locator):
        yield "locator", wrong
    criterion = framework.criteria.get(reading.criterion)
    if criterion is None:
        yield "criterion", unknown(f"criterion of '{framework.id}'", reading.criterion, framework.criteria)
    elif reading.points_to not in criterion.levels:
        yield "points_to", unknown(f"level of '{reading.criterion}'", reading.points_to, criterion.levels)
