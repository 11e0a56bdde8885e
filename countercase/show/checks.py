"""Checking the record: the count, the findings, the marks beside facts, and what follows for the verdicts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..argue.check import Result
from ..argue.library import Library
from ..argue.part_verdict import PartVerdict
from ..argue.verdict import Dossier, Verdict
from ..argue.wording import capital, counted, form, in_words, join, verdict_phrase, worded
from ..data.check import Check, Outcome
from ..data.record import Record
from . import addresses
from .check_badges import UNMARKED, WORDS, checks_of, unsigned
from .files import File, whole
from .listings import EXPLORER
from .markup import NOTHING, Html, Markdown, link, role
from .piece import Piece
from .table import Cell, Table, cell_text, folded, to_csv

FIRST: tuple[Outcome, ...] = ("contradicted", "inconsistent", "another-reading", "loose", "confirmed")
"""The order in which the findings that matter most are told: what puts a fact in doubt before what bears it out."""


SIGNS = {"p": "¶", "L": "l. "}
"""What stands before the number of a paragraph or a line."""


def checks_page(library: Library) -> list[Piece]:
    """The count by source and verdict, the findings that matter most, every finding, and what follows."""
    results = checks_of(library)
    tested = {r.check.source for r in results}
    sources = {name: known for name, known in library.record.sources.items() if name in tested}
    counts = Counter((r.check.source, r.check.outcome) for r in results)
    total = Counter(r.check.outcome for r in results)
    computed = sum(bool(r.check.formula) for r in results)
    rows = [(words, *(str(counts[name, v]) for name in sources), str(total[v])) for v, words in WORDS.items()]
    rows.append(("all", *(str(sum(r.check.source == name for r in results)) for name in sources), str(len(results))))
    heads = ["Outcome", *(s.short for s in sources.values()), "all"]
    pieces: list[Piece] = [
        Markdown(
            "# Checking the record\n\n"
            "An argument can stand on a fact that is wrong, and fall over one that is right. "
            "So what something at hand bears on is tested, be it a number, a date, a rank or a name: against "
            "independent figures, against other passages of the same text, and against other texts. "
            "There {are} {checks}, of which {computed} {worked} out anew at every build. {found} "
            "A check marks only the fact that it tests, and never those that it is held against."
        ).format(
            are=form(len(results), "is", "are"),
            checks=counted(len(results), "check"),
            computed=computed or "none",
            worked=f"{form(computed or 1, 'is', 'are')} worked",
            found=" ".join(_found(total)),
        ),
        EXPLORER,
        Table("Checks by source and outcome", heads, rows, kind="cards"),
    ]
    weighty = [r.check for r in results if r.check.weight == "1" and r.check.outcome not in UNMARKED]
    if weighty:
        pieces.append(Markdown("## The findings that matter most"))
    for check in sorted(weighty, key=lambda c: FIRST.index(c.outcome)):
        pieces.append(_summary(check, library))
    trials = list(_trials(library, results))
    pieces.append(Markdown("## What follows for the verdicts\n\n{}").format(_follows_words(trials)))
    if trials:
        pieces.append(_follows(library, trials))
    for name, source in sources.items():
        of_source = [r for r in results if r.check.source == name]
        pieces.append(Markdown("## {}: every check").format(source.short))
        table = _table(of_source, library, f"Checks of {source.authors}").html()
        each = "each with what was found" if len(of_source) > 1 else "with what was found"
        pieces.append(folded(f"{capital(worded(len(of_source), 'check'))}, {each}", table, "cc-data", later=True))
    headers = [*Check.model_fields, "result"]
    data = to_csv(
        headers,
        [[cell_text(getattr(r.check, f)) for f in Check.model_fields] + [r.result] for r in results],
    )
    pieces.append(whole(File("record/checks", "checks.csv", "text/csv", data), "Download every check as CSV"))
    return pieces


def _summary(check: Check, library: Library) -> Markdown:
    """A check in a paragraph: what is asked, what was found, and the facts that it tests."""
    links = Markdown(", ").join(
        role("evidence" if name in library.record.evidence else "claim", name) for name in check.tests[:3]
    )
    basis = Markdown(" *{}.*").format(_places(check.basis, library.record)) if check.basis else Markdown("")
    return Markdown("**{}** {}{} ({}; {})").format(check.question, check.finding, basis, links, unsigned(check.outcome))


def _found(total: Mapping[Outcome, int]) -> Iterator[str]:
    """How many checks found what, in sentences; of what none found nothing is said."""
    if n := total["confirmed"]:
        yield f"{n} {form(n, 'bears its source', 'bear their source')} out."
    refuted, torn = total["contradicted"], total["inconsistent"]
    doubts = [
        f"{n} {form(n, 'finds', 'find')} {what}"
        for n, what in (
            (refuted, "a fact refuted by a count, a date or a document of the same thing"),
            (torn, "a source at odds with itself"),
        )
        if n
    ]
    if doubts:
        only = form(refuted + torn, "this alone puts", "only these put")
        yield f"{', and '.join(doubts)}; {only} a fact in doubt."
    other, loose, undecided, remarks = (total[o] for o in ("another-reading", "loose", "undecided", "remark"))
    noted = form(remarks, "is a remark on the text, which puts", "are remarks on the text, which put")
    rest = [
        said
        for n, said in (
            (other, f"in {other} another scholar or another measure says otherwise and both can be held"),
            (loose, f"in {loose} the source is right in the main and loose in the detail"),
            (undecided, f"{undecided} cannot be decided with what is at hand"),
            (remarks, f"{remarks} {noted} no fact in doubt"),
        )
        if n
    ]
    if rest:
        *first, last = rest
        yield f"{capital(', '.join(first))}, and {last}." if first else f"{capital(last)}."
    if not doubts and not remarks:
        yield "None puts a fact in doubt."


def _names(names: tuple[str, ...], library: Library) -> Html:
    """Facts and claims by their places, as links to their rows; a series or a work as its name."""
    record, found, last = library.record, list[str](), ""
    for name in names[:4]:
        if name in record.evidence or name in record.claims:
            fact = name in record.evidence
            row = record.evidence[name] if fact else record.claims[name]
            # places of one source in a row name it once
            where = row.locator.abbreviated if row.source == last else record.cite(row.locator)
            found.append(link(addresses.fact(library, name) if fact else addresses.claim(name), where))
            last = row.source
        else:
            found.append(library.series[name].provenance.title if name in library.series else record.works[name])
            last = ""
    return Html("; ").join(dict.fromkeys(found)) + (f" and {in_words(len(names) - 4)} more" if len(names) > 4 else "")


def _table(results: list[Result], library: Library, caption: str) -> Table:
    rows = [_row(result, library) for result in results]
    facets = [{"outcome": [unsigned(r.check.outcome)], "how": [r.check.how]} for r in results]
    heads = ["What is asked", "Outcome", "What was found", "Basis", "What is tested"]
    return Table(caption, heads, rows, ids=[r.check.id for r in results], kind="cards", facets=facets)


def _row(result: Result, library: Library) -> tuple[Cell, ...]:
    check = result.check
    paragraph = Html("<p>{}</p>")
    finding = paragraph.format(check.finding)
    if check.formula:
        finding += Html("<p><code>{}</code> = {}</p>").format(
            check.formula, result.result.replace("-", "\N{MINUS SIGN}")
        )
    basis = NOTHING
    if check.basis:
        words = _places(check.basis, library.record)
        outside = Html('<a href="{}">{}</a>').format(check.address, words)
        basis = paragraph.format(outside if _outside(check.address) else words)
    if check.against:
        basis += Html("<p>Held against {}.</p>").format(_names(check.against, library))
    return (
        check.question,
        Html('<span class="cc-{}">{}</span>').format(check.outcome, WORDS[check.outcome]),
        finding,
        basis,
        _names(check.tests, library),
    )


def _places(words: str, record: Record) -> str:
    """Words of the data with the places that they name as a reader knows them: 'Red, ¶4' for `red:p4`."""
    named = "|".join(map(re.escape, record.sources))

    def told(match: re.Match[str]) -> str:
        return f"{record.sources[match[1]].mark}, {SIGNS[match[2]]}{match[3]}"

    whole = re.sub(rf"\b({named}):([pL])(\d+)", told, words)
    return re.sub(r"(?<=[-, ])([pL])(\d+)\b", lambda m: f"{SIGNS[m[1]] if m[1] == 'p' else ''}{m[2]}", whole)


def _outside(address: str) -> bool:
    return address.startswith(("https://", "http://"))


@dataclass(frozen=True)
class Trial:
    """A case judged without the doubted facts of one check that it reads."""

    check: Check
    dossier: Dossier
    before: Verdict
    after: Verdict

    def changed(self) -> list[tuple[PartVerdict, PartVerdict]]:
        """The parts that come to another verdict, before and after."""
        both = zip(self.before.parts, self.after.parts, strict=True)
        return [(a, b) for a, b in both if set(a.computed) != set(b.computed)]


def _trials(library: Library, results: tuple[Result, ...]) -> Iterator[Trial]:
    """For each doubted fact that a case reads, the case with the fact and without it."""
    for result in results:
        if not result.check.doubts:
            continue
        for name in library.originals:
            dossier = library.dossier(name)
            gone = [e for e in result.check.tests if e in dossier.case.evidence_ids]
            if gone:
                yield Trial(result.check, dossier, dossier.verdict(), dossier.verdict(without=gone))


def _follows_words(trials: list[Trial]) -> str:
    if not trials:
        return "No fact that is contradicted, or at odds with its own text, is read in a case."
    flips = [t for t in trials if t.changed()]
    cases = sorted({t.dossier.case.name for t in flips})
    count = len({t.check.id for t in trials})
    put = f"{capital(worded(count, 'finding'))} {'puts' if count == 1 else 'put'} in doubt what a case reads"
    trial = f"{put}, and each such case is judged again without it"
    stay = "every verdict stays" if len(trials) > 1 else "the verdict stays"
    if not flips:
        return f"{trial}: {stay} as it was."
    return f"{trial}: in {in_words(len(flips))} of {in_words(len(trials))} trials a verdict changes ({join(cases)})."


def _follows(library: Library, trials: list[Trial]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for trial in trials:
        framework, case = trial.before.framework, trial.dossier.case
        changed = [
            f"{a.part.label}: {verdict_phrase(framework, a.computed)} → {verdict_phrase(framework, b.computed)}"
            for a, b in trial.changed()
        ]
        chapter = link(addresses.case(library, case.id), case.name)
        rows.append((trial.check.finding, chapter, "; ".join(changed) or "every verdict stands"))
    heads = ["Finding", "Case", "Without the fact"]
    return Table("Does the verdict stand without the doubted fact?", heads, rows, kind="cards")
