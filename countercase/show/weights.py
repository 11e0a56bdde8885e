"""What the readings weigh: for each criterion and part, the weight on each level, and which levels stay open."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ..argue.verdict import Verdict
from ..argue.wording import join, lowered, spoken
from .axes import sheet
from .figure import Figure
from .provenance import of_case
from .table import Table
from .theme import EDGE, INK, LEVELS, MUTED, NARROW, RULE

TOOLTIPS = {
    "criterion_title": "Criterion",
    "spoken": "Level",
    "part_title": "Part",
    "weight": "Weight",
    "standing": "It",
}
# the row of the parts' names, and the room that a number takes after the longest bar, in pixels
HEAD, ROOM = 24, 30


def weights(verdict: Verdict) -> Figure:
    """Bars of weight by criterion, level and part. Full bars are levels that stay open, pale ones are outweighed."""
    frame = _frame(verdict)
    rows = [
        (r.criterion_title, spoken(r.level), r.part_title, r.weight, "open" if r.open else "outweighed")
        for r in frame.itertuples()
    ]
    return Figure(
        id="weights",
        title="What the evidence weighs",
        finding=_finding(verdict),
        alt=_alt(verdict),
        draw=lambda width: _draw(verdict, frame, width),
        table=Table(
            "Weight on each level, by criterion and part", ["Criterion", "Level", "Part", "Weight", "Standing"], rows
        ),
        source=(
            f"Weight is the sum of strengths: 1 suggestive, 2 substantial, 3 decisive. {_margin_words(verdict.margin)} "
            "Dark bars: levels that stay open. Pale bars: levels that are outweighed."
        ),
        origin=of_case(verdict),
    )


def _margin_words(margin: int) -> str:
    return f"Levels within {margin} of the heaviest stay open." if margin else "The heaviest level settles a criterion."


def _frame(verdict: Verdict) -> pd.DataFrame:
    rows = []
    for number, result in enumerate(verdict.parts):
        for name, weighing in result.weighings.items():
            criterion = verdict.framework.criteria[name]
            for level, weight in weighing.weights.items():
                rows.append(
                    {
                        "criterion": name,
                        "criterion_title": criterion.title,
                        "level": level,
                        "part": number,
                        "part_title": result.part.title,
                        "weight": weight,
                        "open": level in weighing.levels,
                        "read": bool(weighing.readings),
                    }
                )
    return pd.DataFrame(rows)


def _finding(verdict: Verdict) -> str:
    parts = []
    for result in verdict.parts:
        unread = [verdict.framework.criteria[n].title for n, w in result.weighings.items() if not w.readings]
        tied = [
            verdict.framework.criteria[n].title for n, w in result.weighings.items() if w.readings and not w.settled
        ]
        settled = sum(w.settled for w in result.weighings.values())
        text = f"{result.part.label} settles {settled} of {len(result.weighings)} criteria"
        if tied:
            text += f", leaves {join([lowered(t) for t in tied])} undecided"
        if unread:
            text += f" and has nothing on {join([lowered(t) for t in unread])}"
        parts.append(text)
    return "; ".join(parts) + "."


def _alt(verdict: Verdict) -> str:
    parts = []
    for result in verdict.parts:
        levels = "; ".join(
            f"{verdict.framework.criteria[n].title}: {join([spoken(level) for level in w.levels], 'or')}"
            for n, w in result.weighings.items()
            if w.readings
        )
        parts.append(f"{result.part.title}. {levels}.")
    return (
        "Bars of weight for each level of each criterion, a column for each part of the case. The levels with dark "
        "bars, which stay open: " + " ".join(parts)
    )


def _draw(verdict: Verdict, frame: pd.DataFrame, width: int) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    parts = [p.part.label for p in verdict.parts]
    label = 112 if narrow else 180
    panel = (width - label) / len(parts)
    lefts = [label + panel * i for i in range(len(parts))]
    top, places, titles, sides = HEAD, {}, [], []
    for name, criterion in verdict.framework.criteria.items():
        titles.append({"x": 0, "y": top + 9, "text": criterion.title})
        start = top = top + 20
        for level in criterion.levels:
            places[(name, level)] = top + 8
            top += 17
        # the side of a criterion leaves its title free, which is wider than the names of its levels
        sides += [{"x": left, "y": start, "y2": top} for left in lefts]
        top += 10
    data = frame.assign(y=[places[(r.criterion, r.level)] for r in frame.itertuples()])
    data["x"] = [lefts[part] for part in data["part"]]
    data["end"] = data["x"] + data["weight"] * (panel - ROOM) / max(int(frame["weight"].max()), 1)
    data["y1"], data["y2"] = data["y"] - 6, data["y"] + 6
    data["spoken"] = [spoken(level) for level in data["level"]]
    data["standing"] = ["stays open" if o else "is outweighed" for o in data["open"]]
    bars = data.loc[data["weight"] > 0, ["x", "end", "y", "y1", "y2", "open", *TOOLTIPS]]
    unread = data[~data["read"]].drop_duplicates(["part", "criterion"])[["x", "y"]]
    levels = pd.DataFrame([{"x": 10, "y": y, "text": spoken(level)} for (_, level), y in places.items()])
    heads = pd.DataFrame([{"x": x, "y": 8, "text": part} for x, part in zip(lefts, parts, strict=True)])
    size = 11 if narrow else 12
    x, y = sheet(width, top)

    def words(rows: pd.DataFrame, **mark) -> alt.Chart:
        drawn = alt.Chart(rows).mark_text(**{"align": "left", "fontSize": size, "color": INK} | mark)
        return drawn.encode(x=x("x"), y=y("y"), text=alt.Text("text:N"))

    return alt.layer(
        alt.Chart(pd.DataFrame(sides)).mark_rule(color=RULE).encode(x=x("x"), y=y("y"), y2=alt.Y2("y2:Q")),
        alt.Chart(bars)
        .mark_rect(**EDGE)
        .encode(
            x=x("x"),
            x2=alt.X2("end:Q"),
            y=y("y1"),
            y2=alt.Y2("y2:Q"),
            color=alt.ColorValue(LEVELS[0], condition={"test": "datum.open", "value": LEVELS[2]}),
            tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in TOOLTIPS.items()],
        ),
        words(bars.assign(x=bars["end"], text=bars["weight"])[["x", "y", "text"]], dx=4, fontSize=11),
        words(
            unread.assign(text="–" if narrow else "nothing read"), dx=4, fontSize=11, fontStyle="italic", color=MUTED
        ),
        words(pd.DataFrame(titles), fontWeight="bold"),
        words(levels, color=MUTED),
        words(heads, fontWeight="bold", limit=panel - 6),
    ).properties(width=width, height=top)
