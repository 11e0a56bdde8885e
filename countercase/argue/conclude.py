"""Judging, in one place: framework, readings, margin and switches in; weights, open levels, decisions and outcomes out.

A criterion settles on the level with the most weight. Levels within `margin` of the lead stay open, and so does
every level of a criterion that nothing bears on. What the open levels allow together is the outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from ..data.case import Reading
from ..data.framework import Criterion, Decision, Framework
from ..data.problem import SHORT, brief
from ..data.standard import Standard, open_levels

Why = Literal["settled", "joined", "unread", "level", "margin", "standard"]
"""Why a criterion stands as it does: one level leads; levels hold together; nothing bears on it; the heaviest levels
weigh the same; a lighter level lies within the margin; or the standard of proof is not met."""


@dataclass(frozen=True)
class Weighing:
    """One criterion: the weight on each level, the levels that stay open, and why."""

    criterion: str
    """The criterion, by its id."""
    weights: Mapping[str, int]
    """The strengths of the readings for each level, added up."""
    levels: tuple[str, ...]
    """The levels that stay open; one alone where the criterion is settled."""
    readings: tuple[Reading, ...]
    """The readings that bear on it."""
    why: Why
    """Why these levels are left."""

    def __repr__(self) -> str:
        return f"<Weighing of '{self.criterion}': {brief(' or '.join(self.levels), SHORT)} ({self.why})>"

    @property
    def settled(self) -> bool:
        """Whether one level alone is left."""
        return len(self.levels) == 1


@dataclass(frozen=True)
class Conclusion:
    """What readings come to under a rule."""

    weighings: Mapping[str, Weighing]
    """Each criterion, weighed."""
    derived: Mapping[str, tuple[str, ...]]
    """The levels of each derived result that stay open."""
    decisions: tuple[Decision, ...]
    """What the combinations of open levels come to, each distinct way once."""
    outcomes: tuple[str, ...]
    """The verdicts that are left, in the order of the framework; more than one where the readings leave it open."""

    def __repr__(self) -> str:
        return f"<Conclusion: {brief(' or '.join(self.outcomes), SHORT)}>"


def conclude(framework: Framework, readings: Iterable[Reading], margin: int, switches: Mapping[str, str]) -> Conclusion:
    """Judge readings by a framework. `switches` names one option for each switch, `margin` is 0 or more."""
    weighings = weigh(framework, readings, margin, switches)
    return settle(framework, {name: w.levels for name, w in weighings.items()}, switches, weighings)


def settle(
    framework: Framework,
    open_levels: Mapping[str, tuple[str, ...]],
    switches: Mapping[str, str],
    weighings: Mapping[str, Weighing] | None = None,
) -> Conclusion:
    """What follows where these levels, and no others, are open."""
    decisions = decide_all(framework, open_levels, switches)
    derived = {
        name: tuple(level for level in d.levels if any(x.derived[name] == level for x in decisions))
        for name, d in framework.derived.items()
    }
    reached = {d.verdict for d in decisions}
    outcomes = tuple(v for v in framework.verdicts if v in reached)
    return Conclusion(weighings or {}, derived, tuple(decisions), outcomes)


def weigh(
    framework: Framework, readings: Iterable[Reading], margin: int, switches: Mapping[str, str]
) -> dict[str, Weighing]:
    """Each criterion's weights, and the levels that they leave open."""
    held = tuple(readings)
    return {
        name: _weighing(name, criterion, [r for r in held if r.criterion == name], framework.standard, margin, switches)
        for name, criterion in framework.criteria.items()
    }


def _weighing(
    name: str,
    criterion: Criterion,
    own: list[Reading],
    standard: Standard,
    margin: int,
    switches: Mapping[str, str],
) -> Weighing:
    weights = {level: sum(r.strength for r in own if r.points_to == level) for level in criterion.levels}
    joint = criterion.joint
    joins = joint is not None and joint.holds(switches)
    if not own:
        possible = tuple(level for level in weights if joins or joint is None or level != joint.level)
        return Weighing(name, weights, possible, tuple(own), "unread")
    strongest = {level: max((r.strength for r in own if r.points_to == level), default=0) for level in weights}
    if joint and joins and all(strongest[level] >= joint.strength for level in joint.of):
        return Weighing(name, weights, (joint.level,), tuple(own), "joined")
    one_column = [np.array([list(held.values())]).T for held in (weights, strongest)]
    stands = open_levels(standard, one_column[0], one_column[1], margin)[:, 0]
    # that levels hold together is no third level beside them: it stays open only where a reading points to it
    levels = tuple(
        level
        for level, stays in zip(weights, stands, strict=True)
        if stays and (weights[level] or joint is None or level != joint.level)
    )
    return Weighing(name, weights, levels, tuple(own), _why(weights, levels, margin))


def _why(weights: Mapping[str, int], levels: tuple[str, ...], margin: int) -> Why:
    if len(levels) == 1:
        return "settled"
    lead = max(weights.values())
    if min(weights[level] for level in levels) < lead - margin:
        return "standard"
    return "level" if all(weights[level] == lead for level in levels) else "margin"


def decide_all(
    framework: Framework, open_levels: Mapping[str, Iterable[str]], switches: Mapping[str, str]
) -> list[Decision]:
    """What every combination of the open levels comes to, each distinct way once, in the order of the levels."""
    names = list(framework.criteria)
    found: dict[tuple[object, ...], Decision] = {}
    for levels in product(*(tuple(open_levels[name]) for name in names)):
        decision = framework.decide(dict(zip(names, levels, strict=True)), switches)
        found.setdefault((decision.row, *decision.derived.items(), *decision.derived_rows.items()), decision)
    return list(found.values())
