"""A reading: what a fact is taken to show, and how strongly."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from .field import Frozen, Line, Place, Sentence
from .problem import unknown

STRENGTHS = {"suggestive": 1, "substantial": 2, "decisive": 3}
WORDS = {number: word for word, number in STRENGTHS.items()}


def _strength(value: Any) -> Any:
    if isinstance(value, str) and value in {"1", "2", "3"}:
        return int(value)
    if isinstance(value, str):
        if value not in STRENGTHS:
            raise ValueError(unknown("strength", value, STRENGTHS))
        return STRENGTHS[value]
    return value


Strength = Annotated[Literal[1, 2, 3], BeforeValidator(_strength), WithJsonSchema({"enum": [*STRENGTHS, 1, 2, 3]})]


class Reading(Frozen):
    """This evidence points to that level of that criterion, this strongly, because.

    `strength` is 1 (suggestive), 2 (substantial) or 3 (decisive). `locator` is where the author reads it so.
    `mechanism` is the author's name for how the institution worked on the actor, where there is one.
    """

    NAMED_BY = ("evidence", "criterion", "points_to", "strength")

    evidence: str
    """The fact that is read."""
    criterion: str
    """The criterion of the framework that it bears on."""
    points_to: str
    """The level of the criterion that it points to."""
    strength: Strength
    """Suggestive (1), substantial (2) or decisive (3)."""
    locator: Place
    """Where the author makes the reading."""
    because: Sentence
    """The reason, in one sentence."""
    mechanism: Line = ""
    """The author’s name for how the institution worked on the actor, where there is one; the framework lists them."""
    given: bool = False
    """Whether nobody disputes it (a founding date, a seat): it weighs, and nothing is tried without it."""
