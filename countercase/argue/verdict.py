"""The verdict: what the readings weigh, what stays open, and what the rule makes of it.

A criterion settles on the level with the most weight. Levels within `margin` of the lead stay open, and so does
every level of a criterion that nothing bears on. The verdict is the set of outcomes that the open levels allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from .case import Dossier, Phase, Reading
from .framework import Decision, Framework
from .problem import DataError, Problem, fault, unknown

MAX_MARGIN = 1000


@dataclass(frozen=True)
class Weighing:
    """One criterion in one phase: the weight on each level, and the levels that stay open."""

    criterion: str
    weights: Mapping[str, int]
    levels: tuple[str, ...]
    readings: tuple[Reading, ...]

    @property
    def settled(self) -> bool:
        """Whether one level alone is left."""
        return len(self.levels) == 1

    @property
    def lead(self) -> int:
        """By how much the heaviest level leads the next one."""
        heaviest = sorted(self.weights.values(), reverse=True)
        return heaviest[0] - heaviest[1]


@dataclass(frozen=True)
class PhaseVerdict:
    """One phase: its weighings, the derived levels that stay open, the verdicts left, and how they came about."""

    phase: Phase
    weighings: Mapping[str, Weighing]
    derived: Mapping[str, tuple[str, ...]]
    computed: tuple[str, ...]
    decisions: tuple[Decision, ...]

    @property
    def stated(self) -> tuple[str, ...]:
        """What the author concludes for this phase."""
        return self.phase.verdicts

    @property
    def reproduces(self) -> bool | None:
        """Whether the computed verdicts are just those stated; None where nobody has stated one."""
        return set(self.computed) == set(self.stated) if self.stated else None


@dataclass(frozen=True)
class Verdict:
    """A whole case, judged. Its verdict is that of its last phase, or of all phases where they are parallel."""

    dossier: Dossier
    margin: int
    switches: Mapping[str, str]
    without: tuple[str, ...]
    phases: tuple[PhaseVerdict, ...]

    @property
    def framework(self) -> Framework:
        """The framework of the case."""
        return self.dossier.framework

    @property
    def deciding(self) -> tuple[PhaseVerdict, ...]:
        """The phases that hold the verdict of the case."""
        return self.phases if self.dossier.case.parts == "parallel" else self.phases[-1:]

    @property
    def computed(self) -> tuple[str, ...]:
        """The verdicts that the evidence leaves open in the deciding phases."""
        return self._ordered({v for p in self.deciding for v in p.computed})

    @property
    def stated(self) -> tuple[str, ...]:
        """What the author concludes in the deciding phases."""
        return self._ordered({v for p in self.deciding for v in p.stated})

    @property
    def reproduces(self) -> bool | None:
        """Whether computed equals stated in each deciding phase; None where nobody has stated a verdict."""
        found = [p.reproduces for p in self.deciding]
        return None if None in found else all(found)

    def _ordered(self, verdicts: set[str]) -> tuple[str, ...]:
        return tuple(v for v in self.framework.verdicts if v in verdicts)

    def as_dict(self) -> dict[str, Any]:
        """The verdict as plain data, for JSON."""
        return {
            "case": self.dossier.case.id,
            "framework": self.framework.id,
            "margin": self.margin,
            "switches": dict(self.switches),
            "without": list(self.without),
            "phases": [
                {
                    "id": p.phase.id,
                    "title": p.phase.title,
                    "years": p.phase.years or None,
                    "step": p.phase.step,
                    "criteria": {
                        name: {"levels": list(w.levels), "weights": dict(w.weights)} for name, w in p.weighings.items()
                    },
                    "derived": {name: list(levels) for name, levels in p.derived.items()},
                    "computed": list(p.computed),
                    "stated": list(p.stated),
                    "reproduces": p.reproduces,
                }
                for p in self.phases
            ],
            "computed": list(self.computed),
            "stated": list(self.stated),
            "reproduces": self.reproduces,
        }


def weigh(framework: Framework, readings: Iterable[Reading], margin: int) -> dict[str, Weighing]:
    """Each criterion's weights, and the levels within `margin` of the heaviest."""
    held = tuple(readings)
    weighings = {}
    for name, criterion in framework.criteria.items():
        own = tuple(r for r in held if r.criterion == name)
        weights = {level: sum(r.strength for r in own if r.points_to == level) for level in criterion.levels}
        lead = max(weights.values())
        levels = tuple(level for level, weight in weights.items() if weight >= lead - margin)
        if not own:
            levels = tuple(criterion.levels)
        weighings[name] = Weighing(name, weights, levels, own)
    return weighings


def outcomes(
    framework: Framework, open_levels: Mapping[str, Iterable[str]], switches: Mapping[str, str]
) -> list[Decision]:
    """What every combination of the open levels comes to, each distinct way once, in the order of the levels."""
    names = list(framework.criteria)
    found: dict[tuple, Decision] = {}
    for levels in product(*(tuple(open_levels[name]) for name in names)):
        decision = framework.decide(dict(zip(names, levels, strict=True)), switches)
        found.setdefault((decision.row, *decision.derived.items(), *decision.derived_rows.items()), decision)
    return list(found.values())


def judge(
    dossier: Dossier,
    margin: int | None = None,
    switches: Mapping[str, str] | None = None,
    without: Iterable[str] = (),
) -> Verdict:
    """Judge a case.

    `margin` is how far behind the lead a level may lie and still stay open (a whole number, 0 or more; None stands
    for the case's own, 0 unless it is a counter-case that sets one); `switches` are options chosen in place of the
    case's own; `without` are evidence ids left out. Raises `DataError`
    on an unknown switch, option or evidence id.
    """
    left_out = tuple(dict.fromkeys(without))
    margin = dossier.margin if margin is None else margin
    _check(dossier, margin, left_out)
    settings = dossier.framework.settings({**dossier.switches, **(switches or {})})
    return Verdict(
        dossier,
        margin,
        settings,
        left_out,
        tuple(_judge_phase(dossier, phase, margin, settings, set(left_out)) for phase in dossier.case.phases),
    )


def _judge_phase(
    dossier: Dossier, phase: Phase, margin: int, switches: Mapping[str, str], without: set[str]
) -> PhaseVerdict:
    framework = dossier.framework
    readings = [r for r in dossier.case.readings_for(phase) if r.evidence not in without]
    weighings = weigh(framework, readings, margin)
    decisions = outcomes(framework, {name: w.levels for name, w in weighings.items()}, switches)
    derived = {
        name: tuple(level for level in d.levels if any(x.derived[name] == level for x in decisions))
        for name, d in framework.derived.items()
    }
    reached = {d.verdict for d in decisions}
    computed = tuple(v for v in framework.verdicts if v in reached)
    return PhaseVerdict(phase, weighings, derived, computed, tuple(decisions))


def _check(dossier: Dossier, margin: int, without: tuple[str, ...]) -> None:
    if not isinstance(margin, int) or isinstance(margin, bool) or not 0 <= margin <= MAX_MARGIN:
        raise fault(f"the margin should be a whole number from 0 to {MAX_MARGIN}, and is {margin!r}.")
    read = dossier.case.evidence_ids
    problems = []
    for name in without:
        if name not in dossier.record.evidence:
            problems.append(Problem("", 0, unknown("evidence", name, read)))
        elif name not in read:
            problems.append(
                Problem(
                    "",
                    0,
                    f"the case '{dossier.case.id}' does not read the evidence '{name}', so it cannot be left out.",
                )
            )
    if problems:
        raise DataError(problems)
