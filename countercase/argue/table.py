"""A CSV file as a list of rows, each checked against a model, with the line it stands on."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from .document import explain, own
from .problem import DataError, Problem, fault, suggestion
from .textfile import read_text

Row = TypeVar("Row", bound=BaseModel)


def read_table(path: Path, name: str, model: type[Row]) -> list[tuple[int, Row]]:
    """The rows of a CSV file with one header row, in order, each with its line.

    A row has the columns that are the fields of `model`. Raises `DataError` with every problem found: a missing
    or unknown column, a row with too few or too many cells, a cell that the model refuses, an `id` used twice.
    """
    reader = csv.reader(io.StringIO(read_text(path, name)), strict=True)
    problems: list[Problem] = []
    rows: list[tuple[int, Row]] = []
    seen: dict[str, int] = {}
    try:
        header = next(reader, [])
        columns = list(model.model_fields)
        for column in columns:
            if column not in header:
                problems.append(
                    Problem(name, 1, f"the column `{column}` is missing. {suggestion(column, header)}".rstrip())
                )
        for column in header:
            if column not in columns:
                problems.append(
                    Problem(
                        name,
                        1,
                        f"`{column}` is not a column of this table. {suggestion(column, columns)}".rstrip(),
                    )
                )
        if problems:
            raise DataError(problems)
        line = reader.line_num + 1
        for cells in reader:
            here, line = line, reader.line_num + 1
            if not cells:
                continue
            if len(cells) != len(header):
                problems.append(
                    Problem(name, here, f"the row has {len(cells)} cells; the header has {len(header)} columns.")
                )
                continue
            try:
                row = model.model_validate(dict(zip(header, cells, strict=True)))
            except ValidationError as error:
                label = f"row '{cells[header.index('id')]}': " if "id" in header else ""
                problems.extend(Problem(name, here, label + explain(model, item)) for item in own(error))
                continue
            identity = getattr(row, "id", None)
            if identity in seen:
                problems.append(Problem(name, here, f"the id '{identity}' stands already in line {seen[identity]}."))
            elif identity is not None:
                seen[identity] = here
            rows.append((here, row))
    except csv.Error as error:
        raise fault(f"this is not a valid CSV row: {error}.", name, reader.line_num) from None
    if problems:
        raise DataError(problems)
    return rows
