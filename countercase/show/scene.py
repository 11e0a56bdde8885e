"""A scene: marks that have their places in pixels, as the live chart in Vega-Lite and as the picture of it in SVG.

Where every mark has its place there is nothing to lay out, so that the picture is written at once: of the time that
Vega takes for one, most goes into measuring words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .drawing import tenths
from .markup import Html
from .theme import FONT, NEXT, PADDING

Mark = Mapping[str, Any]
"""One mark: its place, its words where it is one, and what it tells, by the names of the columns."""

STYLES = {
    "fill": "fill",
    "stroke": "stroke",
    "strokeWidth": "stroke-width",
    "strokeDash": "stroke-dasharray",
    "strokeJoin": "stroke-linejoin",
    "fontSize": "font-size",
    "fontWeight": "font-weight",
    "align": "text-anchor",
}
"""What SVG calls a property of Vega-Lite; `color` is the one or the other."""
UNSAID = {"shape", "size", "filled", "baseline", "opacity", "angle"}
"""What the outline of a mark and its place say already."""
WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "text-anchor": {"left": "", "center": "middle", "right": "end"}.__getitem__,
    "font-weight": {"normal": "", "bold": "bold"}.__getitem__,
    "stroke-dasharray": lambda lengths: ",".join(map(str, lengths)),
}
"""How SVG writes a value, where that is otherwise; nothing where it holds without being said."""
BELOW = 0.3
"""How far the foot of a word lies below its middle, in parts of its size, as Vega has it."""
TRIANGLE = 3**0.5 / 2
"""The height of a triangle whose sides are one."""


@dataclass(frozen=True)
class Layer:
    """Marks of one kind that look alike."""

    kind: str
    """`rect`, `rule`, `point` or `text`, as in Vega-Lite."""
    look: Mapping[str, Any]
    """Their properties, as in Vega-Lite. The colour is that of a line, of an edge, or of what is within."""
    marks: tuple[Mark, ...]
    """The marks."""
    tells: Mapping[str, str]
    """What each of them tells: the name of the column, and what it is called."""

    def vega_lite(self, across_and_down: Mapping[str, Any]) -> dict[str, Any]:
        """The layer as Vega-Lite, on the scales of its scene."""
        encoding: dict[str, Any] = {**across_and_down}
        if self.kind in {"rect", "rule"}:
            encoding |= {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
        elif self.kind == "text":
            encoding["text"] = {"field": "text", "type": "nominal"}
        elif self.turned:
            encoding["angle"] = {"field": "angle", "type": "quantitative", "scale": None}
        names = [*(place["field"] for place in encoding.values()), *self.tells]
        if self.tells:
            encoding["tooltip"] = [{"field": n, "type": "nominal", "title": title} for n, title in self.tells.items()]
        values = [{name: mark[name] for name in names} for mark in self.marks]
        return {"data": {"values": values}, "mark": {"type": self.kind, **self.look}, "encoding": encoding}

    @property
    def turned(self) -> bool:
        """Whether each mark has a direction of its own, in degrees to the right of upwards."""
        return self.kind == "point" and any(mark["angle"] for mark in self.marks)

    def svg(self) -> str:
        """The layer as a group of SVG."""
        colour = "stroke" if self.kind == "rule" else "fill"
        look = {STYLES.get(name, colour): value for name, value in self.look.items() if name not in UNSAID}
        for name, write in WRITTEN.items():
            if name in look:
                look[name] = write(look[name])
        group = "".join(f' {name}="{value}"' for name, value in look.items() if value)
        return f"<g{group}>{''.join(map(self._drawn, self.marks))}</g>"

    def _drawn(self, mark: Mark) -> str:
        told = ""
        if self.tells:
            lines = NEXT.join(f"{title}: {mark[name]}" for name, title in self.tells.items())
            told = f' aria-label="{Html.escape(lines)}"'
        x, y = mark["x"], mark["y"]
        at = f"{tenths(x)},{tenths(y)}"
        if self.kind == "rect":
            across, down = mark["x2"] - x, mark["y2"] - y
            return f'<path{told} d="M{at}h{tenths(across)}v{tenths(down)}h{tenths(-across)}Z"/>'
        if self.kind == "rule":
            return f'<path{told} d="M{at}L{tenths(mark["x2"])},{tenths(mark["y2"])}"/>'
        if self.kind == "point":
            turn = f"rotate({tenths(mark['angle'])})" if mark["angle"] else ""
            outline = _outline(self.look["shape"], self.look["size"])
            return f'<path{told} transform="translate({at}){turn}" d="{outline}"/>'
        below, words = BELOW * self.look["fontSize"], Html.escape(mark["text"])
        if angle := self.look.get("angle"):
            return f'<text{told} transform="translate({at})rotate({angle})" y="{tenths(below)}">{words}</text>'
        return f'<text{told} x="{tenths(x)}" y="{tenths(y + below)}">{words}</text>'


@dataclass(frozen=True)
class Scene:
    """Layers of marks, the first of them lowest, within so many pixels; of these so many lie left of what has its place
    at 0 across, and above what has it at 0 down."""

    width: float
    height: float
    layers: tuple[Layer, ...]
    left: float = 0
    above: float = 0

    def vega_lite(self) -> dict[str, Any]:
        """The scene as Vega-Lite, without the look of the house."""
        across, down = _pixels(self.left, self.width), {**_pixels(self.above, self.height), "reverse": True}
        scales = {
            name: {"axis": None, "field": name, "scale": scale, "type": "quantitative"}
            for name, scale in (("x", across), ("y", down))
        }
        layers = [layer.vega_lite(scales) for layer in self.layers]
        return {"layer": layers, "width": self.width, "height": self.height}

    def svg(self) -> str:
        """The scene as SVG in the colours of the light page, that stands by itself."""
        width, height = (tenths(size + 2 * PADDING) for size in (self.width, self.height))
        at = f"{tenths(PADDING + self.left)},{tenths(PADDING + self.above)}"
        marks = "".join(layer.svg() for layer in self.layers)
        return (
            f'<svg font-family="{FONT}" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}"><g fill="none" transform="translate({at})">{marks}</g></svg>'
        )


def _pixels(before: float, size: float) -> dict[str, Any]:
    return {"domain": [-before, size - before], "nice": False}


def _outline(shape: str, size: int) -> str:
    """A sign around a point, as large as Vega draws it."""
    half = size**0.5 / 2
    if shape == "circle":
        r = tenths(half)
        return f"M{r},0A{r},{r},0,1,1,-{r},0A{r},{r},0,1,1,{r},0"
    if shape == "triangle-up":
        tall, wide = tenths(half * TRIANGLE), tenths(half)
        return f"M0,-{tall}L-{wide},{tall}L{wide},{tall}Z"
    tip = half * TRIANGLE * (1 if shape == "triangle-right" else -1)
    return f"M{tenths(tip)},0L{tenths(-tip)},{tenths(-half)}L{tenths(-tip)},{tenths(half)}Z"
