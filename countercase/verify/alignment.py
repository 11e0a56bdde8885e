"""A source laid beside a copy of it: where each of its places stands in the copy, and what stands there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from ..data.locator import Locator
from ..data.passage import Text
from .copy import Copy
from .locate import Found, Gap, Place
from .numbers import numbers

Run = tuple[int, int]
"""A run of letters of the copy: the first, and the one after the last."""


@dataclass(frozen=True)
class Alignment:
    """The passages of a source in one copy."""

    source: str
    unit: str
    text: Text
    copy: Copy
    places: tuple[Place, ...]
    """Where each passage stands."""

    def passages(self, locator: Locator) -> list[int]:
        """The passages in which the places of a locator stand, by their number."""
        spans = self._spans(locator)
        starts = self.text.starts
        return [i for i in range(len(self.places)) if any(starts[i] < b and a < starts[i + 1] for a, b in spans)]

    def runs(self, locator: Locator) -> list[Run]:
        """The letters of the copy that stand at a locator. Where a passage is missing, all letters of the gap do."""
        starts = self.text.starts
        runs: list[Run] = []
        for first, last in self._spans(locator):
            for i, place in enumerate(self.places):
                a, b = max(first, starts[i]), min(last, starts[i + 1])
                if a < b:
                    at = (a - starts[i], b - starts[i])
                    runs += place.runs(*at) if isinstance(place, Found) else [(place.start, place.end)]
        return list(dict.fromkeys(runs))

    def letters(self, locator: Locator) -> str:
        """What stands at a locator, without what interrupts it."""
        return "".join(self.copy.letters.letters[a:b] for a, b in self.runs(locator))

    def locator(self, letter: int) -> Locator | None:
        """The place of the source at a letter of the copy; several where a passage is missing there; or none."""
        starts = self.text.starts
        for i, place in enumerate(self.places):
            if isinstance(place, Gap):
                if place.start <= letter < place.end:
                    return self.text.passages[i].locator
            elif place.start <= letter < place.end:
                within = letter - place.start
                if place.first <= within < place.first + place.between:
                    return None  # in what interrupts the passage
                return self._at(starts[i] + within - (place.between if within >= place.first else 0))
        return None

    @cached_property
    def numbers(self) -> list[tuple[int, float]]:
        """Each number of the copy, with the first letter after its start."""
        return [(self.copy.letters.after(at), value) for at, value in numbers(self.copy.text)]

    @cached_property
    def _units(self) -> list[tuple[int, int, int]]:
        return [(start, end, number) for number, (start, end) in self.text.places().items()]

    def _spans(self, locator: Locator) -> list[Run]:
        spans = []
        for first, last in locator.stretches:
            held = [(a, b) for a, b, number in self._units if first <= number <= last]
            if held:
                spans.append((held[0][0], held[-1][1]))
        return spans

    def _at(self, letter: int) -> Locator:
        number = self._units[bisect_right([a for a, _, _ in self._units], letter) - 1][2]
        return Locator(self.source, self.unit, ((number, number),))


def stands_in(letter: int, runs: list[Run]) -> bool:
    """Whether a number before or at a letter stands in one of the runs, or at the end of one."""
    return any(a <= letter <= b for a, b in runs)
