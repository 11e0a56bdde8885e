"""Bars: how large one thing is beside others."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ...argue.library import Library
from ...argue.rounding import Rounded, number, numbers, places, ratio, times, total
from ...argue.wording import join
from .. import addresses
from ..figure import Figure
from ..table import Linked, Table
from ..theme import ACCENT, EDGE, INK, LEVELS, NARROW, RULE
from .spec import Bars, Datum, data, origin, say, unit_name


def bars(exhibit: Bars, library: Library) -> Figure:
    """A bar for each datum, largest first within its group, with the marks as lines across."""
    values = data(exhibit, library)
    decimals = places(d.value for d in values)
    rows = [
        (
            Linked(_what(d), addresses.fact(library, d.evidence)) if d.evidence else _what(d),
            Rounded(number(d.value, decimals), d.value),
        )
        for d in values
    ]
    return Figure(
        id=exhibit.id,
        title=exhibit.title,
        finding=say(exhibit.finding, facts(values)),
        alt=f"Bars, {exhibit.unit}: " + "; ".join(f"{_what(d)} {number(d.value, decimals)}" for d in values) + ".",
        draw=lambda width: _draw(exhibit, library, values, width),
        table=Table(f"{exhibit.title} ({exhibit.unit})", ["What", exhibit.unit or "Value"], rows),
        source=f"{exhibit.source} {exhibit.missing}".strip(),
        origin=origin(exhibit),
    )


def facts(values: list[Datum]) -> dict[str, object]:
    """What a finding on bars can name."""
    ranked = sorted(values, key=lambda d: -d.value)
    top, rest, last = ranked[0], ranked[1:], ranked[-1]
    second = next((d for d in rest if d.value < top.value), None)
    decimals = places(d.value for d in values)

    def alike(datum: Datum) -> str:
        """All that are as large: of two that are equal neither comes before the other."""
        return join([d.label for d in values if d.value == datum.value])

    names: dict[str, object] = {
        "top": alike(top),
        "top_value": number(top.value, decimals),
        "second": alike(second) if second else "",
        "second_value": number(second.value, decimals) if second else "",
        "last": alike(last),
        "last_value": number(last.value, decimals),
        "rest_sum": number(total(d.value for d in rest), decimals),
        "total": number(total(d.value for d in values), decimals),
        "ratio": ratio(top.value, second.value) if second else "",
        "rest_times": times(top.value, total(d.value for d in rest)),
        "count": len(values),
    }
    for d in values:
        names[_name(d)] = number(d.value, decimals)
        names[f"not_{_name(d)}"] = number(total(other.value for other in values if other is not d), decimals)
    return names


def _what(datum: Datum) -> str:
    return f"{datum.label} {datum.group}".strip()


def _name(datum: Datum) -> str:
    return "_".join(_what(datum).lower().replace("-", " ").split())


def _draw(exhibit: Bars, library: Library, values: list[Datum], width: int) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    grouped = any(d.group for d in values)
    frame = pd.DataFrame(
        [
            {"label": d.label, "group": d.group, "value": d.value, "text": text, "what": _what(d)}
            for d, text in zip(values, numbers(d.value for d in values), strict=True)
        ]
    )
    if not grouped:
        frame = frame.sort_values("value", ascending=False, kind="stable")
    names = list(dict.fromkeys(frame["label"]))
    frame["hue"] = [d in exhibit.highlight or (not exhibit.highlight and not grouped) for d in frame["label"]]
    longest = max(map(len, names))
    above = narrow and longest > 15  # names that the side has no room for
    top, places, heads = 0, [], []
    seen = None
    for row in frame.itertuples():
        if grouped and row.group != seen:
            top += 8 if seen is not None else 0
            heads.append({"y": top + 10, "text": row.group})
            top += 22
            seen = row.group
        top += 18 if above else 0
        places.append(top + 11)
        top += 26
    frame["y"], frame["y1"], frame["y2"], frame["zero"] = places, [p - 8 for p in places], [p + 8 for p in places], 0
    most = max(frame["value"].max(), *(m for m in _marks(exhibit, library).values()), 0)
    x = alt.X("zero:Q", scale=alt.Scale(domain=[0, most * 1.18], nice=False), axis=None)
    y_scale = alt.Scale(domain=[0, top], reverse=True, nice=False)
    rects = (
        alt.Chart(frame)
        .mark_rect(**EDGE)
        .encode(
            x=x,
            x2=alt.X2("value:Q"),
            y=alt.Y("y1:Q", scale=y_scale, axis=None),
            y2=alt.Y2("y2:Q"),
            color=alt.ColorValue(LEVELS[0], condition={"test": "datum.hue", "value": LEVELS[2]}),
            tooltip=[alt.Tooltip("what:N", title="What"), alt.Tooltip("text:N", title=unit_name(exhibit))],
        )
    )
    texts = (
        alt.Chart(frame)
        .mark_text(align="left", dx=5, color=INK)
        .encode(
            x=alt.X("value:Q", scale=alt.Scale(domain=[0, most * 1.18], nice=False), axis=None),
            y=alt.Y("y:Q", scale=y_scale, axis=None),
            text=alt.Text("text:N"),
        )
    )
    titles = (
        alt.Chart(frame)
        .mark_text(**({"align": "left", "dy": -18} if above else {"align": "right", "dx": -8}), color=INK)
        .encode(x=alt.XValue(0), y=alt.Y("y:Q", scale=y_scale, axis=None), text=alt.Text("label:N"))
    )
    layers = [rects, texts, titles]
    if heads:
        layers.append(
            alt.Chart(pd.DataFrame(heads))
            .mark_text(align="left", fontWeight="bold", color=INK)
            .encode(x=alt.XValue(0), y=alt.Y("y:Q", scale=y_scale, axis=None), text=alt.Text("text:N"))
        )
    for title, at in _marks(exhibit, library).items():
        line = pd.DataFrame([{"x": at, "y1": 0, "y2": top, "text": f"{title} ({number(at)})"}])
        layers.append(
            alt.Chart(line)
            .mark_rule(color=ACCENT, strokeDash=[5, 4], strokeWidth=1.5)
            .encode(x=alt.X("x:Q", axis=None), y=alt.Y("y1:Q", scale=y_scale, axis=None), y2=alt.Y2("y2:Q"))
        )
        layers.append(
            alt.Chart(line)
            .mark_text(
                align="right" if at > most / 2 else "left",
                dx=-4 if at > most / 2 else 4,
                dy=-8,
                color=ACCENT,
                baseline="bottom",
            )
            .encode(x=alt.X("x:Q", axis=None), y=alt.Y("y1:Q", scale=y_scale, axis=None), text=alt.Text("text:N"))
        )
    base = alt.Chart(pd.DataFrame([{"x": 0, "y1": 0, "y2": top}])).mark_rule(color=RULE)
    layers.append(base.encode(x=alt.X("x:Q", axis=None), y=alt.Y("y1:Q", scale=y_scale, axis=None), y2=alt.Y2("y2:Q")))
    caption = alt.TitleParams(exhibit.unit, anchor="start", offset=18, frame="bounds")
    return alt.layer(*layers, width=width, height=top, title=caption)


def _marks(exhibit: Bars, library: Library) -> dict[str, float]:
    found = {}
    for mark in exhibit.marks:
        if mark.at is not None:
            found[mark.label] = mark.at
        else:
            fact = library.record.evidence[mark.evidence]
            found[mark.label] = float(fact.value if mark.take == "value" else fact.comparator_value)
    return found
