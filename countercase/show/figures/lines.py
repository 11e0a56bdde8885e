"""Lines over years: gaps stay gaps, what holds for years is a step, and each line has its name at its end."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from ...argue.library import Library
from ...argue.rounding import Rounded, number, places, ratio, scaled, times
from ...argue.wording import join
from ...data import dates
from .. import axes
from ..figure import Figure
from ..table import Table
from ..theme import ACCENT, LEVELS, LINE, MUTED, NARROW, PAPER, SOURCES
from .spec import Lines, origin, say, unit_name

HUES = (LEVELS[2], SOURCES[2], LEVELS[1], SOURCES[1], SOURCES[0], MUTED)
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-left")
MOST_MARKED = 30
"""A chart of more points than these shows lines alone."""
MOST_NAMED = 3
"""Of more years that have the same value, only the first and the last are named."""
TALL, TALL_NARROW = 280, 230
"""How high the field is drawn, in pixels."""


def lines(exhibit: Lines, library: Library) -> Figure:
    """A line for each value of `by`, a point for each observation, broken where years are missing.

    Where observations hold for stretches of years, such as the scales of an assessment, the line goes in steps.
    """
    frame = _frame(exhibit, library)
    rows = [(r.when, r.by, Rounded(r.said, r.y)) for r in frame.itertuples()]
    return Figure(
        id=exhibit.id,
        title=exhibit.title,
        finding=say(exhibit.finding, facts(frame)),
        alt=_alt(frame, exhibit),
        draw=lambda width: _draw(exhibit, frame, width),
        table=Table(f"{exhibit.title} ({exhibit.unit})", ["When", "What", exhibit.unit or "Value"], rows),
        source=f"{exhibit.source} {exhibit.missing}".strip(),
        origin=origin(exhibit),
        zoom=True,
    )


def _frame(exhibit: Lines, library: Library) -> pd.DataFrame:
    """The observations by line and time: from `x` to the year `last` they hold, and stand until `end` on the axis."""
    pick, rows = exhibit.pick, []
    for row in library.series[pick.series].where(pick.where):
        if not row[pick.y]:
            continue
        by = row[pick.by] if pick.by else ""
        first, _, last = row[pick.x].partition("/")
        rows.append(
            {
                "x": dates.bounds(first)[0],
                "last": dates.bounds(last or first)[0],
                "end": math.floor(dates.bounds(last or first)[1] or 0) + 1,
                "when": f"{first} to {last}" if last else first,
                "y": _in_unit(row[pick.y], exhibit),
                "low": _in_unit(row[pick.low], exhibit) if pick.low else None,
                "high": _in_unit(row[pick.high], exhibit) if pick.high else None,
                "by": exhibit.names.get(by, by),
                "held": bool(last),
                "loose": by in exhibit.loose,
            }
        )
    frame = pd.DataFrame(rows)
    if exhibit.first is not None:
        frame = frame[frame["x"] >= exhibit.first]
    if exhibit.last is not None:
        frame = frame[frame["x"] <= exhibit.last]
    frame = frame.sort_values(["by", "x", "end"], kind="stable").reset_index(drop=True)
    # a line goes on only from one year to the next: over a gap nothing is drawn
    jump = (frame["by"] != frame["by"].shift()) | (frame["x"] - frame["last"].shift() > exhibit.gap) | frame["loose"]
    frame["run"] = jump.cumsum()
    decimals = places(frame["y"])
    frame["said"] = [number(value, decimals) for value in frame["y"]]
    return frame


def _in_unit(cell: str, exhibit: Lines) -> float:
    """A number of the series in the unit of the figure; none where the cell is empty."""
    return scaled(float(cell), exhibit.scale) if cell else math.nan


def facts(frame: pd.DataFrame) -> dict[str, object]:
    """What a finding on lines can name: first, last, highest and lowest, the gaps, and years with several values."""
    first, last = _ends(frame)
    high, low = frame.loc[frame["y"].idxmax()], frame.loc[frame["y"].idxmin()]
    covered = [range(int(r.x), int(r.last) + 1) for r in frame.itertuples()]
    years = sorted({year for stretch in covered for year in stretch})
    gaps = [y for y in range(years[0], years[-1] + 1) if y not in years]
    several = sorted({int(x) for x, n in frame.groupby("x")["y"].nunique().items() if n > 1})
    names: dict[str, object] = {
        "first_year": int(first.x),
        "first_value": first.said,
        "last_year": int(last["last"]),
        "last_value": last.said,
        "high_year": _when(frame, high.y),
        "high_value": high.said,
        "low_year": _when(frame, low.y),
        "low_value": low.said,
        "gaps": ", ".join(map(str, gaps)) or "none",
        "gap_count": len(gaps),
        "several": ", ".join(map(str, several)) or "none",
        "several_count": len(several),
        "ratio": ratio(last.y, first.y),
        "times": times(last.y, first.y),
    }
    for by, own in frame.groupby("by"):
        key = "_".join(by.lower().replace("-", " ").split()) or "all"
        start, end = _ends(own)
        names[f"{key}_first"], names[f"{key}_last"] = start.said, end.said
        names[f"{key}_first_year"], names[f"{key}_last_year"] = int(start.x), int(end["last"])
        names[f"{key}_high"] = own["said"][own["y"].idxmax()]
        names[f"{key}_low"] = own["said"][own["y"].idxmin()]
    return names


def _when(frame: pd.DataFrame, value: float) -> str:
    """The years that have a value: that there are several is no reason to name one."""
    years = sorted({int(x) for x in frame["x"][frame["y"] == value]})
    if len(years) <= MOST_NAMED:
        return join([str(year) for year in years])
    return f"{len(years)} years from {years[0]} to {years[-1]}"


def _ends(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The observation that begins first, and the one that holds to the last."""
    return frame.loc[frame["x"].idxmin()], frame.loc[frame["last"].idxmax()]


def _alt(frame: pd.DataFrame, exhibit: Lines) -> str:
    parts = []
    for by, own in frame.groupby("by"):
        start, end = _ends(own)
        what = f"{by}: " if by else ""
        parts.append(f"{what}{start.said} in {int(start.x)}, {end.said} in {int(end['last'])}")
    shape = "Steps" if frame["held"].any() else "Lines"
    return f"{shape} over the years, {exhibit.unit}. " + "; ".join(parts) + "."


def _draw(exhibit: Lines, frame: pd.DataFrame, width: int) -> alt.TopLevelMixin:
    narrow, held = width <= NARROW, bool(frame["held"].any())
    tall = TALL_NARROW if narrow else TALL
    low, high = int(frame["x"].min()), int(frame["end"].max() if held else frame["x"].max())
    names = list(dict.fromkeys(frame["by"]))
    hues = alt.Scale(domain=names, range=[HUES[i % len(HUES)] for i in range(len(names))])
    colour = alt.Color("by:N", scale=hues, legend=None)
    top = max(frame["y"].max(), pd.to_numeric(frame["high"]).max() if exhibit.pick.high else 0) * 1.06
    floor = min(0, frame["y"].min() * 1.05)
    edges = [low, high] if held else [low - 0.3, high + 0.3]
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=edges, nice=False),
        axis=axes.years(low, high, 6 if narrow else 12, grid=False),
    )
    y = alt.Y("y:Q", scale=alt.Scale(domain=[floor, top], nice=False), axis=axes.unit(exhibit.unit))
    tooltips = [alt.Tooltip("when:N", title="When"), alt.Tooltip("said:N", title=unit_name(exhibit))]
    tooltips += [alt.Tooltip("by:N", title="What")] if len(names) > 1 else []
    layers = _held(frame, x, y, colour, tooltips) if held else _joined(exhibit, frame, x, y, colour, hues, tooltips)
    for mark in exhibit.marks:
        row = pd.DataFrame([{"x": mark.at, "text": mark.label}])
        layers.append(alt.Chart(row).mark_rule(color=ACCENT, strokeDash=[4, 4]).encode(x=x))
        side = "right" if mark.at > (low + high) / 2 else "left"
        words = alt.Chart(row).mark_text(align=side, dx=-5 if side == "right" else 5, baseline="top", color=ACCENT)
        layers.append(words.encode(x=x, y=alt.YValue(4), text=alt.Text("text:N")))
    if len(names) > 1:
        layers += _named(frame, (floor, top), tall, x, colour, narrow)
    return alt.layer(*layers, width=width, height=tall, padding={"left": 4, "right": 6, "top": 22, "bottom": 4})


def _joined(
    exhibit: Lines, data: pd.DataFrame, x: alt.X, y: alt.Y, colour: alt.Color, hues: alt.Scale, tooltips: list
) -> list[alt.Chart]:
    """A band where there are bounds, the lines, and a point for each observation where they are few."""
    names = list(hues.domain)
    drawn = alt.Chart(data[["x", "y", "by", "run", "when", "said", *(["low", "high"] if exhibit.pick.low else [])]])
    layers = []
    if exhibit.pick.low:
        band = drawn.mark_area(opacity=0.22).encode(
            x=x, y=alt.Y("low:Q"), y2=alt.Y2("high:Q"), color=colour, detail=alt.Detail("run:N")
        )
        layers.append(band)
    layers.append(drawn.mark_line(strokeWidth=2).encode(x=x, y=y, color=colour, detail=alt.Detail("run:N")))
    shapes = alt.Scale(domain=names, range=[SHAPES[i % len(SHAPES)] for i in range(len(names))])
    dots = drawn.mark_point(filled=True, size=50, opacity=1).encode(
        x=x, y=y, color=colour, shape=alt.Shape("by:N", scale=shapes, legend=None), tooltip=tooltips
    )
    # points that a reader finds, and does not see
    layers.append(dots if len(data) <= MOST_MARKED else dots.encode(opacity=alt.OpacityValue(0)))
    return layers


def _held(data: pd.DataFrame, x: alt.X, y: alt.Y, colour: alt.Color, tooltips: list) -> list[alt.Chart]:
    """A level stretch for each observation, joined upright where the next begins as it ends."""
    rises: list[dict[str, Any]] = []
    seen: dict[str, Any] = {}
    for row in data.itertuples():
        before = seen.get(row.by)
        if before is not None and before.end == row.x:
            rises.append({"x": row.x, "y": before.y, "y2": row.y, "by": row.by})
        if before is None or row.x >= before.end:  # a second figure for the same years is drawn, and leads nowhere
            seen[row.by] = row
    columns = ["x", "end", "y", "by", "when", "said"]
    level = alt.Chart(data[columns]).mark_rule(strokeWidth=3, strokeCap="square")
    layers = [level.encode(x=x, x2=alt.X2("end:Q"), y=y, color=colour, tooltip=tooltips)]
    if rises:
        upright = alt.Chart(pd.DataFrame(rises)).mark_rule(strokeWidth=1)
        layers.append(upright.encode(x=x, y=y, y2=alt.Y2("y2:Q"), color=colour))
    return layers


def _named(
    frame: pd.DataFrame, domain: tuple[float, float], tall: int, x: alt.X, colour: alt.Color, narrow: bool
) -> list[alt.Chart]:
    """The name of each line at its end: after it, or on a narrow page over it, and none over another."""
    floor, top = domain
    scale, middle = tall / (top - floor), (frame["x"].min() + frame["last"].max()) / 2
    rows = []
    for by, own in frame.groupby("by"):
        _, last = _ends(own)
        at = last["end"] if frame["held"].any() else last["last"]
        down = (top - last.y) * scale - (12 if narrow else 0)
        rows.append(
            {"x": at, "down": down, "text": by, "by": by, "align": "right" if narrow and at > middle else "left"}
        )
    rows.sort(key=lambda row: row["down"])
    for before, after in pairwise(rows):
        after["down"] = max(after["down"], before["down"] + LINE - 1)
    over = max(rows[-1]["down"] - tall, 0)
    for row in rows:  # what was pushed below the field is lifted with all that is above it
        row["y"] = top - (row.pop("down") - over) / scale
    drawn, place = pd.DataFrame(rows), {"x": x, "y": alt.Y("y:Q"), "text": alt.Text("text:N")}
    layers = []
    for align in drawn["align"].unique():
        words = alt.Chart(drawn[drawn["align"] == align])
        mark = {"align": align, "dx": 0 if narrow else 7, "baseline": "middle", "fontWeight": "bold"}
        layers.append(words.mark_text(**mark, stroke=PAPER, strokeWidth=4, strokeJoin="round").encode(**place))
        layers.append(words.mark_text(**mark).encode(**place, color=colour))
    return layers
