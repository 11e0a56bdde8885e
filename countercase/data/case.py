"""A case: an actor, a norm and an institution, its parts, and how its author reads the evidence."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .field import Day, FileName, Frozen, Line, Place, Sentence, Title
from .part import Part
from .reading import Reading

MAX_PARTS = 12
"""As many as stand beside each other in a chart on a phone."""


class Falsifier(Frozen):
    """What would change this author's mind.

    `derived` where it follows from the criteria and is not in the text. `met_if` is a formula on the record that is
    true where the condition is met; without one the condition cannot be tested with what is on record.
    """

    text: Sentence
    """The condition."""
    locator: Place | None = None
    """Where the source says so."""
    derived: bool = False
    """Whether it follows from the criteria and is not in the text."""
    met_if: str = ""
    """A formula on the record that is true where the condition is met."""


class Open(Frozen):
    """A question that the case leaves open, and where it shows."""

    text: Sentence
    """The question."""
    locator: Place | None = None
    """Where it shows."""


class Case(Frozen):
    """One argument about one actor, norm and institution. See `data/cases/`.

    Its parts are `successive` where each follows on the one before, so that the last holds the verdict, or `parallel`
    where they stand side by side, so that the verdict is that of all of them.
    """

    NAMED_BY = ("id", "framework", "source")

    id: FileName
    """The name of the file."""
    title: Title
    """The title of the chapter."""
    short: Line = ""
    """What to call the case in a chart."""
    author: Line = ""
    """Who put the argument into this form, where it is not the maintainers; of a counter-case, who argues it."""
    date: Day = ""
    """The day on which they did: 2026-11-26."""
    question: Sentence
    """The question that it answers."""
    summary: Sentence
    """Two sentences on what the chapter shows."""
    framework: str
    """The rule that it is judged by."""
    source: str
    """The work whose argument it is."""
    actor: Title
    """Who is judged."""
    norm: Title
    """Into which norm."""
    institution: str
    """By which institution."""
    thesis: Sentence
    """What the author holds, at its strongest."""
    passages: tuple[Place, ...] = Field(min_length=1)
    """Where the source argues it."""
    arrangement: Literal["successive", "parallel"] = "successive"
    """Successive, or parallel."""
    parts: tuple[Part, ...] = Field(min_length=1, max_length=MAX_PARTS)
    """Its parts or steps."""
    open: tuple[Open, ...] = ()
    """What it leaves open."""
    falsifiers: tuple[Falsifier, ...] = ()
    """What would change the author’s mind."""

    @property
    def name(self) -> str:
        """What to call the case in a chart: its short name, or its actor and norm."""
        return self.short or f"{self.actor}, {self.norm}"

    def readings_for(self, part: Part) -> tuple[Reading, ...]:
        """The readings that a part weighs: those of the steps it builds on, then its own."""
        earlier = [p for p in self.parts if p.id in part.builds_on]
        return tuple(r for p in (*earlier, part) for r in p.readings)

    @property
    def evidence_ids(self) -> tuple[str, ...]:
        """Every piece of evidence that the case reads, once, in the order of reading."""
        return tuple(dict.fromkeys(r.evidence for p in self.parts for r in p.readings))
