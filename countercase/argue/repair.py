"""Where a verdict does not reproduce: the smallest changes that would make it, or the proof that there are none.

Settings come first, for they cost no reading. Where none helps, criteria are settled otherwise, and at last switches,
the margin, and criteria that are settled or left open are tried together: where that finds nothing, nothing does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..data.criterion import Criterion
from ..data.standard import Standard
from .conclude import standing, weigh
from .part_verdict import PartVerdict
from .rule_table import Outcomes, as_bits, rule_of, sums
from .verdict import Verdict


@dataclass(frozen=True)
class Repair:
    """A change under which a part reproduces: switches to turn, or a margin, or levels to settle on."""

    switches: Mapping[str, str] = field(default_factory=dict)
    """The switches to turn, each with the option to turn it to."""
    margin: int | None = None
    """The margin to set; None where it stays as it is."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """The levels that criteria would have to settle on, where no setting helps."""
    left_open: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The criteria that would have to stay open, each with the levels between which it would."""

    @property
    def size(self) -> int:
        """How many things it changes."""
        return len(self.switches) + (self.margin is not None) + len(self.levels) + len(self.left_open)


Wanted = Callable[[set[str]], bool]
"""Whether a set of verdicts is one that is looked for."""


def repairs(verdict: Verdict, part: PartVerdict) -> tuple[Repair, ...]:
    """The smallest changes that make one part reproduce.

    The fewest switches, the least margin, and, where neither helps, switches and a margin together; where no setting
    helps, the fewest criteria that readings would have to settle on another level; and where that does not help
    either, the fewest of all of them together, criteria that would have to stay open among them. Where there are none,
    no switches, margin and readings whatever make the part reproduce.
    """

    def stated(outcomes: set[str]) -> bool:
        return outcomes == set(part.stated)

    margins = [margin for margin in part.margins if margin > verdict.margin]
    readings = Outcomes(verdict.framework, part.readings)
    found = list(_switches(verdict, readings, [verdict.margin], stated))
    found += _first(verdict, readings, {}, margins, stated)
    found = found or _switches(verdict, readings, margins, stated) or _levels(verdict, part, stated)
    return tuple(found or _together(verdict, part))


def ways(verdict: Verdict, part: PartVerdict, wanted: Wanted) -> tuple[Repair, ...]:
    """The smallest changes that lead a part to verdicts that are wanted, of each kind.

    The fewest switches, with the margin as it stands; and the fewest criteria that readings would have to settle on
    another level, with the switches as they stand.
    """
    readings = Outcomes(verdict.framework, part.readings)
    return (*_switches(verdict, readings, [verdict.margin], wanted), *_levels(verdict, part, wanted))


def _first(
    verdict: Verdict, readings: Outcomes, turned: Mapping[str, str], margins: Iterable[int], wanted: Wanted
) -> list[Repair]:
    """The least of these margins under which readings come to what is wanted with the switches turned, if any."""
    setting = {**verdict.switches, **turned}
    for margin in margins:
        if wanted(set(readings.at(margin, setting))):
            return [Repair(turned, margin if margin != verdict.margin else None)]
    return []


def _switches(verdict: Verdict, readings: Outcomes, margins: Iterable[int], wanted: Wanted) -> list[Repair]:
    """The fewest switches whose turning leads to what is wanted, each with the least of these margins."""
    framework = verdict.framework
    for size in range(1, len(framework.switches) + 1):
        hits = []
        for turned in framework.turns(verdict.switches, size):
            hits += _first(verdict, readings, turned, margins, wanted)
        if hits:
            return hits
    return []


def _levels(verdict: Verdict, part: PartVerdict, wanted: Wanted) -> list[Repair]:
    """The fewest criteria whose settling on a level would lead to what is wanted."""
    framework, rule = verdict.framework, rule_of(verdict.framework)
    # each criterion as it stands, and then settled on each of its levels
    masks = [
        [rule.mask_of(name, w.levels), *(rule.mask_of(name, [level]) for level in framework.criteria[name].levels)]
        for name, w in part.weighings.items()
    ]
    table = rule.crossed(verdict.switches, masks)
    size = sums([np.arange(len(held)) > 0 for held in masks])
    hits = np.isin(table, [bits for bits in np.unique(table) if wanted(set(rule.verdicts(int(bits))))]) & (size > 0)
    if not hits.any():
        return []
    found = []
    for place in np.argwhere(hits & (size == size[hits].min())):
        settled = {
            name: list(framework.criteria[name].levels)[i - 1]
            for name, i in zip(part.weighings, place.tolist(), strict=True)
            if i
        }
        found.append((np.flatnonzero(place).tolist(), Repair(levels=settled)))
    return [repair for _, repair in sorted(found, key=lambda hit: hit[0])]


def _together(verdict: Verdict, part: PartVerdict) -> list[Repair]:
    """The fewest switches, margin, and criteria settled or left open, all tried together.

    Every way in which readings can leave the levels of each criterion open is looked up under every setting of the
    switches, so that nothing is left to try where none of them is the stated verdict.
    """
    framework, rule = verdict.framework, rule_of(verdict.framework)
    bits = rule.bits_of(part.stated)
    best = 0
    hits: dict[tuple[object, ...], Repair] = {}
    for count in range(len(framework.switches) + 1):
        for turned in framework.turns(verdict.switches, count):
            switches = {**verdict.switches, **turned}
            masks = [_possible(c, framework.standard, c.joins(switches)) for c in framework.criteria.values()]
            stated = rule.crossed(switches, masks) == bits
            if not stated.any():
                continue
            for margin in sorted({verdict.margin, *part.margins}):
                weighed = weigh(framework, part.readings, margin, switches)
                stands = [rule.mask_of(name, w.levels) for name, w in weighed.items()]
                changed = sums([np.array(held) != own for held, own in zip(masks, stands, strict=True)])
                spent = count + (margin != verdict.margin)
                size = spent + int(changed[stated].min())
                if hits and size > best:
                    continue
                hits = hits if size == best else {}
                best = size
                for place in np.argwhere(stated & (changed == size - spent)):
                    wanted = [held[i] for held, i in zip(masks, place, strict=True)]
                    # of margins that do the same, the least
                    key = (*turned.items(), *wanted, margin == verdict.margin)
                    hits.setdefault(key, _repair(verdict, turned, margin, stands, wanted))
    return list(hits.values())


def _repair(verdict: Verdict, turned: Mapping[str, str], margin: int, stands: list[int], wanted: list[int]) -> Repair:
    """A setting with the criteria that would have to stand otherwise."""
    settled, left_open = {}, {}
    for (name, criterion), own, mask in zip(verdict.framework.criteria.items(), stands, wanted, strict=True):
        levels = tuple(level for i, level in enumerate(criterion.levels) if mask >> i & 1)
        if mask != own and len(levels) == 1:
            settled[name] = levels[0]
        elif mask != own:
            left_open[name] = levels
    return Repair(turned, margin if margin != verdict.margin else None, settled, left_open)


HEAVY = 10_000
"""More than any standard of proof asks one level to lead another by."""


def _possible(criterion: Criterion, standard: Standard, joins: bool) -> list[int]:
    """Every set of levels, as bits, that some readings leave open, or none at all.

    If any readings do, readings that weigh the same on each of these levels, and nothing on the others, do: suggestive
    ones, substantial ones or decisive ones.
    """
    count = len(criterion.levels)
    masks = np.arange(1, 2**count)
    borne = (masks >> np.arange(count)[:, None] & 1).astype(np.int64)
    may = np.full(len(masks), joins)
    nothing = np.zeros_like(borne)
    found = set(as_bits(standing(criterion, standard, nothing, nothing, may, 0)).tolist())
    for strength in (1, 2, 3):
        stands = as_bits(standing(criterion, standard, borne * HEAVY, borne * strength, may, 0))
        found |= {int(mask) for mask in masks[stands == masks]}
    return sorted(found)
