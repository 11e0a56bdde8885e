"""Where the passages of a source stand in a copy of it, known by their hashes alone.

A copy has what the text of an author has not: heads and feet of pages, notes between two paragraphs. So a passage may
be interrupted once. What is looked for is a run of letters with the sum and the hash of a passage, whole, or in two
runs with something between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..data.passage import LEAST, Passage, Text
from .letters import Letters
from .passages import sha256

LONGEST = 6000
"""How many letters may interrupt a passage: notes at the foot of a page, and a table."""
BOTH = 150
"""Up to how many letters too many it is tried whether they stand in part before a passage and in part within it."""


@dataclass(frozen=True)
class Found:
    """A passage of a copy. Its letters start at `start`; after `first` of them, `between` letters are no part of it."""

    start: int
    first: int
    between: int
    length: int
    moved: bool = False
    """Whether it stands out of the order of the source."""

    @property
    def end(self) -> int:
        """The letter of the copy after its last."""
        return self.start + self.length + self.between

    def runs(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where some of its letters stand in the copy, from one to before another: one run, or two."""
        cut = self.first
        runs = [
            (self.start + first, self.start + min(last, cut)),
            (self.start + max(first, cut) + self.between, self.start + last + self.between),
        ]
        held = [(a, b) for a, b in runs if a < b]
        return [(held[0][0], held[1][1])] if len(held) == 2 and held[0][1] == held[1][0] else held


@dataclass(frozen=True)
class Gap:
    """Where a passage should stand that a copy does not have: between two letters of the copy."""

    start: int
    end: int
    alone: bool
    """Whether it is the only one missing there, so that all that stands between the two letters stands in its place."""


Place = Found | Gap


def find(text: Text, copy: Letters) -> list[Place]:
    """Each passage of a source in a copy, in the order of the source: where it stands, or where it should."""
    whole = [list(_whole(passage, copy)) for passage in text.passages]
    kept = _in_order(whole)
    places: list[Place | None] = []
    for i, (passage, starts) in enumerate(zip(text.passages, whole, strict=True)):
        if i in kept:
            places.append(Found(kept[i], passage.length, 0, passage.length))
        elif starts:
            places.append(Found(starts[0], passage.length, 0, passage.length, moved=True))
        else:
            places.append(None)
    return _filled(text, copy, places)


def count_whole(text: Text, copy: Letters) -> int:
    """How many passages a copy has in one piece."""
    return sum(any(True for _ in _whole(passage, copy)) for passage in text.passages)


def _whole(passage: Passage, copy: Letters) -> Iterator[int]:
    sums, n = copy.sums, passage.length
    if len(copy.letters) >= n:
        for start in np.flatnonzero(sums[n:] - sums[:-n] == passage.sum):
            if _is(passage, copy.letters[start : start + n]):
                yield int(start)


def _is(passage: Passage, letters: str) -> bool:
    return sha256(passage.salt, letters) == passage.sha256


def _in_order(whole: list[list[int]]) -> dict[int, int]:
    """The most passages that follow each other in the copy as in the source, with the start of each."""
    ends: list[int] = []  # the start at which the best chain of each length ends
    links: list[tuple[int, int, int]] = []  # passage, start, and the link before
    best: list[int] = []
    for i, starts in enumerate(whole):
        for start in sorted(starts, reverse=True):  # so that no chain takes a passage twice
            at = bisect_left(ends, start)
            links.append((i, start, best[at - 1] if at else -1))
            ends[at : at + 1] = [start]
            best[at : at + 1] = [len(links) - 1]
    kept: dict[int, int] = {}
    link = best[-1] if best else -1
    while link >= 0:
        i, start, link = links[link]
        kept[i] = start
    return kept


def _filled(text: Text, copy: Letters, places: list[Place | None]) -> list[Place]:
    """The same with each passage that is interrupted, and a gap for each that is not there."""
    i = 0
    while i < len(places):
        if not _open(places[i]):
            i += 1
            continue
        j = i
        while j < len(places) and _open(places[j]):
            j += 1
        low = _edge(places[:i][::-1], last=False, default=0)
        high = _edge(places[j:], last=True, default=len(copy.letters))
        _fill(text, copy, places, range(i, j), low, high)
        i = j
    return [place for place in places if place is not None]


def _open(place: Place | None) -> bool:
    """Whether a passage has no place in the order of the source."""
    return place is None or (isinstance(place, Found) and place.moved)


def _edge(places: list[Place | None], last: bool, default: int) -> int:
    for place in places:
        if isinstance(place, Found) and not place.moved:
            return place.start if last else place.end
    return default


def _fill(text: Text, copy: Letters, places: list[Place | None], run: range, low: int, high: int) -> None:
    """Look for the passages of a run that are not there in one piece, from its start and then from its end."""
    missing = [i for i in run if places[i] is None]
    while missing and (found := _split(text.passages[missing[0]], copy, low, high, from_start=True)):
        places[missing.pop(0)] = found
        low = found.end
    while missing and (found := _split(text.passages[missing[-1]], copy, low, high, from_start=False)):
        places[missing.pop()] = found
        high = found.start
    _gaps(text, places, missing, low, high, len(copy.letters))


def _gaps(text: Text, places: list[Place | None], missing: list[int], low: int, high: int, end: int) -> None:
    """Say of each missing passage where it should stand: its share of what lies between its neighbours, and a margin.

    Where there is no neighbour on one side, the copy may hold much else there: the share is as long as the passages.
    """
    lengths = [text.passages[i].length for i in missing]
    total = sum(lengths)
    if low == 0 and high < end:
        low = max(0, high - total)
    elif high == end and low > 0:
        high = min(end, low + total)
    at = 0
    for i, length in zip(missing, lengths, strict=True):
        start, stop = (low + (high - low) * part // total for part in (at, at + length))
        alone = len(missing) == 1
        places[i] = Gap(low, high, alone) if alone else Gap(max(low, start - LEAST), min(high, stop + LEAST), alone)
        at += length


def _split(passage: Passage, copy: Letters, low: int, high: int, from_start: bool) -> Found | None:
    """A passage that something interrupts once: it begins at one letter of the copy, or ends at another."""
    n = passage.length
    spare = high - low - n
    if spare <= 0:
        return None
    between = range(1, min(spare, LONGEST) + 1)
    for more in reversed(between) if spare <= LONGEST else between:  # most often all that is too much interrupts it
        start = low if from_start else high - n - more
        if found := _cut(passage, copy, start, more):
            return found
    if spare <= BOTH:
        for before in range(1, spare):
            for more in range(1, spare - before + 1):
                if found := _cut(passage, copy, low + before, more):
                    return found
    return None


def _cut(passage: Passage, copy: Letters, start: int, more: int) -> Found | None:
    """The passage from a letter of the copy on, with so many letters between its two runs."""
    sums, n = copy.sums, passage.length
    first = sums[start + 1 : start + n] - sums[start]
    rest = sums[start + n + more] - sums[start + 1 + more : start + n + more]
    for i in np.flatnonzero(first + rest == passage.sum):
        cut = int(i) + 1
        letters = copy.letters[start : start + cut] + copy.letters[start + cut + more : start + n + more]
        if _is(passage, letters):
            return Found(start, cut, more, n)
    return None
