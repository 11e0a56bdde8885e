"""Two engines on one conclusion: what its author's rule makes of the facts, and what is left of it in the debate.

The rule asks whether the facts, read as the author reads them, lead to what the author says. The debate asks whether
what the author says stands against what is said on the other side. They are two questions, each with three answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..data.conclusion import Conclusion
from ..data.relation import Relation
from .debate import Debate, debate
from .grounded import Label
from .library import Library
from .part_verdict import PartVerdict
from .verdict import Verdict


@dataclass(frozen=True)
class Hearing:
    """One stated conclusion before both engines."""

    verdict: Verdict
    """The case, as its rule judges it."""
    part: PartVerdict
    """Its part."""
    claims: tuple[str, ...]
    """The claims that state it."""
    alone: Label
    """What is left of them among the claims of their own source."""
    together: Label
    """What is left of them in the whole debate."""

    @property
    def rule(self) -> Label:
        """What the rule makes of it: the facts lead to it alone (in), to it among others, or not to it (out)."""
        computed, stated = set(self.part.computed), set(self.part.stated)
        if computed <= stated:
            return "in"
        return "undecided" if computed & stated else "out"

    @property
    def agree(self) -> bool:
        """Whether both engines give the same answer, each to its own question."""
        return self.rule == self.together


def weakest(labels: Iterable[Label]) -> Label:
    """What is left of claims that state something together: it falls with one of them."""
    found = set(labels)
    return "out" if "out" in found else "undecided" if "undecided" in found else "in"


def hearings(library: Library, conclusions: Sequence[Conclusion], whole: Debate) -> list[Hearing]:
    """Each stated conclusion before both engines, in the order of the table. `whole` is the debate of all sources."""
    own = {source: of_source(library, source) for source in library.record.sources}
    found = []
    for row in conclusions:
        verdict = library.dossier(row.case).verdict()
        part = next(p for p in verdict.parts if p.part.id == row.part)
        source = own[verdict.dossier.case.source]
        alone = weakest(source.label(claim) for claim in row.claims)
        found.append(Hearing(verdict, part, row.claims, alone, weakest(whole.label(claim) for claim in row.claims)))
    return found


def of_source(library: Library, source: str) -> Debate:
    """The debate within one source."""
    return debate({name: c for name, c in library.record.claims.items() if c.source == source})


def mutual(relations: Iterable[Relation]) -> list[Relation]:
    """The relations with each attack by one claim alone answered: the two contradict each other.

    What is decided by the direction of an attack, which is the coder's to say, is open then.
    """
    return [
        r.model_copy(update={"bearing": "contradicts"}) if r.bearing == "attacks" and len(r.premises) == 1 else r
        for r in relations
    ]
