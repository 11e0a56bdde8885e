"""What the readings of one criterion can become by a few changes, and the levels that would then stay open.

A change drops a reading, or reads it to another level or with another strength. Readings that point to the same level
with the same strength are alike for the rule, and what is given stays. So the search goes over how many there are of
each kind, and over the weights that these make: many sets of changes come to the same weights, and are judged once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations, combinations_with_replacement, groupby, product

import numpy as np

from ..data.criterion import Criterion
from ..data.framework import Framework
from ..data.reading import Reading
from ..data.standard import Standard
from .conclude import standing
from .rule_table import as_bits

Kind = tuple[int, int]
"""A level, by its place, and a strength: readings that are alike for the rule."""
Move = tuple[Kind, Kind | None]
"""A reading of one kind becomes one of another, or falls away."""


class Reach:
    """The readings of one criterion, and all that up to `most` changes can make of them; or to let fall `most` at most,
    where they are to be let fall alone.
    """

    def __init__(
        self,
        standard: Standard,
        criterion: Criterion,
        readings: Iterable[Reading],
        most: int,
        falling_alone: bool = False,
    ) -> None:
        self.criterion = criterion
        self._standard = standard
        self._levels = list(criterion.levels)
        self.of_kind: dict[Kind, list[Reading]] = {}
        self._given: Counter[Kind] = Counter()
        for reading in readings:
            kind = self._levels.index(reading.points_to), reading.strength
            if reading.given:
                self._given[kind] += 1
            else:
                self.of_kind.setdefault(kind, []).append(reading)
        reread = () if falling_alone else product(range(len(self._levels)), (1, 2, 3))
        self._goals: list[Kind | None] = [None, *reread]
        self._kinds = sorted(self.of_kind)
        self._total, self._strongest, self._moves = self._states(max(most, 0))
        self.heaviest = int(self._total.max())
        """The weight of the heaviest level in anything that the changes can make."""
        self._made: dict[tuple[tuple[int, int], ...], dict[int, int]] = {}
        self._fewest = lru_cache(maxsize=None)(self._find_fewest)
        self._enumerated = lru_cache(maxsize=None)(self._enumerate)

    def fewest(self, joins: bool, margin: int) -> dict[int, int]:
        """Each set of open levels that can be had, as bits, with the fewest changes that it takes."""
        # where nothing joins, and from the heaviest weight on, there is nothing to tell apart
        return self._fewest(joins and self.criterion.joint is not None, min(margin, self.heaviest))

    def _find_fewest(self, joins: bool, margin: int) -> dict[int, int]:
        masks = self._open(self._total, self._strongest, joins, margin)
        found, first = np.unique(masks, return_index=True)  # the states stand in the order of their moves
        made = dict(zip(found.tolist(), self._moves[first].tolist(), strict=True))
        return self._made.setdefault(tuple(made.items()), made)  # what is the same is one, to be told by

    def ways(self, joins: bool, margin: int, mask: int, count: int) -> list[tuple[Move, ...]]:
        """Every set of just `count` moves that leaves the levels of `mask` open."""
        moves, total, strongest = self._enumerated(count)
        found = self._open(total, strongest, joins, margin)
        return [held for held, own in zip(moves, found, strict=True) if own == mask]

    def _open(self, total: np.ndarray, strongest: np.ndarray, joins: bool, margin: int) -> np.ndarray:
        """The levels that each state leaves open, as bits."""
        may = np.full(total.shape[1], joins)
        return as_bits(standing(self.criterion, self._standard, total, strongest, may, margin))

    def _states(self, most: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Weights and strongest readings that can be had (a row a level), with the fewest moves for each column.

        Which readings are moved and what becomes of them are found apart, and put together: that a reading becomes one
        of its own kind is no move, and what it leaves was had with fewer.
        """
        levels = len(self._levels)
        stay = self._stay(most)
        found, moves = [], []
        for count in np.unique(stay[:, 0]).tolist():
            left = stay[stay[:, 0] == count, 1:]
            gained = _gained(tuple(self._goals), levels, count)
            total = left[:, None, :levels] + gained[:, :levels]
            strongest = np.maximum(left[:, None, levels:], gained[:, levels:])
            found.append(np.concatenate([total, strongest], axis=2).reshape(len(left) * len(gained), 2 * levels))
            moves.append(np.full(len(found[-1]), count))
        states = np.concatenate(found)
        # what weighs the same is the same for the rule, and the first of it takes the fewest moves
        once = _first(states)
        return states[once, :levels].T, states[once, levels:].T, np.concatenate(moves)[once]

    def _stay(self, most: int) -> np.ndarray:
        """What is left where up to `most` readings are moved away: a row for each way that weighs otherwise, with how
        many are moved, the weight on each level and the strongest reading for each.
        """
        levels, kinds = len(self._levels), sorted({*self.of_kind, *self._given})
        given = np.array([self._given[kind] for kind in kinds], dtype=np.int32)
        free = [len(self.of_kind.get(kind, ())) for kind in kinds]
        left, moved = np.array([free], dtype=np.int32), np.zeros(1, dtype=np.int32)
        for i, held in enumerate(free):
            some = np.arange(min(most, held) + 1, dtype=np.int32)
            away = np.tile(some, len(left))
            moved = np.repeat(moved, len(some)) + away
            may = moved <= most
            left, moved = np.repeat(left, len(some), axis=0)[may], moved[may]
            left[:, i] -= away[may]
        rows = np.zeros((len(left), 1 + 2 * levels), dtype=np.int32)
        rows[:, 0] = moved
        # of one level the stronger comes later
        for (level, strength), number in zip(kinds, (left + given).T, strict=True):
            rows[:, 1 + level] += number * strength
            rows[number > 0, 1 + levels + level] = strength
        apart: np.ndarray = rows[_first(rows)]
        return apart

    def _enumerate(self, count: int) -> tuple[list[tuple[Move, ...]], np.ndarray, np.ndarray]:
        """Every set of just `count` moves, with the weights and the strongest readings that it leaves."""
        each = [kind for kind in self._kinds for _ in self.of_kind[kind][:count]]
        moves = [held for taken in sorted(set(combinations(each, count))) for held in self._goals_for(taken)]
        shape = len(self._levels), len(moves)
        total, strongest = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.int32)
        stand = self._given + Counter({kind: len(held) for kind, held in self.of_kind.items()})
        for column, held in enumerate(moves):
            now = stand.copy()
            for origin, goal in held:
                now[origin] -= 1
                if goal:
                    now[goal] += 1
            for (level, strength), number in now.items():
                if number:
                    total[level, column] += number * strength
                    strongest[level, column] = max(strongest[level, column], strength)
        return moves, total, strongest

    def _goals_for(self, taken: tuple[Kind, ...]) -> Iterator[tuple[Move, ...]]:
        """What can become of readings of these kinds; alike readings are interchangeable."""
        groups = [
            [
                tuple((origin, goal) for goal in goals)
                for goals in combinations_with_replacement([g for g in self._goals if g != origin], len(list(alike)))
            ]
            for origin, alike in groupby(taken)
        ]
        for chosen in product(*groups):
            yield tuple(move for held in chosen for move in held)


def reaches(
    framework: Framework, readings: Iterable[Reading], most: int, falling_alone: bool = False
) -> dict[str, Reach]:
    """What the readings of each criterion can become."""
    held = list(readings)
    return {
        name: Reach(framework.standard, criterion, [r for r in held if r.criterion == name], most, falling_alone)
        for name, criterion in framework.criteria.items()
    }


def assigned(pool: list[Reading], goals: list[Kind | None]) -> Iterator[tuple[Reading, ...]]:
    """The ways to give readings of one kind to goals, those with the same goal in one order only."""

    def walk(i: int, free: list[Reading], taken: tuple[Reading, ...]) -> Iterator[tuple[Reading, ...]]:
        if i == len(goals):
            yield taken
            return
        start = 0
        if i and goals[i] == goals[i - 1]:
            start = pool.index(taken[-1])  # which is taken itself
        for r in pool[start:]:
            if r not in taken:
                yield from walk(i + 1, free, (*taken, r))

    yield from walk(0, pool, ())


@cache
def _gained(goals: tuple[Kind | None, ...], levels: int, count: int) -> np.ndarray:
    """What just so many readings come to that are each given to one of the goals: a row for each way that weighs
    otherwise, with the weight on each level and the strongest reading for each. The same for all readings.
    """
    if not count:
        return np.zeros((1, 2 * levels), dtype=np.int32)
    made = []
    for goal in goals:
        now = _gained(goals, levels, count - 1).copy()
        if goal:
            level, strength = goal
            now[:, level] += strength
            now[:, levels + level] = np.maximum(now[:, levels + level], strength)
        made.append(now)
    rows = np.concatenate(made)
    apart: np.ndarray = rows[_first(rows)]
    return apart


def _first(states: np.ndarray) -> np.ndarray:
    """Where each state stands first. They are told apart by one number each, which is much faster than row by row."""
    try:
        key = np.ravel_multi_index(tuple(states.T), tuple((states.max(axis=0) + 1).tolist()))
    except ValueError:  # which would be too large
        first = np.unique(states, axis=0, return_index=True)[1]
    else:
        first = np.unique(key, return_index=True)[1]
    first.sort()
    return first
