"""Checking the record: the count, the findings, the marks beside facts, and what follows for the verdicts."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..argue.check import Result
from ..argue.explanation import verdict_words
from ..argue.library import Library
from ..data.check import Check
from .chapter import Markdown, Markup
from .check_badges import UNMARKED, WORDS, checks_of
from .markup import evidence_link, plain, text
from .table import Cell, Html, Table, cell_text, download, to_csv


def checks_page(library: Library) -> list[Any]:
    """The count by source and verdict, the findings that matter most, every finding, and what follows."""
    results = checks_of(library)
    sources = library.record.sources
    counts = Counter((r.check.source, r.check.outcome) for r in results)
    total = Counter(r.check.outcome for r in results)
    computed = sum(bool(r.check.formula) for r in results)
    rows = [
        (s.short, *(str(counts[name, v]) for v in WORDS), str(sum(counts[name, v] for v in WORDS)))
        for name, s in sources.items()
    ]
    rows.append(("all", *(str(total[v]) for v in WORDS), str(len(results))))
    parts: list[Any] = [
        Markdown(
            "# Checking the record\n\n"
            "An argument can stand on a fact that is wrong, and fall over one that is right. "
            "So each number, date, rank and name in the texts that something at hand bears on is tested: against "
            "independent figures, against other passages of the same text, and against the other texts. "
            f"There are {len(results)} checks, of which {computed} are worked out anew at every build. "
            f"{total['confirmed']} bear their source out. "
            f"{total['contradicted']} find a fact refuted by a count, a date or a document of the same thing, and "
            f"{total['inconsistent']} find a source at odds with itself; only these put a fact in doubt. "
            f"In {total['another-reading']} another scholar or another measure says otherwise and both can be held, in "
            f"{total['loose']} the source is right in the main and loose in the detail, {total['undecided']} cannot be "
            f"decided with what is at hand, and {total['remark']} are remarks on spelling, names or the text itself. "
            "A check marks only the fact that it tests, and never those that it is held against."
        ),
        Table("Checks by source and outcome", ["Source", *WORDS.values(), "all"], rows, kind="cards"),
        Markdown("## The findings that matter most"),
    ]
    for result in results:
        if result.check.weight == "1" and result.check.outcome not in UNMARKED:
            parts.append(Markdown(_told(result.check, library)))
    parts.append(Markdown("## What follows for the verdicts\n\n" + plain(_follows_words(library, results))))
    parts.append(_follows(library, results))
    for name, source in sources.items():
        own = [r for r in results if r.check.source == name]
        parts.append(Markdown(f"## {plain(source.short)}: every check"))
        table = _table(own, library, f"Checks of {source.authors}").html()
        words = f"{len(own)} check{'s' * (len(own) != 1)}, each with what was found"
        parts.append(Markup(f'<details class="cc-data"><summary>{words}</summary>{table}</details>'))
    headers = [*Check.model_fields, "result"]
    data = to_csv(
        headers,
        [[cell_text(getattr(r.check, f)) for f in Check.model_fields] + [r.result] for r in results],
    )
    parts.append(Markup(f"<p>{download('checks.csv', 'text/csv', data, 'Download every check as CSV')}</p>"))
    return parts


def _told(check: Check, library: Library) -> str:
    links = ", ".join(
        f"{{{'evidence' if name in library.record.evidence else 'claim'}}}`{name}`" for name in check.tests[:3]
    )
    basis = f" *{plain(check.basis)}.*" if check.basis else ""
    words = WORDS[check.outcome].lstrip("✓✗≠ ")
    return f"**{plain(check.question)}** {plain(check.finding)}{basis} ({links}; {words})"


def _names(names: tuple[str, ...], library: Library) -> str:
    """Ids as links to their rows; a series or a work as its name."""
    found = []
    for n in names[:4]:
        if n in library.record.evidence:
            found.append(evidence_link(n, n))
        elif n in library.record.claims:
            found.append(f'<a href="claims.html#{text(n)}">{text(n)}</a>')
        elif n in library.series:
            found.append(text(library.series[n].provenance.title))
        else:
            found.append(text(library.record.works[n]))
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return "; ".join(found) + more


def _table(results: list[Result], library: Library, caption: str) -> Table:
    rows = []
    for r in results:
        c = r.check
        formula = f"<p><code>{text(c.formula)}</code> = {text(r.result)}</p>" if c.formula else ""
        basis = f'<a href="{text(c.address)}">{text(c.basis)}</a>' if _outside(c.address) else text(c.basis)
        against = f"<p>Held against {_names(c.against, library)}.</p>" if c.against else ""
        rows.append(
            (
                c.question,
                Html(f'<span class="cc-{text(c.outcome)}">{WORDS[c.outcome]}</span>'),
                Html(f"<p>{text(c.finding)}</p>{formula}"),
                Html(f"<p>{basis}</p>{against}" if basis else against),
                Html(_names(c.tests, library)),
            )
        )
    facets = [{"outcome": [WORDS[r.check.outcome].lstrip("✓✗≠ ")], "how": [r.check.how]} for r in results]
    heads = ["What is asked", "Outcome", "What was found", "Basis", "What is tested"]
    return Table(caption, heads, rows, ids=[r.check.id for r in results], kind="cards", facets=facets)


def _outside(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def _moved(library: Library, results: tuple[Result, ...]):
    """For each doubted fact that a case reads: the check, the case, and the verdicts with and without the fact."""
    for result in results:
        if not result.check.doubts:
            continue
        for name in library.originals:
            dossier = library.dossier(name)
            gone = [e for e in result.check.tests if e in dossier.case.evidence_ids]
            if gone:
                yield result.check, dossier, gone, dossier.verdict(), dossier.verdict(without=gone)


def _follows_words(library: Library, results: tuple[Result, ...]) -> str:
    moved = list(_moved(library, results))
    flips = [
        m
        for m in moved
        if any(set(a.computed) != set(b.computed) for a, b in zip(m[3].phases, m[4].phases, strict=True))
    ]
    cases = sorted({m[1].case.name for m in flips})
    doubted = {m[0].id for m in moved}
    if not moved:
        return "No fact that is contradicted, or at odds with its own text, is read in a case."
    text_ = (
        f"{len(doubted)} doubted facts or groups of facts are read in a case. Each case is judged again without them. "
        f"In {len(moved) - len(flips)} of {len(moved)} trials every verdict stays as it was"
    )
    return f"{text_}; it changes in {', '.join(cases)}." if cases else f"{text_}."


def _follows(library: Library, results: tuple[Result, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for check, dossier, _gone, before, after in _moved(library, results):
        changed = [
            f"{a.phase.label}: {verdict_words(before.framework, a.computed).lower()} → "
            f"{verdict_words(before.framework, b.computed).lower()}"
            for a, b in zip(before.phases, after.phases, strict=True)
            if set(a.computed) != set(b.computed)
        ]
        link = f'<a href="../cases/{text(dossier.case.id)}.html">{text(dossier.case.name)}</a>'
        rows.append((check.finding, Html(link), "; ".join(changed) or "every verdict stands"))
    heads = ["Finding", "Case", "Without the fact"]
    return Table("Does the verdict stand without the doubted fact?", heads, rows or [("None", "–", "–")], kind="cards")
