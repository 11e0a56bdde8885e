"""The parts of an exhibit: data, rows, marks and boxes that a figure is drawn from, for each kind its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ...data.decision_table import Options
from ...data.field import Frozen, Identity, Line

Finite = Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]
Factor = Annotated[float, Field(allow_inf_nan=False, ge=1e-9, le=1e12)]
Name = Annotated[str, Field(min_length=1)]
Taken = Literal["value", "comparator"]


class Take(Frozen):
    """One datum from the record: a fact's number, or what it is compared with."""

    label: Line
    """What the datum is called."""
    evidence: str
    """The fact that it is taken from."""
    take: Taken = "value"
    """Its own number, or that of its comparison."""
    group: Line = ""
    """Data of one group stand side by side, under its name."""
    scale: Factor = 1
    """Brings numbers of different units to one: 0.001 where a fact counts in millions and the figure in thousands."""


class Pick(Frozen):
    """Rows of a series that are drawn."""

    series: Name
    """The series, by its name."""
    where: Mapping[str, Options] = Field(default_factory=dict)
    """Columns, each with the values that it may hold in a row that is drawn."""

    def named(self, *keys: str) -> tuple[str, ...]:
        """The columns that stand under these keys, where the kind of figure has the key and the file fills it."""
        return tuple(filter(None, (getattr(self, key, "") for key in keys)))


class BarPick(Pick):
    """Rows of a series, each drawn as a bar."""

    y: Name
    """The column of the numbers."""
    label: Name
    """The column that names each bar."""
    by: str = ""
    """The column whose values group the bars."""
    suffix: Line = ""
    """What is added to each name."""


class LinePick(Pick):
    """Rows of a series, each a point on a line."""

    x: Name
    """The column of the dates."""
    y: Name
    """The column of the numbers."""
    by: str = ""
    """The column that has a line for each of its values."""
    low: str = ""
    """The column of lower bounds."""
    high: str = ""
    """The column of upper bounds."""

    @model_validator(mode="after")
    def _both(self) -> LinePick:
        if bool(self.low) != bool(self.high):
            raise ValueError("`low` and `high` stand together: a band has two edges.")
        return self


class StepPick(Pick):
    """Rows of a series, each an event by which a staircase rises."""

    x: Name
    """The column of the dates."""
    label: Name
    """The column that names each event."""


class SpanPick(Pick):
    """Rows of a series whose column `event` opens and closes spans of time."""

    x: Name
    """The column of the dates."""
    label: Name
    """The column that has a lane for each of its values."""
    by: Name
    """The column that names who or what a span belongs to."""
    start: Name
    """The event that opens a span."""
    end: Name
    """The event that closes it."""


class Level(Frozen):
    """A line across bars: a number from the record, or a bound that a rule of the institution sets."""

    label: Line
    """What it is called."""
    evidence: str = ""
    """The fact whose number it is."""
    at: Finite | None = None
    """Or the number."""
    take: Taken = "value"
    """The fact's own number, or that of its comparison."""

    @model_validator(mode="after")
    def _one(self) -> Level:
        if self.at is not None and self.evidence:
            raise ValueError("a mark stands at `at`, or at the number of its `evidence`, and not at both.")
        return self


class Moment(Frozen):
    """An event drawn across lines."""

    label: Line
    """What it is called."""
    at: Finite
    """Its year."""


class Point(Frozen):
    """A count that a source gives, beside a staircase."""

    label: Line
    """What it is called."""
    evidence: Name
    """The fact, whose date and number say where it stands."""
    take: Taken = "value"
    """The fact's own number, or that of its comparison."""


class Node(Frozen):
    """A box of a tree."""

    id: Identity
    """Names the box within its tree."""
    label: Line
    """What stands in it."""
    under: str = ""
    """The box that it reports to."""
    note: Line = ""
    """What is to be noted of it."""
    evidence: str = ""
    """The fact that tells of it."""
