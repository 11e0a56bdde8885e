"""The argument of a case as its chapter tells it, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..argue.library import Library
from ..argue.part_verdict import PartVerdict
from ..argue.verdict import Verdict
from ..argue.wording import capital, verb, verdicts_quoted
from ..data.counter_case import CounterCase
from ..data.locator import Locator
from ..data.record import Claim, Evidence
from . import addresses
from .credit import credit, owner
from .fold import folded_prose
from .markup import Html, Markdown, chapter_link, paragraphs, role

Within = Callable[[Iterable[Locator]], Sequence[Claim | Evidence]]
"""The rows of a table within some places."""
LISTED = Html('<span class="cc-locator cc-places"><a href="{}">{}</a></span>')


def narrative(library: Library, verdict: Verdict) -> Markdown:
    """Each part with its heading, its telling, and what its author concludes there.

    A case of one part has no heading for it. Of a counter-case, what it does not tell itself is folded: it is the
    telling of the case that it answers.
    """
    several = len(verdict.parts) > 1
    pieces = []
    for result in verdict.parts:
        part = result.part
        pieces += [Markdown("### {}").format(part.title)] if several else []
        pieces.append(_told(library, verdict, result))
        if words := _concluded(library, verdict, result, several):
            pieces.append(words)
    return Markdown("\n\n").join(pieces) + Markdown("\n")


def _told(library: Library, verdict: Verdict, result: PartVerdict) -> Markdown:
    part, counter_case = result.part, verdict.dossier.counter_case
    told = paragraphs(part.narrative)
    if counter_case is None or part.id in counter_case.narrated:
        return told
    teller, link = _teller(library, counter_case, part.id)
    return folded_prose(f"As {teller} {verb(teller, 'tells', 'tell')} it", Markdown("{}\n\n{}").format(told, link))


def _teller(library: Library, counter_case: CounterCase, part: str) -> tuple[str, Markdown]:
    """Whose telling of a part a counter-case takes over, and a link to it."""
    line = library.dossier(counter_case.parent)
    while line.counter_case and part not in line.counter_case.narrated:
        line = library.dossier(line.counter_case.parent)
    link = chapter_link(addresses.case(library, line.case.id), f"{owner(line)} case")
    return credit(line).author, Markdown("This is {} as it stands.").format(link)


def _concluded(library: Library, verdict: Verdict, result: PartVerdict, several: bool) -> Markdown | None:
    """When a part is, and what its author concludes there, in the author's words where they are on record."""
    part, whose = result.part, credit(verdict.dossier)
    years = f"{capital(part.span)}. " if part.years else ""
    if part.stated is None:
        return Markdown("*{}*").format(years.strip()) if years else None
    where = cited(verdict, part.stated.locator)
    # the sentence has named whose text it is; a place and what stands there share one bracket
    short = where if where == part.stated.locator.sign else part.stated.locator.abbreviated
    linked = to_rows(library, verdict, part.stated.locator, short)
    words = Markdown("{}").format(part.stated.words)
    basis = Markdown("{}: “{}”").format(linked, words) if part.stated.words else linked
    who = whose.answered or whose.author
    if not part.stated.verdict:
        nothing = Markdown("{} {} no verdict here ({}). {}")
        sentence = nothing.format(who, verb(who, "states", "state"), linked, part.stated.because)
    elif several or verdict.dossier.counter_case is not None:
        stated = verdicts_quoted(verdict.framework, part.verdicts)
        here = f"Here {who}" if several else who
        sentence = Markdown("{} {} the verdict {} ({}).").format(here, verb(who, "states", "state"), stated, basis)
    elif part.stated.words:
        source = verdict.dossier.record.sources[verdict.dossier.case.source]
        own = verb(source.short, source.possessive, "their")
        linked = to_rows(library, verdict, part.stated.locator, where)
        sentence = Markdown("In {} words ({}): “{}”.").format(own, linked, words)
    else:
        return Markdown("*{}*").format(years.strip()) if years else None
    return Markdown("*{}*").format(Markdown(" ").join([*([years.strip()] if years else []), sentence]))


def cited(verdict: Verdict, locator: Locator) -> str:
    """A place as the chapter of a case gives it: without the name of the source whose argument the case is."""
    if locator.source == verdict.dossier.case.source and verdict.dossier.counter_case is None:
        return locator.sign
    return verdict.dossier.record.cite(locator)


def to_rows(library: Library, verdict: Verdict, locator: Locator, words: str) -> Markdown:
    """The words for a place as the way to what the record has from there: its one row, or the list at those places."""
    record = library.record
    tables: tuple[tuple[str, str, Within], ...] = (
        ("claim", "claims", record.claims_within),
        ("evidence", "evidence", record.evidence_within),
    )
    for kind, page, within in tables:
        rows = within([locator])
        if len(rows) == 1:
            return role(kind, rows[0].id, words)
        if rows:
            places = dict.fromkeys(str(row.locator) for row in rows)
            return Markdown.escape(LISTED.format(addresses.rows_at(page, places), words))
    return Markdown.escape(words)
