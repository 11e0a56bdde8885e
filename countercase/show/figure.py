"""A figure: never a bare chart, but a title, a finding, a picture, a text alternative, its data and its source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import altair as alt

from .look import NARROW, WIDE, svg
from .page import text
from .table import Table, download, to_csv


@dataclass(frozen=True)
class Figure:
    """One figure.

    `id` names it on its page; `finding` is one sentence computed from the data; `alt` says what a person would see;
    `draw` makes the chart for a width in pixels; `table` holds the data; `source` says where they come from.
    """

    id: str
    title: str
    finding: str
    alt: str
    draw: Callable[[int], alt.TopLevelMixin]
    table: Table
    source: str

    def html(self) -> str:
        """The whole figure, drawn for a wide and for a narrow page."""
        wide, narrow = (svg(self.draw(width), f"{self.id}-{width}") for width in (WIDE, NARROW))
        label = f'role="img" aria-label="{text(self.alt)}"'
        data = to_csv(self.table.headers, [[_plain(c) for c in row] for row in self.table.rows])
        return (
            f'<figure class="cc-figure" id="{text(self.id)}" aria-labelledby="{text(self.id)}-title">'
            f'<figcaption><span class="cc-figure-title" id="{text(self.id)}-title">{text(self.title)}</span>'
            f'<span class="cc-finding">{text(self.finding)}</span></figcaption>'
            f'<div class="cc-chart cc-wide" {label}>{wide}</div>'
            f'<div class="cc-chart cc-narrow" {label}>{narrow}</div>'
            f'<details class="cc-data"><summary>The data of this figure</summary>{self.table.html()}'
            f"<p>{download(f'{self.id}.csv', 'text/csv', data, 'Download as CSV')}</p></details>"
            f'<p class="cc-source">{text(self.source)}</p></figure>'
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": f"{self.title}. {self.finding}"}


def _plain(cell: object) -> object:
    return cell if not hasattr(cell, "markup") else cell.markup
