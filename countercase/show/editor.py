"""The page on which a reader changes a case and sees what follows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain, permutations
from typing import Any

from ..argue.imprint import imprint
from ..argue.library import Library
from ..argue.wording import lowered
from ..data import dates
from ..data.bibliography import read_titles
from ..data.criterion import Criterion
from ..data.decision_table import Row
from ..data.framework import Framework
from ..data.points import sentences
from ..data.record import WORKS, Evidence, Record, Source
from ..data.repository import repository
from ..data.text_file import read_text
from ..data.yaml_file import MAX_BYTES
from . import addresses
from .files import Block, File, Place, in_book, saving
from .markup import Html, Markdown, link
from .piece import Piece

PAGE = "record/argue"
SCRIPTS = (
    "argue-rule.js",
    "argue-case.js",
    "argue-place.js",
    "argue-file.js",
    "argue-link.js",
    "argue-moves.js",
    "argue-believe.js",
    "argue-keep.js",
    "argue-node.js",
    "argue-balance.js",
    "argue-fact.js",
    "argue-own.js",
    "argue-scale.js",
    "argue-changes.js",
    "argue-ruling.js",
    "argue-head.js",
    "argue-received.js",
    "argue-send.js",
    "argue.js",
)
"""What the page runs, each after what it stands on: judging first, and last the page itself."""
CASE = "argue-case"
"""What the file of a case is called, before its id."""
HEAD = ("title", "by", "answers")
"""What the page knows of each case before it is opened: what the list of cases shows."""
WORD = re.compile(r"\w+")
SCRIPT = Html('<script src="{}" defer></script>')


def argue_data(library: Library) -> dict[str, Any]:
    """Frameworks, cases and facts as the page reads them: the same tables and readings that are judged here."""
    shared = _shared(library)
    kept = repository(library.root)
    return {
        "frameworks": {name: _framework(f) for name, f in library.frameworks.items()},
        "cases": {name: _case(library, name, shared) for name in _order(library)},
        "facts": _facts(library.record, library.record.evidence.values(), shared),
        "alike": _alike(library),
        "columns": list(Evidence.model_fields),
        "proofs": PROOFS,
        "sources": {key: _source(source) for key, source in library.record.sources.items()},
        "repository": {"url": kept.url, "branch": kept.branch},
    }


def works_data(library: Library) -> dict[str, dict[str, str]]:
    """The references: what each is called beside a place, and its title, which tells those called alike apart."""
    titles = read_titles(read_text(library.root / WORKS, WORKS, MAX_BYTES))
    return {key: {"mark": mark, "title": titles[key]} for key, mark in library.record.works.items()}


def _source(source: Source) -> dict[str, Any]:
    """A work that facts can come from: its name beside a place, what it counts in, and how far."""
    return {"mark": source.mark, "unit": source.unit, "count": source.count}


PROOFS = {
    "asserted": "it says so, and names nothing",
    "cited": "it cites a work",
    "reported": "it reports what others say",
    "documented": "it names a document of the thing itself",
    "admitted": "the actor says so itself",
}
"""How a source knows, for somebody who brings a fact of their own."""


def _alike(library: Library) -> dict[str, dict[str, dict[str, list[str]]]]:
    """By the crosswalk: for two frameworks, which criteria of the second ask like each criterion of the first."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for one, other in permutations(library.frameworks, 2):
        for line in library.crosswalk.between(one, other):
            for name in _asking(library.frameworks[one], line.sides[one].asks):
                alike = found.setdefault(one, {}).setdefault(other, {}).setdefault(name, [])
                likes = _asking(library.frameworks[other], line.sides[other].asks)
                alike += [like for like in likes if like not in alike]
    return found


def _asking(framework: Framework, asks: str) -> list[str]:
    """The criteria behind one that is asked: itself, or those that a derived level follows from."""
    if asks in framework.derived:
        return [n for n in framework.criteria if any(n in (row.when or {}) for row in framework.derived[asks].rule)]
    return [asks] if asks in framework.criteria else []


def _shared(library: Library) -> frozenset[str]:
    """The sentences of sources that tell several facts: a sentence that tells one alone makes one point of itself."""
    brought = (counter.evidence.values() for counter in library.counter_cases.values())
    facts = {fact.id: fact for fact in chain(library.record.evidence.values(), *brought)}
    told = Counter(" ".join(point) for fact in facts.values() for point in sentences(fact))
    return frozenset(point for point, count in told.items() if count > 1)


def _facts(record: Record, facts: Iterable[Evidence], shared: frozenset[str]) -> dict[str, Any]:
    """Facts as a reader knows them, by id. `about` holds what they are sought by and do not say themselves."""
    made: dict[str, Any] = {}
    for fact in facts:
        when = dates.words(fact.date) if fact.date else ""
        words = {"event": fact.event, "when": when, "where": record.cite(fact.locator)}
        said = set(WORD.findall(" ".join(words.values()).lower()))
        about = " ".join(filter(None, (fact.actor, fact.institution, fact.norm))).split()
        made[fact.id] = {
            **words,
            "about": " ".join(word for word in about if not said.issuperset(WORD.findall(word.lower()))),
        }
        if points := [name for point in sentences(fact) if (name := " ".join(point)) in shared]:
            made[fact.id]["points"] = points
    return made


def _brought(library: Library, name: str, shared: frozenset[str]) -> dict[str, Any]:
    """What a counter-case brings beside the record, for who answers it: each fact with its row, and their works."""
    counter = library.counter_cases.get(name)
    if counter is None:
        return {"facts": {}, "sources": {}}
    facts = _facts(library.dossier(name).record, counter.evidence.values(), shared)
    rows = {fact: {"row": addresses.fact(library, fact, name).href} for fact in facts}
    return {
        "facts": {fact: {**words, **rows[fact]} for fact, words in facts.items()},
        "sources": {key: _source(source) for key, source in counter.sources.items()},
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
        "settles": framework.standard.words,
        "criteria": {
            n: {
                "title": c.title,
                "question": c.question,
                "levels": list(c.levels),
                "meanings": dict(c.levels),
                "joint": _joint(c),
            }
            for n, c in framework.criteria.items()
        },
        "switches": {
            n: {"title": s.title, "options": dict(s.options), "default": s.default, "why": s.why}
            for n, s in framework.switches.items()
        },
        "derived": {
            n: {"title": d.title, "levels": list(d.levels), "rule": [_row(r) for r in d.rule]}
            for n, d in framework.derived.items()
        },
        "rule": [_row(r) for r in framework.rule],
        "verdicts": {n: {"title": v.title, "said": lowered(v.title)} for n, v in framework.verdicts.items()},
    }


def _joint(criterion: Criterion) -> dict[str, Any] | None:
    return criterion.joint.model_dump(mode="json", exclude={"locator"}) if criterion.joint else None


def _row(row: Row) -> dict[str, Any]:
    when = {name: list(options) for name, options in row.when.items()} if row.when else None
    return {"when": when, "then": row.outcome}


def _case(library: Library, name: str, shared: frozenset[str]) -> dict[str, Any]:
    dossier = library.dossier(name)
    case, counter = dossier.case, library.counter_cases.get(name)
    source = library.record.sources[case.source]
    authors = source.authors
    return {
        "title": case.title,
        "by": (counter.author or "a critic") if counter else authors,
        "short": (counter.author or "a critic") if counter else source.short,
        "several": not counter and " and " in authors,
        "answers": counter.parent if counter else "",
        "thesis": " ".join(case.thesis.split()),
        "chapter": addresses.case(library, name).href,
        "imprint": imprint(dossier),
        **_brought(library, name, shared),
        "framework": case.framework,
        "margin": dossier.margin,
        "switches": dict(dossier.framework.settings(dossier.switches)),
        "parts": [
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
                        "given": r.given,
                    }
                    for r in p.readings
                ],
            }
            for p in case.parts
        ],
    }


def argue_page(library: Library) -> list[Piece]:
    """The instrument, and for those without JavaScript how to do the same with a file."""
    data = argue_data(library)
    heads = {name: {key: case[key] for key in HEAD} for name, case in data["cases"].items()}
    script = File(PAGE, "argue-data.js", "text/javascript", _script("countercaseData", {**data, "cases": heads}))
    # each case is read where somebody opens it, and the references where somebody brings a fact
    cases = [
        File(PAGE, f"{CASE}-{name}.js", "text/javascript", _script("countercaseCase", {"id": name, **case}))
        for name, case in data["cases"].items()
    ]
    works = File(PAGE, "argue-works.js", "text/javascript", _script("countercaseWorks", works_data(library)))

    def made(place: Place) -> Html:
        return Html(
            '<link rel="stylesheet" href="{style}"><div id="cc-argue" data-works="{works}" data-case="{one}">'
            "<p>Here a case can be changed with your own hands where JavaScript is switched on. "
            "Without it the same is done with a file, and nothing is lost:</p><ol>"
            "<li><code>countercase counter-case {case} --as my-case</code> writes "
            "<code>data/cases/my-case.yml</code>, which lists every reading of the case with its fact, its answers and "
            "its strengths.</li>"
            "<li>Say at its top what you hold. Where you read a fact otherwise, change the line and give your reason; "
            "where you would not read it, write <code>drop</code> for <code>reread</code>. "
            "Facts of your own go into a table beside it, <code>data/cases/my-case.evidence.csv</code>.</li>"
            "<li><code>countercase check data/cases/my-case.yml</code> says whether it is in order, and what it comes "
            "to.</li><li><code>make book</code> makes a chapter of it.</li></ol>"
            "<p>{guide}A link that somebody sent you is turned into a file by "
            "<code>countercase receive</code>, with the link in quotation marks after it.</p></div>"
            '<p class="cc-source">{data}</p>{scripts}'
        ).format(
            case=_order(library)[0],
            style=addresses.static("argue.css"),
            works=in_book(works),
            one=in_book(File(PAGE, CASE, "", None)),
            guide=Html("{} goes through it step by step. ").format(link(addresses.GUIDE, "The guide"))
            if addresses.has(library, addresses.GUIDE)
            else Html(""),
            data=saving(place(script), script, "The data of this page"),
            scripts=SCRIPT.format(in_book(script))
            + Html("").join(SCRIPT.format(addresses.static(name)) for name in SCRIPTS),
        )

    return [
        Markdown(
            "# Argue back\n\n"
            "Do you read the facts otherwise? "
            "Choose a case and move its facts: to another answer, to more or less weight, or off the scales. "
            "The verdict follows at once, by the same rules as everywhere in this book. "
            "What you make can be sent as a link, or kept as a file that becomes a chapter."
        ),
        Block(made, (script, works, *cases)),
    ]


def _script(name: str, data: object) -> str:
    """Data as a script that hands them to the page under a name."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.{name}={written};\n"
