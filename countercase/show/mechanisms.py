"""The page on the mechanisms that authors name, and what they conclude from them."""

from __future__ import annotations

from collections import defaultdict

from ..argue.library import Library
from ..argue.wording import join, verb, verdict_phrase
from . import addresses
from .markup import Markdown, link
from .piece import Piece
from .table import Table


def mechanisms_page(library: Library) -> list[Piece]:
    """Readings for which the author names a mechanism, and the verdict of the part in which they stand."""
    rows, seen = [], defaultdict(set)
    for case in (library.cases[n] for n in library.originals):
        if any(p.gathers for p in case.parts):
            continue
        framework = library.frameworks[case.framework]
        for part in case.parts:
            stated = verdict_phrase(framework, part.verdicts)
            for r in part.readings:
                if not r.mechanism:
                    continue
                fact = library.record.evidence[r.evidence]
                level = f"{framework.criteria[r.criterion].title}: {framework.criteria[r.criterion].name(r.points_to)}"
                event = link(addresses.fact(library, fact.id), fact.event)
                where = link(addresses.case(library, case.id), f"{case.name}, {part.label}")
                rows.append((r.mechanism, event, where, level, stated))
                seen[r.mechanism].add((library.record.sources[case.source].short, stated))
    rows.sort(key=lambda row: row[0])
    split = {m: pairs for m, pairs in seen.items() if len({s for s, _ in pairs}) > 1}
    sentences = [
        f"Where {who} {verb(who, 'finds', 'find')} {m} at work, the stated verdict is "
        f"{join(sorted({v for s, v in pairs if s == who}), 'or')}."
        for m, pairs in sorted(split.items())
        for who in sorted({s for s, _ in pairs})
    ]
    known = dict.fromkeys(name for framework in library.frameworks.values() for name in framework.mechanisms)
    unnamed = [name for name in known if name not in seen]
    told = [Markdown("{}").format(" ".join(sentences))] if sentences else []
    nowhere = Markdown("No source names {} for any fact that it reports.")
    idle = [nowhere.format(join(unnamed, "or"))] if unnamed else []
    return [
        Markdown("# One mechanism, two verdicts") if sentences else Markdown("# The mechanisms that are named"),
        *told,
        *idle,
        Table(
            "Readings for which the author names a mechanism",
            ["Mechanism", "Fact", "Where it is used", "What it is read as", "Stated verdict there"],
            rows,
            kind="cards",
        ),
    ]
