"""The claims, and how they bear on each other, as Argdown: text that a person can read and its tools can draw.

A claim is a statement with its title in square brackets, and what it supports (`+>`) and attacks (`->`) below it. A
relation between two sources is an argument in angle brackets: each premise stands below it with `+`, so that premises
which only hold together are premises of one argument; it supports (`+>`) or attacks (`->`) its target. Two claims that
contradict each other say so in a line of their own (`><`). What is undercut (`_>`) has to be an argument itself, so a
step from one claim to another is written out as one where something undercuts it. All else that a row says is metadata,
in braces. What is read back is what was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ...data.problem import brief, fault
from ...data.record import Claim
from ...data.relation import Relation

SPECIAL = re.compile(r"([\\\[\]<>{}#@*_/=])")
"""Characters that mean something within a text of Argdown; each stands for itself behind a backslash."""
ELEMENT = re.compile(r"(?P<open>[\[<])(?P<name>[^\]>]+)[\]>](?:: (?P<text>.*?))?(?: (?P<data>\{.*\}))?")
BEARING = re.compile(r"  (?P<sign>\+>|->|_>|><|\+) [\[<](?P<name>[^\]>]+)[\]>]")
OUTGOING = {"supports": "+>", "attacks": "->", "contradicts": "->", "undercuts": "_>"}
STEP = " to "


def dumped(claims: Iterable[Claim], relations: Iterable[Relation], title: str) -> str:
    """Claims and relations as Argdown."""
    lines = ["===", f"title: {json.dumps(title, ensure_ascii=False)}", "===", ""]
    for claim in claims:
        lines += [_element("[", claim.id, claim.statement, _kept(claim)), *_bears(claim), ""]
    steps: dict[str, list[str]] = {}
    for relation in relations:
        lines += [_element("<", relation.id, relation.because, _kept(relation))]
        lines += [f"  + [{name}]" for name in relation.premises]
        if relation.bearing == "undercuts":
            for ground in relation.drawn_from:
                step = f"{ground}{STEP}{relation.target}"
                steps[step] = [f"<{step}>", f"  + [{ground}]", f"  +> [{relation.target}]", ""]
                lines.append(f"  _> <{step}>")
        else:
            lines.append(f"  {OUTGOING[relation.bearing]} [{relation.target}]")
        lines.append("")
        if relation.bearing == "contradicts":
            lines += [f"[{relation.premises[0]}]", f"  >< [{relation.target}]", ""]
    lines += [line for step in steps.values() for line in step]
    return "\n".join(lines).rstrip() + "\n"


def read(text: str) -> tuple[list[Claim], list[Relation]]:
    """The claims and relations of what `dumped` wrote. Raises `DataError` on any other line, with its number."""
    claims: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = []
    relations: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = []
    bearings: list[tuple[str, str]] = []
    lines = text.splitlines()
    head = [number for number, line in enumerate(lines) if line == "==="][:2]
    for number, line in enumerate(lines, 1):
        if not line or (head and number - 1 <= head[-1]):
            continue
        if found := ELEMENT.fullmatch(line):
            bearings = []
            held = {**json.loads(found["data"] or "{}"), "id": found["name"], "text": _plain(found["text"] or "")}
            # a title by itself adds to what stands elsewhere: a contradiction, or a step that is written out
            if found["text"] is not None:
                (claims if found["open"] == "[" else relations).append((found["name"], held, bearings))
        elif found := BEARING.fullmatch(line):
            bearings.append((found["sign"], found["name"]))
        else:
            raise fault(f"this is no line of a claim or a relation: '{brief(line)}'.", "claims.argdown", number)
    return [_claim(held, bears) for _, held, bears in claims], [_relation(held, b) for _, held, b in relations]


def _element(sign: str, name: str, words: str, held: Mapping[str, Any]) -> str:
    end = "]" if sign == "[" else ">"
    text = SPECIAL.sub(r"\\\1", words)
    return f"{sign}{name}{end}: {text} {json.dumps(held, ensure_ascii=False)}"


def _bears(claim: Claim) -> list[str]:
    return [*(f"  +> [{other}]" for other in claim.supports), *(f"  -> [{other}]" for other in claim.attacks)]


def _kept(row: Claim | Relation) -> dict[str, Any]:
    """What Argdown has no sign for: as metadata."""
    told = {"id", "statement", "supports", "attacks", "because", "premises", "target", "drawn_from"}
    held = {name: getattr(row, name) for name in type(row).model_fields if name not in told}
    return {n: list(v) if isinstance(v, tuple) else str(v) for n, v in held.items() if v not in (None, "", ())}


def _plain(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words)


def _claim(held: Mapping[str, Any], bears: Iterable[tuple[str, str]]) -> Claim:
    ways = _ways(bears)
    return Claim.model_validate(
        {
            **{name: held.get(name, "") for name in ("id", "source", "locator", "kind")},
            "statement": held["text"],
            "supports": ";".join(ways.get("+>", ())),
            "attacks": ";".join(ways.get("->", ())),
            "case": ";".join(held.get("case", ())),
        }
    )


def _relation(held: Mapping[str, Any], bears: Iterable[tuple[str, str]]) -> Relation:
    ways = _ways(bears)
    steps = [name.split(STEP) for name in ways.get("_>", ())]
    target = steps[0][1] if steps else next(iter((*ways.get("+>", ()), *ways.get("->", ()))), "")
    return Relation.model_validate(
        {
            **{name: held.get(name, "") for name in ("id", "question", "bearing", "said_by", "locator")},
            "premises": ";".join(ways.get("+", ())),
            "target": target,
            "drawn_from": ";".join(ground for ground, _ in steps),
            "because": held["text"],
        }
    )


def _ways(bears: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for sign, name in bears:
        found.setdefault(sign, []).append(name)
    return found
