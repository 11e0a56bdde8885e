"""The plane of a typology: its cells, their names and the names of its two sides, to draw cases on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..data.framework import Outcome
from ..data.typology import Typology
from .scene import Scene
from .sheet import Sheet, inside
from .theme import MUTED, PAPER, RULE, WASH

SIDES, NEAR, FAR = 42, 13, 34
"""What the names of the two sides and of their values take, in pixels, on the left and above; and how far beyond the
plane the values stand, and the names."""


def side_of(typology: Typology, width: int) -> int:
    """How wide a column is where all of them, with the names of the sides, are to be as wide as this."""
    return (inside(width) - SIDES) // len(typology.x.values)


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

    def corner(self, cell: Sequence[str]) -> tuple[int, int]:
        """The upper left corner of a cell."""
        return self.columns.index(cell[0]) * self.side, self.edges[self.rows.index(cell[1])]

    def cells(self, page: Sheet, outcomes: Iterable[Outcome]) -> None:
        """The cells that outcomes have, those of the upper row washed."""
        lines = []
        for cell in (o.cell for o in outcomes if o.cell):
            (x, y), row = self.corner(cell), self.rows.index(cell[1])
            x2, y2 = x + self.side, self.edges[row + 1]
            page.ground((x, x2), (y, y2), self._paper(y))
            lines += [((x, y), (x2, y)), ((x2, y), (x2, y2)), ((x, y2), (x2, y2)), ((x, y), (x, y2))]
        for start, end in dict.fromkeys(lines):
            page.line(start, end, RULE, 1.5)

    def name(self, page: Sheet, x: float, y: float, text: str, align: str = "left", bold: bool = True) -> None:
        """Words at a place, with a rim of paper that keeps lines off them."""
        page.word(x, y, text, align, bold, rim=self._paper(y))

    def _paper(self, y: float) -> str:
        return WASH if y < self.edges[1] else PAPER

    def sides(self, page: Sheet) -> None:
        """The values along the upper and up the left side, each side with its name beyond them."""
        for i, value in enumerate(self.columns):
            page.word((i + 0.5) * self.side, -NEAR, self.typology.x.values[value], "center", colour=MUTED)
        for i, value in enumerate(self.rows):
            middle = (self.edges[i] + self.edges[i + 1]) / 2
            page.word(-NEAR, middle, self.typology.y.values[value], "center", colour=MUTED, angle=270)
        page.word(self.width / 2, -FAR, f"{self.typology.x.title} →", "center")
        page.word(-FAR, self.edges[-1] / 2, f"{self.typology.y.title} →", "center", angle=270)

    def chart(self, page: Sheet, width: int) -> Scene:
        """The sheet as a chart of a width, of which the sides take what they need."""
        return page.chart(inside(width), self.height + SIDES, SIDES, SIDES)
