"""A figure: never a bare chart, but a title, a finding, a picture, a text alternative, its data and its source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import live
from .caption import heading
from .files import Block, File, Place, listed, saving
from .markup import NOTHING, Html
from .picture import framed, numbered, told_apart
from .provenance import Origin
from .table import Table, cell_words, to_csv
from .theme import NARROW, WIDE, Chart, picture, placed, spec, unchecked

FIGURE = Html(
    '<figure class="cc-figure" id="{id}" aria-labelledby="{id}-title"{says}>{heading}{charts}'
    '<div class="cc-tools"><details class="cc-along"><summary>Save or share</summary>{downloads}</details>'
    '<span class="cc-spec" hidden>{script}</span></div>'
    '<details class="cc-data"><summary>The data of this figure</summary>{table}'
    '<p class="cc-made">Made from {files}, by <code>{template}</code>.</p>'
    '</details><p class="cc-source">{source}</p></figure>'
)
# where a sentence ends and another begins: not after the number of a phase or an initial
SENTENCE = re.compile(r"(?<=[A-Za-z0-9”)%]{2}\.)\s+(?=[A-Z“‘])")
# between what two marks tell
CHART = Html('<div class="cc-chart cc-{width}" role="img" aria-label="{says}">{svg}</div>')


@dataclass(frozen=True)
class Figure:
    """One figure.

    `id` names it on its page; `finding` is computed from the data, and its first sentence stands over the chart;
    `title` says what is drawn, unless that is said by `shows`: then it is a finding itself, and stands there instead.
    `alt` says what a person would see; `draw` makes the chart for a width in pixels; `table` holds the data; `source`
    says where they come from, and `origin` in which files of the repository they lie. `zoom` is for charts over years
    that are worth a closer look.
    """

    id: str
    title: str
    finding: str
    alt: str
    draw: Callable[[int], Chart]
    table: Table
    source: str
    origin: Origin
    zoom: bool = False
    shows: str = ""

    def block(self) -> Block:
        """The whole figure, drawn for a wide and for a narrow page, with everything to take away from it."""
        with unchecked():
            made_for = {"wide": self.draw(WIDE), "narrow": self.draw(NARROW)}
            lived = {width: spec(chart) for width, chart in made_for.items()}
        pictures = {width: picture(chart, lived[width]) for width, chart in made_for.items()}
        told: dict[str, int] = {}
        charts = NOTHING.join(
            CHART.format(width=width, says=self.says, svg=numbered(placed(svg, f"{self.id}-{width}"), told))
            for width, svg in pictures.items()
        )
        rows = [[cell_words(cell) for cell in row] for row in self.table.rows]
        data = self._file("csv", "text/csv", to_csv(self.table.headers, rows))
        alone = self._file("svg", "image/svg+xml", self.svg(pictures["wide"]))
        live_charts = live.script(self.name, lived["wide"], lived["narrow"], self.zoom)
        script = self._file("chart.js", "text/javascript", live_charts)
        shown = ((data, "Data (CSV)"), (alone, "Picture (SVG)"))
        lead, table = heading(self.id, self.title, *self.lead, self.shown), self.table.html()

        def made(place: Place) -> Html:
            return FIGURE.format(
                id=self.id,
                says=Html(' data-says="{}"').format(told_apart(told)) if told else NOTHING,
                heading=lead,
                charts=charts,
                downloads=listed((saving(place(file), file, words) for file, words in shown), "cc-take"),
                script=saving(place(script), script, "Live chart"),
                table=table,
                files=Html(", ").join(Html("<code>{}</code>").format(name) for name in self.origin.files),
                template=self.origin.template,
                source=self.source,
            )

        return Block(made, (data, alone, script), self.id, f"{self.title}. {self.finding}")

    def _file(self, ending: str, media_type: str, content: str | None) -> File:
        return File(self.origin.page, f"{self.name}.{ending}", media_type, content)

    def html(self) -> Html:
        """The figure as HTML that stands alone."""
        return self.block().html()

    @property
    def shown(self) -> str:
        """What is drawn, as a name."""
        return self.shows or self.title

    @property
    def lead(self) -> tuple[str, str]:
        """The finding that stands over the chart, and what else was found, which may be nothing."""
        return (self.title, self.finding) if self.shows else parted(self.finding)

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
        return framed(chart, self.lead, self.shown, self.says, self.source, self.origin.credit(self.id))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return self.block()._repr_mimebundle_()


def parted(finding: str) -> tuple[str, str]:
    """The first sentence of a finding without its full stop, and the rest."""
    first, *rest = SENTENCE.split(finding, maxsplit=1)
    return first.removesuffix("."), "".join(rest)
