"""Where a verdict does not reproduce: the smallest turns of a switch, or the margin, that would make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product

from .verdict import PhaseVerdict, Verdict, judge


@dataclass(frozen=True)
class Repair:
    """A change under which a phase reproduces: switches to turn, or a margin, and nothing else."""

    switches: Mapping[str, str]
    margin: int | None = None


def repairs(verdict: Verdict, phase: PhaseVerdict) -> tuple[Repair, ...]:
    """The smallest changes that make one phase reproduce: fewest switches first, then the least margin.

    Empty where neither the switches nor a margin helps: then only another reading would.
    """
    number = verdict.phases.index(phase)
    found = list(_switches(verdict, number))
    heaviest = max((max(w.weights.values()) for w in phase.weighings.values()), default=0)
    for margin in range(verdict.margin + 1, heaviest + 1):
        other = judge(verdict.dossier, margin, verdict.switches, verdict.without)
        if other.phases[number].reproduces:
            found.append(Repair({}, margin))
            break
    return tuple(found)


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
