"""What would settle it: the questions on which a source would close a part that is left open, or turn it.

A criterion is fixed to each of its levels in turn, and the rest is judged as it stands. How much of the open set of
verdicts an answer removes is what it is worth to know (the value of information of decision theory, counted in verdicts
and not in utility: Howard 1966, IEEE Transactions on Systems Science and Cybernetics 2(1), 22-26).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import numpy as np

from ..data.case import Case
from ..data.criterion import Criterion
from ..data.framework import Framework
from .conclude import Weighing, standing
from .part_verdict import PartVerdict
from .rule_table import rule_of
from .verdict import Verdict
from .wording import lowered, within

MOST_SOURCES = 9
"""How many decisive sources on one answer are tried."""
DECISIVE = 3


@dataclass(frozen=True)
class Finding:
    """One answer that sources could give, and what a part would then come to."""

    level: str
    """The level on which they would settle the criterion."""
    outcomes: tuple[str, ...]
    """The verdicts that would be left."""
    removed: tuple[str, ...]
    """Those of the verdicts open now that it rules out."""
    sources: int
    """How many decisive sources it takes to settle the criterion there, against what is read."""

    @property
    def closes(self) -> bool:
        """Whether one verdict alone would be left."""
        return len(self.outcomes) == 1


@dataclass(frozen=True)
class Inquiry:
    """One question that could close or turn an open part, with every answer that sources could give."""

    criterion: str
    """The criterion that it is about."""
    settled: bool
    """Whether the readings settle it already, so that an answer would have to outweigh them."""
    findings: tuple[Finding, ...]
    """The answers, in the order of the levels; without those that no sources could bring, and the one that stands."""
    worth: float
    """Which share of the open verdicts an answer removes, 0 to 1, on average over its answers."""


@dataclass(frozen=True)
class Unsettled:
    """A part that is left open, and what would settle it."""

    part: PartVerdict
    """The part."""
    inquiries: tuple[Inquiry, ...]
    """The questions that could change its verdicts: the open ones first, and of these what is worth most."""
    together: tuple[tuple[str, ...], ...]
    """The smallest sets of open criteria that close the part together, whatever the answers are."""

    @property
    def open(self) -> tuple[Inquiry, ...]:
        """The questions that the readings leave open."""
        return tuple(inquiry for inquiry in self.inquiries if not inquiry.settled)

    @property
    def against(self) -> tuple[Inquiry, ...]:
        """The questions that the readings settle, so that an answer would have to go against what is read."""
        return tuple(inquiry for inquiry in self.inquiries if inquiry.settled)

    def as_dict(self, verdict: Verdict) -> dict[str, Any]:
        """What would settle the part as plain data, for JSON."""
        framework, case = verdict.framework, verdict.dossier.case
        return {
            "case": case.id,
            "part": self.part.part.id,
            "computed": list(self.part.computed),
            "together": [list(names) for names in self.together],
            "inquiries": [
                {
                    "criterion": inquiry.criterion,
                    "look_for": look_for(framework.criteria[inquiry.criterion], case),
                    "settled": inquiry.settled,
                    "worth": round(inquiry.worth, 3),
                    "findings": [
                        {
                            "level": finding.level,
                            "says": says(framework.criteria[inquiry.criterion], finding.level, case),
                            "leads_to": list(finding.outcomes),
                            "removes": list(finding.removed),
                            "sources": finding.sources,
                        }
                        for finding in inquiry.findings
                    ],
                }
                for inquiry in self.inquiries
            ],
        }


def unsettled(verdict: Verdict) -> tuple[Unsettled, ...]:
    """What would settle each part of a judged case that is left open; nothing for a part that is not."""
    return tuple(
        Unsettled(part, inquiries(verdict, part), together(verdict, part))
        for part in verdict.parts
        if len(part.computed) > 1
    )


def inquiries(verdict: Verdict, part: PartVerdict) -> tuple[Inquiry, ...]:
    """The criteria of a part that could change its verdicts if they were settled on one of their levels.

    The open ones come first, for they need nothing that is read to be outweighed; and of these the ones by which most
    of the open verdicts fall, on average over their answers.
    """
    found = [_inquiry(verdict, part, weighing) for weighing in part.weighings.values()]
    telling = [inquiry for inquiry in found if any(set(f.outcomes) != set(part.computed) for f in inquiry.findings)]
    return tuple(sorted(telling, key=lambda inquiry: (inquiry.settled, -inquiry.worth)))


def moving(verdict: Verdict, part: PartVerdict) -> tuple[str, ...]:
    """The open criteria that can move the verdict: fixed to one of the levels left, the outcomes are others."""
    return tuple(
        weighing.criterion
        for weighing in part.weighings.values()
        if not weighing.settled
        and any(fixed(verdict, part, weighing.criterion, level) != part.computed for level in weighing.levels)
    )


def fixed(verdict: Verdict, part: PartVerdict, criterion: str, level: str) -> tuple[str, ...]:
    """The verdicts of a part where one criterion is settled on a level, and the others stand as they do."""
    levels = {name: w.levels for name, w in part.weighings.items()} | {criterion: (level,)}
    return rule_of(verdict.framework).outcomes(levels, verdict.switches)


def together(verdict: Verdict, part: PartVerdict) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of open criteria that leave one verdict, on whichever of their open levels they settle.

    None where the part is not left open.
    """
    if len(part.computed) < 2:
        return ()
    framework = verdict.framework
    table = rule_of(framework).under(verdict.switches)
    places = {
        name: [list(framework.criteria[name].levels).index(level) for level in w.levels]
        for name, w in part.weighings.items()
    }
    unsure = [name for name, held in places.items() if len(held) > 1]
    for size in range(1, len(unsure) + 1):
        found = tuple(names for names in combinations(unsure, size) if _closed(table, places, names))
        if found:
            return found
    return ()


def _closed(table: np.ndarray, places: Mapping[str, list[int]], names: tuple[str, ...]) -> bool:
    """Whether one verdict is left for each way in which these criteria settle, the others standing as they do."""
    masks = [[1 << i for i in held] if name in names else [sum(1 << i for i in held)] for name, held in places.items()]
    return all(int(table[tuple(mask - 1 for mask in held)]).bit_count() == 1 for held in product(*masks))


def _inquiry(verdict: Verdict, part: PartVerdict, weighing: Weighing) -> Inquiry:
    framework, computed = verdict.framework, part.computed
    criterion = framework.criteria[weighing.criterion]
    findings = []
    # what is given is disputed by nobody, so that no source is looked for against it
    given = weighing.settled and any(r.given and r.points_to in weighing.levels for r in weighing.readings)
    for level in () if given else criterion.levels:
        sources = _sources(framework, verdict, weighing, level)
        if sources and weighing.levels != (level,):
            outcomes = fixed(verdict, part, weighing.criterion, level)
            removed = tuple(v for v in computed if v not in outcomes)
            findings.append(Finding(level, outcomes, removed, sources))
    worth = sum(len(f.removed) for f in findings) / (len(findings) * len(computed)) if findings else 0.0
    return Inquiry(weighing.criterion, weighing.settled, tuple(findings), worth)


def _sources(framework: Framework, verdict: Verdict, weighing: Weighing, level: str) -> int | None:
    """How many decisive sources for a level settle its criterion there; None where `MOST_SOURCES` do not."""
    criterion = framework.criteria[weighing.criterion]
    place = list(criterion.levels).index(level)
    counts = np.arange(1, MOST_SOURCES + 1)
    weights = np.repeat(np.array([list(weighing.weights.values())]).T, MOST_SOURCES, axis=1)
    weights[place] += DECISIVE * counts
    strongest = np.repeat(
        [[max((r.strength for r in weighing.readings if r.points_to == name), default=0)] for name in criterion.levels],
        MOST_SOURCES,
        axis=1,
    )
    strongest[place] = DECISIVE
    joins = criterion.joins(verdict.switches)
    open_levels = standing(
        criterion, framework.standard, weights, strongest, np.full(MOST_SOURCES, joins), verdict.margin
    )
    alone = open_levels[place] & (open_levels.sum(axis=0) == 1)
    return int(counts[alone][0]) if alone.any() else None


def look_for(criterion: Criterion, case: Case) -> str:
    """What a source on a criterion would be on: 'whether anyone looked on'. Its question, where no words are."""
    return _named(criterion.look_for, case) or f"{lowered(criterion.title)} (“{criterion.question}”)"


def says(criterion: Criterion, level: str, case: Case) -> str:
    """What a source would say that settles a criterion on a level; the level's meaning, where no words are given."""
    words = criterion.found.get(level)
    if words:
        return _named(words, case)
    return within(criterion.levels[level].rstrip("."), (case.actor,))


def _named(words: str, case: Case) -> str:
    for name, value in (("actor", case.actor), ("norm", case.norm), ("institution", case.institution)):
        words = words.replace(f"{{{name}}}", value)
    return words
