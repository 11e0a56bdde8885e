"""A change: what a counter-case does to a reading, a switch, the margin or the framework of its parent, and why."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field, model_validator

from .field import Frozen, Place, Sentence
from .problem import SHORT, brief
from .reading import Reading, Strength

KINDS = ("reread", "drop", "add", "switch", "margin", "framework")


class Change(Frozen):
    """One change. Exactly one of `reread`, `drop`, `add`, `switch`, `margin` and `framework` says what it does."""

    reread: str | None = None
    """The evidence that is read differently."""
    drop: str | None = None
    """The evidence whose reading is left out."""
    add: str | None = None
    """The evidence that is read in addition."""
    switch: str | None = None
    """The switch that is turned, to the option in `to`."""
    to: str | None = None
    margin: int | None = Field(default=None, ge=0, le=1000)
    """How far behind the lead a level may lie and still stay open."""
    framework: str | None = None
    """The framework to judge by instead. The parent's readings fall away with theirs; new ones are added."""
    part: str | None = None
    """The part of the case; it can be left out where there is one part alone."""
    criterion: str | None = None
    points_to: str | None = None
    strength: Strength | None = None
    locator: Place | None = None
    because: Sentence
    """Your reason. Every change has one."""

    @model_validator(mode="after")
    def _one(self) -> Change:
        named = [kind for kind in KINDS if getattr(self, kind) is not None]
        if len(named) != 1:
            found = " and ".join(named) or "none of them"
            raise ValueError(f"a change has exactly one of {', '.join(KINDS)}; this one has {found}.")
        needs = {"reread": ("points_to", "strength"), "add": ("criterion", "points_to", "strength"), "switch": ("to",)}
        for name in needs.get(named[0], ()):
            if getattr(self, name) is None:
                raise ValueError(f"`{named[0]}` needs `{name}` beside it.")
        return self

    @property
    def kind(self) -> str:
        """What the change does."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)


@dataclass(frozen=True)
class Altered:
    """A change that changes something, with what stood there before."""

    change: Change
    """The change as it is written."""
    before: Reading | str | None
    """The reading, option, margin or framework that stood there; None where nothing did."""
    after: Reading | str | None
    """What stands there now; None where it is left out."""

    def __repr__(self) -> str:
        return f"<Altered: {self.change.kind} {brief(getattr(self.change, self.change.kind), SHORT)}>"
