"""A CSV file as a list of rows, each checked against a model, with the line it stands on."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from .problem import MOST, DataError, Problem, brief, fault, suggestion
from .text_file import MAX_TEXT, read_text
from .yaml_file import explain, own

Row = TypeVar("Row", bound=BaseModel)
Cells = list[tuple[int, list[str]]]


class Reader(Iterator[list[str]], Protocol):
    """What `csv.reader` returns; the class has no public name."""

    @property
    def line_num(self) -> int:
        """How many lines have been read."""


def read_cells(path: Path, name: str) -> tuple[list[str], Cells]:
    """The header of a CSV file, and its rows as they stand, each with its line; empty lines are passed over.

    Raises `DataError` where it is not CSV, a column stands twice, or a row does not have a cell for each column.
    """
    reader = csv.reader(io.StringIO(read_text(path, name)), strict=True)
    try:
        header = next(reader, [])
        problems = [
            Problem(name, 1, f"the column `{brief(column)}` stands here {count} times.")
            for column, count in Counter(header).items()
            if count > 1
        ]
        rows: Cells = []
        for line, cells in _numbered(reader):
            if len(cells) != len(header):
                message = f"the row has {len(cells)} cells; the header has {len(header)} columns."
                problems.append(Problem(name, line, message))
            elif (longest := max(map(len, cells))) > MAX_TEXT:
                message = f"a cell has {longest:,} characters; at most {MAX_TEXT:,} are read."
                problems.append(Problem(name, line, message))
            else:
                rows.append((line, cells))
    except csv.Error as error:
        raise fault(f"this is not a valid CSV row: {error}.", name, reader.line_num) from None
    if problems:
        raise DataError(problems)
    return header, rows


def _numbered(reader: Reader) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line on which it begins."""
    line = reader.line_num + 1
    for cells in reader:
        if cells:
            yield line, cells
        line = reader.line_num + 1


def read_table(path: Path, name: str, model: type[Row]) -> list[tuple[int, Row]]:
    """The rows of a CSV file with one header row, in order, each with its line.

    A row has the columns that are the fields of `model`, or the old names that it has for them in `OLD_COLUMNS`; one
    whose field has a default may be left out.
    Raises `DataError` with every problem found: a missing
    or unknown column, a row with too few or too many cells, a cell that the model refuses, an `id` used twice.
    """
    header, held = read_cells(path, name)
    old: Mapping[str, str] = getattr(model, "OLD_COLUMNS", {})
    header = [column if old.get(column) in {None, *header} else old[column] for column in header]
    if problems := list(_columns(header, model, name)):
        raise DataError(problems)
    rows: list[tuple[int, Row]] = []
    seen: dict[str, int] = {}
    for line, cells in held:
        if len(problems) > MOST:  # a file with so many is another file, and each word takes a search
            break
        try:
            row = model.model_validate(dict(zip(header, cells, strict=True)))
        except ValidationError as error:
            label = f"row '{brief(cells[header.index('id')])}': " if "id" in header else ""
            problems.extend(Problem(name, line, label + explain(model, item)) for item in own(error))
            continue
        identity = getattr(row, "id", None)
        if identity in seen:
            problems.append(Problem(name, line, f"the id '{identity}' stands already in line {seen[identity]}."))
        elif identity is not None:
            seen[identity] = line
        rows.append((line, row))
    if problems:
        raise DataError(problems)
    return rows


def _columns(header: list[str], model: type[BaseModel], name: str) -> Iterable[Problem]:
    columns = list(model.model_fields)
    for column, info in model.model_fields.items():
        if column not in header and info.is_required():
            yield Problem(name, 1, f"the column `{column}` is missing. {suggestion(column, header)}".rstrip())
    for column in header:
        if column not in columns:
            message = f"`{brief(column)}` is not a column of this table. {suggestion(column, columns)}"
            yield Problem(name, 1, message.rstrip())
