"""The plane of a typology: its cells, their names and the names of its two sides, to draw cases on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from ..data.framework import Outcome
from ..data.typology import Typology
from .theme import INK, MUTED, PAPER, RULE, SIZE, WASH

MARGIN = 46
"""What the names of the two sides and of their values take, in pixels, on the left and above."""


@dataclass(frozen=True)
class Plane:
    """A typology laid out, in pixels: columns `side` wide, rows between `edges` from the top, `height` with its foot.

    The foot below the last row holds the verdicts that have no cell.
    """

    typology: Typology
    side: int
    edges: tuple[int, ...]
    height: int

    @property
    def columns(self) -> list[str]:
        """The values along the plane, from the left."""
        return list(self.typology.x.values)

    @property
    def rows(self) -> list[str]:
        """The values up the plane, from the top."""
        return list(reversed([*self.typology.y.values]))

    @property
    def width(self) -> int:
        """All columns together."""
        return self.side * len(self.columns)

    @property
    def x(self) -> alt.X:
        """Where a row of data stands along the plane."""
        return alt.X("x:Q", scale=alt.Scale(domain=[0, self.width], nice=False), axis=None)

    @property
    def y(self) -> alt.Y:
        """Where a row of data stands down the plane."""
        return alt.Y("y:Q", scale=alt.Scale(domain=[0, self.height], reverse=True, nice=False), axis=None)

    def corner(self, cell: Sequence[str]) -> tuple[int, int]:
        """The upper left corner of a cell."""
        return self.columns.index(cell[0]) * self.side, self.edges[self.rows.index(cell[1])]

    def field(self, outcomes: Iterable[Outcome]) -> alt.Chart:
        """The cells that outcomes have, those of the upper row washed."""
        boxes = []
        for cell in (o.cell for o in outcomes if o.cell):
            (x, y), row = self.corner(cell), self.rows.index(cell[1])
            boxes.append({"x": x, "x2": x + self.side, "y": y, "y2": self.edges[row + 1], "deep": row == 0})
        hue = alt.ColorValue(PAPER, condition={"test": "datum.deep", "value": WASH})
        drawn = alt.Chart(pd.DataFrame(boxes)).mark_rect(stroke=RULE, strokeWidth=1.5)
        return drawn.encode(x=self.x, x2=alt.X2("x2:Q"), y=self.y, y2=alt.Y2("y2:Q"), color=hue)

    def names(self, rows: list[dict], align: str = "left", weight: str = "bold") -> list[alt.Chart]:
        """Words at `x` and `y` of each row, with a rim of paper that keeps lines off them."""
        placed = pd.DataFrame([{**row, "deep": row["y"] < self.edges[1]} for row in rows])
        mark = {"align": align, "fontWeight": weight, "fontSize": SIZE}
        rim = alt.StrokeValue(PAPER, condition={"test": "datum.deep", "value": WASH})
        drawn = alt.Chart(placed)
        layers = [drawn.mark_text(**mark, strokeWidth=5, strokeJoin="round").encode(stroke=rim)]
        layers.append(drawn.mark_text(**mark, color=INK))
        return [layer.encode(x=self.x, y=self.y, text=alt.Text("text:N")) for layer in layers]

    def sides(self) -> list[alt.Chart]:
        """The values along the upper and up the left side, each side with its name beyond them."""
        across = [
            {"x": i * self.side + self.side / 2, "y": 0, "text": self.typology.x.values[v]}
            for i, v in enumerate(self.columns)
        ]
        down = [
            {"x": 0, "y": (self.edges[i] + self.edges[i + 1]) / 2, "text": self.typology.y.values[v]}
            for i, v in enumerate(self.rows)
        ]
        x_title = [{"x": self.width / 2, "y": 0, "text": f"{self.typology.x.title} →"}]
        y_title = [{"x": 0, "y": self.edges[-1] / 2, "text": f"{self.typology.y.title} →"}]
        return [
            alt.Chart(pd.DataFrame(rows))
            .mark_text(color=colour, dy=dy, angle=angle, baseline="middle")
            .encode(x=self.x, y=self.y, text=alt.Text("text:N"))
            for rows, dy, angle, colour in (
                (across, -13, 0, MUTED),
                (down, -13, 270, MUTED),
                (x_title, -34, 0, INK),
                (y_title, -34, 270, INK),
            )
        ]

    def draw(self, layers: list[alt.Chart], width: int) -> alt.LayerChart:
        """The layers as one chart of a width, of which the sides take what they need."""
        return alt.layer(*layers, width=width, height=self.height)
