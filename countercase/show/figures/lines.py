"""Lines over years: gaps stay gaps, and publishers that disagree are drawn side by side."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ...argue.library import Library
from ...data import dates
from .. import axes
from ..figure import Figure
from ..table import Table
from ..theme import ACCENT, LEVELS, MUTED, NARROW, SOURCES
from .spec import Lines, number, origin, say, unit_name

HUES = (LEVELS[2], SOURCES[2], LEVELS[1], SOURCES[1], SOURCES[0], MUTED)
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-left")


def lines(exhibit: Lines, library: Library) -> Figure:
    """A line for each value of `by`, a point for each observation, broken where years are missing."""
    frame = _frame(exhibit, library)
    rows = [(str(r.x).removesuffix(".0"), r.by, number(r.y)) for r in frame.itertuples()]
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
    pick, rows = exhibit.pick, []
    for number_, row in enumerate(library.series[pick.series].where(pick.where)):
        if not row[pick.y]:
            continue
        by = row[pick.by] if pick.by else ""
        first, _, last = row[pick.x].partition("/")
        # a value that holds for a stretch of years is drawn from its first year to its last
        for year in dict.fromkeys((first, last or first)):
            rows.append(
                {
                    "x": dates.bounds(year)[0],
                    "y": float(row[pick.y]),
                    "low": float(row[pick.low] or "nan") if pick.low else None,
                    "high": float(row[pick.high] or "nan") if pick.high else None,
                    "by": exhibit.names.get(by, by),
                    "stretch": number_ * bool(last),
                }
            )
    frame = pd.DataFrame(rows)
    if exhibit.first is not None:
        frame = frame[frame["x"] >= exhibit.first]
    if exhibit.last is not None:
        frame = frame[frame["x"] <= exhibit.last]
    frame = frame.sort_values(["by", "x"], kind="stable").reset_index(drop=True)
    # a line goes on only from one year to the next: over a gap nothing is drawn
    jump = (frame["by"] != frame["by"].shift()) | (frame["x"] - frame["x"].shift() > exhibit.gap) & (
        (frame["stretch"] == 0) | (frame["stretch"] != frame["stretch"].shift())
    )
    frame["run"] = jump.cumsum()
    return frame


def facts(frame: pd.DataFrame) -> dict[str, object]:
    """What a finding on lines can name: first, last, highest and lowest, the gaps, and years with several values."""
    first, last = frame.loc[frame["x"].idxmin()], frame.loc[frame["x"].idxmax()]
    high, low = frame.loc[frame["y"].idxmax()], frame.loc[frame["y"].idxmin()]
    years = sorted(set(frame["x"].astype(int)))
    gaps = [y for y in range(years[0], years[-1] + 1) if y not in years]
    several = sorted({int(x) for x, n in frame.groupby("x")["y"].nunique().items() if n > 1})
    names: dict[str, object] = {
        "first_year": int(first.x),
        "first_value": number(first.y),
        "last_year": int(last.x),
        "last_value": number(last.y),
        "high_year": int(high.x),
        "high_value": number(high.y),
        "low_year": int(low.x),
        "low_value": number(low.y),
        "gaps": ", ".join(map(str, gaps)) or "none",
        "gap_count": len(gaps),
        "several": ", ".join(map(str, several)) or "none",
        "several_count": len(several),
        "ratio": number(round(last.y / first.y, 1)) if first.y else "",
    }
    for by, own in frame.groupby("by"):
        key = "_".join(by.lower().replace("-", " ").split()) or "all"
        start, end = own.loc[own["x"].idxmin()], own.loc[own["x"].idxmax()]
        names[f"{key}_first"], names[f"{key}_last"] = number(start.y), number(end.y)
        names[f"{key}_first_year"], names[f"{key}_last_year"] = int(start.x), int(end.x)
        names[f"{key}_high"] = number(own["y"].max())
        names[f"{key}_low"] = number(own["y"].min())
    return names


def _alt(frame: pd.DataFrame, exhibit: Lines) -> str:
    parts = []
    for by, own in frame.groupby("by"):
        start, end = own.iloc[0], own.iloc[-1]
        what = f"{by}: " if by else ""
        parts.append(f"{what}{number(start.y)} in {int(start.x)}, {number(end.y)} in {int(end.x)}")
    return f"Lines over the years, {exhibit.unit}. " + "; ".join(parts) + "."


def _draw(exhibit: Lines, frame: pd.DataFrame, width: int) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    low, high = int(frame["x"].min()), int(frame["x"].max())
    names = list(dict.fromkeys(frame["by"]))
    top = max(frame["y"].max(), pd.to_numeric(frame["high"]).max() if exhibit.pick.high else 0)
    hues = alt.Scale(domain=names, range=[HUES[i % len(HUES)] for i in range(len(names))])
    shapes = alt.Scale(domain=names, range=[SHAPES[i % len(SHAPES)] for i in range(len(names))])
    several = len(names) > 1
    legend = (
        alt.Legend(title=None, orient="bottom", columns=1 if narrow or len(names) > 4 else 3, labelLimit=300)
        if several
        else None
    )
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[low - 0.3, high + 0.3], nice=False),
        axis=axes.years(low, high, 6 if narrow else 12, grid=False),
    )
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=[min(0, frame["y"].min() * 1.05), top * 1.06], nice=False),
        axis=axes.unit(exhibit.unit),
    )
    tooltips = [alt.Tooltip("x:Q", title="Year", format=".4~g"), alt.Tooltip("y:Q", title=unit_name(exhibit))]
    tooltips += [alt.Tooltip("by:N", title="What")] if several else []
    drawn = alt.Chart(frame[["x", "y", "by", "run", *(["low", "high"] if exhibit.pick.low else [])]])
    path = drawn.mark_line(strokeWidth=2).encode(
        x=x, y=y, color=alt.Color("by:N", scale=hues, legend=legend), detail=alt.Detail("run:N")
    )
    dots = drawn.mark_point(filled=True, size=42, opacity=1).encode(
        x=x,
        y=y,
        tooltip=tooltips,
        color=alt.Color("by:N", scale=hues, legend=legend),
        shape=alt.Shape("by:N", scale=shapes, legend=legend),
    )
    layers = [path, dots]
    if exhibit.pick.low:
        band = drawn.mark_area(opacity=0.22, line=False).encode(
            x=x,
            y=alt.Y("low:Q"),
            y2=alt.Y2("high:Q"),
            color=alt.Color("by:N", scale=hues, legend=legend),
            detail=alt.Detail("run:N"),
        )
        if len(frame) > 60:  # points that a reader finds, and does not see
            dots = dots.encode(opacity=alt.OpacityValue(0))
        layers = [band, path, dots]
    for mark in exhibit.marks:
        if mark.at is not None:
            row = pd.DataFrame([{"x": mark.at, "text": mark.label}])
            layers.append(alt.Chart(row).mark_rule(color=ACCENT, strokeDash=[4, 4]).encode(x=x))
            side = "right" if mark.at > (low + high) / 2 else "left"
            layers.append(
                alt.Chart(row)
                .mark_text(align=side, dx=-5 if side == "right" else 5, baseline="top", color=ACCENT)
                .encode(x=x, y=alt.YValue(4), text=alt.Text("text:N"))
            )
    return alt.layer(*layers).properties(
        width=width - 70, height=230 if narrow else 280, padding={"left": 4, "right": 8, "top": 22, "bottom": 4}
    )
