"""Spans: who held what, from when to when."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ...argue.library import Library
from ...data import dates
from .. import axes
from ..figure import Figure
from ..table import Table
from ..theme import EDGE, INK, LEVELS, NARROW
from .spec import Spans, origin, say

TOOLTIPS = {"label": "Post", "by": "Held by", "since": "From", "until": "To"}


def spans(exhibit: Spans, library: Library) -> Figure:
    """A bar for each term, in a lane of its own; an end that is not on record fades into the last year drawn."""
    frame = _frame(exhibit, library)
    rows = [(r.label, r.by, r.since, r.until) for r in frame.itertuples()]
    now = frame[(frame["start"] <= exhibit.last) & (frame["stop"] > exhibit.last)] if exhibit.last else frame
    names = {
        "count": len(frame),
        "lanes": frame["label"].nunique(),
        "open_count": int(frame["open"].sum()),
        "at_once": _at_once(frame),
        "last_count": len(now),
        "first_year": int(frame["start"].min()),
    }
    return Figure(
        id=exhibit.id,
        title=exhibit.title,
        finding=say(exhibit.finding, names),
        alt="Bars of time. "
        + "; ".join(f"{r.label}, {r.by}: {r.since} to {r.until}" for r in frame.itertuples())
        + ".",
        draw=lambda width: _draw(frame, width),
        table=Table(exhibit.title, ["Post", "Held by", "From", "To"], rows),
        source=f"{exhibit.source} {exhibit.missing}".strip(),
        origin=origin(exhibit),
    )


def _frame(exhibit: Spans, library: Library) -> pd.DataFrame:
    pick = exhibit.pick
    events_of: dict[tuple[str, str], dict[str, str]] = {}
    for row in library.series[pick.series].where(pick.where):
        events = events_of.setdefault((row[pick.label], row[pick.by]), {})
        if row["event"] in {pick.start, "in office"}:
            events.setdefault("start", row[pick.x].partition("/")[0])
        elif row["event"] == pick.end:
            events["end"] = row[pick.x]
    rows = [
        {
            "label": label,
            "by": by,
            "start": dates.bounds(events["start"])[0],
            "end": dates.bounds(events["end"])[1] if "end" in events else None,
            "since": dates.words(events["start"]),
            "until": dates.words(events["end"]) if "end" in events else "not on record",
        }
        for (label, by), events in events_of.items()
        if "start" in events
    ]
    frame = pd.DataFrame(rows).sort_values(["start", "label"], kind="stable").reset_index(drop=True)
    last = exhibit.last or max(frame["end"].dropna().max(), frame["start"].max()) + 1
    frame["open"] = frame["end"].isna()
    frame["stop"] = frame["end"].fillna(last)
    return frame


def _at_once(frame: pd.DataFrame) -> int:
    return max(int(((frame["start"] <= t) & (frame["stop"] > t)).sum()) for t in frame["start"])


def _draw(frame: pd.DataFrame, width: int) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    low, high = int(frame["start"].min()), int(frame["stop"].max()) + 1
    lanes = list(dict.fromkeys(frame["label"]))
    tall = 44
    data = frame.assign(y=[lanes.index(v) * tall + 30 for v in frame["label"]])
    data["y1"], data["y2"] = data["y"] - 7, data["y"] + 7
    height = tall * len(lanes) + 12
    down = alt.Scale(domain=[0, height], reverse=True, nice=False)
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[low, high], nice=False),
        axis=axes.years(low, high, 6 if narrow else 12, grid=True),
    )
    bars = (
        alt.Chart(data)
        .mark_rect(**EDGE)
        .encode(
            x=x,
            x2=alt.X2("stop:Q"),
            y=alt.Y("y1:Q", scale=down, axis=None),
            y2=alt.Y2("y2:Q"),
            color=alt.ColorValue(LEVELS[2], condition={"test": "datum.open", "value": LEVELS[0]}),
            tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in TOOLTIPS.items()],
        )
    )
    data["text"] = [f"{r.label}: {r.by}" for r in data.itertuples()]
    titles = (
        alt.Chart(data)
        .mark_text(align="left", color=INK, dy=-16)
        .encode(
            x=alt.X("at:Q", scale=alt.Scale(domain=[low, high], nice=False)),
            y=alt.Y("y:Q", scale=down, axis=None),
            text=alt.Text("text:N"),
        )
    )
    late = low + (high - low) * (0.35 if narrow else 0.6)
    titles.data = data.assign(at=[min(s, late) for s in data["start"]])
    note = alt.TitleParams("pale: end not on record", anchor="end")
    extra = {"title": note} if frame["open"].any() else {}
    return alt.layer(bars, titles, width=width, height=height, **extra)
