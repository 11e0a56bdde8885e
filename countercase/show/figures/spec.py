"""An exhibit: a figure described as data. `data/figures/NAME.yml` says what to draw, from what, and how to say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field, model_validator

from ...argue.library import Library
from ...argue.rounding import scaled
from ...argue.wording import capital, in_words
from ...data.field import FileName, Frozen, Line, Sentence, Title
from ...data.place import CASE_FOLDER, FRAMEWORK_FOLDER, framework_path
from ...data.record import Evidence
from ..provenance import Origin
from .parts import BarPick, Factor, Finite, Level, LinePick, Moment, Name, Node, Point, SpanPick, StepPick, Take, Taken

MOST_DRAWN = 200
"""How many data, marks or boxes one figure may have."""
NAME = re.compile(r"\{([^{}]*)\}")


class Described(Frozen):
    """What every figure has."""

    id: FileName
    """The name of the file."""
    title: Title
    """Its title."""
    finding: Sentence
    """A sentence with names in braces that are computed from the data."""
    source: Sentence
    """Where the data come from, in words."""
    missing: str = ""
    """What is not on record, and so not drawn."""


class Bars(Described):
    """A bar for each datum."""

    kind: Literal["bars"]
    unit: Line = ""
    """What the numbers count."""
    facts: tuple[Take, ...] = Field(default=(), max_length=MOST_DRAWN)
    """Data from the record."""
    pick: BarPick | None = None
    """Data from a series."""
    marks: tuple[Level, ...] = Field(default=(), max_length=MOST_DRAWN)
    """Lines across the bars."""
    highlight: tuple[str, ...] = ()
    """The names of bars that are drawn darker; all of them where none is named."""

    @model_validator(mode="after")
    def _something(self) -> Bars:
        if not self.facts and self.pick is None:
            raise ValueError("a figure of the kind 'bars' needs `facts`, or `pick` with `label` and `y`.")
        return self


class Lines(Described):
    """A line over years for each value of a column."""

    kind: Literal["lines"]
    unit: Line = ""
    """What the numbers count."""
    scale: Factor = 1
    """By what each number is multiplied, such as 100 where shares are drawn as per cent."""
    pick: LinePick
    """The points."""
    marks: tuple[Moment, ...] = Field(default=(), max_length=MOST_DRAWN)
    """Events across the lines."""
    names: Mapping[str, Line] = Field(default_factory=dict)
    """What values of the column `by` are called in the chart."""
    loose: tuple[str, ...] = ()
    """Values of the column `by` whose points are not joined, because nobody says that they count the same."""
    gap: Finite = 1.01
    """How many years may lie between two points that are joined."""
    first: Finite | None = None
    """The first year that is drawn."""
    last: Finite | None = None
    """The last."""


class Steps(Described):
    """A staircase: how many events there have been so far."""

    kind: Literal["steps"]
    unit: Line = ""
    """What is counted."""
    pick: StepPick
    """The events."""
    marks: tuple[Point, ...] = Field(default=(), max_length=MOST_DRAWN)
    """Counts that sources give."""
    first: Finite | None = None
    """The first year that is drawn; what came before is counted all the same."""


class Spans(Described):
    """A bar of time for each term."""

    kind: Literal["spans"]
    pick: SpanPick
    """The events that open and close the terms."""
    last: Finite | None = None
    """The year to which a term is drawn whose end is not on record."""


class Tree(Described):
    """Who reports to whom."""

    kind: Literal["tree"]
    nodes: tuple[Node, ...] = Field(min_length=1, max_length=MOST_DRAWN)
    """The boxes, each after the one that it reports to."""
    noted: str = "Note"
    """What the notes beside the boxes are about."""


class Cells(Described):
    """Every part of every case under a framework, in the cells of its typology."""

    kind: Literal["typology"]
    framework: Name
    """The framework."""


class Grid(Described):
    """The last part of every case under a framework, against each of its tests."""

    kind: Literal["tests"]
    framework: Name
    """The framework."""


class Cross(Described):
    """What one subject comes to, by whose facts and by whose rule. Its title may name what is computed, too."""

    kind: Literal["crossed"]
    case: Name
    """A case of the subject: all cases and counter-cases on the same actor, norm and institution are drawn."""


Exhibit = Bars | Lines | Steps | Spans | Tree | Cells | Grid | Cross
"""What a figure shows: one of its kinds, told apart by `kind`, each with its own keys."""
MODELS: Mapping[str, type[Exhibit]] = {
    "bars": Bars,
    "lines": Lines,
    "steps": Steps,
    "spans": Spans,
    "tree": Tree,
    "typology": Cells,
    "tests": Grid,
    "crossed": Cross,
}
Kind = Literal["bars", "lines", "steps", "spans", "tree", "typology", "tests", "crossed"]


class Kinded(BaseModel):
    """The key that says which other keys there are."""

    kind: Kind


@dataclass(frozen=True)
class Datum:
    """One value to draw: its label, its group, its number, and the row of the record that it comes from."""

    label: Line
    group: str
    value: float
    evidence: str = ""


def taken(fact: Evidence, which: Taken) -> str:
    """The number that a figure takes from a fact: its own, or what it is compared with."""
    return fact.value if which == "value" else fact.comparator_value


def data(exhibit: Bars, library: Library) -> list[Datum]:
    """The numbers of bars, from facts and from single values of a series."""
    found = []
    for take in exhibit.facts:
        fact = library.record.evidence[take.evidence]
        value = scaled(float(taken(fact, take.take)), take.scale)
        found.append(Datum(take.label, take.group, value, take.evidence))
    if pick := exhibit.pick:
        for row in library.series[pick.series].where(pick.where):
            if row[pick.y]:
                label = f"{row[pick.label]}{pick.suffix}"
                found.append(Datum(label, row[pick.by] if pick.by else "", float(row[pick.y])))
    return found


def _evidence(exhibit: Exhibit) -> tuple[str, ...]:
    """The facts that an exhibit draws."""
    match exhibit:
        case Bars():
            named = (*(take.evidence for take in exhibit.facts), *(mark.evidence for mark in exhibit.marks))
            return tuple(filter(None, named))
        case Steps():
            return tuple(mark.evidence for mark in exhibit.marks)
        case Tree():
            return tuple(node.evidence for node in exhibit.nodes if node.evidence)
    return ()


def origin(exhibit: Exhibit) -> Origin:
    """The description of the exhibit, and the files that it draws from."""
    files = [f"data/figures/{exhibit.id}.yml"]
    if isinstance(exhibit, Bars | Lines | Steps | Spans) and exhibit.pick:
        files.append(f"data/series/{exhibit.pick.series}.csv")
    if _evidence(exhibit):
        files.append("data/evidence.csv")
    if isinstance(exhibit, Cross):
        files += [CASE_FOLDER, FRAMEWORK_FOLDER, "data/evidence.csv"]
    if isinstance(exhibit, Cells | Grid):
        files += [framework_path(exhibit.framework), CASE_FOLDER, "data/evidence.csv"]
    return Origin(tuple(files), "notebooks/page.ipynb")


def say(template: str, names: Mapping[str, object]) -> str:
    """The finding with its numbers. Raises `KeyError` on a name that the kind of figure does not compute.

    A name in braces is looked up, and nothing else: Python's own formatting would follow attributes and pad to any
    width.
    """
    return capital(NAME.sub(lambda found: _said(names[found[1]]), template))


def _said(value: object) -> str:
    """A value within a sentence: a count in words up to twelve, and all else as it is."""
    if isinstance(value, int) and 0 <= value <= 12:
        return in_words(value) if value else "none"
    return str(value)


def unit_name(exhibit: Bars | Lines) -> str:
    """The unit as a name among the words at a mark. Vega-Lite writes such a name into an expression as it stands."""
    return re.sub(r'["\\\s]+', " ", exhibit.unit).strip() or "Value"
