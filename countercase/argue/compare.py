"""Two cases held against each other: facts, readings and rule, and which of the three decides.

Each layer is taken from one case or from the other while the two others stay, as a controlled comparison does: where
one layer alone turns the verdict, it is what separates the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import comb
from typing import Any

from ..data.case import Reading
from ..data.problem import SHORT, brief
from .conclude import conclude
from .verdict import Dossier
from .wording import join, verdict_phrase

LAYERS = ("record", "reading", "rule")
MOST = 3
"""How many facts together are tried for a flip."""
TRIES = 20_000
"""How many sets of one size are tried at most."""
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
class Comparison:
    """Two cases, side by side. Facts are those of the deciding parts; a shared fact has one name in both."""

    first: Dossier
    """The case whose verdict is to be explained or changed."""
    second: Dossier
    """The case that it is held against."""
    only_first: tuple[str, ...]
    """Facts that the first case reads and the second does not."""
    only_second: tuple[str, ...]
    """Facts that the second case reads and the first does not."""
    alike: tuple[str, ...]
    """Facts that both read for the same levels, as strongly."""
    differently: tuple[Difference, ...]
    """Facts that both read, and not alike."""
    switches: tuple[tuple[str, str, str], ...]
    """Settings that differ: the switch (or `margin`), its option in the first case, and in the second."""
    crossings: tuple[Crossing, ...]
    """The verdict for each of the eight ways to take the three layers from one case or the other."""
    flips: tuple[tuple[str, ...], ...]
    """The smallest sets of facts, of one to three, whose readings taken over from the second case change the first
    verdict: ten at the most; none where the frameworks differ, where none that small does, or where there are more than
    `TRIES` sets of a size."""
    names: Mapping[str, str]
    """Evidence id to the name of the shared fact that it tells."""

    def __repr__(self) -> str:
        return f"<Comparison of '{self.first.case.id}' and '{self.second.case.id}'>"

    @property
    def same_rule(self) -> bool:
        """Whether both stand under the same framework."""
        return self.first.framework.id == self.second.framework.id

    def verdict(self, which: int) -> tuple[str, ...]:
        """The verdict of the first case (0) or the second (1)."""
        dossier = (self.first, self.second)[which]
        if dossier.case.arrangement == "parallel":  # its parts are judged apart, and only then taken together
            return dossier.verdict().computed
        return next(m.computed for m in self.crossings if set(m.taken.values()) == {which})

    @property
    def deciding(self) -> tuple[str, ...]:
        """The layers that turn the first verdict into another when they alone are taken from the second case."""
        own = set(self.verdict(0))
        return tuple(
            layer
            for layer in LAYERS
            for m in self.crossings
            if m.taken == {name: int(name == layer) for name in LAYERS} and set(m.computed) != own
        )

    def sentence(self) -> str:
        """In one sentence, what separates the two."""
        a, b = self.first.case.title, self.second.case.title
        one = verdict_phrase(self.first.framework, self.verdict(0))
        two = verdict_phrase(self.second.framework, self.verdict(1))
        shared = len(self.alike) + len(self.differently)
        facts = f"they share {shared} fact{'s' * (shared != 1)}" if shared else "they share no fact that both read"
        head = f"“{a}” comes to {one} and “{b}” to {two}; {facts}"
        if not self.same_rule:
            titles = f"{self.first.framework.title} and {self.second.framework.title}"
            tail = "what separates them is the rule, and with it the questions that the facts are asked"
            return f"{head}, and {tail}: {titles} have no criterion in common."
        if not self.switches and not self.differently and not self.only_first and not self.only_second:
            return f"{head}, and nothing separates them."
        if set(self.verdict(0)) == set(self.verdict(1)):
            return f"{head}, and what differs between them does not change the verdict."
        words = {"record": "which facts they use", "reading": "how they read the same facts", "rule": "the rule"}
        if self.deciding:
            decides = join([words[d] for d in self.deciding], "or")
            alone = ", each alone enough" if len(self.deciding) > 1 else ""
            return f"{head}, and what separates them is {decides}{alone}."
        return f"{head}, and no layer alone separates them: it takes more than one together."

    def as_dict(self) -> dict[str, Any]:
        """The comparison as plain data, for JSON."""

        def plain(readings: tuple[Reading, ...]) -> list[dict[str, Any]]:
            return [
                r.model_dump(mode="json", include={"criterion", "points_to", "strength", "because"}) for r in readings
            ]

        return {
            "first": self.first.case.id,
            "second": self.second.case.id,
            "sentence": self.sentence(),
            "verdicts": [list(self.verdict(0)), list(self.verdict(1))],
            "frameworks": [self.first.framework.id, self.second.framework.id],
            "only_first": list(self.only_first),
            "only_second": list(self.only_second),
            "alike": list(self.alike),
            "differently": [
                {"fact": d.fact, "first": plain(d.first), "second": plain(d.second)} for d in self.differently
            ],
            "switches": [{"switch": s, "first": a, "second": b} for s, a, b in self.switches],
            "layers": [{"taken": dict(m.taken), "computed": list(m.computed)} for m in self.crossings],
            "deciding": list(self.deciding),
            "smallest_flips": [list(f) for f in self.flips],
        }


def compare(first: Dossier, second: Dossier, same: Mapping[str, str] | None = None) -> Comparison:
    """Hold the deciding parts of two cases against each other.

    `same` gives rows of the record that tell one fact one name: evidence id to name, as `shared_facts.same` has it.
    """
    names = dict(same or {})
    ours, theirs = _readings(first), _readings(second)
    a, b = _by_fact(ours, names), _by_fact(theirs, names)
    both = [f for f in a if f in b]
    alike = tuple(f for f in both if _key(a[f]) == _key(b[f]))
    differently = tuple(Difference(f, tuple(a[f]), tuple(b[f])) for f in both if f not in alike)
    settings = [d.framework.settings(d.switches) for d in (first, second)]
    switches = (
        tuple((s, settings[0][s], settings[1][s]) for s in settings[0] if settings[0][s] != settings[1][s])
        if first.framework.id == second.framework.id
        else ()
    )
    if first.margin != second.margin:
        switches += (("margin", str(first.margin), str(second.margin)),)
    return Comparison(
        first,
        second,
        tuple(f for f in a if f not in b),
        tuple(f for f in b if f not in a),
        alike,
        differently,
        switches,
        tuple(_crossing(taken, (first, second), (a, b)) for taken in product((0, 1), repeat=3)),
        _flips((first, second), (a, b)) if first.framework.id == second.framework.id else (),
        names,
    )


def _readings(dossier: Dossier) -> tuple[Reading, ...]:
    """The readings of the parts that hold the verdict: the last with what it builds on, or all of them."""
    case = dossier.case
    parts = case.parts if case.arrangement == "parallel" else case.parts[-1:]
    return tuple(dict.fromkeys(r for p in parts for r in case.readings_for(p)))


def _by_fact(readings: tuple[Reading, ...], names: Mapping[str, str]) -> ByFact:
    held: ByFact = {}
    for r in readings:
        held.setdefault(names.get(r.evidence, r.evidence), []).append(r)
    return held


def _key(readings: list[Reading]) -> set[tuple[str, str, int]]:
    return {(r.criterion, r.points_to, r.strength) for r in readings}


def _crossing(taken: tuple[int, ...], dossiers: tuple[Dossier, Dossier], facts: tuple[ByFact, ByFact]) -> Crossing:
    """The verdict where the facts, how they are read, and the rule are each taken from one of the two.

    A fact that the reader does not know stays unread; readings for criteria that the rule does not have fall away.
    """
    record, reading, rule = taken
    dossier = dossiers[rule]
    held = [r for fact in facts[record] for r in facts[reading].get(fact, [])]
    usable = [r for r in held if r.criterion in dossier.framework.criteria]
    settings = dossier.framework.settings(dossier.switches)
    computed = conclude(dossier.framework, usable, dossier.margin, settings).outcomes
    return Crossing(dict(zip(LAYERS, taken, strict=True)), computed)


def _flips(dossiers: tuple[Dossier, Dossier], facts: tuple[ByFact, ByFact]) -> tuple[tuple[str, ...], ...]:
    """The fewest facts whose readings, taken over from the second case, change the first verdict.

    Up to three of them; sizes of which there are too many sets are not tried.
    """
    first = dossiers[0]
    changed = [f for f in {**facts[0], **facts[1]} if _key(facts[0].get(f, [])) != _key(facts[1].get(f, []))]
    settings = first.framework.settings(first.switches)

    def computed(taken: tuple[str, ...]) -> set[str]:
        held = [r for f, rs in facts[0].items() if f not in taken for r in rs]
        held += [r for f in taken for r in facts[1].get(f, [])]
        return set(conclude(first.framework, held, first.margin, settings).outcomes)

    own = computed(())
    for size in range(1, MOST + 1):
        if comb(len(changed), size) > TRIES:
            break
        found = [taken for taken in combinations(changed, size) if computed(taken) != own]
        if found:
            return tuple(found[:10])
    return ()
