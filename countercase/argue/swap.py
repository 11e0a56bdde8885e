"""From one side of a comparison to the other, change by change: what each does alone, and which are needed together.

A change is a fact that is treated as on the other side, a switch that is set as there, or the margin. Two sides stand
under one framework and differ in just so many changes; every set of them, up to a bound, is judged together with
arrays, since what a set of facts weighs is the sum of what each adds and takes away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any, Literal

import numpy as np

from ..data.framework import Framework
from ..data.problem import SHORT, brief
from ..data.reading import Reading
from .conclude import standing
from .rule_table import as_bits, rule_of

TRIES = 20_000
"""How many sets of one size are tried at most."""
MOST_SETS = 200
"""How many smallest sets are kept."""
ByFact = Mapping[str, Sequence[Reading]]
Kind = Literal["fact", "switch", "margin"]
Effect = Literal["nothing", "opens", "closes", "flips"]
"""What a change does to a verdict: it stays; others join it; some of several fall; or it becomes another."""


@dataclass(frozen=True)
class Change:
    """One thing in which two sides differ."""

    kind: Kind
    """A fact, a switch, or the margin."""
    name: str
    """The fact, the switch, or `margin`."""
    alone: tuple[str, ...]
    """The verdicts of the first side where this alone is as on the second."""
    effect: Effect
    """What that does to the first verdict."""
    without: tuple[str, ...]
    """The verdicts of the second side where this alone is as on the first."""
    needed: bool
    """Whether the second verdict is another without it."""
    together: tuple[str, ...] | None
    """The fewest others with which it leads to just the second verdict, where each of them is needed; nothing where it
    does so alone, and None where no set that was tried needs it."""

    def __repr__(self) -> str:
        return f"<Change of the {self.kind} '{brief(self.name, SHORT)}': alone it {self.effect}>"

    def as_dict(self) -> dict[str, Any]:
        """The change as plain data, for JSON."""
        return {
            "kind": self.kind,
            "name": self.name,
            "alone": list(self.alone),
            "effect": self.effect,
            "without": list(self.without),
            "needed": self.needed,
            "together_with": None if self.together is None else list(self.together),
        }


@dataclass(frozen=True)
class Swap:
    """All changes that lead from one side to the other, what they do, and which sets of them are enough."""

    changes: tuple[Change, ...]
    """Each change, in the order of the facts, and then of the settings."""
    before: tuple[str, ...]
    """The verdicts of the first side."""
    after: tuple[str, ...]
    """The verdicts of the second side, with all changes made."""
    turns: tuple[tuple[str, ...], ...]
    """The sets of changes that make the first verdict another, whatever it then is, none of them more than needed."""
    meets: tuple[tuple[str, ...], ...]
    """The sets of changes that lead to just the second verdict, none of them more than needed; smallest first."""
    bound: int
    """Up to how many changes at once were tried, all sets of them."""

    def __repr__(self) -> str:
        return f"<Swap of {len(self.changes)} changes: {len(self.meets)} sets lead to the second verdict>"

    @property
    def smallest(self) -> tuple[tuple[str, ...], ...]:
        """The sets that lead to the second verdict with the fewest changes."""
        return tuple(held for held in self.meets if len(held) == len(self.meets[0]))

    @property
    def whole(self) -> bool:
        """Whether every set of changes was tried, so that what was not found is not there."""
        return self.bound == len(self.changes)

    def as_dict(self) -> dict[str, Any]:
        """The changes as plain data, for JSON."""
        return {
            "changes": [change.as_dict() for change in self.changes],
            "turned_by": [list(held) for held in self.turns],
            "met_by": [list(held) for held in self.meets],
            "tried_up_to": self.bound,
        }


@dataclass(frozen=True)
class Ground:
    """What one side is judged by: its readings by fact, its switches, and its margin."""

    facts: ByFact
    """Its readings, by the fact that they read."""
    switches: Mapping[str, str]
    """Every switch of the framework with its option."""
    margin: int
    """How far behind the lead a level may lie and still stay open."""


def swap(framework: Framework, first: Ground, second: Ground) -> Swap:
    """The changes from the first side to the second, both under one framework."""
    field = _Field(framework, first, second)
    count = len(field.named)
    before, after = (field.judged(np.full((1, count), taken))[0] for taken in (False, True))
    one = np.eye(count, dtype=bool)
    alone, without = field.judged(one), field.judged(~one)
    turns, meets, bound = _search(field, before, after)
    names = [name for _, name in field.named]
    changes = []
    for i, (kind, name) in enumerate(field.named):
        with_it = next((held for held in meets if i in held), None)
        changes.append(
            Change(
                kind,
                name,
                field.verdicts(alone[i]),
                effect_of(field.verdicts(before), field.verdicts(alone[i])),
                field.verdicts(without[i]),
                bool(before != after and without[i] != after),
                None if with_it is None else tuple(names[other] for other in with_it if other != i),
            )
        )
    turned, met = (tuple(tuple(names[i] for i in held) for held in sets) for sets in (turns, meets))
    return Swap(tuple(changes), field.verdicts(before), field.verdicts(after), turned, met, bound)


def effect_of(before: Iterable[str], after: Iterable[str]) -> Effect:
    """What becomes of a verdict: nothing, others beside it, fewer of several, or another."""
    old, new = set(before), set(after)
    if old == new:
        return "nothing"
    if old < new:
        return "opens"
    return "closes" if new < old else "flips"


Sets = list[tuple[int, ...]]


def _search(field: _Field, before: int, after: int) -> tuple[Sets, Sets, int]:
    """The sets of changes after which the first verdict is another, and those after which it is just the second.

    None of them holds a smaller one that does as much. Sets are tried by their size, up to the first size of which
    there are too many; the last size that was tried comes third.
    """
    count = len(field.named)
    turns: Sets = []
    meets: Sets = []
    for size in range(1, count + 1):
        if comb(count, size) > TRIES:
            return turns, meets, size - 1
        sets = np.fromiter(_flat(count, size), dtype=np.int64).reshape(-1, size)
        taken = np.zeros((len(sets), count), dtype=bool)
        np.put_along_axis(taken, sets, True, axis=1)
        judged = field.judged(taken)
        _keep(turns, sets, taken, judged != before)
        if before != after:
            _keep(meets, sets, taken, judged == after)
    return turns, meets, count


def _keep(kept: Sets, sets: np.ndarray, taken: np.ndarray, hits: np.ndarray) -> None:
    """Keep the sets that hit and hold none of those that are kept already, `MOST_SETS` in all."""
    for held in kept:
        hits &= ~taken[:, list(held)].all(axis=1)
    for row in np.flatnonzero(hits)[: MOST_SETS - len(kept)]:
        kept.append(tuple(int(i) for i in sets[row]))


def _flat(count: int, size: int) -> Iterator[int]:
    for held in combinations(range(count), size):
        yield from held


class _Field:
    """Two sides under one framework: what each change adds to the weights, and what any set of them comes to."""

    def __init__(self, framework: Framework, first: Ground, second: Ground) -> None:
        self.framework, self.first, self.second = framework, first, second
        facts = [
            f
            for f in {**first.facts, **second.facts}
            if reads(first.facts.get(f, ())) != reads(second.facts.get(f, ()))
        ]
        turned = [s for s in framework.switches if first.switches[s] != second.switches[s]]
        margin = ["margin"] if first.margin != second.margin else []
        self.named: list[tuple[Kind, str]] = [
            *(("fact", f) for f in facts),
            *(("switch", s) for s in turned),
            *(("margin", m) for m in margin),
        ]
        self._facts = len(facts)
        held = [r for readings in first.facts.values() for r in readings]
        self._base = {c: self._counts(c, held) for c in framework.criteria}
        self._deltas = {c: self._added(c, facts) for c in framework.criteria}

    def _added(self, criterion: str, facts: list[str]) -> np.ndarray:
        """What each fact adds to the counts of a criterion where it is treated as on the second side."""
        added = np.zeros((len(facts), len(self.framework.criteria[criterion].levels), 3), dtype=np.int64)
        for i, fact in enumerate(facts):
            there, here = (side.facts.get(fact, ()) for side in (self.second, self.first))
            added[i] = self._counts(criterion, there) - self._counts(criterion, here)
        return added

    def _counts(self, criterion: str, readings: Iterable[Reading]) -> np.ndarray:
        """How many readings there are for each level (rows) and strength (columns)."""
        levels = list(self.framework.criteria[criterion].levels)
        counts = np.zeros((len(levels), 3), dtype=np.int64)
        for r in readings:
            if r.criterion == criterion:
                counts[levels.index(r.points_to), r.strength - 1] += 1
        return counts

    def judged(self, taken: np.ndarray) -> np.ndarray:
        """The verdicts, as bits, where the changes of each row are made."""
        found = np.zeros(len(taken), dtype=np.uint16)
        settings = taken[:, self._facts :]
        for held in np.unique(settings, axis=0):
            rows = np.flatnonzero((settings == held).all(axis=1))
            found[rows] = self._under(held, taken[rows, : self._facts])
        return found

    def _under(self, held: np.ndarray, facts: np.ndarray) -> np.ndarray:
        turned = {change for change, there in zip(self.named[self._facts :], held, strict=True) if there}
        switches = {
            name: (self.second if ("switch", name) in turned else self.first).switches[name]
            for name in self.framework.switches
        }
        margin = (self.second if ("margin", "margin") in turned else self.first).margin
        index = []
        for name, criterion in self.framework.criteria.items():
            counts = self._base[name] + np.tensordot(facts.astype(np.int64), self._deltas[name], axes=(1, 0))
            weights = counts @ np.array([1, 2, 3])
            strongest = ((counts > 0) * np.array([1, 2, 3])).max(axis=2)
            joins = np.full(len(facts), criterion.joins(switches))
            stands = standing(criterion, self.framework.standard, weights.T, strongest.T, joins, margin)
            index.append(as_bits(stands) - 1)
        verdicts: np.ndarray = rule_of(self.framework).under(switches)[tuple(index)]
        return verdicts

    def verdicts(self, bits: int) -> tuple[str, ...]:
        """A set of verdicts by their ids, in the order of the framework."""
        return rule_of(self.framework).verdicts(int(bits))


def reads(readings: Iterable[Reading]) -> list[tuple[str, str, int]]:
    """What readings of one fact come to for a rule: the levels that they point to, and how strongly."""
    return sorted((r.criterion, r.points_to, r.strength) for r in readings)
