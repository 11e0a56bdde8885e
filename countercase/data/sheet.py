"""A table as a program wrote it: what separates its cells, and what a program leaves at its edges.

The tables of the record have one form, and what differs from it is refused, once, with what was found and what to do.
A table from elsewhere is taken as it comes wherever nothing of it is lost by that.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .problem import DataError, Problem, brief, fault
from .spreadsheet import SUFFIXES, read_spreadsheet
from .text_file import MAX_TEXT, read_text

Cells = list[tuple[int, list[str]]]
"""Rows, each with the line on which it begins."""

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
TITLES = 5
"""How many rows may stand above the names of the columns for a message to find them."""
ANNOUNCED = re.compile(r"sep=(.)\n", re.IGNORECASE)
SAVE = "Save it as CSV with commas, which Excel calls “CSV UTF-8” and other programs offer when they save"


class Reader(Iterator[list[str]], Protocol):
    """What `csv.reader` returns; the class has no public name."""

    @property
    def line_num(self) -> int:
        """How many lines have been read."""


@dataclass(frozen=True)
class Sheet:
    """The header of a table, and its rows, each with its line."""

    header: list[str]
    """The names of the columns."""
    rows: Cells
    """The cells of each row, with its line in the file."""


def plain(column: str) -> str:
    """The name of a column as the tables spell it, where a program begins words with a capital: 'Comparator Value'."""
    return "_".join(column.lower().split())


def read_sheet(path: Path, name: str, foreign: bool = False, columns: Sequence[str] = ()) -> Sheet:
    """A table, as CSV or, where it is `foreign`, as a spreadsheet; rows that hold nothing are passed over.

    A foreign table may be separated by semicolons or tabs, say so in a first line (`sep=;`), have empty rows and
    columns at its edges, and spaces round its cells. `columns` are the names that its first row may hold, where they
    are known. Raises `DataError` where it is no table, where a column has no
    name and is not empty, or stands twice, and where a row does not have a cell for each column.
    """
    if foreign and path.suffix.lower() in SUFFIXES:
        rows = read_spreadsheet(path, name)
    else:
        rows = _rows(read_text(path, name), name, foreign)
    if columns:
        _headed(rows, columns, name)
    return _within(rows, name, foreign)


def _rows(text: str, name: str, foreign: bool) -> Cells:
    """Every line of a CSV file as cells, the header among them."""
    said = ANNOUNCED.match(text)
    separator = said[1] if said else _separator(text.partition("\n")[0])
    if not foreign and (said or separator != ","):
        found = SEPARATORS.get(separator, f"'{separator}'")
        what = f"the first line is '{said[0].strip()}'" if said else f"the cells are separated by {found}"
        raise fault(f"{what}, and the tables of the record have commas. {SAVE}.", name, 1)
    reader: Reader = csv.reader(io.StringIO(text[said.end() :] if said else text), delimiter=separator, strict=True)
    rows, above = Cells(), 1 if said else 0
    try:
        line = above + 1
        for cells in reader:
            if cells:
                rows.append((line, [cell.strip() for cell in cells] if foreign else cells))
            line = above + reader.line_num + 1
    except csv.Error as error:
        raise fault(f"this is not a valid CSV row: {_broken(str(error))}.", name, above + reader.line_num) from None
    return rows


def _separator(header: str) -> str:
    """What separates the names of the columns: of three signs the one that stands there most often."""
    counts = {sign: header.count(sign) for sign in SEPARATORS}
    return max(counts, key=lambda sign: counts[sign])


def _broken(error: str) -> str:
    if "unexpected end of data" in error:
        return f"{error}: a quotation mark that opens a cell is never closed"
    if "expected after" in error:
        return f'{error}: a quotation mark within a cell is written twice, as in ""this""'
    return error


def _headed(rows: Cells, columns: Sequence[str], name: str) -> None:
    """Refuse, with one word, a table whose first row names none of its columns."""
    if rows and any(plain(cell) in columns for cell in rows[0][1]):
        return
    found = next((cell for cell in rows[0][1] if cell.strip()), "") if rows else ""
    held = f"holds '{brief(found)}'" if found else "is empty"
    message = f"the first row should hold the names of the columns, and {held}."
    for line, cells in rows[1 : TITLES + 1]:
        names = {plain(cell) for cell in cells if cell.strip()}
        if 2 * len(names.intersection(columns)) > len(names):
            raise fault(f"{message} The names stand in line {line}: remove what stands above them.", name, 1)
    raise fault(f"{message} They are: {', '.join(columns)}.", name, 1)


def _within(rows: Cells, name: str, foreign: bool) -> Sheet:
    """The table without what lies empty at its edges, which only a foreign one may have."""
    if not rows:
        return Sheet([], [])
    (first, names), *below = rows
    width = max((i for i, column in enumerate(names, 1) if column.strip()), default=len(names))
    header = names[:width]
    problems: list[Problem] = []
    if width < len(names) and not foreign:
        what = (
            "the last column has no name"
            if len(names) == width + 1
            else f"the last {len(names) - width} columns have no name"
        )
        problems.append(Problem(name, first, f"{what}. Remove what stands behind `{brief(header[-1])}`."))
    for place, column in enumerate(header, 1):
        if not column.strip():
            problems.append(Problem(name, first, f"column {place} has no name."))
    for column, count in Counter(header).items():
        if count > 1 and column.strip():
            problems.append(Problem(name, first, f"the column `{brief(column)}` stands here {count} times."))
    held, blank = Cells(), list[int]()
    uneven: dict[int, list[int]] = {}
    for line, cells in below:
        beyond = [cell for cell in cells[width:] if cell.strip()]
        if not any(cell.strip() for cell in cells):
            blank.append(line)
        elif len(cells) != len(names) and not (foreign and len(cells) >= width and not beyond):
            uneven.setdefault(len(cells), []).append(line)
        elif beyond:
            problems.append(Problem(name, line, f"the cell '{brief(beyond[0])}' stands under no name of a column."))
        elif (longest := max(map(len, cells))) > MAX_TEXT:
            message = f"a cell has {longest:,} characters; at most {MAX_TEXT:,} are read."
            problems.append(Problem(name, line, message))
        else:
            held.append((line, cells[:width]))
    if blank and not foreign:
        where = f"{len(blank)} rows, of which this is the first, hold" if len(blank) > 1 else "the row holds"
        problems.append(Problem(name, blank[0], f"{where} commas and nothing else. Remove them."))
    problems += [Problem(name, lines[0], _count(count, len(names), len(lines) - 1)) for count, lines in uneven.items()]
    if problems:
        raise DataError(problems)
    return Sheet(header, held)


def _count(cells: int, columns: int, others: int) -> str:
    message = f"the row has {cells} cells; the header has {columns} columns."
    if cells > columns:
        message += " A text that holds the sign between the cells goes between quotation marks."
    if others:
        message += f" So have {others:,} rows below it." if others > 1 else " So has one row below it."
    return message
