"""The claims, and how they bear on each other, in the Argument Interchange Format (AIF), as JSON of the form of AIFdb.

A claim is an information node (I). A support is a node of inference (RA) with an edge from each premise and one to what
follows; an attack is a node of conflict (CA); premises that only hold together lead into one node. What undercuts is a
conflict with a node of inference. AIF says nothing of the kind of a claim, of where it stands, or why a relation holds,
so none of it is told here: `claims.csv` and `relations.csv` have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ...argue.debate import Debate, Step
from ...data.problem import fault
from ...data.record import Claim

SCHEMES = {"for": ("RA", "Default Inference"), "against": ("CA", "Default Conflict"), "undercuts": ("CA", "Undercut")}


@dataclass(frozen=True)
class Graph:
    """What AIF says of a debate: the claims in their words, and the steps between them."""

    claims: Mapping[str, str]
    """Each claim by its id, in its words."""
    steps: tuple[Step, ...]
    """The steps, in order."""


def graph(debate: Debate, claims: Mapping[str, Claim]) -> Graph:
    """What of a debate can be told in AIF."""
    return Graph({name: claims[name].statement for name in debate.claims}, debate.steps)


def dumped(told: Graph) -> dict[str, Any]:
    """A graph as AIF, with a node for each claim and step, and the edges between them."""
    nodes = [{"nodeID": name, "text": words, "type": "I"} for name, words in told.claims.items()]
    edges: list[dict[str, str]] = []
    for step in told.steps:
        kind, scheme = SCHEMES[step.bearing]
        nodes.append({"nodeID": _node(step.id), "text": scheme, "type": kind})
        undercut = step.bearing == "undercuts"
        ends = [(name, _node(step.id)) for name in step.premises]
        ends.append((_node(step.id), _node(step.target) if undercut else step.target))
        for start, end in ends:
            edges.append({"edgeID": str(len(edges) + 1), "fromID": start, "toID": end})
    return {"nodes": nodes, "edges": edges, "locutions": [], "participants": []}


def _node(step: str) -> str:
    """A step as a node: no claim has such a name."""
    return f"step {step}"


def read(held: Mapping[str, Any]) -> Graph:
    """A graph from AIF, its own or another's that has such nodes. Raises `DataError` where an edge leads nowhere."""
    kinds = {node["nodeID"]: node["type"] for node in held["nodes"]}
    into: dict[str, list[str]] = {}
    out: dict[str, list[str]] = {}
    for edge in held["edges"]:
        start, end = edge["fromID"], edge["toID"]
        if missing := [name for name in (start, end) if name not in kinds]:
            raise fault(f"edge {edge['edgeID']} names '{missing[0]}', which is no node.")
        into.setdefault(end, []).append(start)
        out.setdefault(start, []).append(end)
    claims = {node["nodeID"]: node["text"] for node in held["nodes"] if node["type"] == "I"}
    return Graph(claims, tuple(_steps(held["nodes"], kinds, into, out)))


def _steps(
    nodes: Iterable[Mapping[str, str]],
    kinds: Mapping[str, str],
    into: Mapping[str, list[str]],
    out: Mapping[str, list[str]],
) -> Iterable[Step]:
    for node in nodes:
        name = node["nodeID"]
        if node["type"] == "I":
            continue
        if node["type"] not in {"RA", "CA"}:
            raise fault(f"node '{name}' is of the type '{node['type']}'. What is read here is I, RA and CA.")
        (target,) = out.get(name, [""])[:1]
        if not target:
            raise fault(f"node '{name}' leads nowhere: a step has an edge to what it bears on.")
        premises = tuple(p for p in into.get(name, ()) if kinds[p] == "I")
        against: Literal["against", "undercuts"] = "against" if kinds[target] == "I" else "undercuts"
        yield Step(_bare(name), premises, _bare(target), "for" if node["type"] == "RA" else against)


def _bare(name: str) -> str:
    return name.removeprefix("step ")
