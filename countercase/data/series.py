"""Independent numbers from public bodies: tidy tables, each with a sidecar that says where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from .field import FileName, Frozen
from .files import files_in
from .problem import DataError, Problem, brief, collecting, suggestion, unknown
from .sheet import read_sheet
from .yaml_file import fill, read_document


class Publisher(Frozen):
    """Who published the figures, under which title, and where a copy was found."""

    key: str
    title: str
    found_at: str
    note: str = ""


class Provenance(Frozen):
    """The sidecar of a series: what is counted, by whom, how far it reaches and how far to trust it."""

    NAMED_BY = ("id",)

    id: FileName
    title: str
    publisher: tuple[Publisher, ...] = Field(min_length=1)
    licence: str
    accessed: str
    unit: str
    definition: str
    coverage: str
    trust: str
    missing: tuple[str, ...] = ()
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Series:
    """One tidy table with its provenance. Every cell is text, as in the file."""

    provenance: Provenance
    """Where the numbers come from, and what each column means."""
    rows: tuple[Mapping[str, str], ...]
    """The rows, each by column."""

    def __repr__(self) -> str:
        return f"<Series '{self.provenance.id}': {len(self.rows)} rows>"

    def where(self, conditions: Mapping[str, Iterable[str]]) -> tuple[Mapping[str, str], ...]:
        """The rows in which each named column holds one of the given values."""
        wanted = {column: set(values) for column, values in conditions.items()}
        return tuple(row for row in self.rows if all(row[c] in values for c, values in wanted.items()))


def load_series(folder: Path) -> dict[str, Series]:
    """Every series below `data/series/`. Raises `DataError` with every problem found, by file and line."""
    found: dict[str, Series] = {}
    problems: list[Problem] = []
    stems = {path.stem for ending in (".csv", ".yml") for path in files_in(folder, ending)}
    for stem in sorted(stems):
        with collecting(problems):
            found[stem] = _one(folder, stem)
    if problems:
        raise DataError(problems)
    return found


def _one(folder: Path, stem: str) -> Series:
    table, sidecar = f"data/series/{stem}.csv", f"data/series/{stem}.yml"
    document = read_document(folder / f"{stem}.yml", sidecar)
    provenance = fill(Provenance, document)
    problems = document.misnamed(provenance.id)
    sheet = read_sheet(folder / f"{stem}.csv", table)
    columns, held = sheet.header, sheet.rows
    rows = []
    for column in columns:
        if column not in provenance.columns:
            problems.append(Problem(table, 1, f"the sidecar does not say what the column `{brief(column)}` means."))
    for column in provenance.columns:
        if column not in columns:
            message = f"the table has no column `{brief(column)}`. {suggestion(column, columns)}".rstrip()
            problems.append(document.problem(("columns", column), message))
    keys = {p.key for p in provenance.publisher}
    for line, cells in held:
        row = dict(zip(columns, cells, strict=True))
        for key in filter(None, row.get("publisher", "").split(";")):
            if key not in keys:
                problems.append(Problem(table, line, unknown("publisher", key, keys)))
        rows.append(row)
    if problems:
        raise DataError(problems)
    return Series(provenance, tuple(rows))
