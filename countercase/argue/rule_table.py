"""A framework's rule as a table: the outcome of every choice of open levels, to be looked up and not worked out.

The table is made from the decision tables of the framework once, so the rule is not written a second time here. Sets of
levels and sets of verdicts are bits of a number: bit i stands for the i-th, in the order of the framework.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from math import prod
from typing import Any

import numpy as np

from ..data.framework import Framework
from ..data.reading import Reading
from .conclude import weighing


@dataclass(frozen=True)
class RuleTable:
    """The set of verdicts, as bits, for every choice of open levels and switches.

    Axis c of `table` counts the non-empty sets of levels of criterion c, as bits less one; the last axes count the
    options of the switches.
    """

    framework: Framework
    """The framework that the table is made from."""
    table: np.ndarray
    """Unsigned integers of 16 bits; bit i stands for the i-th verdict of the framework."""

    def __repr__(self) -> str:
        return f"<RuleTable of '{self.framework.id}': {self.table.size} cells>"

    def turned(self, switches: Mapping[str, str]) -> list[int]:
        """The place of each switch's option, in the order of the last axes."""
        return [list(s.options).index(switches[name]) for name, s in self.framework.switches.items()]

    def under(self, switches: Mapping[str, str]) -> np.ndarray:
        """The table as these switches stand: an axis for each criterion."""
        place: tuple[Any, ...] = (..., *self.turned(switches))
        table: np.ndarray = self.table[place]
        return table

    def crossed(self, switches: Mapping[str, str], masks: Sequence[Iterable[int]]) -> np.ndarray:
        """The verdicts, as bits, for every pick of one set of levels for each criterion: an axis for each criterion.

        `masks` holds for each criterion the sets of levels, as bits, from which one is picked.
        """
        found: np.ndarray = self.under(switches)[np.ix_(*([mask - 1 for mask in held] for held in masks))]
        return found

    def affordable(self, costs: Sequence[Mapping[int, int]], most: int) -> tuple[np.ndarray, np.ndarray]:
        """Every pick of one set of levels for each criterion that costs `most` at the most in all: its row in `rows`,
        and its cost.

        `costs` holds for each criterion the sets of levels, as bits, from which one is picked, with what each costs.
        """
        rows, spent = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)
        for held, length in zip(costs, self._picks, strict=True):
            masks, each = np.array(list(held)), np.array(list(held.values()))
            together = np.add.outer(spent, each)
            near = together <= most
            rows, spent = np.add.outer(rows * length, masks - 1)[near], together[near]
        return rows, spent

    @cached_property
    def rows(self) -> np.ndarray:
        """The table with a row for each pick of one set of levels for each criterion, and a column for each setting of
        the switches."""
        return self.table.reshape(prod(self._picks), prod(self._turns))

    def masks(self, row: int) -> list[int]:
        """The set of levels of each criterion, as bits, in a row of `rows`."""
        return [int(place) + 1 for place in np.unravel_index(row, self._picks)]

    def column(self, switches: Mapping[str, str]) -> int:
        """The column of `rows` for a setting of the switches."""
        return int(np.ravel_multi_index(self.turned(switches), self._turns)) if self._turns else 0

    @property
    def _picks(self) -> tuple[int, ...]:
        """How many sets of levels each criterion has."""
        return self.table.shape[: len(self.framework.criteria)]

    @property
    def _turns(self) -> tuple[int, ...]:
        """How many options each switch has."""
        return self.table.shape[len(self.framework.criteria) :]

    def outcomes(self, levels: Mapping[str, Iterable[str]], switches: Mapping[str, str]) -> tuple[str, ...]:
        """The verdicts where these levels of each criterion, and no others, are open, in the order of the framework."""
        place = tuple(sum(bits[level] for level in levels[name]) - 1 for name, bits in self._bits.items())
        return self.verdicts(int(self.table[(*place, *self.turned(switches))]))

    def verdicts(self, bits: int) -> tuple[str, ...]:
        """A set of verdicts by their ids, in the order of the framework."""
        return tuple(name for i, name in enumerate(self.framework.verdicts) if bits >> i & 1)

    def bits_of(self, verdicts: Iterable[str]) -> int:
        """A set of verdicts, by their ids, as bits."""
        order = list(self.framework.verdicts)
        return sum({1 << order.index(name) for name in verdicts})

    def mask_of(self, criterion: str, levels: Iterable[str]) -> int:
        """A set of levels of a criterion as bits."""
        return sum({self._bits[criterion][level] for level in levels})

    @cached_property
    def _bits(self) -> Mapping[str, Mapping[str, int]]:
        """The bit of each level of each criterion."""
        criteria = self.framework.criteria.items()
        return {name: {level: 1 << i for i, level in enumerate(c.levels)} for name, c in criteria}


_tables: dict[int, RuleTable] = {}


def rule_of(framework: Framework) -> RuleTable:
    """The rule as a table, made once for each framework."""
    held = _tables.get(id(framework))
    if held is None or held.framework is not framework:
        held = _tables[id(framework)] = _tabulate(framework)
    return held


def _tabulate(framework: Framework) -> RuleTable:
    """Every combination of single levels is decided once, and sets of levels are their union."""
    bits_of = {name: 1 << i for i, name in enumerate(framework.verdicts)}
    final, _ = framework.decided()
    table = np.array([bits_of[row.outcome] for row in framework.rule], dtype=np.uint16)[final]
    for axis, count in enumerate(len(c.levels) for c in framework.criteria.values()):
        sets = []
        for bits in range(1, 1 << count):
            members = [i for i in range(count) if bits >> i & 1]
            sets.append(np.bitwise_or.reduce(np.take(table, members, axis=axis), axis=axis))
        table = np.stack(sets, axis=axis)
    return RuleTable(framework, table)


class Outcomes:
    """What some readings come to under any margin and switches, where the verdicts alone are asked for and not why.

    What they leave open hangs on the margin, and on the switches only where levels may hold together: it is worked out
    once for all settings that are the same to it.
    """

    def __init__(self, framework: Framework, readings: Iterable[Reading]) -> None:
        self._framework = framework
        self._own: dict[str, list[Reading]] = {name: [] for name in framework.criteria}
        for reading in readings:
            self._own[reading.criterion].append(reading)
        self._open: dict[tuple[str, int, bool], tuple[str, ...]] = {}

    def at(self, margin: int, switches: Mapping[str, str]) -> tuple[str, ...]:
        """What `conclude` comes to."""
        levels = {}
        for name, criterion in self._framework.criteria.items():
            key = name, margin, criterion.joins(switches)
            if key not in self._open:
                standard, own = self._framework.standard, self._own[name]
                self._open[key] = weighing(name, criterion, own, standard, margin, switches).levels
            levels[name] = self._open[key]
        return rule_of(self._framework).outcomes(levels, switches)


def outcomes(
    framework: Framework, readings: Iterable[Reading], margin: int, switches: Mapping[str, str]
) -> tuple[str, ...]:
    """The same for one setting."""
    return Outcomes(framework, readings).at(margin, switches)


def sums(costs: Sequence[np.ndarray]) -> np.ndarray:
    """What each pick of one of every kind costs together: an axis for each kind."""
    return reduce(np.add.outer, costs, np.zeros((), dtype=np.int64))


def as_bits(stands: np.ndarray) -> np.ndarray:
    """Truth values of levels, a row for each, as one number a column: the first level is the lowest bit."""
    bits: np.ndarray = stands[-1].astype(np.int64)
    for row in stands[-2::-1]:  # one after the other: to have them all side by side takes twice as long
        bits += bits
        bits += row
    return bits
