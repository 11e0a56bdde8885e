"""Tables for a reader: a caption, headers with scope, and rows that become cards on a narrow screen."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from .markup import text

# what begins a formula in one spreadsheet or another; where commas are decimal, a semicolon ends a cell as well
SIGNS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
FORMULA = re.compile(rf"^(?=\s*{SIGNS})|(?<=;)(?={SIGNS})")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Html:
    """Markup that is safe to show as it is. `sort` is what the cell is sorted by, where its words would mislead."""

    markup: str
    sort: str = ""


Cell = str | int | float | Html


@dataclass(frozen=True)
class Table:
    """Rows under headers. The first column names the row. `ids` gives each row an anchor, `anchor` the table.

    `facets` are what each row can be found by.
    """

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    ids: Sequence[str] = field(default=())
    kind: str = "plain"
    anchor: str = ""
    facets: Sequence[Mapping[str, object]] = field(default=())

    def html(self) -> str:
        """The table, in a region that scrolls by itself and can be reached by keyboard."""
        head = "".join(f'<th scope="col" role="columnheader">{text(h)}</th>' for h in self.headers)
        body = "".join(self._row(i, row) for i, row in enumerate(self.rows))
        anchor = f' id="{text(self.anchor)}"' if self.anchor else ""
        link = permalink(self.anchor, "table") if self.anchor else ""
        return (
            f'<div class="cc-scroll" role="region" tabindex="0" aria-label="{text(self.caption)}">{link}'
            f'<table class="cc-table cc-{self.kind}" role="table"{anchor}><caption>{text(self.caption)}</caption>'
            f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
            f'<tbody role="rowgroup">{body}</tbody></table></div>'
        )

    def _row(self, number: int, row: Sequence[Cell]) -> str:
        anchor = f' id="{text(self.ids[number])}"' if self.ids else ""
        if self.facets:
            anchor += f' data-facets="{text(json.dumps(self.facets[number], ensure_ascii=False, sort_keys=True))}"'
        link = permalink(self.ids[number], "row") if self.ids else ""
        first = f'<th scope="row" role="rowheader"{_sort(row[0])}>{_cell(row[0])}{link}</th>'
        rest = "".join(
            f'<td role="cell" data-label="{text(h)}"{_sort(c)}>{_cell(c)}</td>'
            for h, c in zip(self.headers[1:], row[1:], strict=True)
        )
        return f'<tr role="row"{anchor}>{first}{rest}</tr>'

    def _repr_html_(self) -> str:
        return self.html()


def _cell(cell: Cell) -> str:
    return cell.markup if isinstance(cell, Html) else text(cell)


def _sort(cell: Cell) -> str:
    return f' data-sort="{text(cell.sort)}"' if isinstance(cell, Html) and cell.sort else ""


def permalink(anchor: str, what: str) -> str:
    """A link to the very place where it stands, as headings have one."""
    return f'<a class="headerlink" href="#{text(anchor)}" aria-label="Link to this {text(what)}">#</a>'


def folded(words: str, inside: str) -> str:
    """Something long, folded under the words that say what it is."""
    return f'<details class="cc-fold"><summary>{text(words)}</summary>{inside}</details>'


def to_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV. A cell that a spreadsheet would run as a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_harmless(header) for header in headers])
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue()


def cell_text(value: object) -> str:
    """A field of the record as the text of a CSV cell: several values are separated by semicolons."""
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _harmless(cell: object) -> object:
    if isinstance(cell, str) and not NUMBER.fullmatch(cell):
        return FORMULA.sub("'", cell)
    return cell


def download(name: str, mime: str, content: str, words: str) -> str:
    """A link that saves a file. The site replaces the data in the address by a file beside the page."""
    address = f"data:{mime};charset=utf-8,{quote(content)}"
    return f'<a class="cc-download" download="{text(name)}" href="{address}">{text(words)}</a>'
