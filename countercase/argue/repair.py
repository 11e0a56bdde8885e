"""Where a verdict does not reproduce: the smallest turns of a switch, or the margin, that would make it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from .conclude import conclude, settle
from .verdict import PartVerdict, Verdict


@dataclass(frozen=True)
class Repair:
    """A change under which a part reproduces: switches to turn, or a margin, or levels to settle on."""

    switches: Mapping[str, str] = field(default_factory=dict)
    """The switches to turn, each with the option to turn it to."""
    margin: int | None = None
    """The margin to set; None where it stays as it is."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """The levels that criteria would have to settle on, where no setting helps."""


def repairs(verdict: Verdict, part: PartVerdict) -> tuple[Repair, ...]:
    """The smallest changes that make one part reproduce.

    The fewest switches, the least margin, and, where neither helps, switches and a margin together; where no setting
    helps, the fewest criteria that readings would have to settle on another level.
    """
    margins = range(verdict.margin + 1, part.heaviest + 1)
    found = list(_switches(verdict, part, [verdict.margin]))
    found += _first(verdict, part, {}, margins)
    return tuple(found or _switches(verdict, part, margins) or _levels(verdict, part))


def _first(verdict: Verdict, part: PartVerdict, turned: Mapping[str, str], margins: Iterable[int]) -> list[Repair]:
    """The least of these margins under which the part reproduces with the switches turned, if any does."""
    setting = {**verdict.switches, **turned}
    for margin in margins:
        found = conclude(verdict.framework, part.readings, margin, setting).outcomes
        if set(found) == set(part.stated):
            return [Repair(turned, margin if margin != verdict.margin else None)]
    return []


def _switches(verdict: Verdict, part: PartVerdict, margins: Iterable[int]) -> list[Repair]:
    """The fewest switches whose turning makes the part reproduce, each with the least of these margins."""
    framework = verdict.framework
    for size in range(1, len(framework.switches) + 1):
        hits = []
        for turned in framework.turns(verdict.switches, size):
            hits += _first(verdict, part, turned, margins)
        if hits:
            return hits
    return []


def _levels(verdict: Verdict, part: PartVerdict) -> list[Repair]:
    """The fewest criteria whose settling on a level would lead to just the stated verdict."""
    framework = verdict.framework
    standing = {name: w.levels for name, w in part.weighings.items()}
    for size in range(1, len(standing) + 1):
        hits = []
        for names in combinations(standing, size):
            for levels in product(*(framework.criteria[n].levels for n in names)):
                settled = dict(zip(names, levels, strict=True))
                supposed = {**standing, **{n: (level,) for n, level in settled.items()}}
                if set(settle(framework, supposed, verdict.switches).outcomes) == set(part.stated):
                    hits.append(Repair(levels=settled))
        if hits:
            return hits
    return []


def moving(verdict: Verdict, part: PartVerdict) -> tuple[str, ...]:
    """The open criteria that can move the verdict: fixed to one of their levels, the outcomes are others."""
    open_levels = {name: w.levels for name, w in part.weighings.items()}
    return tuple(
        name
        for name, levels in open_levels.items()
        if len(levels) > 1
        and any(
            settle(verdict.framework, {**open_levels, name: (level,)}, verdict.switches).outcomes != part.computed
            for level in levels
        )
    )
