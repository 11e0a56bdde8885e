"""What a case leaves open, what would settle it, and what would change its author's mind."""

from __future__ import annotations

from ..argue.formula import evaluate
from ..argue.library import Library
from ..argue.verdict import Verdict
from ..argue.wording import capital, join, worded
from ..data.case import Falsifier, Open
from .fold import folded_prose
from .inquiry import shown_inquiries
from .markup import Markdown, prose
from .narrative import cited

MOST = 2
"""As many open questions are shown; the others are folded, in their order."""


def open_questions(library: Library, verdict: Verdict) -> Markdown:
    """What stays open as a list, and what would settle it; folded, the further questions and what would change a mind.

    In a case of one part the opening says what is to be looked for, and the answers are folded as well.
    """
    case = verdict.dossier.case
    entries = [_entry(verdict, item) for item in case.open]
    rest = entries[MOST:]
    pieces = [Markdown("\n").join(entries[:MOST])] if entries else []
    if settling := shown_inquiries(verdict):
        pieces.append(folded_prose("What would settle it", settling) if len(verdict.parts) == 1 else settling)
    said = []
    if rest:
        said.append(f"{worded(len(rest), 'further question')} that the case leaves open")
    if case.falsifiers:
        said.append("what would change the author’s mind")
    if said:
        conditions = [_condition(library, verdict, item) for item in case.falsifiers]
        held = [Markdown("\n").join(part) for part in (rest, conditions) if part]
        pieces.append(
            folded_prose(capital(join(said)), Markdown("\n\n*What would change the author’s mind:*\n\n").join(held))
        )
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
