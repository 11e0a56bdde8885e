"""A sheet for charts that lay themselves out: boxes, signs, lines and words, placed in pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from textwrap import wrap
from typing import Any, Literal

from .scene import Layer, Scene
from .theme import EDGE, INK, LETTER, LINE, MUTED, PADDING, RULE, SIZE

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
WORDS = ("align", "bold", "colour", "told", "angle", "rim")
"""What words look alike by."""
SIGNS = ("shape", "colour", "size", "hollow", "told")
"""What signs look alike by. Those that tell nothing, such as the tips of lines, lie below the rims of words."""
EDGES_AT = {edge: place for place, edge in enumerate(EDGES)}


class Sheet:
    """Boxes, signs, lines and words, placed from the upper left. `tooltips` names what a mark tells."""

    def __init__(self, tooltips: Mapping[str, str] | None = None) -> None:
        self.tooltips = dict(tooltips or {})
        self._boxes: list[dict[str, Any]] = []
        self._words: list[dict[str, Any]] = []
        self._rims: list[dict[str, Any]] = []
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
        angle: int = 0,
        rim: str = "",
    ) -> None:
        """Words in one line around a height, from a point, up to it or around it, which may tell what a mark tells.

        They may be turned by an angle in degrees, and have a rim in a colour, which keeps lines off them.
        """
        style = {"align": align, "bold": bold, "colour": colour, "angle": angle, "rim": ""}
        if rim:
            self._rims.append({"x": x, "y": y, "text": text, "told": False, **style, "rim": rim})
        self._words.append({"x": x, "y": y, "text": text, "told": bool(about), **style, **(about or {})})

    def number(self, x: float, y: float, text: str, about: Mapping[str, str]) -> None:
        """A bold word around a point, which tells what its box tells."""
        self.word(x, y, text, "center", bold=True, about=about)

    def sign(
        self,
        x: float,
        y: float,
        shape: str,
        colour: str,
        about: Mapping[str, str] | None = None,
        size: int = 90,
        angle: float = 0,
        hollow: bool = False,
    ) -> None:
        """A sign of a shape around a point, as large as so many pixels, turned by an angle in degrees; or its edge."""
        style = {"shape": shape, "colour": colour, "size": size, "hollow": hollow, "told": bool(about)}
        self._signs.append({"x": x, "y": y, "angle": angle, **style, **(about or {})})

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

    def chart(self, width: float, height: float, left: float = 0, above: float = 0) -> Scene:
        """All of it: the colours, the lines, the edges above them, the signs, and the words above all.

        So much of the width lies left of what was placed at 0, and so much of the height above it.
        """
        coloured = [box for box in self._boxes if box["hue"]]
        edged = sorted(
            (box for box in self._boxes if box["edge"]), key=lambda box: (EDGES_AT[box["edge"]], box["told"])
        )
        layers = [
            *self._layers("rect", self._grounds, ("hue",), lambda hue: {"color": hue}),
            *self._layers("rect", coloured, ("hue", "told"), lambda hue, _: {"color": hue}),
            *self._layers("rule", self._lines, ("colour", "width"), _rule),
            *self._layers("rect", edged, ("edge", "told"), lambda edge, _: {"fill": None, **EDGES[edge]}),
            *self._layers("point", [sign for sign in self._signs if not sign["told"]], SIGNS, _point),
            *self._layers("text", self._rims, WORDS, _text),
            *self._layers("point", [sign for sign in self._signs if sign["told"]], SIGNS, _point),
            *self._layers("text", self._words, WORDS, _text),
        ]
        return Scene(width, height, tuple(layers), left, above)

    def _layers(
        self,
        kind: str,
        marks: list[dict[str, Any]],
        style: tuple[str, ...],
        look: Callable[..., dict[str, Any]],
    ) -> Iterable[Layer]:
        """A layer for each style among some marks, in the order in which they come."""
        apart: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        for mark in marks:
            apart.setdefault(tuple(mark[name] for name in style), []).append(mark)
        for values, same in apart.items():
            tells = self.tooltips if same[0].get("told") else {}
            yield Layer(kind, look(*values), tuple(same), tells)


def _rule(colour: str, width: float) -> dict[str, Any]:
    return {"color": colour, "strokeWidth": width}


def _point(shape: str, colour: str, size: int, hollow: bool, told: bool) -> dict[str, Any]:
    hue: dict[str, Any] = {"stroke": colour, "strokeWidth": 2} if hollow else {"color": colour}
    return {"shape": shape, "filled": not hollow, "size": size, **hue, "opacity": 1}


def _text(align: str, bold: bool, colour: str, told: bool, angle: int, rim: str) -> dict[str, Any]:
    look = {"align": align, "baseline": "middle", "fontSize": SIZE, "fontWeight": "bold" if bold else "normal"}
    if angle:
        look["angle"] = angle
    if rim:
        return {**look, "color": rim, "stroke": rim, "strokeWidth": 5, "strokeJoin": "round"}
    return {**look, "color": colour}


def inside(width: int) -> int:
    """How wide the sheet of a chart is that is so wide with its margins."""
    return width - 2 * PADDING


def letters(room: float, bold: bool = False) -> int:
    """How many letters fit into a width."""
    return max(int(room / (LETTER + BOLD * bold)), 4)


def width_of(text: str, bold: bool = False) -> float:
    """How wide a word is drawn, at the most."""
    return len(text) * (LETTER + BOLD * bold) + CAPITAL * sum(letter.isupper() for letter in text)
