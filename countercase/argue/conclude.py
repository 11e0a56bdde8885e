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

from ..data.criterion import Criterion
from ..data.decision_table import Decision
from ..data.framework import Framework
from ..data.problem import SHORT, brief
from ..data.reading import Reading
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
        name: weighing(name, criterion, [r for r in held if r.criterion == name], framework.standard, margin, switches)
        for name, criterion in framework.criteria.items()
    }


def standing(
    criterion: Criterion, standard: Standard, weights: np.ndarray, strongest: np.ndarray, joins: np.ndarray, margin: int
) -> np.ndarray:
    """Which levels of a criterion stay open, as truth values: a row for each level, a column for each set of readings.

    `weights` holds the strengths for each level added up, `strongest` the strongest reading for each, and `joins` says
    of each column whether levels may hold together. Where nothing is read, every level that can be had stays open.
    """
    read = strongest.any(axis=0)
    stands = open_levels(standard, weights, strongest, margin) | ~read
    if criterion.joint:
        # that levels hold together is no third level beside them: it stays open only where a reading points to it
        third = list(criterion.levels).index(criterion.joint.level)
        stands[third] &= (weights[third] > 0) | (~read & joins)
        joined = _joined(criterion, strongest, joins)
        stands[:, joined] = False
        stands[third, joined] = True
    return stands


def _joined(criterion: Criterion, strongest: np.ndarray, joins: np.ndarray) -> np.ndarray:
    """In which columns levels hold together, since each of them has a reading that is strong enough."""
    joint, levels = criterion.joint, list(criterion.levels)
    if joint is None:
        return np.zeros_like(joins)
    borne: np.ndarray = joins & np.all([strongest[levels.index(level)] >= joint.strength for level in joint.of], axis=0)
    return borne


def weighing(
    name: str,
    criterion: Criterion,
    own: list[Reading],
    standard: Standard,
    margin: int,
    switches: Mapping[str, str],
) -> Weighing:
    """One criterion's weights, and the levels that its `own` readings leave open."""
    weights = {level: sum(r.strength for r in own if r.points_to == level) for level in criterion.levels}
    heaviest = [max((r.strength for r in own if r.points_to == level), default=0) for level in criterion.levels]
    column, strongest = np.array([list(weights.values())]).T, np.array([heaviest]).T
    joins = np.array([criterion.joins(switches)])
    stands = standing(criterion, standard, column, strongest, joins, margin)[:, 0]
    levels = tuple(level for level, stays in zip(weights, stands, strict=True) if stays)
    if not own:
        why: Why = "unread"
    elif _joined(criterion, strongest, joins).any():
        why = "joined"
    else:
        why = _why(weights, levels, margin)
    return Weighing(name, weights, levels, tuple(own), why)


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
