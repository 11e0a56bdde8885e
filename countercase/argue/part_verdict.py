"""The verdict on one part: what its readings weigh, and what the rule makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from ..data.decision_table import Decision
from ..data.framework import Framework
from ..data.part import Part
from ..data.problem import SHORT, brief
from ..data.reading import Reading
from .conclude import Conclusion, Weighing

Standing = Literal["settled", "open", "mixture", "none"]
"""How verdicts stand: one alone; several, of which the readings leave open which; one that holds several at once; or
no conclusion at all."""

AsStated = Literal["yes", "no", "left open", "nothing stated"]
"""Whether something comes out as its author states; `left open` where what is stated is one of several verdicts."""


def standing(framework: Framework, verdicts: tuple[str, ...]) -> Standing:
    """How a set of verdicts is to be understood."""
    if not verdicts:
        return "none"
    if len(verdicts) > 1:
        return "open"
    return "mixture" if framework.verdicts[verdicts[0]].mixture else "settled"


@dataclass(frozen=True)
class PartVerdict:
    """One part, judged: the readings that were weighed, and what they come to."""

    part: Part
    """The part as it is written."""
    readings: tuple[Reading, ...]
    """The readings that the part weighs, without those that were left out."""
    conclusion: Conclusion
    """What they come to."""

    def __repr__(self) -> str:
        return f"<PartVerdict of '{brief(self.part.id, SHORT)}': {in_brief(self.computed, self.stated)}>"

    @property
    def weighings(self) -> Mapping[str, Weighing]:
        """Each criterion, weighed."""
        return self.conclusion.weighings

    @cached_property
    def margins(self) -> tuple[int, ...]:
        """The margins at which a level comes to be open, from 0, that of a lead: nothing changes at any other.

        A level is open from the margin on by which it is behind another.
        """
        held = [w.weights.values() for w in self.weighings.values()]
        return tuple(sorted({lead - own for weights in held for lead in weights for own in weights if lead >= own}))

    @property
    def derived(self) -> Mapping[str, tuple[str, ...]]:
        """The levels of each derived result that stay open."""
        return self.conclusion.derived

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the combinations of open levels come to."""
        return self.conclusion.decisions

    @property
    def computed(self) -> tuple[str, ...]:
        """The verdicts that are left."""
        return self.conclusion.outcomes

    @property
    def stated(self) -> tuple[str, ...]:
        """What the author concludes for this part; nothing where the author concludes nothing."""
        return self.part.verdicts

    @property
    def reproduces(self) -> bool | None:
        """Whether the computed verdicts are just those stated; None where nobody has stated one."""
        return set(self.computed) == set(self.stated) if self.stated else None

    @property
    def leaves_open(self) -> bool:
        """Whether what the author states is among several verdicts that the readings leave open."""
        return bool(self.stated) and set(self.stated) < set(self.computed)

    @property
    def as_stated(self) -> AsStated:
        """Whether the part comes out as its author states."""
        return as_stated((self,))

    def as_dict(self, framework: Framework) -> dict[str, Any]:
        """The verdict on the part as plain data, for JSON."""
        return {
            "id": self.part.id,
            "title": self.part.title,
            "years": self.part.years or None,
            "step": self.part.step,
            "criteria": {
                name: {"levels": list(w.levels), "weights": dict(w.weights)} for name, w in self.weighings.items()
            },
            "derived": {name: list(levels) for name, levels in self.derived.items()},
            "computed": list(self.computed),
            "computed_as": standing(framework, self.computed),
            "stated": list(self.stated),
            "stated_as": standing(framework, self.stated),
            "reproduces": self.reproduces,
        }


def as_stated(parts: Iterable[PartVerdict]) -> AsStated:
    """Whether parts come out as their authors state. Where each that does not leaves what is stated open among others,
    it is `left open`, and no other verdict than the author’s.
    """
    stated = [p for p in parts if p.stated]
    apart = [p for p in stated if not p.reproduces]
    if not apart:
        return "yes" if stated else "nothing stated"
    return "left open" if all(p.leaves_open for p in apart) else "no"


def in_brief(computed: tuple[str, ...], stated: tuple[str, ...]) -> str:
    """Two sets of verdicts in the short form of an object: what is computed, and what is stated."""
    return f"{brief(' or '.join(computed), SHORT)} (stated: {brief(' or '.join(stated), SHORT) or 'none'})"
