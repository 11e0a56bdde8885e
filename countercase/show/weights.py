"""What the readings weigh: for each criterion and phase, the weight on each level, and which levels stay open."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ..argue.explanation import join, spoken
from ..argue.verdict import Verdict
from .figure import Figure
from .look import INK, LEVELS, MUTED, NARROW, RULE
from .table import Table


def weights(verdict: Verdict) -> Figure:
    """Bars of weight by criterion, level and phase. Full bars are levels that stay open, pale ones are outweighed."""
    frame = _frame(verdict)
    rows = [
        (r.criterion_title, spoken(r.level), r.phase_title, r.weight, "open" if r.open else "outweighed")
        for r in frame.itertuples()
    ]
    return Figure(
        id="weights",
        title="What the evidence weighs",
        finding=_finding(verdict),
        alt=_alt(verdict),
        draw=lambda width: _draw(verdict, frame, width),
        table=Table(
            "Weight on each level, by criterion and phase", ["Criterion", "Level", "Phase", "Weight", "Standing"], rows
        ),
        source=(
            f"Weight is the sum of strengths: 1 suggestive, 2 substantial, 3 decisive. {_margin_words(verdict.margin)}"
        ),
    )


def _margin_words(margin: int) -> str:
    return f"Levels within {margin} of the heaviest stay open." if margin else "The heaviest level settles a criterion."


def _frame(verdict: Verdict) -> pd.DataFrame:
    rows = []
    for number, result in enumerate(verdict.phases):
        for name, weighing in result.weighings.items():
            criterion = verdict.framework.criteria[name]
            for level, weight in weighing.weights.items():
                rows.append(
                    {
                        "criterion": name,
                        "criterion_title": criterion.title,
                        "level": level,
                        "phase": number,
                        "phase_title": result.phase.title,
                        "weight": weight,
                        "open": level in weighing.levels,
                        "read": bool(weighing.readings),
                    }
                )
    return pd.DataFrame(rows)


def _finding(verdict: Verdict) -> str:
    parts = []
    for result in verdict.phases:
        unread = [verdict.framework.criteria[n].title for n, w in result.weighings.items() if not w.readings]
        tied = [
            verdict.framework.criteria[n].title for n, w in result.weighings.items() if w.readings and not w.settled
        ]
        settled = sum(w.settled for w in result.weighings.values())
        text = f"{result.phase.label} settles {settled} of {len(result.weighings)} criteria"
        if tied:
            text += f", leaves {join([t.lower() for t in tied])} undecided"
        if unread:
            text += f" and has nothing on {join([t.lower() for t in unread])}"
        parts.append(text)
    return "; ".join(parts) + "."


def _alt(verdict: Verdict) -> str:
    parts = []
    for result in verdict.phases:
        levels = "; ".join(
            f"{verdict.framework.criteria[n].title}: {join([spoken(level) for level in w.levels], 'or')}"
            for n, w in result.weighings.items()
            if w.readings
        )
        parts.append(f"{result.phase.title}. {levels}.")
    return "Bars of weight. " + " ".join(parts)


def _draw(verdict: Verdict, frame: pd.DataFrame, width: int) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    phases = [p.phase.label for p in verdict.phases]
    label = 118 if narrow else 190
    panel = (width - label - 16 * len(phases)) // len(phases)
    top, places, heads = 0, {}, []
    for name, criterion in verdict.framework.criteria.items():
        heads.append({"y": top + 9, "text": criterion.title})
        top += 20
        for level in criterion.levels:
            places[(name, level)] = top + 8
            top += 17
        top += 10
    data = frame.assign(y=[places[(r.criterion, r.level)] for r in frame.itertuples()])
    data["y2"] = data["y"] + 6
    data["y1"] = data["y"] - 6
    most = max(int(frame["weight"].max()), 1)
    scale = alt.Scale(domain=[0, top], reverse=True, nice=False)
    names = pd.DataFrame([{"y": y, "text": spoken(level)} for (_, level), y in places.items()])
    base = alt.Chart(pd.DataFrame(heads)).encode(y=alt.Y("y:Q", scale=scale, axis=None), text="text:N", x=alt.value(0))
    titles = base.mark_text(align="left", fontWeight="bold", fontSize=11 if narrow else 12, color=INK)
    levels = (
        alt.Chart(names)
        .mark_text(align="left", dx=10, fontSize=11 if narrow else 12, color=MUTED)
        .encode(y=alt.Y("y:Q", scale=scale, axis=None), text="text:N", x=alt.value(0))
    )
    first = alt.layer(titles, levels).properties(width=label, height=top)
    columns = [first]
    for number, title in enumerate(phases):
        own = data[data["phase"] == number]
        bars = (
            alt.Chart(own[own["weight"] > 0])
            .mark_rect(stroke=INK, strokeWidth=0.5)
            .encode(
                x=alt.X("zero:Q", scale=alt.Scale(domain=[0, most * 1.25], nice=False), axis=None),
                x2="weight:Q",
                y=alt.Y("y1:Q", scale=scale, axis=None),
                y2="y2:Q",
                color=alt.condition("datum.open", alt.value(LEVELS[2]), alt.value(LEVELS[0])),
            )
            .transform_calculate(zero="0")
        )
        numbers = (
            alt.Chart(own[own["weight"] > 0])
            .mark_text(align="left", dx=4, fontSize=11, color=INK)
            .encode(
                x=alt.X("weight:Q", scale=alt.Scale(domain=[0, most * 1.25], nice=False), axis=None),
                y=alt.Y("y:Q", scale=scale, axis=None),
                text="weight:Q",
            )
        )
        empty = own[~own["read"]].drop_duplicates("criterion")
        none = (
            alt.Chart(empty)
            .mark_text(align="left", fontSize=11, fontStyle="italic", color=MUTED)
            .encode(
                y=alt.Y("y:Q", scale=scale, axis=None),
                text=alt.value("–" if narrow else "nothing read"),
                x=alt.value(2),
            )
        )
        line = (
            alt.Chart(pd.DataFrame({"a": [0], "b": [top]}))
            .mark_rule(color=RULE)
            .encode(x=alt.value(0), y=alt.Y("a:Q", scale=scale, axis=None), y2="b:Q")
        )
        head = alt.TitleParams(title, fontSize=12, anchor="start", color=INK, offset=6)
        columns.append(alt.layer(line, bars, numbers, none).properties(width=panel, height=top, title=head))
    return alt.hconcat(*columns, spacing=12)
