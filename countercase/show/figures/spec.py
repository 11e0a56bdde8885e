"""An exhibit: a figure described as data. `data/figures/NAME.yml` says what to draw, from what, and how to say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ...argue.library import Library
from ...data import dates
from ...data.framework import Options
from ...data.problem import MOST, DataError, Problem, brief, collecting, unknown
from ...data.record import LINE, NUMBER, Evidence, FileName, Frozen, Identity, Line, Sentence, Title
from ...data.yaml_file import Document, fill, read_document
from ..provenance import Origin

Kind = Literal["bars", "lines", "steps", "spans", "tree", "typology", "tests"]
MOST_DRAWN = 200
Finite = Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]
NAME = re.compile(r"\{([^{}]*)\}")
# what each kind of figure is drawn from: keys of the file, and columns of the series that `pick` names
NEEDS: Mapping[str, tuple[str, ...]] = {
    "lines": ("pick.x", "pick.y"),
    "steps": ("pick.x", "pick.label"),
    "spans": ("pick.x", "pick.label", "pick.by", "pick.start", "pick.end"),
    "tree": ("nodes",),
    "typology": ("framework",),
    "tests": ("framework",),
}
Yes = Annotated[bool, BeforeValidator(lambda value: str(value) in {"yes", "true", "True"})]


class Take(Frozen):
    """One datum from the record: a fact's number, or what it is compared with. `group` puts data side by side.

    `scale` brings numbers of different units to one: 0.001 where a fact counts in millions and the figure in thousands.
    """

    label: Line
    evidence: str
    take: Literal["value", "comparator"] = "value"
    group: Line = ""
    scale: Finite = 1


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
    suffix: Line = ""
    low: str = ""
    high: str = ""


class Mark(Frozen):
    """A line or point drawn over the data, from the record, or a bound that a rule of the institution sets."""

    label: Line
    evidence: str = ""
    at: Finite | None = None
    take: Literal["value", "comparator"] = "value"


class Node(Frozen):
    """A box of a tree, what it says, and the boxes that it reports to."""

    id: Identity
    label: Line
    under: str = ""
    note: Line = ""
    evidence: str = ""


class Exhibit(Frozen):
    """What a figure shows. `finding` is a sentence with names in braces that are computed from the data."""

    id: FileName
    title: Title
    kind: Kind
    unit: Line = ""
    finding: Sentence
    source: Sentence
    missing: str = ""
    facts: tuple[Take, ...] = Field(default=(), max_length=MOST_DRAWN)
    pick: Pick | None = None
    marks: tuple[Mark, ...] = Field(default=(), max_length=MOST_DRAWN)
    nodes: tuple[Node, ...] = Field(default=(), max_length=MOST_DRAWN)
    framework: str = ""
    highlight: tuple[str, ...] = ()
    names: Mapping[str, Line] = Field(default_factory=dict)
    gap: Finite = 1.01
    first: Finite | None = None
    last: Finite | None = None


@dataclass(frozen=True)
class Datum:
    """One value to draw: its label, its group, its number, and the row of the record that it comes from."""

    label: Line
    group: str
    value: float
    evidence: str = ""


def taken(fact: Evidence, which: str) -> str:
    """The number that a figure takes from a fact: its own, or what it is compared with."""
    return fact.value if which == "value" else fact.comparator_value


def data(exhibit: Exhibit, library: Library) -> list[Datum]:
    """The numbers of an exhibit that is made from facts or from single values of a series."""
    found = []
    for take in exhibit.facts:
        fact = library.record.evidence[take.evidence]
        value = round(float(taken(fact, take.take)) * take.scale, 9)
        found.append(Datum(take.label, take.group, value, take.evidence))
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
    """The finding with its numbers. Raises `KeyError` on a name that the kind of figure does not compute.

    A name in braces is looked up, and nothing else: Python's own formatting would follow attributes and pad to any
    width.
    """
    return NAME.sub(lambda found: str(names[found[1]]), template)


def unit_name(exhibit: Exhibit) -> str:
    """The unit as a name among the words at a mark. Vega-Lite writes such a name into an expression as it stands."""
    return re.sub(r'["\\\s]+', " ", exhibit.unit).strip() or "Value"


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
            wrong = list(islice(_check(exhibit, document, library), MOST + 1))
            if wrong:
                raise DataError(wrong)
            found[path.stem] = exhibit
    if problems:
        raise DataError(problems)
    return found


def _check(exhibit: Exhibit, document: Document, library: Library) -> Iterable[Problem]:
    yield from document.misnamed(exhibit.id)
    yield from _facts(exhibit, document, library)
    if exhibit.framework and exhibit.framework not in library.frameworks:
        yield document.problem(("framework",), unknown("framework", exhibit.framework, library.frameworks))
    elif exhibit.kind == "typology" and exhibit.framework and not library.frameworks[exhibit.framework].typology:
        yield document.problem(("framework",), f"the framework '{exhibit.framework}' draws no typology.")
    for need in NEEDS.get(exhibit.kind, ()):
        group, _, key = need.partition(".")
        if not (held := getattr(exhibit, group)) or (key and not getattr(held, key)):
            at = (group, key) if held else (group,)
            what = f"`{key}` in `{group}`" if key else f"`{group}`"
            yield document.problem(at, f"a figure of the kind '{exhibit.kind}' needs {what}.")
    if exhibit.kind == "bars" and not exhibit.facts and not (exhibit.pick and exhibit.pick.label and exhibit.pick.y):
        yield document.problem((), "a figure of the kind 'bars' needs `facts`, or `pick` with `label` and `y`.")
    if exhibit.pick:
        yield from _picked(exhibit, document, library)


def _facts(exhibit: Exhibit, document: Document, library: Library) -> Iterable[Problem]:
    """What facts, marks and nodes point to and that is not there."""
    evidence = library.record.evidence
    for i, take in enumerate(exhibit.facts):
        fact = evidence.get(take.evidence)
        if fact is None:
            yield document.problem(("facts", i), unknown("evidence", take.evidence, evidence))
        elif not taken(fact, take.take):
            yield document.problem(("facts", i), f"the evidence '{take.evidence}' has no {take.take} to draw.")
    for i, mark in enumerate(exhibit.marks):
        fact = evidence.get(mark.evidence)
        if mark.evidence and fact is None:
            yield document.problem(("marks", i), unknown("evidence", mark.evidence, evidence))
        elif fact is None and (mark.at is None or exhibit.kind == "steps"):
            what = "`evidence`" if exhibit.kind == "steps" else "`at` or `evidence`"
            yield document.problem(("marks", i), f"a mark needs {what} to say where it stands.")
        elif (
            fact is not None and mark.at is None and not (fact.value if mark.take == "value" else fact.comparator_value)
        ):
            yield document.problem(("marks", i), f"the evidence '{mark.evidence}' has no {mark.take} to draw.")
        elif fact is not None and exhibit.kind == "steps" and not fact.date:
            yield document.problem(("marks", i), f"the evidence '{mark.evidence}' has no date to stand at.")
    above: set[str] = set()
    for i, node in enumerate(exhibit.nodes):
        if node.evidence and node.evidence not in evidence:
            yield document.problem(("nodes", i), unknown("evidence", node.evidence, evidence))
        if node.under and node.under not in above:
            yield document.problem(("nodes", i), unknown("earlier box", node.under, above))
        if node.id in above:
            yield document.problem(("nodes", i), f"the box '{node.id}' stands here twice.")
        above.add(node.id)


def _picked(exhibit: Exhibit, document: Document, library: Library) -> Iterable[Problem]:
    """What is wrong with the rows of the series that are picked: columns, numbers, dates."""
    pick = exhibit.pick
    series = library.series.get(pick.series)
    if series is None:
        yield document.problem(("pick", "series"), unknown("series", pick.series, library.series))
        return
    columns = series.provenance.columns
    named = [*pick.where, *(getattr(pick, key) for key in ("x", "y", "label", "by", "low", "high"))]
    strange = [column for column in filter(None, named) if column not in columns]
    for column in strange:
        yield document.problem(("pick",), unknown(f"column of '{pick.series}'", column, columns))
    if exhibit.kind == "spans" and "event" not in columns:
        yield document.problem(("pick", "series"), f"the series '{pick.series}' has no column `event`.")
        strange.append("event")
    if strange:
        return
    rows = series.where(pick.where)
    if not rows:
        yield document.problem(("pick",), f"no row of '{pick.series}' is picked, so there is nothing to draw.")
    for row in rows:
        for column in filter(None, (pick.y, pick.low, pick.high)):
            if row[column] and not NUMBER.fullmatch(row[column]):
                message = f"'{brief(row[column])}' in the column `{column}` of '{pick.series}' is not a bare number."
                yield document.problem(("pick",), message)
        for column in filter(None, (pick.label, pick.by)):
            if len(row[column]) > LINE:
                message = f"a name in the column `{column}` of '{pick.series}' has {len(row[column]):,} characters; "
                yield document.problem(("pick",), f"{message}at most {LINE} stand in one line of a chart.")
        if exhibit.kind in {"lines", "steps", "spans"} and pick.x and (wrong := _undated(row[pick.x])):
            yield document.problem(("pick",), f"in the column `{pick.x}` of '{pick.series}', {wrong}")


def _undated(text: str) -> str:
    """What is wrong with a date, or nothing."""
    try:
        dates.check(text)
    except ValueError as error:
        return str(error)
    return ""
