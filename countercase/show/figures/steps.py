"""Steps: how many there are so far, event by event."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ...argue.library import Library
from ...argue.rounding import number, total
from ...data import dates
from .. import axes
from ..figure import Figure
from ..table import Table
from ..theme import ACCENT, INK, LEVELS, NARROW
from .spec import Steps, origin, say


def steps(exhibit: Steps, library: Library) -> Figure:
    """A staircase that rises by one with each dated event, with facts of the record as points beside it."""
    frame = _frame(exhibit, library)
    marks = _marks(exhibit, library, frame)
    rows = [(r.when, r.label, r.count) for r in frame.itertuples()]
    names: dict[str, object] = {
        "count": int(frame["count"].iloc[-1]),
        "first_year": int(frame["x"].iloc[0]),
        "last_year": int(frame["x"].iloc[-1]),
    }
    for i, mark in enumerate(marks, 1):
        names |= {f"mark{i}_value": number(mark["y"]), f"mark{i}_count": mark["count"], f"mark{i}_year": int(mark["x"])}
        names[f"mark{i}_gap"] = number(abs(total((mark["y"], -mark["count"]))))
    return Figure(
        id=exhibit.id,
        title=exhibit.title,
        finding=say(exhibit.finding, names),
        alt=f"A staircase from {names['first_year']} to {names['last_year']} that ends at {names['count']}. "
        + " ".join(f"{m['label']}: {number(m['y'])}, against {m['count']} on the staircase." for m in marks),
        draw=lambda width: _draw(exhibit, frame, marks, width),
        table=Table(exhibit.title, ["When", "What", "So far"], rows),
        source=f"{exhibit.source} {exhibit.missing}".strip(),
        origin=origin(exhibit),
        zoom=True,
    )


def _frame(exhibit: Steps, library: Library) -> pd.DataFrame:
    pick = exhibit.pick
    rows = [
        {"x": dates.bounds(row[pick.x])[0], "when": dates.words(row[pick.x]), "label": row[pick.label]}
        for row in library.series[pick.series].where(pick.where)
        if row[pick.x]
    ]
    frame = pd.DataFrame(rows).sort_values(["x", "label"], kind="stable").reset_index(drop=True)
    frame["count"] = range(1, len(frame) + 1)
    if exhibit.first is not None:
        frame = frame[frame["x"] >= exhibit.first].reset_index(drop=True)
    return frame


def _marks(exhibit: Steps, library: Library, frame: pd.DataFrame) -> list[dict]:
    found = []
    for mark in exhibit.marks:
        fact = library.record.evidence[mark.evidence]
        start, end = dates.bounds(fact.date)
        at = int(end or 0) if start is None else start
        so_far = frame[frame["x"] < at + 1]
        found.append(
            {
                "x": float(at),
                "y": float(fact.value if mark.take == "value" else fact.comparator_value),
                "label": mark.label,
                "count": int(so_far["count"].iloc[-1]) if len(so_far) else 0,
            }
        )
    return found


def _draw(exhibit: Steps, frame: pd.DataFrame, marks: list[dict], width: int) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    low, high = int(frame["x"].min()) - 1, int(frame["x"].max()) + 2
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[low, high], nice=False),
        axis=axes.years(low, high, 5 if narrow else 11, grid=False),
    )
    y = alt.Y(
        "count:Q",
        axis=axes.unit(exhibit.unit),
    )
    stairs = alt.Chart(frame).mark_line(interpolate="step-after", strokeWidth=2.5, color=LEVELS[2]).encode(x=x, y=y)
    tooltips = [
        alt.Tooltip("when:N", title="When"),
        alt.Tooltip("label:N", title="What"),
        alt.Tooltip("count:Q", title="So far"),
    ]
    events = alt.Chart(frame).mark_point(filled=True, size=22, color=LEVELS[2], opacity=1)
    layers = [stairs, events.encode(x=x, y=y, tooltip=tooltips)]
    if marks:
        rows = alt.Chart(pd.DataFrame(marks))
        layers.append(rows.mark_rule(color=ACCENT, strokeDash=[4, 3]).encode(x=x, y=alt.Y("y:Q"), y2=alt.Y2("count:Q")))
        layers.append(
            rows.mark_point(
                filled=True, shape="diamond", size=110, color=ACCENT, opacity=1, stroke=INK, strokeWidth=0.5
            ).encode(x=x, y=alt.Y("y:Q"))
        )
        layers.append(
            # where a staircase never comes: after a point and below it, or where there is no room, well below it
            rows.mark_text(
                **({"align": "right", "dx": 8, "dy": 40} if narrow else {"align": "left", "dx": 10, "dy": 12}),
                color=ACCENT,
                fontWeight="bold",
            ).encode(x=x, y=alt.Y("y:Q"), text=alt.Text("label:N"))
        )
    return alt.layer(
        *layers, width=width, height=220 if narrow else 260, padding={"left": 4, "right": 8, "top": 22, "bottom": 4}
    )
