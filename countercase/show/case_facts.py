"""The facts of a chapter, row by row, and the way to what else the record has from the same passages."""

from __future__ import annotations

from collections.abc import Sequence

from ..argue.library import Library
from ..argue.verdict import Verdict
from ..argue.wording import capital, form, in_words, possessive, worded
from ..data.record import Evidence
from . import addresses
from .addresses import Address
from .check_badges import checks_by_fact
from .credit import credit, entry, own_facts
from .evidence import case_table, own_table, unread_table
from .markup import NOTHING, Html
from .table import folded


class CaseFacts:
    """The facts of one case, as its chapter shows them."""

    def __init__(self, library: Library, verdict: Verdict) -> None:
        self.library, self.verdict = library, verdict

    def html(self) -> Html:
        """The facts that are read, and below them where else the record has something from the same passages."""
        dossier = self.verdict.dossier
        table = case_table(self.verdict, checks_by_fact(self.library))
        pieces = [table.html(), self._own_works()]
        own = [fact for fact in self._own_facts() if fact.id not in table.ids]
        if own:
            words = f"{capital(worded(len(own), 'further fact'))} of its own, not weighed"
            pieces.append(folded(words, own_table(own, dossier.record).html(), "cc-data"))
        unread = [fact for fact in dossier.unread if fact not in own]
        theirs = [fact for fact in unread if fact.id not in self.library.record.evidence]
        if theirs:
            words = f"{capital(worded(len(theirs), 'further fact'))} that others brought, not weighed"
            pieces.append(folded(words, unread_table(theirs, dossier.record, self._row_of).html(), "cc-data"))
        return NOTHING.join([*pieces, self._beside([fact for fact in unread if fact not in theirs])])

    def _beside(self, unread: Sequence[Evidence]) -> Html:
        """What else the record has from the passages of the case: a link to those rows of its lists, or nothing."""
        claims, are = self.verdict.dossier.claims, form(len(unread), "is", "are")
        listed = (
            (unread, "evidence", f"{worded(len(unread), 'further fact')} that {are} not weighed here"),
            (claims, "claims", worded(len(claims), "claim")),
        )
        links = [
            Html('<a href="{}">{}</a>').format(
                addresses.rows_at(page, dict.fromkeys(str(row.locator) for row in rows)), words
            )
            for rows, page, words in listed
            if rows
        ]
        return Html("<p>The same passages hold {}.</p>").format(Html(", and ").join(links)) if links else NOTHING

    def _own_facts(self) -> list[Evidence]:
        """The facts whose rows stand in this chapter: those that a counter-case brings itself."""
        return sorted(own_facts(self.library, self.verdict.dossier), key=lambda fact: fact.id)

    def _own_works(self) -> Html:
        """Whose the facts are that a counter-case brings, and from which works, or nothing."""
        dossier = self.verdict.dossier
        own = self._own_facts()
        if dossier.counter_case is None or not own:
            return NOTHING
        named = {
            fact.source: dossier.counter_case.works[fact.source]
            for fact in own
            if fact.source in dossier.counter_case.works
        }
        works = [Html("<li>{}</li>").format(entry(w, dossier.record.sources[key].mark)) for key, w in named.items()]
        said = Html("<p>{} of these facts {} {} own, and not on record. {}</p>").format(
            capital(in_words(len(own))),
            "is" if len(own) == 1 else "are",
            possessive(credit(dossier).author),
            f"{'It comes' if len(own) == 1 else 'They come'} from:" if works else "",
        )
        return said + Html("<ul>{}</ul>").format(NOTHING.join(works)) if works else said

    def _row_of(self, fact: str) -> Address:
        return addresses.fact(self.library, fact, self.verdict.dossier.case.id)
