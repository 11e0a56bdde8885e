"""A CSV file as a list of rows, each checked against a model, with the line it stands on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from .problem import MOST, DataError, Problem, brief, near, suggestion
from .sheet import plain, read_sheet
from .yaml_file import explain, own

Row = TypeVar("Row", bound=BaseModel)


def read_table(
    path: Path, name: str, model: type[Row], foreign: bool = False, needed: Collection[str] | None = None
) -> list[tuple[int, Row]]:
    """The rows of a CSV file with one header row, in order, each with its line.

    A row has the columns that are the fields of `model`, or the old names that it has for them in `OLD_COLUMNS`; one
    whose field has a default may be left out. A `foreign` table is one that another program wrote (`read_sheet`). Where
    it is said which columns are `needed`, the others may be left out, and are empty. Raises `DataError` with every
    problem found: a missing
    or unknown column, a row with too few or too many cells, a cell that the model refuses, an `id` used twice.
    """
    old: Mapping[str, str] = getattr(model, "OLD_COLUMNS", {})
    sheet = read_sheet(path, name, foreign, (*model.model_fields, *old))
    header = [plain(column) for column in sheet.header] if foreign else sheet.header
    header = [column if old.get(column) in {None, *header} else old[column] for column in header]
    if problems := list(_columns(header, model, name, needed)):
        raise DataError(problems)
    empty = dict.fromkeys(model.model_fields if needed is not None else (), "")
    rows: list[tuple[int, Row]] = []
    seen: dict[str, int] = {}
    for line, cells in sheet.rows:
        if len(problems) > MOST:  # a file with so many is another file, and each word takes a search
            break
        try:
            row = model.model_validate({**empty, **dict(zip(header, cells, strict=True))})
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


def _columns(header: list[str], model: type[BaseModel], name: str, needed: Collection[str] | None) -> Iterable[Problem]:
    columns = list(model.model_fields)
    strange = [column for column in header if column not in columns]
    if spelt := [column for column in strange if plain(column) in columns]:
        others = f" So should {len(spelt) - 1} others." if len(spelt) > 1 else ""
        yield Problem(name, 1, f"the column `{spelt[0]}` should be spelt `{plain(spelt[0])}`.{others}")
        header = [plain(column) for column in header]
        strange = [column for column in strange if column not in spelt]
    meant = {near(column, columns) for column in strange}
    for column, info in model.model_fields.items():
        required = info.is_required() if needed is None else column in needed
        if column not in header and required and column not in meant:
            yield Problem(name, 1, f"the column `{column}` is missing.")
    for column in strange:
        message = f"`{brief(column)}` is not a column of this table. {suggestion(column, columns)}"
        yield Problem(name, 1, message.rstrip())
