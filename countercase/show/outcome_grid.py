"""A grid of outcomes: a row for each case or part, a column for each test, and the verdict last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..argue.part_verdict import PartVerdict
from ..argue.verdict import Verdict
from ..argue.wording import join, lowered, spoken
from .scene import Scene
from .sheet import Edge, Sheet, inside, width_of
from .theme import LEVELS, NARROW, PAPER
from .verdict_hues import hues_of

PASSED, FAILED, BETWEEN, OPEN = "✓", "✗", "–", "○"
SIGNS = f"{PASSED} passed, {FAILED} failed, {BETWEEN} between the two, {OPEN} open"
"""What the signs of a grid mean."""
GAP, INSIDE = 4, 7
"""In pixels: what lies between two cells, and between the edge of a cell and its words."""
LAST = 1.5
"""How many times as wide as the others the last column is, which holds the verdict."""
TOOLTIPS = {"row": "Row", "column": "Column", "words": "Words"}


@dataclass(frozen=True)
class Cell:
    """One outcome: its sign and words, and its colours, of which bare paper is for what fails or stays open."""

    sign: str
    words: str
    hues: tuple[str, ...]

    @property
    def said(self) -> str:
        """The sign with the words."""
        return f"{self.sign} {self.words}".strip()

    @property
    def edge(self) -> Edge:
        """In dashes where it stays open."""
        return "open" if self.sign == OPEN else "plain"


def cells(verdict: Verdict, part: PartVerdict) -> list[Cell]:
    """The outcome of each derived test, and the verdict, of one part."""
    framework = verdict.framework
    found = [_test(part.derived[name], list(derived.levels)) for name, derived in framework.derived.items()]
    titles = [lowered(framework.verdicts[v].title) for v in part.computed]
    settled = len(titles) == 1
    words = join(titles, "or") if len(titles) < len(framework.verdicts) else "open"
    return [*found, Cell("" if settled else OPEN, words, hues_of(framework, part.computed))]


def _test(levels: Sequence[str], order: list[str]) -> Cell:
    """What a test comes to: its highest level is to pass it, its lowest to fail."""
    words = [spoken(level) for level in levels]
    if len(levels) > 1:
        return Cell(OPEN, join(words, "or") if len(levels) < len(order) else "open", (PAPER,))
    if levels[0] == order[-1]:
        return Cell(PASSED, words[0], (LEVELS[0],))
    return Cell(FAILED if levels[0] == order[0] else BETWEEN, words[0], (PAPER,))


def heads(verdict: Verdict) -> list[str]:
    """The columns: each derived test, and the verdict."""
    return [*(d.title.split(": ")[-1] for d in verdict.framework.derived.values()), "verdict"]


def draw(rows: list[tuple[str, list[Cell]]], columns: list[str], width: int) -> Scene:
    """The grid, or on a narrow page a block for each row."""
    return (_blocks if width <= NARROW else _table)(rows, columns, inside(width))


def _table(rows: list[tuple[str, list[Cell]]], columns: list[str], room: float) -> Scene:
    page = Sheet(TOOLTIPS)
    label = min(170, 12 + max(width_of(name) for name, _ in rows))
    side = (room - label) / (len(columns) + LAST - 1)
    lefts = [label + side * i for i in range(len(columns))]
    sides = [*[side] * (len(columns) - 1), side * LAST]
    top = 4 + max(
        page.say(left + INSIDE, 0, head, own - INSIDE, muted=True)
        for left, own, head in zip(lefts, sides, columns, strict=True)
    )
    for name, row in rows:
        below = page.say(0, top + INSIDE - 2, name, label - 6)
        for left, own, cell in zip(lefts, sides, row, strict=True):
            words = page.say(left + INSIDE, top + INSIDE - 2, cell.said, own - GAP - 2 * INSIDE, bold=True)
            below = max(below, words)
        for left, own, cell, column in zip(lefts, sides, row, columns, strict=True):
            about = {"row": name, "column": column, "words": cell.words}
            page.box((left, left + own - GAP), (top, below + INSIDE - 2), cell.hues, cell.edge, about)
        top = below + INSIDE - 2 + GAP
    return page.chart(room, top)


def _blocks(rows: list[tuple[str, list[Cell]]], columns: list[str], room: float) -> Scene:
    page, top = Sheet(TOOLTIPS), 0.0
    for name, row in rows:
        top = page.say(0, top, name, room, bold=True) + 3
        for column, cell in zip(columns, row, strict=True):
            below = page.say(INSIDE, top + 4, f"{column}: {cell.said}", room - 2 * INSIDE) + 4
            page.box(
                (0, room), (top, below), cell.hues, cell.edge, {"row": name, "column": column, "words": cell.words}
            )
            top = below + GAP
        top += 10
    return page.chart(room, top)
