"""What one would have to believe: the fewest changes under which a part of a case comes to another verdict.

A change drops a reading, reads it to another level or with another strength, turns a switch or sets the margin. All are
tried together, and all of them, save that what is given stays as it is. What the readings can become stands in
`reach.py`, and the rule is looked up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

import numpy as np

from ..data.framework import Framework
from ..data.problem import fault, unknown
from .belief import Belief, Change, Point
from .part_verdict import PartVerdict
from .reach import Kind, Move, assigned, reaches
from .rule_table import rule_of
from .verdict import Verdict

MOST_CHANGES = 4
"""How many changes at once are tried."""
MOST_SETS = 40
"""As many sets as are listed; more are counted."""


def believe(verdict: Verdict, part: PartVerdict, target: str | Iterable[str], at_most: int = MOST_CHANGES) -> Belief:
    """The fewest changes that lead one part of a judged case to the verdict `target`, and to it alone.

    Where `target` names several verdicts, to just these, so that the part is left open between them. Raises
    `DataError` where the framework has no such verdict.
    """
    return Search(verdict, part, at_most).toward(target)


@dataclass(frozen=True)
class _Setting:
    """One way to set switches and margin, and how many changes that takes."""

    switches: Mapping[str, str]
    """Every switch, with the option that it is set to."""
    turned: Mapping[str, str]
    """Those of them that differ from the verdict's own."""
    margin: int
    """The margin, in steps of strength."""
    spent: int
    """How many changes that is."""


@dataclass(frozen=True)
class _Alike:
    """Settings under which the same changes of readings leave the same levels open."""

    settings: list[int]
    """The settings, by their numbers."""
    rows: np.ndarray
    """What can be left open, as rows of the table of the rule."""
    costs: np.ndarray
    """How many changes of readings each row takes."""


class Search:
    """All that up to `at_most` changes can make of one part; asked for several verdicts, it is prepared once."""

    def __init__(self, verdict: Verdict, part: PartVerdict, at_most: int = MOST_CHANGES) -> None:
        self.verdict, self.part, self.at_most = verdict, part, at_most
        self.framework: Framework = verdict.framework
        self._reach = reaches(self.framework, part.readings, at_most)
        self._settings = sorted(self._set(), key=lambda setting: setting.spent)

    def _set(self) -> Iterator[_Setting]:
        """Every way to set the switches and the margin, the margins nearest to what stands first.

        A margin decides nothing but whether a level lies within it of the lead, and none lies further behind than the
        heaviest weight that the changes can make: a margin beyond that does what that weight does.
        """
        own = self.verdict.margin
        heaviest = max(reach.heaviest for reach in self._reach.values())
        margins = sorted({own, *range(heaviest + 1)}, key=lambda margin: (abs(margin - own), margin))
        for count in range(min(self.at_most, len(self.framework.switches)) + 1):
            for turned in self.framework.turns(self.verdict.switches, count):
                for margin in margins:
                    spent = count + (margin != own)
                    if spent <= self.at_most:
                        yield _Setting({**self.verdict.switches, **turned}, turned, margin, spent)

    def toward(self, target: str | Iterable[str]) -> Belief:
        """The fewest changes that lead to `target`. Raises `DataError` where the framework has no such verdict."""
        wanted = (target,) if isinstance(target, str) else tuple(target)
        bits, size = self._bits(wanted), self.size(wanted)
        found = self._sets(bits, size) if size is not None else iter(())
        first = tuple(islice(found, MOST_SETS))
        count = len(first) + sum(1 for _ in found)
        return Belief(self.verdict, self.part, wanted, size, first, count, self.at_most)

    def size(self, target: str | Iterable[str]) -> int | None:
        """How many changes lead to `target`, without saying which; None where more than are tried."""
        size = int(self._sizes[self._bits((target,) if isinstance(target, str) else target)])
        return size if size <= self.at_most else None

    def _bits(self, wanted: Iterable[str]) -> int:
        held, known = tuple(wanted), self.framework.verdicts
        for name in held:
            if name not in known:
                raise fault(unknown(f"verdict of '{self.framework.id}'", name, known))
        return rule_of(self.framework).bits_of(held)

    @cached_property
    def _sizes(self) -> np.ndarray:
        """For each set of verdicts, as bits, the fewest changes that lead to just these; too many where none do."""
        best: np.ndarray = np.full(1 << len(self.framework.verdicts), self.at_most + 1, dtype=np.int32)
        for alike in self._alike:
            # of settings that turn the same switches the first costs least
            for number in {self._columns[number]: number for number in reversed(alike.settings)}.values():
                costs = alike.costs + self._settings[number].spent
                near = costs <= self.at_most
                np.minimum.at(best, self._verdicts(number, alike.rows)[near], costs[near])
        return best

    @cached_property
    def _columns(self) -> list[int]:
        """The column of the table of the rule for the switches of each setting."""
        return [rule_of(self.framework).column(setting.switches) for setting in self._settings]

    def _verdicts(self, number: int, rows: np.ndarray) -> np.ndarray:
        """The verdicts, as bits, that rows of the table of the rule come to in a setting."""
        verdicts: np.ndarray = rule_of(self.framework).rows[rows, self._columns[number]]
        return verdicts

    @cached_property
    def _alike(self) -> list[_Alike]:
        """The settings, those together under which the same changes of readings leave the same levels open."""
        rule = rule_of(self.framework)
        held: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for number, setting in enumerate(self._settings):
            held[tuple(map(id, self._fewest(setting)))].append(number)
        found = []
        for numbers in held.values():
            first = self._settings[numbers[0]]
            found.append(_Alike(numbers, *rule.affordable(self._fewest(first), self.at_most - first.spent)))
        return found

    def _fewest(self, setting: _Setting) -> list[dict[int, int]]:
        return [reach.fewest(reach.criterion.joins(setting.switches), setting.margin) for reach in self._reach.values()]

    def _sets(self, bits: int, size: int) -> Iterator[tuple[Change, ...]]:
        """Every set of just `size` changes, none fewer being enough; of margins that do the same, the nearest."""
        rows: dict[int, list[int]] = {}
        for alike in self._alike:
            for number in alike.settings:
                held = alike.rows[alike.costs == size - self._settings[number].spent]
                if len(held) and (hits := held[self._verdicts(number, held) == bits].tolist()):
                    rows[number] = hits
        seen: set[tuple[Change, ...]] = set()
        for number in sorted(rows):
            setting = self._settings[number]
            flips = tuple(self._switch(name, option) for name, option in setting.turned.items())
            wider = (self._margin(setting.margin),) if setting.margin != self.verdict.margin else ()
            for changed in self._readings(rows[number], setting):
                if not wider:
                    yield (*flips, *changed)
                elif (*flips, *changed) not in seen:
                    seen.add((*flips, *changed))
                    yield (*flips, *wider, *changed)

    def _readings(self, rows: Iterable[int], setting: _Setting) -> Iterator[tuple[Change, ...]]:
        """Every set of changes of readings that leaves just the levels open that stand in one of these rows."""
        rule, fewest = rule_of(self.framework), self._fewest(setting)
        for row in rows:
            each = []
            for (name, reach), held, mask in zip(self._reach.items(), fewest, rule.masks(row), strict=True):
                if count := held[mask]:
                    ways = reach.ways(reach.criterion.joins(setting.switches), setting.margin, mask, count)
                    each.append([changed for moves in ways for changed in self._choices(name, moves)])
            for chosen in product(*each):
                yield tuple(change for held in chosen for change in held)

    def _choices(self, name: str, moves: tuple[Move, ...]) -> Iterator[tuple[Change, ...]]:
        """The readings that can make these moves: readings of one kind are interchangeable."""
        wanted: dict[Kind, list[Kind | None]] = defaultdict(list)
        for origin, goal in moves:
            wanted[origin].append(goal)
        of_kind = self._reach[name].of_kind
        pools = [
            [list(zip(held, goals, strict=True)) for held in assigned(of_kind[origin], goals)]
            for origin, goals in wanted.items()
        ]
        levels = list(self.framework.criteria[name].levels)
        for chosen in product(*pools):
            yield tuple(
                Change(
                    "reread" if goal else "drop",
                    reading.evidence,
                    name,
                    Point(reading.points_to, reading.strength),
                    Point(levels[goal[0]], goal[1]) if goal else None,
                    " ".join(reading.because.split()),
                )
                for pairs in chosen
                for reading, goal in pairs
            )

    def _switch(self, name: str, option: str) -> Change:
        switch = self.framework.switches[name]
        before, after = Point(self.verdict.switches[name]), Point(option)
        return Change("switch", name, "", before, after, " ".join(switch.why.split()))

    def _margin(self, margin: int) -> Change:
        return Change("margin", "margin", "", Point(str(self.verdict.margin)), Point(str(margin)), "")
