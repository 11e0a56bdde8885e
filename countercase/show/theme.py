"""The look of the charts: colours that follow the page, type, and Altair charts as clean SVG.

A colour is drawn as its light-mode value and replaced in the SVG by a CSS variable with that value to fall back on,
so that one picture belongs to the light page, to the dark page and to a file by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import altair as alt

from . import rows
from .markup import Html

INK = "#20252e"
MUTED = "#5b6472"
RULE = "#d9d5cb"
WASH = "#f1ede4"
PAPER = "#fffefb"
LEVELS = ("#b9cbd6", "#6a93ad", "#1f4e6b")
ACCENT = "#9a3b1b"
# of the sources, in the order of `data/sources.yml`
SOURCES = ("#0b6158", "#2b2c7a", "#b9510f")
# of verdicts, by their place in the framework; words in ink are read on each of them
VERDICTS = ("#d98c78", "#a3d9c9", "#d9b54a", "#b3c3f0", "#c084bb", "#d3d7dc", "#a3bd6a")
# the colour of words on each level; the middle one is of a like lightness in light and dark, and takes no variable
ON_LEVELS = (INK, "#171a20", PAPER)

VARIABLES = {
    INK: "--cc-ink",
    MUTED: "--cc-muted",
    RULE: "--cc-rule",
    WASH: "--cc-wash",
    PAPER: "--cc-paper",
    LEVELS[0]: "--cc-level-1",
    LEVELS[1]: "--cc-level-2",
    LEVELS[2]: "--cc-level-3",
    ACCENT: "--cc-accent",
    **{colour: f"--cc-source-{number}" for number, colour in enumerate(SOURCES, 1)},
    **{colour: f"--cc-verdict-{number}" for number, colour in enumerate(VERDICTS, 1)},
}
# faces of one set of widths: what the chart was laid out with is what it is drawn with, on every machine
FONT = "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif"
WIDE, NARROW = 700, 340
# pixels of a picture for each of its drawing, across and down
SCALE = 2
# the edge of every bar: a pale one stands out from the paper by it
EDGE = {"stroke": INK, "strokeWidth": 0.5}
# what Vega writes for its own use, and what every text would repeat
NEEDLESS = re.compile(r' (?:(?:role|class|aria-[a-z]+|pointer-events|font-family)="[^"]*"|opacity="1")')
# marks that only a tooltip needs, and numbers that are finer than a screen
UNSEEN = re.compile(r'<path [^>]*opacity="0"[^>]*/>')
LONG = re.compile(r"-?\d+\.\d{3,}")


def source_colours(count: int) -> list[str]:
    """A colour for each of so many sources. Those beyond the palette share the colour of words."""
    return [*SOURCES[:count], *[INK] * (count - len(SOURCES))]


def dress(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """The chart with the house style."""
    return chart.configure(
        font=FONT,
        background="transparent",
        aria=False,
        padding=4,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=MUTED,
            titleColor=MUTED,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor=RULE,
            domainColor=RULE,
            tickColor=RULE,
            labelLimit=260,
        ),
        header=alt.HeaderConfig(labelColor=INK, titleColor=MUTED, labelFontSize=12, labelFontWeight="bold"),
        legend=alt.LegendConfig(labelColor=INK, titleColor=MUTED, labelFontSize=12, titleFontSize=12, symbolOpacity=1),
        text=alt.MarkConfig(color=INK, fontSize=12),
    )


def spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The chart in the house style as Vega-Lite.

    The channels of a chart are named by their classes (`alt.X2("end:Q")`): to guess one from a string takes Altair as
    long as a tenth of the drawing.
    """
    with unchecked():
        return dress(chart).to_dict(validate=False)


@contextmanager
def unchecked() -> Iterator[None]:
    """Within it Altair holds no part of a chart against its schema, and takes its data the short way.

    The charts are ours, and the tests check them.
    """
    with alt.utils.schemapi.debug_mode(False), alt.data_transformers.enable(rows.NAME):
        yield


def drawn(vega_lite: dict[str, Any]) -> str:
    """A chart as SVG in the colours of the light page, that stands by itself."""
    import vl_convert

    bare = NEEDLESS.sub("", vl_convert.vegalite_to_svg(vega_lite, allowed_base_urls=[]))
    bare = LONG.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), UNSEEN.sub("", bare))
    return bare.replace("<svg ", f'<svg font-family="{FONT}" ', 1)


def placed(svg: str, name: str) -> Html:
    """A drawn chart to stand inside a page: ids that belong to `name`, colours that follow the page."""
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", svg)
    for colour, variable in VARIABLES.items():
        svg = svg.replace(f'"{colour}"', f'"var({variable}, {colour})"')
    return Html(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))
