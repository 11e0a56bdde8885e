"""An exhibit: a figure described as data. `data/figures/NAME.yml` says what to draw, from what, and how to say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ...argue.document import Document, fill, read_document
from ...argue.framework import Options
from ...argue.library import Library
from ...argue.problem import DataError, Problem, collecting, unknown
from ...argue.record import Frozen, Identity, Sentence
from ..origin import Origin

Kind = Literal["bars", "lines", "steps", "spans", "tree", "typology", "tests"]
Yes = Annotated[bool, BeforeValidator(lambda value: str(value) in {"yes", "true", "True"})]


class Take(Frozen):
    """One datum from the record: a fact's number, or what it is compared with. `group` puts data side by side.

    `scale` brings numbers of different units to one: 0.001 where a fact counts in millions and the figure in thousands.
    """

    label: str
    evidence: str
    take: Literal["value", "comparator"] = "value"
    group: str = ""
    scale: float = 1


class Pick(Frozen):
    """Rows of a series: those where each named column holds one of the values, and the columns to draw.

    `start` and `end` are the events that open and close a span.
    """

    series: str
    where: Mapping[str, Options] = Field(default_factory=dict)
    x: str = ""
    y: str = ""
    label: str = ""
    by: str = ""
    start: str = ""
    end: str = ""
    suffix: str = ""
    low: str = ""
    high: str = ""


class Mark(Frozen):
    """A line or point drawn over the data, from the record, or a bound that a rule of the institution sets."""

    label: str
    evidence: str = ""
    at: float | None = None
    take: Literal["value", "comparator"] = "value"


class Node(Frozen):
    """A box of a tree, what it says, and the boxes that it reports to."""

    id: Identity
    label: str
    under: str = ""
    note: str = ""
    evidence: str = ""


class Exhibit(Frozen):
    """What a figure shows. `finding` is a sentence with names in braces that are computed from the data."""

    id: Identity
    title: str
    kind: Kind
    unit: str = ""
    finding: Sentence
    source: Sentence
    missing: str = ""
    facts: tuple[Take, ...] = ()
    pick: Pick | None = None
    marks: tuple[Mark, ...] = ()
    nodes: tuple[Node, ...] = ()
    framework: str = ""
    highlight: tuple[str, ...] = ()
    names: Mapping[str, str] = Field(default_factory=dict)
    gap: float = 1.01
    first: float | None = None
    last: float | None = None


@dataclass(frozen=True)
class Datum:
    """One value to draw: its label, its group, its number, and the row of the record that it comes from."""

    label: str
    group: str
    value: float
    evidence: str = ""


def data(exhibit: Exhibit, library: Library) -> list[Datum]:
    """The numbers of an exhibit that is made from facts or from single values of a series."""
    found = []
    for take in exhibit.facts:
        fact = library.record.evidence[take.evidence]
        number = fact.value if take.take == "value" else fact.comparator_value
        found.append(Datum(take.label, take.group, round(float(number) * take.scale, 9), take.evidence))
    if exhibit.pick and exhibit.pick.label:
        pick = exhibit.pick
        for row in library.series[pick.series].where(pick.where):
            if row[pick.y]:
                label = f"{row[pick.label]}{pick.suffix}"
                found.append(Datum(label, row[pick.by] if pick.by else "", float(row[pick.y])))
    return found


def origin(exhibit: Exhibit) -> Origin:
    """The description of the exhibit, and the files that it draws from."""
    files = [f"data/figures/{exhibit.id}.yml"]
    if exhibit.pick:
        files.append(f"data/series/{exhibit.pick.series}.csv")
    if any(part.evidence for part in (*exhibit.facts, *exhibit.marks, *exhibit.nodes)):
        files.append("data/evidence.csv")
    if exhibit.framework:
        files += [f"data/frameworks/{exhibit.framework}.yml", "data/cases", "data/evidence.csv"]
    return Origin(tuple(files), "notebooks/page.ipynb")


def say(template: str, names: Mapping[str, object]) -> str:
    """The finding with its numbers. Raises `KeyError` on a name that the kind of figure does not compute."""
    return Formatter().vformat(template, (), dict(names))


def number(value: float) -> str:
    """A number for a reader: 2,500, 15.21, 3.3."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def load_exhibits(root: Path, library: Library) -> dict[str, Exhibit]:
    """Every exhibit below `data/figures/`, checked against the library. Raises `DataError`, every problem by line."""
    found: dict[str, Exhibit] = {}
    problems: list[Problem] = []
    for path in sorted((root / "data/figures").glob("*.yml")):
        with collecting(problems):
            document = read_document(path, f"data/figures/{path.name}")
            exhibit = fill(Exhibit, document)
            wrong = list(_check(exhibit, document, library, path.stem))
            if wrong:
                raise DataError(wrong)
            found[path.stem] = exhibit
    if problems:
        raise DataError(problems)
    return found


def _check(exhibit: Exhibit, document: Document, library: Library, stem: str):
    if exhibit.id != stem:
        yield document.problem(("id",), f"the id is '{exhibit.id}', and the file is named '{stem}'. They should agree.")
    for i, take in enumerate(exhibit.facts):
        fact = library.record.evidence.get(take.evidence)
        if fact is None:
            yield document.problem(("facts", i), unknown("evidence", take.evidence, library.record.evidence))
        elif not (fact.value if take.take == "value" else fact.comparator_value):
            yield document.problem(("facts", i), f"the evidence '{take.evidence}' has no {take.take} to draw.")
    for i, mark in enumerate(exhibit.marks):
        if mark.evidence and mark.evidence not in library.record.evidence:
            yield document.problem(("marks", i), unknown("evidence", mark.evidence, library.record.evidence))
    for i, node in enumerate(exhibit.nodes):
        if node.evidence and node.evidence not in library.record.evidence:
            yield document.problem(("nodes", i), unknown("evidence", node.evidence, library.record.evidence))
    if exhibit.pick:
        series = library.series.get(exhibit.pick.series)
        if series is None:
            yield document.problem(("pick", "series"), unknown("series", exhibit.pick.series, library.series))
            return
        columns = series.provenance.columns
        named = [*exhibit.pick.where, *(getattr(exhibit.pick, k) for k in ("x", "y", "label", "by", "low", "high"))]
        for column in filter(None, named):
            if column not in columns:
                yield document.problem(("pick",), unknown(f"column of '{exhibit.pick.series}'", column, columns))
    if exhibit.framework and exhibit.framework not in library.frameworks:
        yield document.problem(("framework",), unknown("framework", exhibit.framework, library.frameworks))
