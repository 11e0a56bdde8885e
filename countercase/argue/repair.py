"""Where a verdict does not reproduce: the smallest turns of a switch, or the margin, that would make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from .verdict import PhaseVerdict, Verdict, judge, outcomes


@dataclass(frozen=True)
class Repair:
    """A change under which a phase reproduces: switches to turn, or a margin, or levels to settle on."""

    switches: Mapping[str, str] = field(default_factory=dict)
    margin: int | None = None
    levels: Mapping[str, str] = field(default_factory=dict)


def repairs(verdict: Verdict, phase: PhaseVerdict) -> tuple[Repair, ...]:
    """The smallest changes that make one phase reproduce.

    The fewest switches, the least margin, and, where neither helps, the fewest criteria that readings would have to
    settle on another level.
    """
    number = verdict.phases.index(phase)
    found = list(_switches(verdict, number))
    heaviest = max((max(w.weights.values()) for w in phase.weighings.values()), default=0)
    for margin in range(verdict.margin + 1, heaviest + 1):
        other = judge(verdict.dossier, margin, verdict.switches, verdict.without)
        if other.phases[number].reproduces:
            found.append(Repair(margin=margin))
            break
    return tuple(found or _levels(verdict, phase))


def _levels(verdict: Verdict, phase: PhaseVerdict):
    """The fewest criteria whose settling on a level would lead to just the stated verdict."""
    framework = verdict.framework
    standing = {name: w.levels for name, w in phase.weighings.items()}
    for size in range(1, len(standing) + 1):
        hits = []
        for names in combinations(standing, size):
            for levels in product(*(framework.criteria[n].levels for n in names)):
                settled = dict(zip(names, levels, strict=True))
                supposed = {**standing, **{n: (level,) for n, level in settled.items()}}
                reached = {d.verdict for d in outcomes(framework, supposed, verdict.switches)}
                if reached == set(phase.stated):
                    hits.append(Repair(levels=settled))
        if hits:
            yield from hits
            return


def _switches(verdict: Verdict, number: int):
    framework = verdict.framework
    for size in range(1, len(framework.switches) + 1):
        hits = []
        for names in combinations(framework.switches, size):
            others = [[o for o in framework.switches[n].options if o != verdict.switches[n]] for n in names]
            for options in product(*others):
                turned = dict(zip(names, options, strict=True))
                setting = {**verdict.switches, **turned}
                other = judge(verdict.dossier, verdict.margin, setting, verdict.without)
                if other.phases[number].reproduces:
                    hits.append(Repair(turned))
        if hits:
            yield from hits
            return
