"""How much a verdict can bear: what happens when a fact, a reading, the margin or a switch gives way.

To leave out one fact at a time, and one work at a time, is the leave-one-out of statistics (the jackknife of Tukey
1958, Annals of Mathematical Statistics 29, 614). To seek the fewest readings that carry a verdict is to ask how much
would have to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb

import numpy as np

from ..data.problem import SHORT, brief
from ..data.reading import Reading
from .multiverse import judge_all
from .part_verdict import PartVerdict
from .reach import reaches
from .rule_table import Outcomes, outcomes, rule_of
from .verdict import Dossier, Verdict

DEEPEST = 4
"""How many readings are let fall together at most."""
TRIES = 400_000
"""How many sets of one size are tried at most."""
MOST_FALLING = 10
"""How many sets of readings without which the verdict is another are listed."""
STEP = 2_000
"""How many sets are judged at once."""


@dataclass(frozen=True)
class LeftOut:
    """What a part comes to without one piece of evidence, or one work."""

    name: str
    """The evidence id, or the key of the work."""
    computed: tuple[str, ...]
    """The verdicts that are left."""


@dataclass(frozen=True)
class Turned:
    """What a part comes to with one switch turned."""

    switch: str
    """The switch."""
    option: str
    """The option that it is turned to."""
    computed: tuple[str, ...]
    """The verdicts that are left."""


@dataclass(frozen=True)
class Robustness:
    """One part under stress. Another verdict is another set of outcomes, in whatever order."""

    part: PartVerdict
    """The part as it stands."""
    without: tuple[LeftOut, ...]
    """The part without each fact in turn; what is given is never left out."""
    falling: tuple[tuple[Reading, ...], ...]
    """The smallest sets of readings without which the verdict is another, ten at the most; none where no set of up to
    `tried` readings changes it."""
    tried: int
    """The size up to which every set of readings was tried: at most `DEEPEST`, less where there are too many sets."""
    tipping: int | None
    """The least margin above the case's own at which the verdict is another; None where no margin changes it."""
    switches: tuple[Turned, ...]
    """The part with each switch turned to each of its other options, one at a time."""
    works: tuple[LeftOut, ...]
    """The part without each cited work that more than one fact rests on."""
    once: tuple[str, ...]
    """The verdicts where facts that rest on one work, and point to one level, count once, by the strongest of them."""

    def __repr__(self) -> str:
        hangs, margin = len(self.hinges), "none" if self.tipping is None else self.tipping
        return f"<Robustness of '{brief(self.part.part.id, SHORT)}': {hangs} hinges, tips at margin {margin}>"

    @property
    def hinges(self) -> tuple[LeftOut, ...]:
        """The single pieces of evidence without which the verdict is another."""
        return tuple(x for x in self.without if set(x.computed) != set(self.part.computed))

    @property
    def turning(self) -> tuple[Turned, ...]:
        """The single switches that change the verdict."""
        return tuple(x for x in self.switches if set(x.computed) != set(self.part.computed))


def stress(verdict: Verdict, part: PartVerdict) -> Robustness:
    """Try one part without each fact, with each switch turned, with wider margins and with fewer readings.

    What is given is never let fall, and what the verdict was asked to leave out stays out.
    """
    framework, readings = verdict.framework, part.readings
    names = list(dict.fromkeys(r.evidence for r in readings if not r.given))
    works = _works(verdict.dossier, names)
    groups = [*((name, {name}) for name in names), *((work, held) for work, held in works.items() if len(held) > 1)]
    left_out = _without(verdict, part, groups)
    falling, tried = _falling(verdict, part)
    judged = Outcomes(framework, readings)
    turned = [
        Turned(name, option, judged.at(verdict.margin, {**verdict.switches, name: option}))
        for turn in framework.turns(verdict.switches, 1)
        for name, option in turn.items()
    ]
    return Robustness(
        part,
        tuple(left_out[: len(names)]),
        tuple(falling),
        tried,
        _tipping(verdict, part, judged),
        tuple(turned),
        tuple(left_out[len(names) :]),
        _once(verdict, part, works),
    )


def _without(verdict: Verdict, part: PartVerdict, groups: Sequence[tuple[str, set[str]]]) -> list[LeftOut]:
    """The verdicts that are left without the facts of each group, by its name. All groups are judged at once."""
    fall = [[i for i, r in enumerate(part.readings) if r.evidence in held and not r.given] for _, held in groups]
    found = _let_fall(verdict, part, fall)
    return [LeftOut(n, rule_of(verdict.framework).verdicts(int(x))) for (n, _), x in zip(groups, found, strict=True)]


def _let_fall(verdict: Verdict, part: PartVerdict, sets: Sequence[Sequence[int]]) -> np.ndarray:
    """The verdicts, as bits, without the readings of each set, given by their places."""
    framework, readings = verdict.framework, part.readings
    picked = np.zeros((len(sets), len(readings) + len(framework.switches)), dtype=np.int8)
    for row, held in zip(picked, sets, strict=True):
        row[list(held)] = 1
    picked[:, len(readings) :] = rule_of(framework).turned(verdict.switches)
    return judge_all(framework, readings, [np.array([r.strength, 0]) for r in readings], picked, verdict.margin)


def _works(dossier: Dossier, names: Iterable[str]) -> dict[str, set[str]]:
    """The facts that rest on each work, so that rows from one work can be seen as one."""
    held: dict[str, set[str]] = {}
    for name in names:
        for work in dossier.record.evidence[name].cited:
            held.setdefault(work, set()).add(name)
    return held


def _tipping(verdict: Verdict, part: PartVerdict, readings: Outcomes) -> int | None:
    """The least margin at which the verdict is another; None where no margin changes it."""
    for margin in (gap for gap in part.margins if gap > verdict.margin):
        if set(readings.at(margin, verdict.switches)) != set(part.computed):
            return margin
    return None


def _falling(verdict: Verdict, part: PartVerdict) -> tuple[list[tuple[Reading, ...]], int]:
    """The smallest sets of readings without which the verdict is another (ten at the most), and how many were let fall.

    Sizes of which there are too many sets are not tried. How many readings have to fall is known from what each
    criterion comes to without some of its own; sets of fewer are not gone through.
    """
    readings = part.readings
    free = [i for i, r in enumerate(readings) if not r.given]
    least, bits = _fewest(verdict, part), rule_of(verdict.framework).bits_of(part.computed)
    tried = 0
    for size in range(1, min(DEEPEST, len(free)) + 1):
        if comb(len(free), size) > TRIES:
            break
        tried = size
        if size == least:
            sets: Iterator[tuple[int, ...]] = combinations(free, size)
            found: list[tuple[Reading, ...]] = []
            while len(found) < MOST_FALLING and (some := list(islice(sets, STEP))):
                hits = np.flatnonzero(_let_fall(verdict, part, some) != bits)
                found += [tuple(readings[i] for i in some[hit]) for hit in hits]
            return found[:MOST_FALLING], tried
    return [], tried


def _fewest(verdict: Verdict, part: PartVerdict) -> int | None:
    """How many readings have to fall, of `DEEPEST` at most, until the verdict is another; None where more have to."""
    framework, switches = verdict.framework, verdict.switches
    held = reaches(framework, part.readings, DEEPEST, falling_alone=True).values()
    fewest = [reach.fewest(reach.criterion.joins(switches), verdict.margin) for reach in held]
    rule = rule_of(framework)
    rows, costs = rule.affordable(fewest, DEEPEST)
    others = costs[rule.rows[rows, rule.column(switches)] != rule.bits_of(part.computed)]
    return int(others.min()) if len(others) else None


def _once(verdict: Verdict, part: PartVerdict, works: dict[str, set[str]]) -> tuple[str, ...]:
    """The verdict when readings that rest on one work, for one level, count once, with the strongest of them."""
    work_of = {name: work for work, names in works.items() for name in names if len(names) > 1}
    kept: dict[tuple[str, str, str], Reading] = {}
    for r in part.readings:
        key = (work_of.get(r.evidence, r.evidence), r.criterion, r.points_to)
        if key not in kept or kept[key].strength < r.strength:
            kept[key] = r
    return outcomes(verdict.framework, kept.values(), verdict.margin, verdict.switches)
