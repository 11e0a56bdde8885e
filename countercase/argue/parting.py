"""Where two sides part: the facts, readings and rule of each, and which of the three decides.

Each layer is taken from one side or from the other while the two others stay, as a controlled comparison does: where
one layer alone turns the verdict, it is what separates the two. A fact that one side alone reads belongs to the record,
with its reading. Below the layers, each change is tried (`swap`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from ..data.crosswalk import Crosswalk
from ..data.problem import SHORT, brief
from ..data.reading import Reading
from .conclude import conclude
from .part_verdict import PartVerdict
from .question import Judged, Question, answer, questions
from .repair import Repair, ways
from .rule_table import outcomes
from .swap import Ground, Swap, reads, swap
from .verdict import Dossier, Verdict

LAYERS = ("record", "reading", "rule")
ByFact = dict[str, list[Reading]]


@dataclass(frozen=True)
class Difference:
    """One fact that both use and read differently, with the readings of each."""

    fact: str
    """The evidence id, or the name that both rows of a shared fact have in `Comparison.names`."""
    first: tuple[Reading, ...]
    """How the first case reads it."""
    second: tuple[Reading, ...]
    """How the second does."""

    def __repr__(self) -> str:
        return f"<Difference on '{brief(self.fact, SHORT)}'>"


@dataclass(frozen=True)
class Crossing:
    """The verdict with each layer taken from the first case (0) or the second (1)."""

    taken: Mapping[str, int]
    """For each of `LAYERS`, the case that it is taken from: 0 or 1."""
    computed: tuple[str, ...]
    """The verdicts that are left, in the order of the framework."""

    def __repr__(self) -> str:
        taken = ", ".join(f"{layer} of the {('first', 'second')[which]}" for layer, which in self.taken.items())
        return f"<Crossing, {taken}: {brief(' or '.join(self.computed), SHORT)}>"


@dataclass(frozen=True)
class Half:
    """One side of a comparison: a part of a case, or all its parallel parts together."""

    verdict: Verdict
    """The case, judged."""
    parts: tuple[PartVerdict, ...]
    """The part, or the parts, that are held against the other side."""
    readings: tuple[Reading, ...]
    """What they read, each reading once."""
    judged: Judged
    """What that comes to, and what the case computes."""

    def __repr__(self) -> str:
        return f"<Half of '{self.dossier.case.id}': {', '.join(p.part.id for p in self.parts)}>"

    @property
    def dossier(self) -> Dossier:
        """The case."""
        return self.verdict.dossier

    @property
    def computed(self) -> tuple[str, ...]:
        """The verdicts that are computed."""
        return self.judged.computed

    @property
    def stated(self) -> tuple[str, ...]:
        """The verdicts that its author states."""
        held = {v for p in self.parts for v in p.stated}
        return tuple(v for v in self.judged.framework.verdicts if v in held)


@dataclass(frozen=True)
class Parting:
    """Two sides held against each other. A shared fact has one name in both."""

    first: Half
    """The side whose verdict is to be explained or changed."""
    second: Half
    """The side that it is held against."""
    only_first: tuple[str, ...]
    """Facts that the first side reads and the second does not."""
    only_second: tuple[str, ...]
    """Facts that the second side reads and the first does not."""
    alike: tuple[str, ...]
    """Facts that both read for the same levels, as strongly."""
    differently: tuple[Difference, ...]
    """Facts that both read, and not alike."""
    crossings: tuple[Crossing, ...]
    """The verdict for each of the eight ways to take the three layers from one side or the other."""
    questions: tuple[Question, ...]
    """What both ask: where they agree, where they part, and what is open or not read."""
    answer: Question | None
    """The verdict itself as a question; None where the two rules answer different questions."""
    there: Swap | None
    """The changes from the first side to the second; None under two rules, and where parallel parts are held together,
    since each of them is judged by itself."""
    back: Swap | None
    """The same from the second side to the first: what it takes to undo them."""
    ways: tuple[tuple[Repair, ...], tuple[Repair, ...]]
    """Where the verdicts part: for each side, the fewest switches, and the fewest criteria on other levels, by which
    it would come to a verdict that says what the other's does."""

    def __repr__(self) -> str:
        both = f"'{self.first.dossier.case.id}' and '{self.second.dossier.case.id}'"
        return f"<Parting of {both}: {self.shared} facts in common>"

    @property
    def same_rule(self) -> bool:
        """Whether both sides stand under the same framework."""
        return self.first.judged.framework.id == self.second.judged.framework.id

    @property
    def same_verdict(self) -> bool:
        """Whether both stand under one framework and come to the same verdicts."""
        return self.same_rule and set(self.first.computed) == set(self.second.computed)

    @property
    def shared(self) -> int:
        """How many facts both read."""
        return len(self.alike) + len(self.differently)

    def asked(self, standing: str) -> tuple[Question, ...]:
        """The questions on which the two sides stand so."""
        return tuple(q for q in self.questions if q.standing == standing)

    @property
    def deciding(self) -> tuple[str, ...]:
        """The layers that turn the first verdict into another when they alone are taken from the second case."""
        own = set(self.first.computed)
        return tuple(
            layer
            for layer in LAYERS
            for m in self.crossings
            if m.taken == {name: int(name == layer) for name in LAYERS} and set(m.computed) != own
        )

    def as_dict(self) -> dict[str, Any]:
        """The two sides as plain data, for JSON."""

        def plain(readings: tuple[Reading, ...]) -> list[dict[str, Any]]:
            return [
                r.model_dump(mode="json", include={"criterion", "points_to", "strength", "because"}) for r in readings
            ]

        return {
            "parts": [[p.part.id for p in half.parts] for half in (self.first, self.second)],
            "verdicts": [list(half.computed) for half in (self.first, self.second)],
            "answer": self.answer.standing if self.answer else None,
            "questions": [q.as_dict() for q in self.questions],
            "only_first": list(self.only_first),
            "only_second": list(self.only_second),
            "alike": list(self.alike),
            "differently": [
                {"fact": d.fact, "first": plain(d.first), "second": plain(d.second)} for d in self.differently
            ],
            "layers": [{"taken": dict(m.taken), "computed": list(m.computed)} for m in self.crossings],
            "deciding": list(self.deciding),
            "there": self.there.as_dict() if self.there else None,
            "back": self.back.as_dict() if self.back else None,
            "would_meet": [
                [{"switches": dict(r.switches), "levels": dict(r.levels)} for r in found] for found in self.ways
            ],
        }


def half_of(verdict: Verdict, part: PartVerdict | None = None) -> Half:
    """One part of a judged case, or the parts that hold its verdict."""
    parts = (part,) if part else verdict.deciding
    readings = tuple(dict.fromkeys(r for p in parts for r in p.readings))
    if len(parts) == 1:
        conclusion, computed = parts[0].conclusion, parts[0].computed
    else:
        conclusion = conclude(verdict.framework, readings, verdict.margin, verdict.switches)
        computed = verdict.computed
    return Half(verdict, parts, readings, Judged(verdict.framework, verdict.switches, conclusion, computed))


def parting(first: Half, second: Half, names: Mapping[str, str], crosswalk: Crosswalk) -> Parting:
    """Hold two sides against each other. `names` gives rows that tell one fact one name: evidence id to name."""
    halves = (first, second)
    a, b = _by_fact(first.readings, names), _by_fact(second.readings, names)
    both = [f for f in a if f in b]
    alike = tuple(f for f in both if reads(a[f]) == reads(b[f]))
    differently = tuple(Difference(f, tuple(a[f]), tuple(b[f])) for f in both if f not in alike)
    there = back = None
    if first.judged.framework.id == second.judged.framework.id and all(len(half.parts) == 1 for half in halves):
        grounds = [
            Ground(facts, half.judged.switches, half.verdict.margin) for facts, half in zip((a, b), halves, strict=True)
        ]
        there = swap(first.judged.framework, grounds[0], grounds[1])
        back = swap(first.judged.framework, grounds[1], grounds[0])
    asked = answer(first.judged, second.judged, crosswalk)
    return Parting(
        first,
        second,
        tuple(f for f in a if f not in b),
        tuple(f for f in b if f not in a),
        alike,
        differently,
        tuple(_crossing(taken, halves, (a, b)) for taken in product((0, 1), repeat=3)),
        questions(first.judged, second.judged, crosswalk),
        asked,
        there,
        back,
        (_ways(first, asked, 0), _ways(second, asked, 1)),
    )


def _ways(half: Half, asked: Question | None, which: int) -> tuple[Repair, ...]:
    """How a side could come to a verdict that says what the other's does, where it does not yet."""
    if asked is None or asked.standing == "agree" or len(half.parts) > 1:
        return ()
    wanted = set(asked.would[which]) if asked.line else set(asked.answers[1 - which])
    if not wanted:
        return ()
    return ways(half.verdict, half.parts[0], lambda found: found == wanted if not asked.line else found <= wanted)


def _by_fact(readings: Iterable[Reading], names: Mapping[str, str]) -> ByFact:
    held: ByFact = {}
    for r in readings:
        held.setdefault(names.get(r.evidence, r.evidence), []).append(r)
    return held


def _crossing(taken: tuple[int, ...], halves: tuple[Half, Half], facts: tuple[ByFact, ByFact]) -> Crossing:
    """The verdict where the facts, how they are read, and the rule are each taken from one of the two.

    A fact that only one of the two reads is read as that one does: how to read divides them over the facts that both
    read. Readings for criteria that the rule does not have fall away.
    """
    record, reading, rule = taken
    framework, verdict = halves[rule].judged.framework, halves[rule].verdict
    held = [r for fact, own in facts[record].items() for r in facts[reading].get(fact, own)]
    usable = [r for r in held if r.criterion in framework.criteria]
    computed = outcomes(framework, usable, verdict.margin, verdict.switches)
    return Crossing(dict(zip(LAYERS, taken, strict=True)), computed)
