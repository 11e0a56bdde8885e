"""How much a verdict can bear: what happens when a fact, a reading, the margin or a switch gives way.

To leave out one fact at a time, and one work at a time, is the leave-one-out of statistics (the jackknife of Tukey
1958, Annals of Mathematical Statistics 29, 614). To seek the fewest readings that carry a verdict is to ask how much
would have to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

from ..data.problem import SHORT, brief
from ..data.reading import Reading
from .multiverse import judge_all
from .part_verdict import PartVerdict
from .rule_table import outcomes, rule_of
from .verdict import Dossier, Verdict

DEEPEST = 4
"""How many readings are let fall together at most."""
TRIES = 400_000
"""How many sets of one size are tried at most."""


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

    def again(left_out: set[str]) -> tuple[str, ...]:
        held = [r for r in readings if r.given or r.evidence not in left_out]
        return outcomes(framework, held, verdict.margin, verdict.switches)

    works = _works(verdict.dossier, names)
    falling, tried = _falling(verdict, part)
    turned = [
        Turned(name, option, outcomes(framework, readings, verdict.margin, {**verdict.switches, name: option}))
        for turn in framework.turns(verdict.switches, 1)
        for name, option in turn.items()
    ]
    return Robustness(
        part,
        tuple(LeftOut(name, again({name})) for name in names),
        tuple(falling),
        tried,
        _tipping(verdict, part),
        tuple(turned),
        tuple(LeftOut(work, again(held)) for work, held in works.items() if len(held) > 1),
        _once(verdict, part, works),
    )


def _works(dossier: Dossier, names: Iterable[str]) -> dict[str, set[str]]:
    """The facts that rest on each work, so that rows from one work can be seen as one."""
    held: dict[str, set[str]] = {}
    for name in names:
        for work in dossier.record.evidence[name].cited:
            held.setdefault(work, set()).add(name)
    return held


def _tipping(verdict: Verdict, part: PartVerdict) -> int | None:
    """The least margin at which the verdict is another; None where no margin changes it."""
    for margin in range(verdict.margin + 1, part.heaviest + 2):
        found = outcomes(verdict.framework, part.readings, margin, verdict.switches)
        if set(found) != set(part.computed):
            return margin
    return None


def _falling(verdict: Verdict, part: PartVerdict) -> tuple[list[tuple[Reading, ...]], int]:
    """The smallest sets of readings without which the verdict is another (ten at the most), and how many were let fall.

    All sets of one size are judged at once. Sizes of which there are too many sets are not tried.
    """
    framework, readings = verdict.framework, part.readings
    free = [i for i, r in enumerate(readings) if not r.given]
    options = [np.array([r.strength, 0], dtype=np.float32) for r in readings]
    rule = rule_of(framework)
    turned, bits = rule.turned(verdict.switches), rule.bits_of(part.computed)
    tried = 0
    for size in range(1, min(DEEPEST, len(free)) + 1):
        if comb(len(free), size) > TRIES:
            break
        tried = size
        sets = list(combinations(free, size))
        picked = np.zeros((len(sets), len(readings) + len(turned)), dtype=np.int8)
        picked[np.arange(len(sets))[:, None], np.array(sets)] = 1
        picked[:, len(readings) :] = turned
        found = judge_all(framework, readings, options, picked, verdict.margin)
        hits = np.flatnonzero(found != bits)
        if len(hits):
            return [tuple(readings[i] for i in sets[h]) for h in hits[:10]], tried
    return [], tried


def _once(verdict: Verdict, part: PartVerdict, works: dict[str, set[str]]) -> tuple[str, ...]:
    """The verdict when readings that rest on one work, for one level, count once, with the strongest of them."""
    work_of = {name: work for work, names in works.items() for name in names if len(names) > 1}
    kept: dict[tuple[str, str, str], Reading] = {}
    for r in part.readings:
        key = (work_of.get(r.evidence, r.evidence), r.criterion, r.points_to)
        if key not in kept or kept[key].strength < r.strength:
            kept[key] = r
    return outcomes(verdict.framework, kept.values(), verdict.margin, verdict.switches)
