"""A figure: never a bare chart, but a title, a finding, a picture, a text alternative, its data and its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape

from altair import TopLevelMixin

from . import live
from .markup import text
from .picture import framed
from .provenance import Origin
from .table import Cell, Html, Table, download, permalink, to_csv
from .theme import NARROW, WIDE, drawn, placed, spec, unchecked


@dataclass(frozen=True)
class Figure:
    """One figure.

    `id` names it on its page; `finding` is one sentence computed from the data; `alt` says what a person would see;
    `draw` makes the chart for a width in pixels; `table` holds the data; `source` says where they come from, and
    `origin` in which files of the repository they lie. `zoom` is for charts over years that are worth a closer look.
    """

    id: str
    title: str
    finding: str
    alt: str
    draw: Callable[[int], TopLevelMixin]
    table: Table
    source: str
    origin: Origin
    zoom: bool = False

    def html(self) -> str:
        """The whole figure, drawn for a wide and for a narrow page, with everything to take away from it."""
        with unchecked():
            wide, narrow = (spec(self.draw(width)) for width in (WIDE, NARROW))
        pictures = {"wide": drawn(wide), "narrow": drawn(narrow)}
        label = f'role="img" aria-label="{text(self.says)}"'
        charts = "".join(
            f'<div class="cc-chart cc-{kind}" {label}>{placed(svg, f"{self.id}-{kind}")}</div>'
            for kind, svg in pictures.items()
        )
        script = live.script(self.name, wide, narrow, self.zoom)
        return (
            f'<figure class="cc-figure" id="{text(self.id)}" aria-labelledby="{text(self.id)}-title">'
            f"{heading(self.id, self.title, self.finding)}{charts}"
            f'<div class="cc-tools">{self._downloads(pictures["wide"])}<span class="cc-spec" hidden>'
            f"{download(f'{self.name}.chart.js', 'text/javascript', script, 'Live chart')}</span></div>"
            f'<details class="cc-data"><summary>The data of this figure</summary>{self.table.html()}{self._made()}'
            f'</details><p class="cc-source">{text(self.source)}</p></figure>'
        )

    @property
    def name(self) -> str:
        """The name of the figure's files."""
        return self.origin.name(self.id)

    @property
    def says(self) -> str:
        """The text alternative: what a person would see, and what it shows."""
        return f"{self.alt} {self.finding}"

    def svg(self, chart: str) -> str:
        """The figure as a picture that stands by itself, around the drawn chart."""
        return framed(chart, self.title, self.finding, self.says, self.source, self.origin.credit(self.id))

    def _downloads(self, chart: str) -> str:
        data = to_csv(self.table.headers, [[_words(c) for c in row] for row in self.table.rows])
        links = (
            download(f"{self.name}.csv", "text/csv", data, "Data (CSV)"),
            download(f"{self.name}.svg", "image/svg+xml", self.svg(chart), "Picture (SVG)"),
        )
        return taken(links)

    def _made(self) -> str:
        files = ", ".join(f"<code>{text(name)}</code>" for name in self.origin.files)
        return f'<p class="cc-made">Made from {files}, by <code>{text(self.origin.template)}</code>.</p>'

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": f"{self.title}. {self.finding}"}


def heading(name: str, title: str, finding: str) -> str:
    """What stands over a figure: its title, a link to it, and its finding."""
    return (
        f'<figcaption><span class="cc-figure-title" id="{text(name)}-title">{text(title)}</span>'
        f"{permalink(name, f'figure: {title}')}"
        f'<span class="cc-finding">{text(finding)}</span></figcaption>'
    )


def taken(links: Iterable[str]) -> str:
    """What can be taken away from a figure."""
    return f'<ul class="cc-take">{"".join(f"<li>{link}</li>" for link in links)}</ul>'


def _words(cell: Cell) -> object:
    """A cell without its markup."""
    return unescape(re.sub(r"<[^>]+>", "", cell.markup)) if isinstance(cell, Html) else cell
