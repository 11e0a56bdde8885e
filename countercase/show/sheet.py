"""A sheet for charts that lay themselves out: boxes in the colours of verdicts, and words, placed in pixels."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Literal

import altair as alt
import pandas as pd

from .axes import sheet
from .theme import EDGE, INK, MUTED

SIZE, LETTER, LINE = 14, 7.1, 18
"""Of all words, in pixels of the drawing: their size, the width of a letter, and the height of a line."""
STRIPE = 9
"""The width of a stripe where a box has several colours."""
Edge = Literal["plain", "open", "strong"]
EDGES: Mapping[Edge, Mapping[str, object]] = {
    "plain": EDGE,
    "open": {"stroke": MUTED, "strokeWidth": 1, "strokeDash": [4, 3]},
    "strong": {"stroke": INK, "strokeWidth": 2.5},
}
"""The edges of boxes: thin, in dashes where something is left open, and strong where an author says so."""


class Sheet:
    """Boxes and words, placed one after the other from the upper left. `tooltips` names what a mark tells."""

    def __init__(self, tooltips: Mapping[str, str] | None = None) -> None:
        self.tooltips = dict(tooltips or {})
        self._boxes: list[dict[str, object]] = []
        self._words: list[dict[str, object]] = []

    def say(self, x: float, y: float, text: str, room: float, bold: bool = False, muted: bool = False) -> float:
        """Words from `x` in lines of a width, the first below `y`, and how far down they reach."""
        for line in wrap(text, letters(room, bold)):
            self._word(x, y + LINE / 2, line, "left", bold, muted)
            y += LINE
        return y

    def number(self, x: float, y: float, text: str, about: Mapping[str, str]) -> None:
        """A word around a point, which tells what its box tells."""
        self._word(x, y, text, "center", True, False, about)

    def _word(
        self, x: float, y: float, text: str, align: str, bold: bool, muted: bool, about: Mapping[str, str] | None = None
    ) -> None:
        self._words.append(
            {"x": x, "y": y, "text": text, "align": align, "bold": bold, "muted": muted, **(about or {})}
        )

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
        place = {"y": y, "y2": y2, **(about or {})}
        for i in range(count):
            hue = hues[i % len(hues)]
            self._boxes.append({**place, "x": x + i * step, "x2": x + (i + 1) * step, "hue": hue, "edge": ""})
        self._boxes.append({**place, "x": x, "x2": x2, "hue": "", "edge": edge})

    def chart(self, width: float, height: float) -> alt.TopLevelMixin:
        """All of it: the colours, the edges above them, and the words above both."""
        x, y = sheet(width, height)
        boxes, words = pd.DataFrame(self._boxes), pd.DataFrame(self._words)
        told = [alt.Tooltip(f"{name}:N", title=title) for name, title in self.tooltips.items()]
        layers = [alt.Chart(boxes[boxes["hue"] == hue]).mark_rect(color=hue) for hue in boxes["hue"].unique() if hue]
        layers += [
            alt.Chart(boxes[boxes["edge"] == edge]).mark_rect(fill=None, **style)
            for edge, style in EDGES.items()
            if (boxes["edge"] == edge).any()
        ]
        drawn = [
            b.encode(x=x("x"), x2=alt.X2("x2:Q"), y=y("y"), y2=alt.Y2("y2:Q"), **({"tooltip": told} if told else {}))
            for b in layers
        ]
        for align, bold, muted in words[["align", "bold", "muted"]].drop_duplicates().itertuples(index=False):
            own = words[(words["align"] == align) & (words["bold"] == bold) & (words["muted"] == muted)]
            style = {"fontWeight": "bold" if bold else "normal", "color": MUTED if muted else INK}
            mark = alt.Chart(own.dropna(axis=1)).mark_text(align=align, baseline="middle", fontSize=SIZE, **style)
            about = {"tooltip": told} if told and align == "center" else {}
            drawn.append(mark.encode(x=x("x"), y=y("y"), text=alt.Text("text:N"), **about))
        return alt.layer(*drawn).properties(width=width, height=height)


def letters(room: float, bold: bool = False) -> int:
    """How many letters fit into a width."""
    return max(int(room / (LETTER + 0.9 * bold)), 4)
