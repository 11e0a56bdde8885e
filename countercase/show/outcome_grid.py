"""A grid of outcomes: a row for each case or part, a column for each test, and the verdict last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from ..argue.part_verdict import PartVerdict
from ..argue.verdict import Verdict
from ..argue.wording import join, lowered, spoken
from .axes import sheet
from .theme import INK, LEVELS, MUTED, NARROW, ON_LEVELS, PAPER

TALL = 34
LINE = 20
LEAD = 12


@dataclass(frozen=True)
class Cell:
    """One outcome: its words, and where it stands between the lowest (0) and the highest (1), or None where open."""

    words: str
    height: float | None


def cells(verdict: Verdict, part: PartVerdict) -> list[Cell]:
    """The outcome of each derived test, and the verdict, of one part."""
    framework = verdict.framework
    found = []
    for name, derived in framework.derived.items():
        found.append(_cell(part.derived[name], list(derived.levels), [spoken(v) for v in part.derived[name]]))
    titles = [lowered(framework.verdicts[v].title) for v in part.computed]
    return [*found, _cell(part.computed, list(framework.verdicts), titles)]


def _cell(levels: Sequence[str], order: list[str], words: list[str]) -> Cell:
    if len(levels) > 1:
        return Cell(join(words, "or") if len(levels) < len(order) else "open", None)
    return Cell(words[0], order.index(levels[0]) / max(len(order) - 1, 1))


def heads(verdict: Verdict) -> list[str]:
    """The columns: each derived test, and the verdict."""
    return [*(d.title.split(": ")[-1] for d in verdict.framework.derived.values()), "verdict"]


def draw(rows: list[tuple[str, list[Cell]]], columns: list[str], width: int) -> alt.TopLevelMixin:
    """The grid, or on a narrow page a block for each row."""
    return _blocks(rows, columns, width) if width <= NARROW else _table(rows, columns, width)


def _tone(cell: Cell) -> str:
    if cell.height is None:
        return "open"
    return "high" if cell.height > 0.67 else "middle" if cell.height > 0.33 else "low"


TONES = dict(zip(("open", "low", "middle", "high"), (PAPER, *LEVELS), strict=True))
HUES = alt.Scale(domain=list(TONES), range=list(TONES.values()))


def _table(rows: list[tuple[str, list[Cell]]], columns: list[str], width: int) -> alt.TopLevelMixin:
    label = min(170, 20 + 7 * max(len(name) for name, _ in rows))
    side = (width - label - 12) / len(columns)
    boxes, lefts = [], []
    for i, (name, row) in enumerate(rows):
        lefts.append({"x": 0, "y": i * TALL + TALL / 2 - 2, "text": name})
        for j, cell in enumerate(row):
            left, text = label + j * side, _fit(cell.words, side)
            boxes.append(
                {
                    "x": left,
                    "x2": left + side - 4,
                    "y": i * TALL,
                    "y2": i * TALL + TALL - 4,
                    "mx": left + side / 2 - 2,
                    "my": i * TALL + TALL / 2 - 2 - LEAD / 2 * text.count("\n"),
                    "text": text,
                    "words": cell.words,
                    "row": name,
                    "column": columns[j],
                    "tone": _tone(cell),
                }
            )
    height = TALL * len(rows) + 2
    x, y = sheet(width - 8, height)
    data = pd.DataFrame(boxes)
    layers = [
        alt.Chart(data)
        .mark_rect(stroke=MUTED, cornerRadius=3)
        .encode(
            x=x("x"),
            x2=alt.X2("x2:Q"),
            y=y("y"),
            y2=alt.Y2("y2:Q"),
            color=alt.Color("tone:N", scale=HUES, legend=None),
            tooltip=_tooltips(),
        )
    ]
    for tone, colour in zip(TONES, (INK, *ON_LEVELS), strict=True):
        own = data[data["tone"] == tone]
        if len(own):
            mark = alt.Chart(own).mark_text(
                fontWeight="bold", fontSize=11, color=colour, lineBreak="\n", lineHeight=LEAD, baseline="middle"
            )
            layers.append(mark.encode(x=x("mx"), y=y("my"), text=alt.Text("text:N"), tooltip=_tooltips()))
    names = alt.Chart(pd.DataFrame(lefts)).mark_text(align="left", color=INK, limit=label - 6)
    layers.append(names.encode(x=x("x"), y=y("y"), text=alt.Text("text:N")))
    tops = pd.DataFrame(
        [{"x": label + j * side + side / 2 - 2, "y": 0, "text": _fit(h, side)} for j, h in enumerate(columns)]
    )
    mark = alt.Chart(tops).mark_text(
        color=MUTED, dy=-6, fontSize=11, lineBreak="\n", lineHeight=LEAD, baseline="bottom"
    )
    layers.append(mark.encode(x=x("x"), y=y("y"), text=alt.Text("text:N")))
    padding = {"left": 4, "right": 4, "top": 36, "bottom": 4}
    return alt.layer(*layers).properties(width=width - 8, height=height, padding=padding)


def _tooltips() -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=name.capitalize()) for name in ("row", "column", "words")]


def _fit(words: str, side: float) -> str:
    """Words on two lines where one is too short for them."""
    room = int(side / 6.4)
    if len(words) <= room or " " not in words:
        return words
    cut = words.rfind(" ", 0, room + 1)
    cut = cut if cut > 0 else words.index(" ")
    rest = words[cut + 1 :]
    return f"{words[:cut]}\n{rest if len(rest) <= room + 2 else rest[: room - 1] + '…'}"


def _blocks(rows: list[tuple[str, list[Cell]]], columns: list[str], width: int) -> alt.TopLevelMixin:
    titles, marks, top = [], [], 0
    for name, row in rows:
        titles.append({"x": 0, "y": top + 12, "text": name})
        top += 24
        for column, cell in zip(columns, row, strict=True):
            words = cell.words if len(cell.words) < 34 else cell.words[:33] + "…"
            marks.append({"x": 8, "y": top + 8, "text": f"{column}: {words}", "tone": _tone(cell)})
            marks[-1] |= {"row": name, "column": column, "words": cell.words}
            top += LINE
        top += 10
    x, y = sheet(width - 8, top)
    data = pd.DataFrame(marks)
    heads = alt.Chart(pd.DataFrame(titles)).mark_text(align="left", fontWeight="bold", color=INK, limit=width - 20)
    dots = alt.Chart(data).mark_point(shape="square", size=90, filled=True, stroke=MUTED, strokeWidth=1, opacity=1)
    words = alt.Chart(data).mark_text(align="left", dx=12, fontSize=11.5, color=INK, limit=width - 34)
    return alt.layer(
        heads.encode(x=x("x"), y=y("y"), text=alt.Text("text:N")),
        dots.encode(x=x("x"), y=y("y"), color=alt.Color("tone:N", scale=HUES, legend=None), tooltip=_tooltips()),
        words.encode(x=x("x"), y=y("y"), text=alt.Text("text:N"), tooltip=_tooltips()),
    ).properties(width=width - 8, height=top)
