"""A spreadsheet as rows of text: `.xlsx` and `.ods`, by a library that is an extra of the package."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from .problem import brief, fault
from .text_file import MAX_BYTES, plain_file

SUFFIXES = (".xlsx", ".ods")


def read_spreadsheet(path: Path, name: str) -> list[tuple[int, list[str]]]:
    """The rows of the one sheet that holds something, each with its number.

    Raises `DataError` where the library is not installed, where the file is no spreadsheet, and where several sheets
    hold something, for then it is not said which is meant.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise fault(
            "to read a spreadsheet as it is takes one more package: pip install 'countercase[tables]'. "
            "Or save it as CSV, with the encoding UTF-8.",
            name,
        ) from None
    plain_file(path, name, MAX_BYTES)
    try:
        with CalamineWorkbook.from_path(path) as book:
            sheets = {
                title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in book.sheet_names
            }
    except (CalamineError, OSError, ValueError) as error:
        raise fault(f"this is not a spreadsheet that can be read: {brief(error)}.", name) from None
    filled = {title: rows for title, rows in sheets.items() if any(any(map(_text, row)) for row in rows)}
    if len(filled) != 1:
        what = "holds nothing" if not filled else f"has {len(filled)} sheets that hold something ({', '.join(filled)})"
        raise fault(f"the spreadsheet {what}. Leave one sheet, with the names of the columns in its first row.", name)
    (rows,) = filled.values()
    return [(line, [_text(cell) for cell in row]) for line, row in enumerate(rows, 1)]


def _text(cell: Any) -> str:
    """A cell as it would be typed into a CSV file: whole numbers without a point, dates with the year first."""
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return str(cell).strip()
