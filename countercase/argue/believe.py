"""What one would have to believe: the fewest changes under which a part of a case comes to another verdict.

A change drops a reading, reads it to another level or with another strength, turns a switch or sets the margin. All are
tried together. Readings of one criterion that point to the same level with the same strength are interchangeable, so
that the search goes over their numbers and is exhaustive within its bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, pairwise, product
from typing import Any

import numpy as np

from ..data.case import Reading
from ..data.framework import Criterion, Framework
from ..data.problem import fault, unknown
from ..data.standard import Standard
from .conclude import standing
from .multiverse import as_bits, rule_of
from .verdict import PartVerdict, Verdict

MOST_CHANGES = 4
"""How many changes at once are tried."""
MOST_SETS = 40
"""As many sets as are listed; more are counted."""

Class = tuple[int, int]
"""A level, by its place, and a strength: readings that are alike for the rule."""
Counts = tuple[tuple[Class, int], ...]
"""How many readings of one criterion are of each class."""
Move = tuple[Class, Class | None]
"""A reading of one class becomes one of another, or falls away."""


@dataclass(frozen=True)
class Change:
    """One thing that one would have to hold, beside what the author holds."""

    kind: str
    """`drop`, `reread`, `switch` or `margin`."""
    name: str
    """The evidence, or the switch."""
    criterion: str
    """The criterion of a reading; empty for a switch and the margin."""
    before: str
    """What stands: level and strength, option, or margin."""
    after: str
    """What would have to stand; empty where a reading is dropped."""
    author_says: str
    """The author's reason for a reading, or why the text leaves a switch open."""

    def words(self) -> str:
        """The change in a line: what would have to be held, and what the author says."""
        says = f" The author: {self.author_says}" if self.author_says else ""
        if self.kind == "drop":
            return f"  leave out {self.name} ({self.criterion}: {self.before}).{says}"
        if self.kind == "reread":
            return f"  read {self.name} ({self.criterion}) as {self.after}, and not as {self.before}.{says}"
        if self.kind == "margin":
            return f"  let levels within {self.after} of the lead stay open, and not within {self.before}."
        return (
            f"  set {self.name} to {self.after}, and not to {self.before}. The text leaves it open: {self.author_says}"
        )

    def as_dict(self) -> dict[str, Any]:
        """The change as plain data, for JSON."""
        return {
            "kind": self.kind,
            "evidence": self.name,
            "criterion": self.criterion,
            "from": self.before,
            "to": self.after,
            "author_says": self.author_says,
        }


@dataclass(frozen=True)
class Belief:
    """The smallest sets of changes under which a part comes to a verdict and to no other."""

    verdict: Verdict
    """The judged case."""
    part: PartVerdict
    """The part that would come to another verdict."""
    target: str
    """The id of that verdict."""
    size: int | None
    """How many changes it takes; None where none of up to `bound` changes reaches it."""
    sets: tuple[tuple[Change, ...], ...]
    """The sets, `MOST_SETS` at the most."""
    count: int
    """How many sets of that size there are."""
    bound: int
    """Up to how many changes at once were tried, all of them."""

    def lines(self) -> list[str]:
        """The answer line by line, for a terminal."""
        title = self.verdict.framework.verdicts[self.target].title
        where = f"{self.verdict.dossier.case.title}, {self.part.part.title}"
        if self.size is None:
            return [f"{where}: no {self.bound} changes or fewer lead to “{title}”; all of them were tried."]
        if self.size == 0:
            return [f"{where} comes to “{title}” as it stands."]
        ways = "one way" if self.count == 1 else f"{self.count:,} ways"
        changes = "one change" if self.size == 1 else f"{self.size} changes"
        lines = [f"{where} would come to “{title}” by {changes}, in {ways}:"]
        for held in self.sets:
            lines += ["", *(change.words() for change in held)]
        if self.count > len(self.sets):
            lines += ["", f"... and {self.count - len(self.sets):,} more."]
        return lines

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, for JSON."""
        return {
            "case": self.verdict.dossier.case.id,
            "part": self.part.part.id,
            "verdict": self.target,
            "reachable": self.size is not None,
            "size": self.size,
            "at_most": self.bound,
            "exhaustive": True,
            "count": self.count,
            "sets": [[change.as_dict() for change in held] for held in self.sets],
        }


def believe(verdict: Verdict, part: PartVerdict, target: str, at_most: int = MOST_CHANGES) -> Belief:
    """The fewest changes that lead one part of a judged case to the verdict `target`, and to it alone.

    Raises `DataError` where the framework has no such verdict.
    """
    framework = verdict.framework
    if target not in framework.verdicts:
        raise fault(unknown(f"verdict of '{framework.id}'", target, framework.verdicts))
    search = _Search(verdict, part, 1 << list(framework.verdicts).index(target))
    for size in range(at_most + 1):
        found = search.sets(size)
        first = tuple(islice(found, MOST_SETS))
        if first:
            return Belief(verdict, part, target, size, first, len(first) + sum(1 for _ in found), at_most)
    return Belief(verdict, part, target, None, (), 0, at_most)


class _Search:
    """The sets of changes of one part that lead to one verdict, by their size."""

    def __init__(self, verdict: Verdict, part: PartVerdict, bit: int) -> None:
        self.verdict, self.part, self.bit = verdict, part, bit
        self.framework: Framework = verdict.framework
        self.by_criterion = {
            name: [r for r in part.readings if r.criterion == name] for name in self.framework.criteria
        }
        heaviest = sum(r.strength for r in part.readings)
        self.margins = [verdict.margin, *(m for m in range(min(heaviest, 30) + 1) if m != verdict.margin)]
        self._states = {
            name: _States(self.framework.standard, criterion, self.by_criterion[name])
            for name, criterion in self.framework.criteria.items()
        }

    def sets(self, size: int) -> Iterator[tuple[Change, ...]]:
        """Every set of just `size` changes; of margins that do the same, the one nearest to what stands."""
        for turned in (t for n in range(size + 1) for t in self.framework.turns(self.verdict.switches, n)):
            settings = {**self.verdict.switches, **turned}
            flips = tuple(self._switch(name, option) for name, option in turned.items())
            wider: set[tuple[Change, ...]] = set()
            for margin in self.margins:
                other = margin != self.verdict.margin
                left = size - len(turned) - other
                if left < 0:
                    continue
                for moves in self._readings(settings, margin, left):
                    for changed in self._expanded(moves):
                        if not other:
                            yield (*flips, *changed)
                        elif changed not in wider:
                            wider.add(changed)
                            yield (*flips, self._margin(margin), *changed)

    def _readings(self, settings: Mapping[str, str], margin: int, left: int) -> Iterator[dict[str, tuple[Move, ...]]]:
        """Moves of readings, `left` of them, that leave the verdict alone."""
        table = rule_of(self.framework).under(settings)
        names = list(self.framework.criteria)
        masks = [self._states[n].masks(settings, margin, left) for n in names]
        for spent in _shares(left, [max(held) for held in masks]):
            for chosen in product(*(masks[i].get(k, {}).items() for i, k in enumerate(spent))):
                if table[tuple(mask - 1 for mask, _ in chosen)] != self.bit:
                    continue
                for ways in product(*(moves for _, moves in chosen)):
                    yield dict(zip(names, ways, strict=True))

    def _expanded(self, moves: Mapping[str, tuple[Move, ...]]) -> Iterator[tuple[Change, ...]]:
        """The readings that can make these moves: readings of one class are interchangeable."""
        per = [list(self._choices(name, held)) for name, held in moves.items() if held]
        for chosen in product(*per):
            yield tuple(change for held in chosen for change in held)

    def _choices(self, name: str, moves: tuple[Move, ...]) -> Iterator[tuple[Change, ...]]:
        levels = list(self.framework.criteria[name].levels)
        wanted: dict[Class, list[Class | None]] = defaultdict(list)
        for origin, goal in moves:
            wanted[origin].append(goal)
        pools = []
        for origin, goals in wanted.items():
            pool = [r for r in self.by_criterion[name] if (levels.index(r.points_to), r.strength) == origin]
            pools.append([list(zip(held, goals, strict=True)) for held in _assigned(pool, goals)])
        for chosen in product(*pools):
            yield tuple(self._reading(r, goal, levels) for pairs in chosen for r, goal in pairs)

    def _reading(self, reading: Reading, goal: Class | None, levels: list[str]) -> Change:
        before = f"{reading.points_to}, {reading.strength}"
        after = f"{levels[goal[0]]}, {goal[1]}" if goal else ""
        because = " ".join(reading.because.split())
        kind = "reread" if goal else "drop"
        return Change(kind, reading.evidence, reading.criterion, before, after, because)

    def _switch(self, name: str, option: str) -> Change:
        switch = self.framework.switches[name]
        return Change("switch", name, "", self.verdict.switches[name], option, " ".join(switch.why.split()))

    def _margin(self, margin: int) -> Change:
        return Change("margin", "margin", "", str(self.verdict.margin), str(margin), "")


class _States:
    """What the readings of one criterion can become by so many moves, and the levels that then stay open."""

    def __init__(self, standard: Standard, criterion: Criterion, readings: Iterable[Reading]) -> None:
        self._standard, self._criterion = standard, criterion
        levels = list(criterion.levels)
        counts: dict[Class, int] = defaultdict(int)
        for r in readings:
            counts[levels.index(r.points_to), r.strength] += 1
        self._first: Counts = tuple(sorted(counts.items()))
        self._goals: list[Class | None] = [None, *((i, s) for i in range(len(levels)) for s in (1, 2, 3))]
        self._rings: list[dict[Counts, list[tuple[Move, ...]]]] = [{self._first: [()]}]
        self._masks = lru_cache(maxsize=256)(self._made)

    def masks(
        self, settings: Mapping[str, str], margin: int, most: int
    ) -> dict[int, dict[int, list[tuple[Move, ...]]]]:
        """By how many moves, each set of open levels as bits, with the moves that lead to it."""
        joint = self._criterion.joint
        return self._masks(joint is not None and joint.holds(settings), margin, most)

    def _made(self, joins: bool, margin: int, most: int) -> dict[int, dict[int, list[tuple[Move, ...]]]]:
        found: dict[int, dict[int, list[tuple[Move, ...]]]] = {}
        for k in range(most + 1):
            if k == len(self._rings):
                self._rings.append(self._next(k))
            ring = self._rings[k]
            if not ring:
                break
            held: dict[int, list[tuple[Move, ...]]] = defaultdict(list)
            for mask, ways in zip(self._open(joins, margin, list(ring)), ring.values(), strict=True):
                held[mask] += ways
            found[k] = dict(held)
        return found

    def _next(self, k: int) -> dict[Counts, list[tuple[Move, ...]]]:
        """The states that just k readings changed make, each with its moves. A reading is changed once."""
        ring: dict[Counts, list[tuple[Move, ...]]] = defaultdict(list)
        origins = [c for c, n in self._first for _ in range(min(n, k))]
        for taken in sorted(set(combinations(origins, k))):
            for goals in product(self._goals, repeat=k):
                moves = tuple(zip(taken, goals, strict=True))
                # alike readings are interchangeable, and a move to where one is is no move
                if any(a == b for a, b in moves) or any(
                    a[0] == b[0] and _order(a[1]) > _order(b[1]) for a, b in pairwise(moves)
                ):
                    continue
                counts = dict(self._first)
                for origin, goal in moves:
                    counts[origin] -= 1
                    if goal:
                        counts[goal] = counts.get(goal, 0) + 1
                ring[tuple(sorted((c, n) for c, n in counts.items() if n))].append(moves)
        return dict(ring)

    def _open(self, joins: bool, margin: int, states: list[Counts]) -> list[int]:
        """The levels that each state leaves open, as bits."""
        total = np.zeros((len(self._criterion.levels), len(states)), dtype=np.int64)
        strongest = np.zeros_like(total)
        for i, counts in enumerate(states):
            for (level, strength), n in counts:
                total[level, i] += n * strength
                strongest[level, i] = max(strongest[level, i], strength)
        may = np.full(len(states), joins)
        stands = standing(self._criterion, self._standard, total, strongest, may, margin)
        return [int(mask) for mask in as_bits(stands)]


def _order(goal: Class | None) -> Class:
    return goal or (-1, -1)


def _shares(total: int, most: list[int]) -> Iterator[tuple[int, ...]]:
    """Every way to spend `total` on so many places, each at most its most."""
    if not most:
        if not total:
            yield ()
        return
    for k in range(min(total, most[0]) + 1):
        for rest in _shares(total - k, most[1:]):
            yield (k, *rest)


def _assigned(pool: list[Reading], goals: list[Class | None]) -> Iterator[tuple[Reading, ...]]:
    """The ways to give readings of one class to goals, those with the same goal in one order only."""

    def walk(i: int, free: list[Reading], taken: tuple[Reading, ...]) -> Iterator[tuple[Reading, ...]]:
        if i == len(goals):
            yield taken
            return
        start = 0
        if i and goals[i] == goals[i - 1]:
            start = pool.index(taken[-1]) + 1
        for r in pool[start:]:
            if r not in taken:
                yield from walk(i + 1, free, (*taken, r))

    yield from walk(0, pool, ())
