"""The standard of proof: when the weight of readings settles a criterion, and which levels it leaves open.

Written once, for many sets of weights side by side: judging one case is a set of one, and the multiverse is many.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from .field import Frozen, Place

Kind = Literal["heaviest", "substantial", "lead", "unopposed"]

WORDS: dict[Kind, str] = {
    "heaviest": "the level with the most weight settles a criterion",
    "substantial": "a level counts only where at least one reading for it is substantial",
    "lead": "the heaviest level settles a criterion only where it leads the next by {by} or more",
    "unopposed": "a level falls where a decisive reading points to another",
}
"""Each standard in a clause, as the explanation and the pages give it."""


class Standard(Frozen):
    """When the readings of a framework settle a criterion. Where none is given, the heaviest level does."""

    kind: Kind = "heaviest"
    """`heaviest`: the level with the most weight. `substantial`: a level needs at least one substantial reading.
    `lead`: the heaviest level has to lead by `by`. `unopposed`: no decisive reading may point to another level."""
    by: int = Field(default=1, ge=1, le=1000)
    """For `lead`: the least lead that settles a criterion."""
    why: str = ""
    """Why the author’s text asks for this standard."""
    locator: Place | None = None
    """Where."""

    @property
    def words(self) -> str:
        """The standard in a clause."""
        return WORDS[self.kind].format(by=self.by)


def open_levels(standard: Standard, weights: np.ndarray, strongest: np.ndarray, margin: int) -> np.ndarray:
    """Which levels of a criterion stay open, as truth values: a row for each level, a column for each set of readings.

    `weights` holds the strengths for each level added up, `strongest` the strongest reading for each. Levels within
    `margin` of the lead stay open. Where no level meets the standard, all stay open.
    """
    if standard.kind in {"heaviest", "lead"}:  # which any level meets
        least = standard.by - 1 if standard.kind == "lead" else 0
        stay: np.ndarray = weights >= weights.max(axis=0) - max(margin, least)
        return stay
    if standard.kind == "substantial":
        fit = strongest >= 2
    else:
        decisive = strongest >= 3
        fit = decisive.sum(axis=0) - decisive == 0  # no other level has a decisive reading
    lead = np.where(fit, weights, -1).max(axis=0)
    return np.where(fit.any(axis=0), fit & (weights >= lead - margin), True)
