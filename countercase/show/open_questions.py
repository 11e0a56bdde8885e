"""What a case leaves open, what would settle it, and what would change its author's mind."""

from __future__ import annotations

from ..argue.formula import evaluate
from ..argue.library import Library
from ..argue.verdict import Verdict
from ..argue.wording import capital, worded
from ..data.case import Falsifier, Open
from .fold import folded_prose
from .inquiry import shown_inquiries
from .markup import Markdown, prose
from .narrative import cited

MOST = 3
"""As many open questions are shown; the others are folded, in their order."""


def open_questions(library: Library, verdict: Verdict) -> Markdown:
    """What stays open as a list; what would settle it; and folded, what would change the author's mind."""
    case = verdict.dossier.case
    pieces = []
    if case.open:
        entries = [_entry(verdict, item) for item in case.open]
        pieces.append(Markdown("\n").join(entries[:MOST]))
        if rest := entries[MOST:]:
            words = f"{capital(worded(len(rest), 'further question'))} that the case leaves open"
            pieces.append(folded_prose(words, Markdown("\n").join(rest)))
    if settling := shown_inquiries(verdict):
        pieces.append(settling)
    if case.falsifiers:
        conditions = Markdown("\n").join(_condition(library, verdict, item) for item in case.falsifiers)
        count = worded(len(case.falsifiers), "condition")
        pieces.append(folded_prose(f"What would change the author’s mind: {count}", conditions))
    return Markdown("\n\n").join(pieces) or Markdown("Nothing is noted.")


def _entry(verdict: Verdict, item: Open | Falsifier) -> Markdown:
    line = Markdown("- ") + prose(item.text)
    return line + (Markdown(" ({})").format(cited(verdict, item.locator)) if item.locator else "")


def _condition(library: Library, verdict: Verdict, item: Falsifier) -> Markdown:
    line = _entry(verdict, item)
    if item.derived:
        line += Markdown(" *Derived from the criteria; the source does not say so.*")
    return line + Markdown(" **{}**").format(_met(library, item.met_if))


def _met(library: Library, formula: str) -> str:
    """Whether a condition is met on the record as it stands."""
    if not formula:
        return "It cannot be tested with what is on record."
    return "It is met on the record." if evaluate(formula, library) else "It is not met on the record."
