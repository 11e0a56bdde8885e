"""Objects as a notebook shows them: plain tables, in which everything is text and nothing is markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

MOST_ROWS = 50
"""How many rows a table shows."""


def paragraph(words: str) -> str:
    """A paragraph of text."""
    return f"<p>{escape(words)}</p>"


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a caption, a heading for each column, and rows that the first cell names.

    Of many rows the first are shown, and how many more there are.
    """
    held = list(rows)
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(_row(cells) for cells in held[:MOST_ROWS])
    more = f'<tr><td colspan="{len(head)}">… and {len(held) - MOST_ROWS} more</td></tr>' if held[MOST_ROWS:] else ""
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{columns}</tr></thead>"
        f"<tbody>{body}{more}</tbody></table>"
    )


def _row(cells: Sequence[str]) -> str:
    name, *others = map(escape, cells)
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'
