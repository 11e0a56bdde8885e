"""The page on which a reader changes a case and sees what follows."""

from __future__ import annotations

import json
from typing import Any

from ..argue.library import Library
from ..data.framework import Criterion, Framework, Row
from . import addresses
from .files import Block, File, Place, in_book, saving
from .markup import Html, Markdown, link
from .piece import Piece

PAGE = "record/argue"
SCRIPT = Html('<script src="{}" defer></script>')


def argue_data(library: Library) -> dict[str, Any]:
    """Frameworks and cases as the page reads them: the same tables and readings that are judged here."""
    return {
        "frameworks": {name: _framework(f) for name, f in library.frameworks.items()},
        "cases": {name: _case(library, name) for name in _order(library)},
    }


def _order(library: Library) -> list[str]:
    """The cases as the book has them: by source, the long ones first, and the counter-cases last."""
    sources = list(library.record.sources)

    def place(name: str) -> tuple[bool, int, int, str]:
        case = library.cases[name]
        count = sum(len(p.readings) for p in case.parts if not p.gathers)
        return name in library.counter_cases, sources.index(case.source), -count, name

    return sorted(library.cases, key=place)


def _framework(framework: Framework) -> dict[str, Any]:
    return {
        "title": framework.title,
        "standard": framework.standard.model_dump(mode="json", include={"kind", "by"}),
        "criteria": {
            n: {"title": c.title, "question": c.question, "levels": list(c.levels), "joint": _joint(c)}
            for n, c in framework.criteria.items()
        },
        "switches": {
            n: {"title": s.title, "options": dict(s.options), "default": s.default}
            for n, s in framework.switches.items()
        },
        "derived": {
            n: {"title": d.title, "levels": list(d.levels), "rule": [_row(r) for r in d.rule]}
            for n, d in framework.derived.items()
        },
        "rule": [_row(r) for r in framework.rule],
        "verdicts": {n: {"title": v.title} for n, v in framework.verdicts.items()},
    }


def _joint(criterion: Criterion) -> dict[str, Any] | None:
    return criterion.joint.model_dump(mode="json", exclude={"locator"}) if criterion.joint else None


def _row(row: Row) -> dict[str, Any]:
    when = {name: list(options) for name, options in row.when.items()} if row.when else None
    return {"when": when, "then": row.outcome}


def _case(library: Library, name: str) -> dict[str, Any]:
    dossier = library.dossier(name)
    case = dossier.case
    return {
        "title": case.title,
        "framework": case.framework,
        "margin": dossier.margin,
        "switches": dict(dossier.framework.settings(dossier.switches)),
        "phases": [
            {
                "id": p.id,
                "title": p.title,
                "label": p.label,
                "builds_on": list(p.builds_on),
                "stated": list(p.verdicts),
                "readings": [
                    {
                        "evidence": r.evidence,
                        "criterion": r.criterion,
                        "points_to": r.points_to,
                        "strength": r.strength,
                        "because": " ".join(r.because.split()),
                        "event": dossier.record.evidence[r.evidence].event,
                    }
                    for r in p.readings
                ],
            }
            for p in case.parts
        ],
    }


def argue_page(library: Library) -> list[Piece]:
    """The controls, and for those without JavaScript the commands that do the same."""
    data = json.dumps(argue_data(library), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    script = File(PAGE, "argue-data.js", "text/javascript", f"window.countercaseData={data};\n")

    def made(place: Place) -> Html:
        return Html(
            '<div id="cc-argue"><p>In this page a case can be changed where JavaScript is switched on. '
            "The same can be done from the command line: "
            "<code>countercase counter-case lo-peacekeeping --as my-case</code> writes a file with every reading, "
            "to be changed line by line, and <code>make book</code> makes a chapter of it. "
            "{guide} goes through it step by step.</p></div>"
            '<p class="cc-source">{data}</p>{scripts}'
        ).format(
            guide=link(addresses.GUIDE, "The guide"),
            data=saving(place(script), script, "The data of this page"),
            scripts=SCRIPT.format(in_book(script)) + SCRIPT.format(addresses.static("argue.js")),
        )

    return [
        Markdown(
            "# Argue back\n\n"
            "Do you read the facts otherwise? "
            "Choose a case, change what a fact points to and how strongly, leave facts out, turn a switch, and the "
            "verdict follows at once, worked out from the same tables as everywhere in this book. "
            "Then keep your counter-case as a file, or send it as a link."
        ),
        Block(made, (script,)),
    ]
