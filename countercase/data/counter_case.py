"""A counter-case: a case that extends another by a list of changes, each with its reason.

A change rereads, drops or adds a reading, turns a switch, sets the margin, or judges by another framework. A `reread`
that says just what the parent says is no change; so a fresh counter-case lists every reading and is valid at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field, model_validator

from .case import MAX_READINGS, Case, Falsifier, Open, Part, Reading, Strength, check_case
from .field import Day, FileName, Frozen, Identity, Key, Line, Place, Sentence, Title
from .framework import Framework
from .locator import Locator
from .own_record import OneWork, OwnWork
from .problem import SHORT, DataError, Problem, brief, unknown
from .record import Evidence, Record, Source
from .yaml_file import Document, fill

Complaint = Callable[[str, str], None]
"""Notes what is wrong with a change: the key that it stands under, and the message."""
KINDS = ("reread", "drop", "add", "switch", "margin", "framework")


class Change(Frozen):
    """One change. Exactly one of `reread`, `drop`, `add`, `switch`, `margin` and `framework` says what it does."""

    reread: str | None = None
    """The evidence that is read differently."""
    drop: str | None = None
    """The evidence whose reading is left out."""
    add: str | None = None
    """The evidence that is read in addition."""
    switch: str | None = None
    """The switch that is turned, to the option in `to`."""
    to: str | None = None
    margin: int | None = Field(default=None, ge=0, le=1000)
    """How far behind the lead a level may lie and still stay open."""
    framework: str | None = None
    """The framework to judge by instead. The parent's readings fall away with theirs; new ones are added."""
    part: str | None = None
    """The part of the case; it can be left out where there is one part alone."""
    criterion: str | None = None
    points_to: str | None = None
    strength: Strength | None = None
    locator: Place | None = None
    because: Sentence
    """Your reason. Every change has one."""

    @model_validator(mode="after")
    def _one(self) -> Change:
        named = [kind for kind in KINDS if getattr(self, kind) is not None]
        if len(named) != 1:
            found = " and ".join(named) or "none of them"
            raise ValueError(f"a change has exactly one of {', '.join(KINDS)}; this one has {found}.")
        needs = {"reread": ("points_to", "strength"), "add": ("criterion", "points_to", "strength"), "switch": ("to",)}
        for name in needs.get(named[0], ()):
            if getattr(self, name) is None:
                raise ValueError(f"`{named[0]}` needs `{name}` beside it.")
        return self

    @property
    def kind(self) -> str:
        """What the change does."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)


class CounterCaseFile(Frozen):
    """A counter-case as it is written. See `data/cases/` and the guide."""

    NAMED_BY = ("id", "extends")

    id: FileName
    extends: str
    """The case that this one argues with."""
    title: Title
    short: Line = ""
    author: Line = ""
    """Who argues this."""
    date: Day = ""
    """The day on which it was put forward: 2026-11-26."""
    question: str = ""
    summary: str = ""
    thesis: Sentence
    """What you hold, put at its strongest."""
    sources: Mapping[Key, OneWork] = Field(default_factory=dict)
    """Works of your own, by key, for the evidence in the file beside this one: a title, or what there is to say."""
    changes: tuple[Change, ...] = Field(min_length=1, max_length=MAX_READINGS)
    narratives: Mapping[Identity, Sentence] = Field(default_factory=dict)
    """The argument of a part as you tell it, by the id of the part. Where you tell none, the parent's is quoted."""
    open: tuple[Open, ...] = ()
    falsifiers: tuple[Falsifier, ...] = ()


@dataclass(frozen=True)
class Altered:
    """A change that changes something, with what stood there before."""

    change: Change
    """The change as it is written."""
    before: Reading | str | None
    """The reading, option, margin or framework that stood there; None where nothing did."""
    after: Reading | str | None
    """What stands there now; None where it is left out."""

    def __repr__(self) -> str:
        return f"<Altered: {self.change.kind} {brief(getattr(self.change, self.change.kind), SHORT)}>"


@dataclass(frozen=True)
class CounterCase:
    """A counter-case, resolved: the case it makes, the settings it is judged with, and what it alters."""

    case: Case
    """The parent's case with the changes made."""
    parent: str
    """The id of the case that it extends."""
    author: str
    """Who argues it; may be empty."""
    altered: tuple[Altered, ...]
    """The changes that change something."""
    switches: Mapping[str, str] = field(default_factory=dict)
    """The switches that it turns, those of its parent among them."""
    margin: int = 0
    """The margin that it is judged with."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """Facts of its own, and of the counter-cases that it extends, by id."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The works that they come from, by key."""
    works: Mapping[str, OwnWork] = field(default_factory=dict)
    """The same as the critic describes them."""
    date: str = ""
    """The day on which it was put forward; may be empty."""
    narrated: frozenset[str] = frozenset()
    """The parts whose argument it tells itself."""

    def __repr__(self) -> str:
        return f"<CounterCase '{self.case.id}' of '{self.parent}': {len(self.altered)} changes>"


def resolve(
    document: Document,
    written: CounterCaseFile,
    parent: Case,
    settings: tuple[Mapping[str, str], int],
    record: Record,
    frameworks: Mapping[str, Framework],
) -> CounterCase:
    """The counter-case made good on its parent.

    `settings` are the switches and the margin that the parent is judged with. Raises `DataError`, every problem by
    line: a reading that the parent does not have, a level that does not exist, a changed reading with the old reason.
    """
    made = _Resolution(document, record, frameworks, parent, settings)
    for number, change in enumerate(written.changes):
        made.apply(number, change)
    for name in written.narratives:
        if name not in made.parts:
            made.problems.append(document.problem(("narratives", name), unknown("part", name, made.parts)))
    case = _case(written, parent, made.framework.id, made.parts, keep_stated=made.framework.id == parent.framework)
    problems = made.problems or list(check_case(case, document, record, frameworks, placed=False))
    if problems:
        raise DataError(problems)
    return CounterCase(
        case,
        parent.id,
        written.author,
        tuple(made.altered),
        made.switches,
        made.margin,
        date=written.date,
        narrated=frozenset(written.narratives),
    )


class _Resolution:
    """What the changes of a counter-case have made of its parent so far, and what was wrong with them."""

    def __init__(
        self,
        document: Document,
        record: Record,
        frameworks: Mapping[str, Framework],
        parent: Case,
        settings: tuple[Mapping[str, str], int],
    ) -> None:
        self.document, self.record, self.frameworks = document, record, frameworks
        self.framework = frameworks[parent.framework]
        self.switches, self.margin = dict(settings[0]), settings[1]
        self.parts = {p.id: list(p.readings) for p in parent.parts}
        self.altered: list[Altered] = []
        self.problems: list[Problem] = []
        # readings that a `reread` has spoken for: a fact may be read twice for one criterion
        self.claimed: list[Reading] = []

    def apply(self, number: int, change: Change) -> None:
        """Make one change, or note what is wrong with it."""

        def problem(key: str, message: str) -> None:
            self.problems.append(self.document.problem(("changes", number, key), f"change {number + 1}: {message}"))

        if change.framework is not None:
            self._judge_by(change, change.framework, problem)
        elif change.margin is not None:
            if change.margin != self.margin:
                self.altered.append(Altered(change, str(self.margin), str(change.margin)))
            self.margin = change.margin
        elif change.switch is not None and change.to is not None:
            self._turn(change, change.switch, change.to, problem)
        elif self._known(change, problem):
            if change.add is not None:
                self._add(change, change.add, problem)
            elif change.drop is not None:
                self._drop(change, change.drop, problem)
            elif change.reread is not None:
                self._reread(change, change.reread, problem)

    def _judge_by(self, change: Change, name: str, problem: Complaint) -> None:
        if name not in self.frameworks:
            problem("framework", unknown("framework", name, self.frameworks))
            return
        self.altered.append(Altered(change, self.framework.id, name))
        self.framework, self.switches, self.margin = self.frameworks[name], {}, 0
        self.parts = {part: [] for part in self.parts}

    def _turn(self, change: Change, switch: str, option: str, problem: Complaint) -> None:
        try:
            before = self.framework.settings(self.switches)
            self.framework.settings({switch: option})
        except DataError as error:
            problem("switch", error.problems[0].message)
            return
        if before[switch] != option:
            self.altered.append(Altered(change, before[switch], option))
        self.switches[switch] = option

    def _known(self, change: Change, problem: Complaint) -> bool:
        """Whether the fact and the part that a change names are there."""
        name = getattr(change, change.kind)
        if name not in self.record.evidence:
            read = {r.evidence for readings in self.parts.values() for r in readings}
            problem(change.kind, unknown("evidence", name, self.record.evidence if change.kind == "add" else read))
            return False
        if change.part and change.part not in self.parts:
            problem("part", unknown("part", change.part, self.parts))
            return False
        return True

    def _add(self, change: Change, name: str, problem: Complaint) -> None:
        parts, framework = self.parts, self.framework
        place = change.part or (next(iter(parts)) if len(parts) == 1 else "")
        if not place:
            problem("add", f"say in which `part` it is read. It can be: {', '.join(parts)}.")
            return
        named, level = change.criterion or "", change.points_to or ""
        criterion = framework.criteria.get(named)
        if criterion is None:
            problem("criterion", unknown(f"criterion of '{framework.id}'", named, framework.criteria))
        elif level not in criterion.levels:
            problem("points_to", unknown(f"level of '{named}'", level, criterion.levels))
        elif any((r.evidence, r.criterion) == (name, named) for r in parts[place]):
            problem("add", f"'{name}' is read for '{named}' already. Use `reread` to read it differently.")
        else:
            made = _reading(change, name, named, change.locator or self.record.evidence[name].locator)
            parts[place].append(made)
            self.altered.append(Altered(change, None, made))

    def _spoken_of(self, change: Change, name: str, problem: Complaint) -> list[tuple[str, Reading]]:
        """The readings that a `drop` or a `reread` may speak of, each with its part."""
        found = [
            (part, r)
            for part, readings in self.parts.items()
            for r in readings
            if r.evidence == name
            and (change.part is None or part == change.part)
            and (change.criterion is None or r.criterion == change.criterion)
        ]
        if not found:
            kind = change.kind
            problem(kind, f"the parent does not read '{name}'{_where(change)}, so there is nothing to {kind}.")
        return found

    def _drop(self, change: Change, name: str, problem: Complaint) -> None:
        found = self._spoken_of(change, name, problem)
        if any(_same_words(change.because, r.because) for _, r in found):
            problem("because", f"'{name}' is left out, and the reason is still the parent's. Give your own.")
            return
        for part, reading in found:
            self.parts[part].remove(reading)
            self.altered.append(Altered(change, reading, None))

    def _reread(self, change: Change, name: str, problem: Complaint) -> None:
        if not (found := self._spoken_of(change, name, problem)):
            return
        if len({(p, r.criterion) for p, r in found}) > 1:
            several = "; ".join(f"part {p}, criterion {r.criterion}" for p, r in found)
            problem("reread", f"'{name}' is read more than once ({several}). Say which, by `part` and `criterion`.")
            return
        free = [pair for pair in found if not any(pair[1] is r for r in self.claimed)] or found
        same = [pair for pair in free if (change.points_to, change.strength) == (pair[1].points_to, pair[1].strength)]
        part, reading = (same or free)[0]
        self.claimed.append(reading)
        levels = self.framework.criteria[reading.criterion].levels
        if change.points_to not in levels:
            problem("points_to", unknown(f"level of '{reading.criterion}'", change.points_to or "", levels))
            return
        if (change.points_to, change.strength) == (reading.points_to, reading.strength):
            return
        if _same_words(change.because, reading.because):
            problem("because", f"'{name}' is read differently, and the reason is still the parent's. Give your own.")
            return
        made = _reading(change, name, reading.criterion, change.locator or reading.locator)
        self.parts[part][self.parts[part].index(reading)] = made
        self.altered.append(Altered(change, reading, made))


def _same_words(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _where(change: Change) -> str:
    parts = [
        f" for '{change.criterion}'" if change.criterion else "",
        f" in part '{change.part}'" if change.part else "",
    ]
    return "".join(parts)


def _reading(change: Change, name: str, criterion: str, locator: Locator) -> Reading:
    return Reading.model_validate(
        {
            "evidence": name,
            "criterion": criterion,
            "points_to": change.points_to,
            "strength": change.strength,
            "locator": str(locator),
            "because": change.because,
        }
    )


def _case(
    written: CounterCaseFile, parent: Case, framework: str, parts: Mapping[str, list[Reading]], keep_stated: bool
) -> Case:
    """The counter-case as a case: the parent's parts with the readings changed, and the critic's own words."""
    changed: list[Part] = []
    for part in parent.parts:
        update: dict[str, Any] = {"readings": tuple(parts[part.id]), "gathers": ()}
        if part.id in written.narratives:
            update["narrative"] = written.narratives[part.id]
        if not keep_stated:
            update |= {"stated": None, "title": part.label}
        changed.append(part.model_copy(update=update))
    return parent.model_copy(
        update={
            "id": written.id,
            "author": written.author,
            "date": written.date,
            "title": written.title,
            "short": written.short or written.id.replace("-", " "),
            "question": written.question or parent.question,
            "summary": written.summary or f"A counter-case to: {parent.title}.",
            "thesis": written.thesis,
            "framework": framework,
            "parts": tuple(changed),
            "open": written.open,
            "falsifiers": written.falsifiers,
        }
    )


def read_counter_case(document: Document) -> CounterCaseFile:
    """The counter-case as it is written. Raises `DataError`, every problem by line."""
    return fill(CounterCaseFile, document)


def order(counter_cases: Mapping[str, str], cases: Iterable[str]) -> list[str]:
    """Counter-cases in the order in which they can be resolved, given what each extends.

    Raises `DataError` on a counter-case to what does not exist, and on those that extend each other in a circle.
    """
    known, done = set(cases), list[str]()
    problems: list[Problem] = []
    waiting = dict(counter_cases)
    for name, parent in list(waiting.items()):
        if parent not in known and parent not in counter_cases:
            message = f"`extends` names an {unknown('case', parent, {*known, *counter_cases} - {name})}"
            problems.append(Problem(f"data/cases/{name}.yml", 0, message))
            del waiting[name]
    while waiting:
        ready = [name for name, parent in waiting.items() if parent in known]
        if not ready:
            circle = " → ".join([*waiting, next(iter(waiting))])
            for name in waiting:
                message = f"the cases extend each other in a circle: {circle}."
                problems.append(Problem(f"data/cases/{name}.yml", 0, message))
            break
        for name in ready:
            known.add(name)
            done.append(name)
            del waiting[name]
    if problems:
        raise DataError(problems)
    return done
