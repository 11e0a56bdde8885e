"""Two cases held against each other: what they agree on, where they part, and what would make them meet.

As wholes, and part by part where their parts have the same ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..data.case import Case
from ..data.crosswalk import Crosswalk
from .library import Library
from .parting import Parting, half_of, parting
from .question import Standing, answer, bearing
from .verdict import Dossier


@dataclass(frozen=True)
class Comparison:
    """Two cases, side by side: as wholes, and part by part where their parts have the same ids."""

    first: Dossier
    """The case whose verdict is to be explained or changed."""
    second: Dossier
    """The case that it is held against."""
    whole: Parting
    """The parts that hold the verdicts: the last with what it builds on, or all of them where they are parallel."""
    parts: tuple[Parting, ...]
    """Each part of the first with the part of the second that has the same id."""
    switches: tuple[tuple[str, str, str], ...]
    """Settings that differ: the switch (or `margin`), its option in the first case, and in the second."""
    names: Mapping[str, str]
    """Evidence id to the name of the shared fact that it tells."""

    def __repr__(self) -> str:
        return f"<Comparison of '{self.first.case.id}' and '{self.second.case.id}'>"

    @property
    def same_rule(self) -> bool:
        """Whether both stand under the same framework."""
        return self.whole.same_rule

    def as_dict(self) -> dict[str, Any]:
        """The comparison as plain data, for JSON."""
        return {
            "first": self.first.case.id,
            "second": self.second.case.id,
            "frameworks": [self.first.framework.id, self.second.framework.id],
            "switches": [{"switch": s, "first": a, "second": b} for s, a, b in self.switches],
            "whole": self.whole.as_dict(),
            "parts": [part.as_dict() for part in self.parts],
        }


def compare(
    first: Dossier, second: Dossier, same: Mapping[str, str] | None = None, crosswalk: Crosswalk | None = None
) -> Comparison:
    """Hold two cases against each other, as wholes and part by part.

    `same` gives rows of the record that tell one fact one name: evidence id to name, as `shared_facts.same` has it.
    `crosswalk` says what two frameworks ask alike; without it two frameworks share no question.
    """
    names, lines = dict(same or {}), crosswalk or Crosswalk()
    judged = first.verdict(), second.verdict()
    one, two = ({p.part.id: p for p in verdict.parts} for verdict in judged)
    whole = parting(half_of(judged[0]), half_of(judged[1]), names, lines)
    # the pair that holds the verdicts may be one of the pairs of parts, which is not held together twice
    held = [[p.part.id for p in half.parts] for half in (whole.first, whole.second)]
    parts = tuple(
        whole if held == [[n], [n]] else parting(half_of(judged[0], one[n]), half_of(judged[1], two[n]), names, lines)
        for n in one
        if n in two
    )
    settings = [verdict.switches for verdict in judged]
    switches = (
        tuple((s, settings[0][s], settings[1][s]) for s in settings[0] if settings[0][s] != settings[1][s])
        if first.framework.id == second.framework.id
        else ()
    )
    if first.margin != second.margin:
        switches += (("margin", str(first.margin), str(second.margin)),)
    return Comparison(first, second, whole, parts, switches, names)


def share(library: Library, first: str, second: str, same: Mapping[str, str] | None = None) -> bool:
    """Whether two cases have anything in common: a fact that both read, or a question on which both read something.

    `same` gives rows of the record that tell one fact one name, as in `compare`.
    """
    names = same or {}
    one, two = library.cases[first], library.cases[second]
    facts = [{names.get(name, name) for name in case.evidence_ids} for case in (one, two)]
    if facts[0] & facts[1]:
        return True
    rules = library.frameworks[one.framework], library.frameworks[two.framework]
    read = [_criteria(case) for case in (one, two)]
    if one.framework == two.framework:
        return bool(read[0] & read[1])
    return any(
        all(bearing(rule, line.sides[rule.id].asks) & held for rule, held in zip(rules, read, strict=True))
        for line in library.crosswalk.between(one.framework, two.framework)
        if not line.on_verdict
    )


@dataclass(frozen=True)
class Carried:
    """A counter-case that reads the facts of one case by the rule of the other."""

    case: str
    """Its id."""
    facts: int
    """Whose facts it reads: those of the first case (0) or the second (1)."""
    computed: tuple[str, ...]
    """The verdicts that it comes to, under the rule of the other."""
    own: Standing | None
    """How that stands to the verdict that its facts come to by their own rule; None where the two rules answer
    different questions."""
    there: Standing
    """How it stands to the verdict that its rule comes to on its own facts."""


def carry(library: Library, comparison: Comparison) -> tuple[Carried, ...]:
    """What counter-cases make of the facts of each of two cases by the rule of the other."""
    sides, found = (comparison.whole.first, comparison.whole.second), []
    for facts, (one, other) in enumerate((sides, sides[::-1])):
        for name in carried(library, one.dossier.case.id, other.dossier.case.id):
            read = half_of(library.dossier(name).verdict()).judged
            own, there = (answer(half.judged, read, library.crosswalk) for half in (one, other))
            if there is not None:
                found.append(Carried(name, facts, read.computed, own.standing if own else None, there.standing))
    return tuple(found)


def carried(library: Library, facts: str, rule: str) -> tuple[str, ...]:
    """The counter-cases that read the facts of one case, and none of their own, by the rule of another.

    There is none where both stand under one rule, which needs nobody to carry the facts over.
    """
    own, framework = library.cases[facts].framework, library.cases[rule].framework
    if own == framework:
        return ()
    return tuple(
        name
        for name, counter_case in library.counter_cases.items()
        if counter_case.parent == facts and library.cases[name].framework == framework and not counter_case.evidence
    )


def _criteria(case: Case) -> set[str]:
    return {r.criterion for part in case.parts for r in part.readings}
