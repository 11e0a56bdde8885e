"""A debate: claims, the steps from some to others, and which claims stand once all of it is heard.

Supports and premises that only hold together are taken back to attacks alone, by arguments that are put in between, as
Boella, Gabbay, van der Torre and Villata (2010), "Support in abstract argumentation", do. A support is read as a
necessary one (Nouioua and Risch 2011, "Argumentation frameworks with necessities"): a claim that its author infers from
others stands only where one of its grounds does. The deductive reading, by which what supports a fallen claim falls
with it, would let a conclusion refute the facts that it is drawn from; Cayrol and Lagasquie-Schiex (2013), "Bipolarity
in argumentation graphs", set the two beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ..data.record import Claim
from ..data.relation import Relation
from .grounded import Label, grounded

INFERRED = frozenset({"interpretation", "conclusion", "recommendation"})
"""The kinds of claim that are drawn from others; a fact, a definition, a premise or a theory is put forward."""

Node = tuple[Literal["claim", "step", "denied", "bare"], str]
"""An argument of the flat framework: a claim; a step; that a premise does not hold; that a claim has no ground."""


@dataclass(frozen=True)
class Step:
    """From premises, which hold only together, for a claim or against it, or against another step."""

    id: str
    """Names the step among those of its debate."""
    premises: tuple[str, ...]
    """The claims that it starts from."""
    target: str
    """The claim that it bears on, or the step that it undercuts."""
    bearing: Literal["for", "against", "undercuts"]
    """What it does to its target."""


@dataclass(frozen=True)
class Debate:
    """Claims and the steps between them."""

    claims: tuple[str, ...]
    """All claims, by id."""
    steps: tuple[Step, ...]
    """All steps."""
    asserted: frozenset[str]
    """The claims that need no ground: they stand where nothing that stands is against them."""

    def flat(self) -> tuple[list[Node], list[tuple[Node, Node]]]:
        """The debate as an abstract argumentation framework: its arguments, and which attacks which."""
        arguments: list[Node] = [("claim", claim) for claim in self.claims]
        arguments += [("step", step.id) for step in self.steps]
        attacks: list[tuple[Node, Node]] = []
        for premise in dict.fromkeys(p for step in self.steps for p in step.premises):
            arguments.append(("denied", premise))
            attacks.append((("claim", premise), ("denied", premise)))
        for claim in self.claims:
            if claim not in self.asserted:
                arguments.append(("bare", claim))
                attacks.append((("bare", claim), ("claim", claim)))
        for step in self.steps:
            this: Node = ("step", step.id)
            attacks += [(("denied", premise), this) for premise in step.premises]
            if step.bearing == "undercuts":
                attacks.append((this, ("step", step.target)))
            elif step.bearing == "against":
                attacks.append((this, ("claim", step.target)))
            elif step.target not in self.asserted:
                attacks.append((this, ("bare", step.target)))
        return arguments, attacks

    @cached_property
    def _labels(self) -> dict[Node, Label]:
        return grounded(*self.flat())

    def label(self, claim: str) -> Label:
        """Whether a claim stands (`in`), falls (`out`) or stays open (`undecided`). `KeyError` where there is none."""
        return self._labels["claim", claim]

    def applies(self, step: str) -> Label:
        """Whether a step applies: its premises stand, and it is not undercut. `KeyError` where there is none."""
        return self._labels["step", step]

    def count(self) -> dict[Label, int]:
        """How many claims stand, fall and stay open."""
        found: dict[Label, int] = {"in": 0, "out": 0, "undecided": 0}
        for claim in self.claims:
            found[self.label(claim)] += 1
        return found


def debate(claims: Mapping[str, Claim], relations: Iterable[Relation] = ()) -> Debate:
    """The debate over claims of the record: what each supports and attacks, and the relations between their sources.

    A claim of an `INFERRED` kind needs a ground where other claims of the record support it; whatever else is claimed
    stands as asserted. A relation that supports it is one more ground. Relations that name other claims are left out.
    """
    steps: dict[str, Step] = {}
    for claim in claims.values():
        for other in claim.supports:
            if other in claims:
                steps[_name(claim.id, other)] = Step(_name(claim.id, other), (claim.id,), other, "for")
        for other in claim.attacks:
            if other in claims:
                steps[_name(claim.id, other, "x")] = Step(_name(claim.id, other, "x"), (claim.id,), other, "against")
    supported = {step.target for step in steps.values() if step.bearing == "for"}
    bare = [name for name, claim in claims.items() if name not in supported or claim.kind not in INFERRED]
    for relation in relations:
        if all(name in claims for name in (*relation.premises, relation.target)):
            steps |= {step.id: step for step in _steps(relation)}
    return Debate(tuple(claims), tuple(steps.values()), frozenset(bare))


def _name(claim: str, other: str, sign: str = ">") -> str:
    return f"{claim} {sign} {other}"


def _steps(relation: Relation) -> Iterable[Step]:
    """The steps that a relation stands for: one; one each way where two contradict; one for each step undercut."""
    match relation.bearing:
        case "supports":
            yield Step(relation.id, relation.premises, relation.target, "for")
        case "attacks":
            yield Step(relation.id, relation.premises, relation.target, "against")
        case "contradicts":
            (premise,) = relation.premises
            yield Step(relation.id, (premise,), relation.target, "against")
            yield Step(f"{relation.id} back", (relation.target,), premise, "against")
        case "undercuts":
            for ground in relation.drawn_from:
                undercut = _name(ground, relation.target)
                yield Step(f"{relation.id} {ground}", relation.premises, undercut, "undercuts")
