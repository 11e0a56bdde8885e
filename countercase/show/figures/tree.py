"""A tree of bodies: who reports to whom."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ...argue.library import Library
from ...argue.wording import in_words
from .. import addresses
from ..axes import sheet
from ..figure import Figure
from ..sheet import inside
from ..table import Linked, Table
from ..theme import INK, LEVELS, MUTED, NARROW, PAPER, WASH
from .parts import Node
from .spec import Tree, origin, say

BOX = 46


def tree(exhibit: Tree, library: Library) -> Figure:
    """A box for each body, indented below the one that it reports to."""
    depth = _depths(exhibit.nodes)
    labels = {node.id: node.label for node in exhibit.nodes}
    noted = [node for node in exhibit.nodes if node.note]
    rows = [
        (
            Linked(n.label, addresses.fact(library, n.evidence)) if n.evidence else n.label,
            labels.get(n.under, "nobody"),
            n.note,
        )
        for n in exhibit.nodes
    ]
    names: dict[str, object] = {
        "count": in_words(len(labels)),
        "levels": in_words(max(depth.values()) + 1),
        "noted": in_words(len(noted)),
    }
    names |= {f"noted{i}": n.label for i, n in enumerate(noted, 1)}
    return Figure(
        id=exhibit.id,
        title=exhibit.title,
        finding=say(exhibit.finding, names),
        alt="A tree of bodies. "
        + "; ".join(f"{labels[n.id]} reports to {labels.get(n.under, 'nobody')}" for n in exhibit.nodes)
        + ".",
        draw=lambda width: _draw(exhibit.nodes, depth, width, exhibit.noted),
        table=Table(exhibit.title, ["Body", "Reports to", exhibit.noted], rows),
        source=f"{exhibit.source} {exhibit.missing}".strip(),
        origin=origin(exhibit),
    )


def _depths(nodes: tuple[Node, ...]) -> dict[str, int]:
    depth: dict[str, int] = {}
    for node in nodes:
        depth[node.id] = depth[node.under] + 1 if node.under in depth else 0
    return depth


def _draw(nodes: tuple[Node, ...], depth: dict[str, int], width: int, noted: str) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    indent = 20 if narrow else 44
    rows, joints = [], []
    labels = {node.id: node.label for node in nodes}
    places = {}
    for i, node in enumerate(nodes):
        left, top = depth[node.id] * indent + 4, i * (BOX + 8) + 4
        places[node.id] = (left, top)
        rows.append(
            {
                "x": left,
                "x2": width - 16,
                "y": top,
                "y2": top + BOX,
                "label": node.label,
                "note": node.note,
                "own": bool(node.note),
                "under": labels.get(node.under, "nobody"),
            }
        )
        if node.under:
            px, py = places[node.under]
            joints.append({"x": px + indent / 2, "x2": px + indent / 2, "y": py + BOX, "y2": top + BOX / 2})
            joints.append({"x": px + indent / 2, "x2": left, "y": top + BOX / 2, "y2": top + BOX / 2})
    height = len(nodes) * (BOX + 8) + 4
    data = pd.DataFrame(rows)
    data["tx"], data["ty"], data["ny"] = data["x"] + 10, data["y"] + 17, data["y"] + 34
    x, y = sheet(inside(width), height)
    shown = {"label": "Body", "under": "Reports to", "note": noted}
    tooltips = [alt.Tooltip(f"{name}:N", title=title) for name, title in shown.items()]
    boxes = (
        alt.Chart(data)
        .mark_rect(stroke=MUTED, cornerRadius=4)
        .encode(
            x=x("x"),
            x2=alt.X2("x2:Q"),
            y=y("y"),
            y2=alt.Y2("y2:Q"),
            color=alt.ColorValue(PAPER, condition={"test": "datum.own", "value": WASH}),
            tooltip=tooltips,
        )
    )
    titles = (
        alt.Chart(data)
        .mark_text(align="left", fontWeight="bold", color=INK, limit=width - 60)
        .encode(x=x("tx"), y=y("ty"), text=alt.Text("label:N"), tooltip=tooltips)
    )
    notes = (
        alt.Chart(data)
        .mark_text(align="left", color=LEVELS[2], limit=width - 60)
        .encode(x=x("tx"), y=y("ny"), text=alt.Text("note:N"), tooltip=tooltips)
    )
    lines = (
        alt.Chart(pd.DataFrame(joints))
        .mark_rule(color=MUTED)
        .encode(x=x("x"), x2=alt.X2("x2:Q"), y=y("y"), y2=alt.Y2("y2:Q"))
    )
    return alt.layer(lines, boxes, titles, notes, width=inside(width), height=height)
