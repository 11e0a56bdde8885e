"""Tables for a reader: a caption, headers with scope, and rows that become cards on a narrow screen."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ..argue.rounding import Rounded
from .addresses import Address
from .markup import NOTHING, Html, link

# what begins a formula in one spreadsheet or another; where commas are decimal, a semicolon ends a cell as well
SIGNS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
FORMULA = re.compile(rf"^(?=\s*{SIGNS})|(?<=;)(?={SIGNS})")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Sorted:
    """A cell whose words would mislead where a column is sorted: what is shown, and what it is sorted `by`."""

    words: str
    by: str

    def __html__(self) -> str:
        return Html.escape(self.words)


@dataclass(frozen=True)
class Linked:
    """A cell whose words lead to a place in the book."""

    words: str
    address: Address

    def __html__(self) -> str:
        return link(self.address, self.words)


CARDS = "cards"
"""The kind of a table whose rows become cards on a narrow screen."""
Cell = str | int | float | Html | Sorted | Linked | Rounded
"""What stands in a table. All of it is text, but for `Html`."""


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

    def html(self) -> Html:
        """The table, in a region that scrolls by itself and can be reached by keyboard."""
        return Html(
            '<div class="cc-scroll" role="region" tabindex="0" aria-label="{caption}">{link}'
            '<table class="cc-table cc-{kind}"{table}{anchor}><caption>{caption}</caption>'
            "<thead{group}><tr{row}>{head}</tr></thead>"
            "<tbody{group}>{body}</tbody></table></div>"
        ).format(
            caption=self.caption,
            link=permalink(self.anchor, "table") if self.anchor else NOTHING,
            kind=self.kind,
            anchor=attribute("id", self.anchor),
            table=self._role("table"),
            group=self._role("rowgroup"),
            row=self._role("row"),
            head=NOTHING.join(
                Html('<th scope="col"{}>{}</th>').format(self._role("columnheader"), header) for header in self.headers
            ),
            body=NOTHING.join(self._row(number, row) for number, row in enumerate(self.rows)),
        )

    @property
    def _cards(self) -> bool:
        return CARDS in self.kind.split()

    def _role(self, name: str) -> Html:
        """What a part of the table is, said where its rows become cards on a phone and are no table by themselves."""
        return attribute("role", name if self._cards else "")

    def _row(self, number: int, row: Sequence[Cell]) -> Html:
        name = self.ids[number] if self.ids else ""
        facets = json.dumps(self.facets[number], ensure_ascii=False, sort_keys=True) if self.facets else ""
        return Html('<tr{role}{anchor}{facets}><th scope="row"{head}{sort}>{first}{link}</th>{rest}</tr>').format(
            role=self._role("row"),
            anchor=attribute("id", name),
            facets=attribute("data-facets", facets),
            head=self._role("rowheader"),
            sort=_sorted_by(row[0]),
            first=row[0],
            link=permalink(name, "row") if self.ids else NOTHING,
            rest=NOTHING.join(
                Html("<td{}{}{}>{}</td>").format(
                    self._role("cell"),
                    attribute("data-label", header if self._cards else ""),
                    _sorted_by(cell),
                    cell,
                )
                for header, cell in zip(self.headers[1:], row[1:], strict=True)
            ),
        )

    def _repr_html_(self) -> str:
        return str(self.html())


def _sorted_by(cell: Cell) -> Html:
    return attribute("data-sort", cell.by if isinstance(cell, Sorted) else "")


def attribute(name: str, value: str) -> Html:
    """An attribute of a tag, with the space before it, or nothing where its value is empty."""
    return Html(' {}="{}"').format(name, value) if value else NOTHING


def permalink(anchor: str, what: str) -> Html:
    """A link to the very place where it stands, as headings have one."""
    return Html('<a class="headerlink" href="#{}" aria-label="Link to this {}">#</a>').format(anchor, what)


def folded(words: str, inside: Html, kind: str = "cc-fold", later: bool = False) -> Html:
    """Something long, folded under the words that say what it is.

    What may come `later` is no part of the page before somebody opens it (`book.js`): a phone takes a second for a
    thousand rows that nobody may look at. Without JavaScript it is there at once.
    """
    if later:
        inside = Html('<noscript class="cc-later">{}</noscript>').format(inside)
    return Html('<details class="{}"><summary>{}</summary>{}</details>').format(kind, words, inside)


def to_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV. A cell that a spreadsheet would run as a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_harmless(header) for header in headers])
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue()


def cell_words(cell: Cell) -> object:
    """A cell as a value of a CSV file."""
    if isinstance(cell, Rounded):  # data that can be taken away are the data
        return int(cell.value) if cell.value.is_integer() else f"{Decimal(repr(cell.value)):f}"
    return cell.words if isinstance(cell, Sorted | Linked) else cell


def cell_text(value: object) -> str:
    """A field of the record as the text of a CSV cell: several values are separated by semicolons."""
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _harmless(cell: object) -> object:
    if isinstance(cell, str) and not NUMBER.fullmatch(cell):
        return FORMULA.sub("'", cell)
    return cell
