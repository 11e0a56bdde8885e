"""When the facts happened that a case reads: one lane a criterion, the parts behind them."""

from __future__ import annotations

from collections import Counter

import altair as alt
import pandas as pd

from ..argue.verdict import Verdict
from ..argue.wording import in_words
from ..data import dates
from . import axes
from .credit import reported
from .figure import Figure
from .provenance import of_case
from .table import Table
from .theme import EDGE, INK, LEVELS, MUTED, NARROW, WASH

STEP = 13
TOOLTIPS = {"event": "Fact", "when": "When", "criterion_title": "Bears on", "part_title": "Part"}


def timeline(verdict: Verdict) -> Figure:
    """The dated readings of a case, each once for every criterion that it bears on."""
    frame = _frame(verdict)
    case = verdict.dossier.case
    read = len({e for e in case.evidence_ids if e not in verdict.without})
    dated = frame["evidence"].nunique() if len(frame) else 0
    rows = [
        (r.event, r.when, r.criterion_title, r.part_title)
        for r in frame.drop_duplicates(["evidence", "criterion"]).itertuples()
    ]
    table = Table("The dated facts, by criterion and part", ["Fact", "When", "Bears on", "Part"], rows)
    return Figure(
        id="timeline",
        title="When it happened",
        finding=_finding(frame, read, dated, verdict.dossier.counter_case is not None),
        alt=_alt(frame, dated),
        draw=lambda width: _draw(verdict, frame, width),
        table=table,
        source=_source(verdict),
        origin=of_case(verdict),
        zoom=dated > 0,
    )


def _frame(verdict: Verdict) -> pd.DataFrame:
    rows = []
    framework, case = verdict.framework, verdict.dossier.case
    for number, part in enumerate(case.parts):
        for reading in part.readings:
            fact = verdict.dossier.record.evidence[reading.evidence]
            start, end = dates.bounds(fact.date)
            known = end if start is None else start
            if known is None or reading.evidence in verdict.without:
                continue
            rows.append(
                {
                    "evidence": fact.id,
                    "event": fact.event,
                    "when": dates.words(fact.date),
                    "start": start if start is not None else int(known),
                    "end": end if start is not None and end is not None else int(end or known),
                    "ranged": "/" in fact.date and not (start is None or end is None),
                    "criterion": reading.criterion,
                    "criterion_title": framework.criteria[reading.criterion].title,
                    "part": number,
                    "part_title": part.title,
                }
            )
    frame = pd.DataFrame(rows)
    if len(frame):
        # facts of the same years stand above each other
        frame = frame.sort_values(["criterion", "start", "evidence"], kind="stable").reset_index(drop=True)
        frame["middle"] = frame[["start", "end"]].mean(axis=1)
        frame["stack"] = _stacks(frame)
    return frame


def _stacks(frame: pd.DataFrame) -> list[int]:
    heights: list[int] = []
    taken: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for row in frame.itertuples():
        height = 0
        first, last = (row.start, row.end) if row.ranged else (row.middle - 0.8, row.middle + 0.8)
        while any(first < b and a < last for a, b in taken.get((row.criterion, height), [])):
            height += 1
        taken.setdefault((row.criterion, height), []).append((first, last))
        heights.append(height)
    return heights


def _finding(frame: pd.DataFrame, read: int, dated: int, several: bool) -> str:
    """When the facts happened, in a sentence. A counter-case may have `several` sources for its facts."""
    if not dated:
        if read == 1:
            return "The one fact that this case reads has no date in the source."
        return f"None of the {in_words(read)} facts that this case reads has a date in the source."
    counts = Counter(frame.drop_duplicates("evidence")["part_title"])
    top, most = counts.most_common(1)[0]
    span = f"from {int(frame['start'].min())} to {int(frame['end'].max())}"
    dates_them = f"{dated} of the {read} facts that this case reads {'has' if dated == 1 else 'have'} a date"
    return (
        f"{dates_them if several else f'The source dates {dated} of the {read} facts that this case reads'}, {span}; "
        f"{most} of the dated facts belong to “{top}”."
    )


def _alt(frame: pd.DataFrame, dated: int) -> str:
    if not dated:
        return "An empty timeline: none of the facts that this case reads has a date in the source."
    lanes = Counter(frame["criterion_title"])
    return (
        f"A timeline of {dated} dated facts from {int(frame['start'].min())} to {int(frame['end'].max())}, "
        "with a lane for each criterion and a sign for each part. Facts in the lanes: "
        + "; ".join(f"{lane}, {n}" for lane, n in lanes.items())
        + "."
    )


def _source(verdict: Verdict) -> str:
    facts = [verdict.dossier.record.evidence[name] for name in verdict.dossier.case.evidence_ids]
    return f"{reported(verdict.dossier, facts)}; undated facts are in the table of evidence."


def _draw(verdict: Verdict, frame: pd.DataFrame, width: int) -> alt.TopLevelMixin:
    if not len(frame):
        words = alt.Chart(pd.DataFrame({"t": ["no dated facts"]})).mark_text(color=MUTED).encode(text=alt.Text("t:N"))
        return words.properties(width=width - 24, height=60)
    case, framework = verdict.dossier.case, verdict.framework
    low, high = int(frame["start"].min()) - 1, int(frame["end"].max()) + 2
    lanes = [c for c in framework.criteria if c in set(frame["criterion"])]
    offsets, labels, top = {}, [], 0
    for lane in lanes:
        offsets[lane] = top
        deepest = int(frame.loc[frame["criterion"] == lane, "stack"].max())
        labels.append({"y": top + 4, "text": framework.criteria[lane].title})
        top += STEP * (deepest + 1) + 26
    data = frame.assign(y=[offsets[c] + 22 + s * STEP for c, s in zip(frame["criterion"], frame["stack"], strict=True)])
    parts = [p.label for p in case.parts]
    colours = [LEVELS[0], LEVELS[1], LEVELS[2]][-len(parts) :] if len(parts) < 4 else list(LEVELS)
    shapes = ["circle", "square", "triangle-up", "diamond"]
    data["part_name"] = [parts[i] for i in data["part"]]
    data["y1"], data["y2"] = data["y"] - 3, data["y"] + 3
    data = data[["start", "middle", "end", "y", "y1", "y2", "ranged", "part_name", *TOOLTIPS]]
    tooltips = [alt.Tooltip(f"{name}:N", title=title) for name, title in TOOLTIPS.items()]
    years = axes.years(low, high, 6 if width <= NARROW else 12, grid=True)
    x = alt.X("middle:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=years)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, top], reverse=True, nice=False), axis=None)
    order = [parts[i] for i in range(len(parts)) if i in set(frame["part"])]
    scale = alt.Scale(domain=order, range=[colours[parts.index(p) % len(colours)] for p in order])
    legend = alt.Legend(title=None, orient="bottom", columns=1 if width <= NARROW else 3, labelLimit=320)
    marks = [shapes[parts.index(p) % len(shapes)] for p in order]
    lane_rules = (
        alt.Chart(pd.DataFrame(labels))
        .mark_text(align="left", fontSize=12, fontWeight="bold", color=INK, baseline="top")
        .encode(
            x=alt.XValue(0),
            y=alt.Y("y:Q", scale=alt.Scale(domain=[0, top], reverse=True, nice=False), axis=None),
            text=alt.Text("text:N"),
        )
    )
    bands = _bands(verdict, low, high, top)
    ranged = (
        alt.Chart(data[data["ranged"]])
        .mark_rect(**EDGE)
        .encode(
            x=alt.X("start:Q", scale=alt.Scale(domain=[low, high], nice=False)),
            x2=alt.X2("end:Q"),
            y=alt.Y("y1:Q", scale=alt.Scale(domain=[0, top], reverse=True, nice=False), axis=None),
            y2=alt.Y2("y2:Q"),
            tooltip=tooltips,
            color=alt.Color("part_name:N", scale=scale, legend=legend),
        )
    )
    points = (
        alt.Chart(data[~data["ranged"]])
        .mark_point(filled=True, size=75, opacity=1, stroke=INK, strokeWidth=0.6)
        .encode(
            x=x,
            y=y,
            tooltip=tooltips,
            color=alt.Color("part_name:N", scale=scale, legend=legend),
            shape=alt.Shape("part_name:N", scale=alt.Scale(domain=order, range=marks), legend=legend),
        )
    )
    layers = [layer for layer in (bands, lane_rules, ranged, points) if layer is not None]
    return alt.layer(*layers).properties(width=width - 24, height=top)


def _bands(verdict: Verdict, low: int, high: int, top: int):
    """The parts as washes behind the facts, where the parts are stretches of time."""
    rows = []
    for number, part in enumerate(verdict.dossier.case.parts):
        if part.years and number % 2:
            start, end = dates.bounds(part.years)
            first = low if start is None else max(low, start)
            last = high if end is None else min(high, end)
            rows.append({"x": first, "x2": last, "y": 0, "y2": top})
    if not rows:
        return None
    return (
        alt.Chart(pd.DataFrame(rows))
        .mark_rect(color=WASH)
        .encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[low, high], nice=False)),
            x2=alt.X2("x2:Q"),
            y=alt.Y("y:Q", scale=alt.Scale(domain=[0, top], reverse=True, nice=False), axis=None),
            y2=alt.Y2("y2:Q"),
        )
    )
