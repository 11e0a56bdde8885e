"""A framework: criteria, their levels, switches for what its author left open, and decision tables.

The rule is data. A decision table is an ordered list of rows; the first row whose conditions hold decides, and the
last row is `otherwise`. A framework may put an intermediate result (a *derived* level, such as the degree of
internalisation) in a table of its own, so that the final table stays as short as its author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from math import prod
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from .problem import DataError, Problem, brief, unknown
from .record import FileName, Frozen, Identity, Place, Title
from .standard import Standard
from .yaml_file import Document, fill, read_document

MAX_COMBINATIONS = 20_000
MAX_SETS = 4_000_000
"""How many ways there may be for levels to stay open side by side: each is a cell of a table."""
MAX_LEVELS, MAX_CRITERIA, MAX_ROWS, MAX_VERDICTS = 8, 8, 100, 12


def listed(value: Any) -> Any:
    """One word as a list of one; anything else as it is."""
    return (value,) if isinstance(value, str) else value


ONE_OR_MORE = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
Options = Annotated[tuple[str, ...], BeforeValidator(listed), WithJsonSchema(ONE_OR_MORE)]


NAMED = ("actor", "norm", "institution")
"""What a phrase of a framework can take from the case: `{actor}`."""
BRACED = re.compile(r"\{([^{}]*)\}")


def _phrase(text: str) -> str:
    """A phrase that takes names from the case, or a `ValueError`."""
    if wrong := [name for name in BRACED.findall(text) if name not in NAMED]:
        known = ", ".join(f"{{{name}}}" for name in NAMED)
        raise ValueError(f"'{{{brief(wrong[0])}}}' stands for nothing. It can be: {known}.")
    if text.endswith("."):
        raise ValueError("it goes on in a sentence, so that it ends without a full stop.")
    return text


Sought = Annotated[str, AfterValidator(_phrase)]


class Joint(Frozen):
    """How levels of a criterion hold together, and not against each other, where the author says that they can."""

    level: str
    """The level at which the criterion then stands."""
    of: tuple[str, ...] = Field(min_length=2, max_length=MAX_LEVELS)
    """The levels that hold together."""
    strength: int = Field(default=2, ge=1, le=3)
    """How strong a reading each of them needs: 1 suggestive, 2 substantial, 3 decisive."""
    when: Mapping[str, Options] = Field(default_factory=dict)
    """Only where these switches are set so."""
    locator: Place
    """Where the author says so."""

    def holds(self, switches: Mapping[str, str]) -> bool:
        """Whether the switches allow it."""
        return all(switches[name] in options for name, options in self.when.items())


class Criterion(Frozen):
    """One question that evidence can bear on, with the levels that it can settle on, lowest first."""

    title: Title
    """Its name."""
    question: str
    """What is asked of the facts."""
    locator: Place
    """Where the author sets it."""
    levels: Mapping[Identity, str] = Field(min_length=2, max_length=MAX_LEVELS)
    """The levels that it can settle on, lowest first, each with its meaning."""
    joint: Joint | None = None
    """Where readings for several levels make a mixture, and not a contest."""
    look_for: Sought = ""
    """What a source would have to be on in order to answer the question, as the words “a source on” go on: “whether
    anyone monitored {actor}”. {actor}, {norm} and {institution} stand for those of the case."""
    called: Mapping[str, str] = {}
    """What a level is called within a sentence, where its id does not say it: 'the Western norm'."""
    found: Mapping[Identity, Sought] = Field(default_factory=dict)
    """For each level, what such a source would have to say, as the words “that” go on; a level that is left out stands
    by its meaning."""

    def joins(self, switches: Mapping[str, str]) -> bool:
        """Whether levels can hold together as the switches stand."""
        return self.joint is not None and self.joint.holds(switches)

    def name(self, level: str) -> str:
        """A level within a sentence."""
        return self.called.get(level) or level.replace("-", " ")


class Switch(Frozen):
    """A choice that the author left open. `options` says what each would mean; `why` says where the text is open."""

    title: Title
    """Its name."""
    options: Mapping[Identity, str] = Field(min_length=2, max_length=MAX_LEVELS)
    """What can be chosen, each with its meaning."""
    clauses: Mapping[str, str] = {}
    """Each option as what would have to be so, after an “if”: 'passing any one test were enough'."""
    default: str
    """The option that stands unless it is turned."""
    why: str
    """Why the text leaves the choice open."""
    locator: Place
    """Where."""

    def supposed(self, option: str) -> str:
        """An option after an “if”, within a sentence: its clause, or its meaning where it has none."""
        meaning = " ".join(self.options[option].split()).rstrip(".")
        return self.clauses.get(option) or f"“{meaning}” held"


class Row(Frozen):
    """One line of a decision table: when these conditions hold (each a level, or several), then this."""

    when: Mapping[str, Options] | None = None
    """Conditions: a criterion, derived level or switch, and the levels or options that fit."""
    then: str | None = None
    """What follows where all conditions hold."""
    otherwise: str | None = None
    """In the last row: what follows in every other case."""
    because: str = ""
    """The reason, for the explanation."""
    locator: Place | None = None
    """Where the author says so."""

    @property
    def outcome(self) -> str:
        """What the row decides."""
        return self.then or self.otherwise or ""


class Derived(Frozen):
    """A level that follows from criteria, other derived levels and switches, by a decision table of its own."""

    title: Title
    """Its name."""
    question: str
    """What it says."""
    levels: Mapping[Identity, str] = Field(min_length=2, max_length=MAX_LEVELS)
    """The levels that it can come to."""
    rule: tuple[Row, ...] = Field(min_length=1, max_length=MAX_ROWS)
    """Its decision table; the first row that matches decides."""
    locator: Place
    """Where."""


class Outcome(Frozen):
    """One verdict that a framework can reach. `cell` places it on the typology, by column and row."""

    title: Title
    """Its name."""
    meaning: str
    """What it says."""
    mixture: tuple[str, ...] = ()
    """The verdicts that it holds together, where it is several at once."""
    cell: tuple[str, str] | None = None
    """Its column and row on the typology, where there is one."""
    locator: Place | None = None
    """Where the author defines it."""


class Axis(Frozen):
    """One axis of a typology: its title and its values, first to last."""

    title: Title
    values: Mapping[Identity, Title] = Field(min_length=2, max_length=4)


class Typology(Frozen):
    """A field of cells in which verdicts stand, where the framework's author draws one."""

    title: Title
    x: Axis
    y: Axis
    locator: Place


class RubricRow(Frozen):
    """A degree, the standard by which it is told, and what is to be seen where it holds."""

    degree: str
    standard: str
    implications: tuple[str, ...]


class Rubric(Frozen):
    """The author's own table of standards, paraphrased."""

    title: str
    columns: tuple[str, str, str]
    rows: tuple[RubricRow, ...]
    locator: Place


class Framework(Frozen):
    """What would have to be true for which verdict. See `data/frameworks/`."""

    NAMED_BY = ("id", "source")

    id: FileName
    """The name of the file."""
    title: Title
    """Its name."""
    source: str
    """The work that it is taken from."""
    summary: str
    """The rule in a sentence or two."""
    criteria: Mapping[Identity, Criterion] = Field(min_length=1, max_length=MAX_CRITERIA)
    """The questions that facts can bear on."""
    switches: Mapping[Identity, Switch] = Field(default_factory=dict, max_length=MAX_CRITERIA)
    """The choices that the author left open."""
    derived: Mapping[Identity, Derived] = Field(default_factory=dict, max_length=MAX_CRITERIA)
    """Intermediate results, each with a table of its own."""
    rule: tuple[Row, ...] = Field(min_length=1, max_length=MAX_ROWS)
    """The decision table of the verdict; the first row that matches decides."""
    verdicts: Mapping[Identity, Outcome] = Field(min_length=2, max_length=MAX_VERDICTS)
    """The verdicts that it can reach."""
    standard: Standard = Standard()
    """When readings settle a criterion; where it is left out, the level with the most weight does."""
    typology: Typology | None = None
    """The field in which the author places the verdicts, where there is one."""
    rubric: Rubric | None = None
    """The author’s own table of standards, paraphrased."""

    @cached_property
    def defaults(self) -> Mapping[str, str]:
        """Each switch as it stands unless somebody turns it."""
        return MappingProxyType({name: switch.default for name, switch in self.switches.items()})

    def settings(self, changed: Mapping[str, str] | None = None) -> Mapping[str, str]:
        """All switches, with `changed` over the defaults. Raises `DataError` on an unknown switch or option."""
        problems = []
        for name, option in (changed or {}).items():
            if name not in self.switches:
                problems.append(Problem("", 0, unknown(f"switch of '{self.id}'", name, self.switches)))
            elif option not in self.switches[name].options:
                options = self.switches[name].options
                problems.append(Problem("", 0, unknown(f"option of the switch '{name}'", option, options)))
        if problems:
            raise DataError(problems)
        return MappingProxyType({**self.defaults, **(changed or {})})

    def turns(self, switches: Mapping[str, str], count: int) -> Iterator[dict[str, str]]:
        """Every way to turn just so many of these switches: each that is turned, with its other option."""
        for names in combinations(self.switches, count):
            others = [[o for o in self.switches[n].options if o != switches[n]] for n in names]
            for options in product(*others):
                yield dict(zip(names, options, strict=True))

    def parts_of(self, verdicts: Iterable[str]) -> tuple[str, ...]:
        """The verdicts with each mixture taken apart, each once."""
        return tuple(dict.fromkeys(part for v in verdicts for part in self.verdicts[v].mixture or (v,)))

    def name_of(self, name: str) -> str:
        """The title of a criterion, derived level or switch."""
        for group in (self.criteria, self.derived, self.switches):
            if name in group:
                return group[name].title
        return name

    def decide(self, levels: Mapping[str, str], switches: Mapping[str, str]) -> Decision:
        """The verdict for one level of each criterion, with the rows that decided.

        `levels` gives one level for every criterion; `switches` one option for every switch.
        """
        facts = {**switches, **levels}
        rows: dict[str, int] = {}
        for name, derived in self.derived.items():
            rows[name] = _first(derived.rule, facts)
            facts[name] = derived.rule[rows[name]].outcome
        row = _first(self.rule, facts)
        return Decision(self.rule[row].outcome, row, {name: facts[name] for name in self.derived}, rows)

    def combinations(self) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
        """Every choice of levels with every setting of the switches."""
        names, choices = list(self.criteria), [list(c.levels) for c in self.criteria.values()]
        switches, options = list(self.switches), [list(s.options) for s in self.switches.values()]
        for levels in product(*choices):
            for setting in product(*options):
                yield dict(zip(names, levels, strict=True)), dict(zip(switches, setting, strict=True))


@dataclass(frozen=True)
class Decision:
    """What one combination of levels comes to. Rows are counted from 0."""

    verdict: str
    """The verdict."""
    row: int
    """The row of the final table that decides it."""
    derived: Mapping[str, str]
    """The level of each derived result."""
    derived_rows: Mapping[str, int]
    """The row of its table that decides each of them."""


def _first(rows: Iterable[Row], facts: Mapping[str, str]) -> int:
    for number, row in enumerate(rows):
        if row.when is None or all(facts[name] in options for name, options in row.when.items()):
            return number
    raise AssertionError("a decision table ends in `otherwise`")


def load_framework(path: Path, name: str) -> Framework:
    """Read and check one framework. Raises `DataError` with every problem, by line."""
    document = read_document(path, name)
    framework = fill(Framework, document)
    problems = list(_check(framework, document))
    if not problems:
        problems = list(_unreachable(framework, document))
    problems += document.misnamed(framework.id)
    if problems:
        raise DataError(problems)
    return framework


def _check(framework: Framework, document: Document) -> Iterable[Problem]:
    seen: dict[str, str] = {}
    for group in ("criteria", "switches", "derived"):
        for name in getattr(framework, group):
            if name in seen:
                yield document.problem(
                    (group, name), f"'{name}' is already one of the {seen[name]}. Each name stands once."
                )
            seen[name] = group
    for name, switch in framework.switches.items():
        if switch.default not in switch.options:
            yield document.problem(("switches", name, "default"), unknown("option", switch.default, switch.options))
        for option in switch.clauses:
            if option not in switch.options:
                yield document.problem(("switches", name, "clauses", option), unknown("option", option, switch.options))
    for name, criterion in framework.criteria.items():
        for key, named in (("found", criterion.found), ("called", criterion.called)):
            for level in named:
                if level not in criterion.levels:
                    at = ("criteria", name, key, level)
                    yield document.problem(at, unknown(f"level of '{name}'", level, criterion.levels))
    yield from _check_mixtures(framework, document)
    known: dict[str, Iterable[str]] = {name: c.levels for name, c in framework.criteria.items()}
    known.update({name: s.options for name, s in framework.switches.items()})
    for name, derived in framework.derived.items():
        yield from _check_table(derived.rule, derived.levels, known, document, ("derived", name, "rule"))
        known[name] = derived.levels
    yield from _check_table(framework.rule, framework.verdicts, known, document, ("rule",))
    if framework.typology:
        x, y = framework.typology.x.values, framework.typology.y.values
        for name, outcome in framework.verdicts.items():
            if outcome.cell and (outcome.cell[0] not in x or outcome.cell[1] not in y):
                message = (
                    f"the cell {list(outcome.cell)} is not on the typology. "
                    f"Columns: {', '.join(x)}. Rows: {', '.join(y)}."
                )
                yield document.problem(("verdicts", name, "cell"), message)


def _check_mixtures(framework: Framework, document: Document) -> Iterable[Problem]:
    """What holds together has to be there: levels, switches and options of a joint, verdicts of a mixture."""
    for name, criterion in framework.criteria.items():
        if (joint := criterion.joint) is None:
            continue
        at = ("criteria", name, "joint")
        for level in (joint.level, *joint.of):
            if level not in criterion.levels:
                yield document.problem(at, unknown(f"level of '{name}'", level, criterion.levels))
        for switch, options in joint.when.items():
            if switch not in framework.switches:
                yield document.problem(at, unknown("switch", switch, framework.switches))
                continue
            for option in options:
                if option not in framework.switches[switch].options:
                    known = framework.switches[switch].options
                    yield document.problem(at, unknown(f"option of '{switch}'", option, known))
    plain = [n for n, v in framework.verdicts.items() if not v.mixture]
    for name, outcome in framework.verdicts.items():
        for part in outcome.mixture:
            if part not in plain:
                yield document.problem(
                    ("verdicts", name, "mixture"), unknown("verdict that is no mixture", part, plain)
                )


def _check_table(
    rows: tuple[Row, ...],
    outcomes: Iterable[str],
    known: Mapping[str, Iterable[str]],
    document: Document,
    at: tuple[str | int, ...],
) -> Iterable[Problem]:
    for number, row in enumerate(rows):
        here = (*at, number)
        last = number == len(rows) - 1
        if row.otherwise is not None and not last:
            yield document.problem(
                here, "`otherwise` stands in the last row only: the rows after it would never be read."
            )
        if last and row.otherwise is None:
            yield document.problem(
                here, "the last row should be `otherwise: ...`, so that every combination is decided."
            )
        if row.otherwise is None and (row.when is None or row.then is None):
            yield document.problem(here, "a row needs `when` with its conditions and `then` with what follows.")
        if row.outcome and row.outcome not in outcomes:
            yield document.problem(here, unknown("outcome", row.outcome, outcomes))
        for name, options in (row.when or {}).items():
            if name not in known:
                yield document.problem(
                    (*here, "when", name), unknown("criterion, switch or earlier derived level", name, known)
                )
                continue
            for option in options:
                if option not in known[name]:
                    yield document.problem((*here, "when", name), unknown(f"level of '{name}'", option, known[name]))


def _unreachable(framework: Framework, document: Document) -> Iterable[Problem]:
    """Rows that no combination of levels and switches reaches, found by trying them all."""
    counts = [len(c.levels) for c in framework.criteria.values()]
    turns = prod(len(s.options) for s in framework.switches.values())
    size, sets = prod(counts) * turns, prod(2**count - 1 for count in counts) * turns
    if size > MAX_COMBINATIONS:
        message = f"the criteria and switches combine in {size:,} ways; at most {MAX_COMBINATIONS:,} can be checked."
        yield document.problem(("criteria",), message)
        return
    if sets > MAX_SETS:
        message = f"the levels can stay open together in {sets:,} ways; at most {MAX_SETS:,} can be tried."
        yield document.problem(("criteria",), message)
        return
    reached: set[tuple[str, int]] = set()
    for levels, switches in framework.combinations():
        decision = framework.decide(levels, switches)
        reached.add(("", decision.row))
        reached.update(decision.derived_rows.items())
    tables: list[tuple[str, tuple[str, ...], tuple[Row, ...]]] = [("", ("rule",), framework.rule)]
    tables += [(name, ("derived", name, "rule"), d.rule) for name, d in framework.derived.items()]
    for table, at, rows in tables:
        for number in range(len(rows)):
            if (table, number) not in reached:
                message = f"row {number + 1} of this table is never reached: an earlier row always decides."
                yield document.problem((*at, number), message)
