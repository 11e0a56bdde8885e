"""A sheet for charts that lay themselves out: boxes, signs, lines and words, placed in pixels."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Literal

import altair as alt
import pandas as pd

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


class Sheet:
    """Boxes, signs, lines and words, placed from the upper left. `tooltips` names what a mark tells."""

    def __init__(self, tooltips: Mapping[str, str] | None = None) -> None:
        self.tooltips = dict(tooltips or {})
        self._boxes: list[dict[str, object]] = []
        self._words: list[dict[str, object]] = []
        self._signs: list[dict[str, object]] = []
        self._lines: list[dict[str, object]] = []
        self._grounds: list[dict[str, object]] = []

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

    def chart(self, width: float, height: float) -> alt.TopLevelMixin:
        """All of it: the colours, the edges above them, the lines, the signs, and the words above all."""
        x, y = sheet(width, height)
        place = {"x": x("x"), "x2": alt.X2("x2:Q"), "y": y("y"), "y2": alt.Y2("y2:Q")}
        tooltip = [alt.Tooltip(f"{name}:N", title=title) for name, title in self.tooltips.items()]

        def told(about: bool) -> dict[str, object]:
            return {"tooltip": tooltip} if about and tooltip else {}

        grounds = pd.DataFrame(self._grounds, columns=["x", "x2", "y", "y2", "hue"])
        layers = [
            alt.Chart(grounds.loc[grounds["hue"] == hue, ["x", "x2", "y", "y2"]]).mark_rect(color=hue).encode(**place)
            for hue in grounds["hue"].unique()
        ]
        boxes = pd.DataFrame(self._boxes, columns=self._columns("hue", "edge"))
        for hue, about in boxes.loc[boxes["hue"] != "", ["hue", "told"]].drop_duplicates().itertuples(index=False):
            own = boxes[(boxes["hue"] == hue) & (boxes["told"] == about)]
            layers.append(alt.Chart(own).mark_rect(color=hue).encode(**place, **told(about)))
        if self._lines:
            lines = pd.DataFrame(self._lines)
            for colour, wide in lines[["colour", "width"]].drop_duplicates().itertuples(index=False):
                own = lines[(lines["colour"] == colour) & (lines["width"] == wide)]
                mark = alt.Chart(own[["x", "y", "x2", "y2"]]).mark_rule(color=colour, strokeWidth=wide)
                layers.append(mark.encode(**place))
        for edge, style in EDGES.items():
            for about in (False, True):
                own = boxes[(boxes["edge"] == edge) & (boxes["told"] == about)]
                if len(own):
                    layers.append(alt.Chart(own).mark_rect(fill=None, **style).encode(**place, **told(about)))
        layers += self._drawn_signs(x, y, tooltip)
        words = pd.DataFrame(self._words)
        for style in words[["align", "bold", "colour", "told"]].drop_duplicates().itertuples(index=False):
            same = [(words[name] == value) for name, value in zip(style._fields, style, strict=True)]
            own = words[same[0] & same[1] & same[2] & same[3]]
            mark = alt.Chart(own.dropna(axis=1)).mark_text(
                align=style.align,
                baseline="middle",
                fontSize=SIZE,
                fontWeight="bold" if style.bold else "normal",
                color=style.colour,
            )
            layers.append(mark.encode(x=x("x"), y=y("y"), text=alt.Text("text:N"), **told(style.told)))
        return alt.layer(*layers, width=width, height=height)

    def _columns(self, *more: str) -> list[str]:
        return ["x", "x2", "y", "y2", "told", *more, *self.tooltips]

    def _drawn_signs(self, x, y, tooltip: list[alt.Tooltip]) -> list[alt.Chart]:
        if not self._signs:
            return []
        signs, layers = pd.DataFrame(self._signs), []
        for shape, colour, size in signs[["shape", "colour", "size"]].drop_duplicates().itertuples(index=False):
            own = signs[(signs["shape"] == shape) & (signs["colour"] == colour) & (signs["size"] == size)]
            mark = alt.Chart(own).mark_point(shape=shape, filled=True, size=size, color=colour, opacity=1)
            layers.append(mark.encode(x=x("x"), y=y("y"), tooltip=tooltip))
        return layers


def letters(room: float, bold: bool = False) -> int:
    """How many letters fit into a width."""
    return max(int(room / (LETTER + BOLD * bold)), 4)


def width_of(text: str, bold: bool = False) -> float:
    """How wide a word is drawn, at the most."""
    return len(text) * (LETTER + BOLD * bold) + CAPITAL * sum(letter.isupper() for letter in text)
