"""The rivals of a verdict: what others make of the same part by the same rule.

They are what the author states at another step of the argument, what a counter-case extends, and the counter-cases to
it. A case under another rule has verdicts of another kind, and is no rival here: it is compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .library import Library
from .part_verdict import PartVerdict
from .verdict import Verdict


@dataclass(frozen=True)
class Rival:
    """Verdicts that somebody holds of a part, and that are not those that it comes to or its author states."""

    verdicts: tuple[str, ...]
    """The verdicts, in the order of the framework; several where it is left open which."""
    case: str
    """The case that states them or comes to them."""
    part: str
    """The part of it that does."""
    stated: bool
    """Whether its author states them, and not only its readings come to them."""


def rivals(library: Library, verdict: Verdict, part: PartVerdict) -> tuple[Rival, ...]:
    """What others make of a part of a judged case, each set of verdicts once, by whoever is nearest."""
    found: dict[frozenset[str], Rival] = {}
    held = {frozenset(part.computed), frozenset(part.stated), frozenset[str]()}
    for rival in _all(library, verdict, part):
        if frozenset(rival.verdicts) not in held:
            found.setdefault(frozenset(rival.verdicts), rival)
    return tuple(found.values())


def _all(library: Library, verdict: Verdict, part: PartVerdict) -> Iterator[Rival]:
    own = verdict.dossier.case.id
    stepwise = verdict.dossier.case.arrangement != "parallel"  # parts beside each other are about different things
    for other in verdict.parts:
        if stepwise and part.part.step and other.part.step and other is not part:
            yield Rival(other.stated, own, other.part.id, True)
    parents = library.parents
    near = [parents[own]] if own in parents else []
    for name in [*near, *(child for child, parent in parents.items() if parent == own)]:
        other_verdict = library.dossier(name).verdict()
        if other_verdict.framework.id == verdict.framework.id:
            for other in other_verdict.parts:
                if other.part.id == part.part.id:  # what is stated of it is what its author states here, too
                    yield Rival(other.computed, name, other.part.id, False)
