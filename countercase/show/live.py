"""The live chart of a figure: the script that a page loads when a reader asks to explore.

It holds the chart for a wide and for a narrow page as Vega-Lite, and hands itself over, so that it works from a folder
as well as from a server. Colours are the variables of the page, which follow its theme by themselves.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from .theme import VARIABLES, units

FIRST, LAST = "first", "last"
TICKS = {"wide": 10, "narrow": 4}


def script(name: str, wide: dict[str, Any], narrow: dict[str, Any], zoom: bool) -> str:
    """The script of one figure. With `zoom`, the years drawn can be changed by the parameters `first` and `last`."""
    charts = {"wide": wide, "narrow": narrow}
    if zoom:
        charts = {kind: zoomable(chart, TICKS[kind]) for kind, chart in charts.items()}
    content = json.dumps(charts, ensure_ascii=False, separators=(",", ":"))
    for colour, variable in VARIABLES.items():
        content = content.replace(f'"{colour}"', f'"var({variable})"')
    return f"(window.countercaseCharts ??= {{}})[{json.dumps(name)}] = {content};\n"


def zoomable(chart: dict[str, Any], ticks: int) -> dict[str, Any]:
    """A chart over years with its first and last year as parameters. Marks outside them are cut off.

    `ticks` is about how many years the axis names.
    """
    chart = deepcopy(chart)
    drawn = list(units(chart))
    low, high = next(u["encoding"]["x"]["scale"]["domain"] for u in drawn if "domain" in _scale(u))
    for unit in drawn:
        if "domain" not in _scale(unit):
            continue
        x = unit["encoding"]["x"]
        x["scale"]["domain"] = [{"expr": FIRST}, {"expr": LAST}]
        if x.get("axis"):
            x["axis"].pop("values", None)
            x["axis"] |= {"tickMinStep": 1, "tickCount": ticks}
        unit["mark"]["clip"] = True
    years = [{"name": FIRST, "value": low}, {"name": LAST, "value": high}]
    return {**chart, "params": [*chart.get("params", ()), *years]}


def _scale(unit: dict[str, Any]) -> dict[str, Any]:
    return unit.get("encoding", {}).get("x", {}).get("scale") or {}
