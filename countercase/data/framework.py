"""A framework: criteria, their levels, switches for what its author left open, and decision tables.

The rule is data. A decision table is an ordered list of rows; the first row whose conditions hold decides, and the
last row is `otherwise`. A framework may put an intermediate result (a *derived* level, such as the degree of
internalisation) in a table of its own, so that the final table stays as short as its author's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations, product
from types import MappingProxyType

import numpy as np
from pydantic import Field

from .criterion import Criterion, Switch
from .decision_table import MAX_ROWS, Decision, Derived, Row, deciding, first
from .field import FileName, Frozen, Identity, Line, Place, Title
from .problem import DataError, Problem, unknown
from .standard import Standard
from .typology import Rubric, Typology

MAX_CRITERIA, MAX_VERDICTS = 8, 12


class Outcome(Frozen):
    """One verdict that a framework can reach. `cell` places it on the typology, by column and row."""

    title: Title
    """Its name."""
    meaning: str
    """What it says."""
    clause: Line = ""
    """What facts do that come to it, where “come out as” with its name would read ill: `bear no conclusion`."""
    mixture: tuple[str, ...] = ()
    """The verdicts that it holds together, where it is several at once."""
    cell: tuple[str, str] | None = None
    """Its column and row on the typology, where there is one."""
    locator: Place | None = None
    """Where the author defines it."""


class Mechanism(Frozen):
    """A way in which the author says that something works on who is judged."""

    meaning: str = ""
    """How it works, where the author says so."""
    locator: Place
    """Where the author names it."""


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
    mechanisms: Mapping[Line, Mechanism] = Field(default_factory=dict, max_length=MAX_CRITERIA)
    """The ways of working on who is judged that the author names, and readings can carry."""
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

    def level(self, name: str, level: str) -> str:
        """A level of a criterion or a derived level, or an option of a switch, within a sentence."""
        return self.criteria[name].name(level) if name in self.criteria else level.replace("-", " ")

    def phrase(self, name: str, level: str) -> str:
        """The same told from the words around it: in quotation marks, unless it has a name."""
        return self.criteria[name].phrase(level) if name in self.criteria else f"“{self.level(name, level)}”"

    def decide(self, levels: Mapping[str, str], switches: Mapping[str, str]) -> Decision:
        """The verdict for one level of each criterion, with the rows that decided.

        `levels` gives one level for every criterion; `switches` one option for every switch.
        """
        key = (*(levels[name] for name in self.criteria), *(switches[name] for name in self.switches))
        found = self._decided.get(key)
        if found is None:
            found = self._decided[key] = self._decide({**switches, **levels})
        return found

    @cached_property
    def _decided(self) -> dict[tuple[str, ...], Decision]:
        """What was decided before: whoever tries other weights or switches asks for the same few, again and again."""
        return {}

    def _decide(self, facts: dict[str, str]) -> Decision:
        rows: dict[str, int] = {}
        for name, derived in self.derived.items():
            rows[name] = first(derived.rule, facts)
            facts[name] = derived.rule[rows[name]].outcome
        row = first(self.rule, facts)
        return Decision(self.rule[row].outcome, row, {name: facts[name] for name in self.derived}, rows)

    def __copy__(self) -> Framework:
        """A copy, without what was worked out: it may be given another rule."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied

    def decided(self) -> tuple[np.ndarray, Mapping[str, np.ndarray]]:
        """The row that decides for every choice of levels with every setting of the switches, counted from 0.

        An axis for each criterion and then for each switch; of the final table, and of that of each derived level.
        """
        known = {n: list(c.levels) for n, c in self.criteria.items()} | {
            n: list(s.options) for n, s in self.switches.items()
        }
        facts = {
            name: np.arange(len(levels)).reshape([-1 if i == axis else 1 for i in range(len(known))])
            for axis, (name, levels) in enumerate(known.items())
        }
        rows = {}
        for name, derived in self.derived.items():
            rows[name] = deciding(derived.rule, facts, known)
            known[name] = list(derived.levels)
            facts[name] = np.array([known[name].index(row.outcome) for row in derived.rule])[rows[name]]
        return deciding(self.rule, facts, known), rows

    def combinations(self) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
        """Every choice of levels with every setting of the switches, one by one."""
        names, choices = list(self.criteria), [list(c.levels) for c in self.criteria.values()]
        switches, options = list(self.switches), [list(s.options) for s in self.switches.values()]
        for levels in product(*choices):
            for setting in product(*options):
                yield dict(zip(names, levels, strict=True)), dict(zip(switches, setting, strict=True))
