"""The look of the charts: colours that follow the page, type, and Altair charts as clean SVG.

A colour is drawn as its light-mode value and replaced in the SVG by a CSS variable with that value to fall back on,
so that one picture belongs to the light page, to the dark page and to a file by itself.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from . import drawing_cache, typeface
from .drawing import lightened, seen, tenths
from .markup import Html

if TYPE_CHECKING:
    import altair as alt

INK = "#20252e"
MUTED = "#5b6472"
RULE = "#d9d5cb"
WASH = "#f1ede4"
PAPER = "#fffefb"
LEVELS = ("#b9cbd6", "#6a93ad", "#1f4e6b")
ACCENT = "#9a3b1b"
# of the sources, by the place that each has in the palette
SOURCES = ("#0b6158", "#2b2c7a", "#b9510f", "#cc6699", "#0b1228")
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
# faces of the widths of the one that the chart is laid out with (`typeface.py`), for those who look at it
FONT = "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif"
WIDE, NARROW = 640, 340
# of every word in a chart, in pixels of its drawing, which are those of a screen at 1280 and at 390 pixels: its size,
# the width of a letter, and the height of a line
SIZE, LETTER, LINE = 13, 6.7, 17
# around a drawing, in its pixels
PADDING = 4
# pixels of a picture for each of its drawing, across and down
SCALE = 2
# the edge of every bar: a pale one stands out from the paper by it
EDGE = {"stroke": INK, "strokeWidth": 0.5}
# what Vega writes for its own use, what every text would repeat, and what holds where nothing is said
OWN = r'(?:role|class|aria-(?!label)[a-z]+|pointer-events|font-family)="[^"]*"'
NEEDLESS = re.compile(rf' (?:{OWN}|opacity="1"|font-weight="normal"|text-anchor="start")')
# what a mark tells whoever points at it or touches it
TOLD = re.compile(r' aria-label="([^"]*)"')
# between two things that a mark tells
NEXT = " | "
TAG = re.compile(r'<(?:[^"<>]|"[^"]*")*>')
SAID = re.compile(r'( aria-label="[^"]*")')
COLOUR = re.compile('"(#[0-9a-f]{6})"')
# what changes where a drawing stands inside a page, after the words that it shows or a mark tells, which do not
PLACED = re.compile(rf' aria-label="[^"]*"|>[^<]+|\bid="([^"]+)"|url\(#([^)]+)\)|{COLOUR.pattern}')
# finer than a screen
LONG = re.compile(r"-?\d+\.\d{3,}")


def source_colour(place: int) -> str:
    """The colour of a source, by its place in the palette; that of all beyond it where it has none."""
    return SOURCES[place - 1] if place else MUTED


LOOK: dict[str, Any] = {
    "aria": False,
    # a drawing is as wide as it is asked to be, with its axes: what is drawn wider is shown smaller
    "autosize": {"contains": "padding", "type": "fit-x"},
    "axis": {
        "domainColor": RULE,
        "gridColor": RULE,
        "labelColor": MUTED,
        "labelFontSize": SIZE,
        "labelLimit": 260,
        "tickColor": RULE,
        "titleColor": MUTED,
        "titleFontSize": SIZE,
        "titleFontWeight": "normal",
    },
    "background": "transparent",
    "font": f"'{typeface.FACE}', {FONT}",
    "padding": PADDING,
    "text": {"color": INK, "fontSize": SIZE},
    "title": {"color": MUTED, "fontSize": SIZE, "fontWeight": "normal"},
    "view": {"stroke": None},
}
"""The house style, as the configuration of Vega-Lite."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
"""The schema of Vega-Lite, as Altair names it."""


@runtime_checkable
class Placed(Protocol):
    """A chart whose every mark has its place, and that writes itself: `scene.py`."""

    def vega_lite(self) -> dict[str, Any]:
        """The chart as Vega-Lite, without the look of the house."""

    def svg(self) -> str:
        """The chart as SVG in the colours of the light page, that stands by itself."""


Chart: TypeAlias = "alt.TopLevelMixin | Placed"
"""A chart of Altair, which Vega lays out, or one whose marks have their places."""


def dress(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """The chart, itself, in the house style: Altair's own way of it copies each of its layers twice."""
    chart["config"] = LOOK
    return chart


def spec(chart: Chart) -> dict[str, Any]:
    """The chart in the house style as Vega-Lite.

    The channels of a chart are named by their classes (`alt.X2("end:Q")`): to guess one from a string takes Altair as
    long as a tenth of the drawing.
    """
    made: dict[str, Any]
    if isinstance(chart, Placed):
        made = {"$schema": SCHEMA, **chart.vega_lite(), "config": LOOK}
    else:
        with unchecked():
            made = dress(chart).to_dict(validate=False)
    for unit in units(made):
        _tell(unit)
    return made


def units(vega_lite: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The single charts that a chart is layered from."""
    if "mark" in vega_lite:
        yield vega_lite
    for part in vega_lite.get("layer", ()):
        yield from units(part)


def _tell(unit: dict[str, Any]) -> None:
    """Let each mark of the drawing carry what the live chart tells at it."""
    told = unit.get("encoding", {}).get("tooltip")
    if told:
        lines = (f"{json.dumps(line['title'] + ': ')} + {_value(line)}" for line in told)
        unit["encoding"]["description"] = {"value": {"expr": f" + {json.dumps(NEXT)} + ".join(lines)}}
        unit["mark"]["aria"] = True


def _value(line: dict[str, Any]) -> str:
    field = f"datum[{json.dumps(line['field'])}]"
    return f"format({field}, {json.dumps(line['format'])})" if "format" in line else field


@contextmanager
def unchecked() -> Iterator[None]:
    """Within it Altair holds no part of a chart against its schema, and takes its data the short way.

    The charts are ours, and the tests check them. Altair takes long to load, and most pages have no chart of it: where
    it is not there, nothing is drawn with it.
    """
    if "altair" not in sys.modules:
        yield
        return
    import altair as alt

    from . import rows

    with alt.utils.schemapi.debug_mode(False), alt.data_transformers.enable(rows.NAME):
        yield


def picture(chart: Chart, vega_lite: dict[str, Any]) -> str:
    """A chart, of which this is the Vega-Lite, as SVG in the colours of the light page, that stands by itself."""
    return chart.svg() if isinstance(chart, Placed) else drawn(vega_lite)


def drawn(vega_lite: dict[str, Any]) -> str:
    """A chart as SVG in the colours of the light page, that stands by itself."""

    def lean(attributes: str) -> str:
        kept = NEEDLESS.sub("", attributes)
        return lightened(LONG.sub(lambda number: tenths(float(number[0])), kept))

    words = json.dumps(vega_lite, ensure_ascii=False)
    others = typeface.stand_ins(words)
    svg = drawing_cache.svg(typeface.exchanged(words, others))
    bare = seen(beside_words(typeface.exchanged(svg, {b: a for a, b in others.items()}), lean))
    return bare.replace("<svg ", f'<svg font-family="{FONT}" ', 1)


def beside_words(svg: str, change: Callable[[str], str]) -> str:
    """A drawing with its attributes changed, and neither the words that it shows nor those that a mark tells."""

    def tag(found: re.Match[str]) -> str:
        parts = SAID.split(found[0])
        return "".join(part if SAID.fullmatch(part) else change(part) for part in parts)

    return TAG.sub(tag, svg)


def placed(svg: str, name: str) -> Html:
    """A drawn chart to stand inside a page: ids that belong to `name`, colours that follow the page."""

    def own(found: re.Match[str]) -> str:
        named, used, colour = found.groups()
        if named:
            return f'id="{name}-{named}"'
        if used:
            return f"url(#{name}-{used})"
        variable = VARIABLES.get(colour)
        return f'"var({variable}, {colour})"' if variable else found[0]

    svg = PLACED.sub(own, svg)
    return Html(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))
