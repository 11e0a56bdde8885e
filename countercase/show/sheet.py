"""A sheet for charts that lay themselves out: boxes, signs, lines and words, placed in pixels.

It writes Vega-Lite itself: of a chart whose every mark has its place there is nothing to guess, and Altair copies each
of its many layers several times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from textwrap import wrap
from typing import Any, Literal

from .axes import sheet
from .theme import EDGE, INK, LETTER, LINE, MUTED, RULE, SIZE

STRIPE = 9
"""The width of a stripe where a box has several colours."""
BOLD, CAPITAL = 0.9, 2.4
"""By how much a bold letter is wider, and a capital."""
Edge = Literal["plain", "open", "strong", "none"]
EDGES: Mapping[Edge, Mapping[str, object]] = {
    "plain": EDGE,
    "open": {"stroke": MUTED, "strokeWidth": 1, "strokeDash": [4, 3]},
    "strong": {"stroke": INK, "strokeWidth": 2.5},
}
"""The edges of boxes: thin, in dashes where something is left open, and strong where an author says so."""
EDGES_AT = {edge: place for place, edge in enumerate(EDGES)}


class Sheet:
    """Boxes, signs, lines and words, placed from the upper left. `tooltips` names what a mark tells."""

    def __init__(self, tooltips: Mapping[str, str] | None = None) -> None:
        self.tooltips = dict(tooltips or {})
        self._boxes: list[dict[str, Any]] = []
        self._words: list[dict[str, Any]] = []
        self._signs: list[dict[str, Any]] = []
        self._lines: list[dict[str, Any]] = []
        self._grounds: list[dict[str, Any]] = []

    def say(self, x: float, y: float, text: str, room: float, bold: bool = False, muted: bool = False) -> float:
        """Words from `x` in lines of a width, the first below `y`, and how far down they reach."""
        for line in wrap(text, letters(room, bold)):
            self.word(x, y + LINE / 2, line, bold=bold, colour=MUTED if muted else INK)
            y += LINE
        return y

    def word(
        self,
        x: float,
        y: float,
        text: str,
        align: str = "left",
        bold: bool = False,
        colour: str = INK,
        about: Mapping[str, str] | None = None,
    ) -> None:
        """Words in one line around a height, from a point, up to it or around it, which may tell what a mark tells."""
        style = {"align": align, "bold": bold, "colour": colour}
        self._words.append({"x": x, "y": y, "text": text, "told": bool(about), **style, **(about or {})})

    def number(self, x: float, y: float, text: str, about: Mapping[str, str]) -> None:
        """A bold word around a point, which tells what its box tells."""
        self.word(x, y, text, "center", bold=True, about=about)

    def sign(self, x: float, y: float, shape: str, colour: str, about: Mapping[str, str], size: int = 90) -> None:
        """A sign of a shape around a point, as large as so many pixels."""
        self._signs.append({"x": x, "y": y, "shape": shape, "colour": colour, "size": size, **about})

    def ground(self, across: tuple[float, float], down: tuple[float, float], hue: str) -> None:
        """A stretch of the sheet in a colour, behind everything else."""
        self._grounds.append({"x": across[0], "x2": across[1], "y": down[0], "y2": down[1], "hue": hue})

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str = RULE, width: float = 1) -> None:
        """A line, below everything else but the boxes."""
        (x, y), (x2, y2) = start, end
        self._lines.append({"x": x, "y": y, "x2": x2, "y2": y2, "colour": colour, "width": width})

    def box(
        self,
        across: tuple[float, float],
        down: tuple[float, float],
        hues: tuple[str, ...],
        edge: Edge,
        about: Mapping[str, str] | None = None,
    ) -> None:
        """A box in one colour, or in stripes of several, and its edge, which is drawn above all colours."""
        (x, x2), (y, y2) = across, down
        count = max(len(hues), round((x2 - x) / STRIPE)) if len(hues) > 1 else 1
        step = (x2 - x) / count
        place = {"y": y, "y2": y2, "told": bool(about), **(about or {})}
        for i in range(count):
            hue = hues[i % len(hues)]
            self._boxes.append({**place, "x": x + i * step, "x2": x + (i + 1) * step, "hue": hue, "edge": ""})
        if edge != "none":
            self._boxes.append({**place, "x": x, "x2": x2, "hue": "", "edge": edge})

    def chart(self, width: float, height: float) -> dict[str, Any]:
        """All of it, as Vega-Lite: the colours, the edges above them, the lines, the signs, and the words above all."""
        x, y = sheet(width, height)
        point = {"x": x("x").to_dict(), "y": y("y").to_dict()}
        stretch = {**point, "x2": {"field": "x2"}, "y2": {"field": "y2"}}
        words = {**point, "text": {"field": "text", "type": "nominal"}}
        coloured = [box for box in self._boxes if box["hue"]]
        edged = sorted(
            (box for box in self._boxes if box["edge"]), key=lambda box: (EDGES_AT[box["edge"]], box["told"])
        )
        layers = [
            *self._layers(self._grounds, ("hue",), lambda hue: {"type": "rect", "color": hue}, stretch),
            *self._layers(coloured, ("hue", "told"), lambda hue, _: {"type": "rect", "color": hue}, stretch),
            *self._layers(self._lines, ("colour", "width"), _rule, stretch),
            *self._layers(edged, ("edge", "told"), _edge, stretch),
            *self._layers(self._signs, ("shape", "colour", "size"), _point, point, told=True),
            *self._layers(self._words, ("align", "bold", "colour", "told"), _text, words),
        ]
        return {"layer": layers, "width": width, "height": height}

    def _layers(
        self,
        rows: list[dict[str, Any]],
        style: tuple[str, ...],
        mark: Callable[..., dict[str, Any]],
        encoding: dict[str, Any],
        told: bool = False,
    ) -> Iterable[dict[str, Any]]:
        """A layer for each style among some marks, in the order in which they come. What is `told` is told by all, or
        where a style says so.
        """
        apart: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        for row in rows:
            apart.setdefault(tuple(row[name] for name in style), []).append(row)
        for values, same in apart.items():
            tells = self.tooltips if told or same[0].get("told") else {}
            names = [*(place["field"] for place in encoding.values()), *tells]
            tooltip = [{"field": name, "type": "nominal", "title": title} for name, title in tells.items()]
            yield {
                "data": {"values": [{name: row[name] for name in names} for row in same]},
                "mark": mark(*values),
                "encoding": {**encoding, **({"tooltip": tooltip} if tooltip else {})},
            }


def _rule(colour: str, width: float) -> dict[str, Any]:
    return {"type": "rule", "color": colour, "strokeWidth": width}


def _edge(edge: Edge, told: bool) -> dict[str, Any]:
    return {"type": "rect", "fill": None, **EDGES[edge]}


def _point(shape: str, colour: str, size: int) -> dict[str, Any]:
    return {"type": "point", "shape": shape, "filled": True, "size": size, "color": colour, "opacity": 1}


def _text(align: str, bold: bool, colour: str, told: bool) -> dict[str, Any]:
    weight = "bold" if bold else "normal"
    kind = {"type": "text", "align": align, "baseline": "middle"}
    return {**kind, "fontSize": SIZE, "fontWeight": weight, "color": colour}


def letters(room: float, bold: bool = False) -> int:
    """How many letters fit into a width."""
    return max(int(room / (LETTER + BOLD * bold)), 4)


def width_of(text: str, bold: bool = False) -> float:
    """How wide a word is drawn, at the most."""
    return len(text) * (LETTER + BOLD * bold) + CAPITAL * sum(letter.isupper() for letter in text)
