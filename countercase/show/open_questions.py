"""What a case leaves open, what would settle it, and what would change its author's mind."""

from __future__ import annotations

from ..argue.formula import evaluate
from ..argue.library import Library
from ..argue.verdict import Verdict
from ..argue.wording import capital, join, verb, worded
from ..data.case import Falsifier, Open
from .credit import credit
from .fold import folded_prose
from .inquiry import shown_inquiries
from .markup import Markdown, prose
from .narrative import cited, to_rows

MOST = 2
"""As many open questions are shown; the others are folded, in their order."""


def open_questions(library: Library, verdict: Verdict) -> Markdown:
    """What stays open as a list, and what would settle it; folded, the further questions and what would change a mind.

    In a case of one part the opening says what is to be looked for, and the answers are folded with the rest.
    """
    case = verdict.dossier.case
    entries = [_entry(library, verdict, item) for item in case.open]
    rest = entries[MOST:]
    pieces = [Markdown("\n").join(entries[:MOST])] if entries else []
    mind = f"what would change the {verb(credit(verdict.dossier).author, 'author’s mind', 'authors’ minds')}"
    if verdict.dossier.counter_case is not None:
        mind = "what would count against this counter-case"
    further = "what else is open" if len(verdict.parts) == 1 else worded(len(rest), "further question")
    folded: list[tuple[str, Markdown]] = []
    if settling := shown_inquiries(verdict):
        if len(verdict.parts) == 1:
            folded.append(("what would settle it", settling))
        else:
            pieces.append(settling)
    if rest:
        folded.append((further, Markdown("\n").join(rest)))
    if case.falsifiers:
        folded.append((mind, Markdown("\n").join(_condition(library, verdict, item) for item in case.falsifiers)))
    if folded:
        inside = [
            Markdown("*{}:*\n\n{}").format(capital(what), held) if number or what == mind else held
            for number, (what, held) in enumerate(folded)
        ]
        pieces.append(folded_prose(capital(join([what for what, _ in folded])), Markdown("\n\n").join(inside)))
    return Markdown("\n\n").join(pieces) or Markdown("Nothing is noted.")


def _entry(library: Library, verdict: Verdict, item: Open | Falsifier) -> Markdown:
    line = Markdown("- ") + prose(item.text)
    if item.locator is None:
        return line
    return line + Markdown(" ({})").format(to_rows(library, verdict, item.locator, cited(verdict, item.locator)))


def _condition(library: Library, verdict: Verdict, item: Falsifier) -> Markdown:
    line = _entry(library, verdict, item)
    if item.derived:
        own = verdict.dossier.counter_case is None
        line += Markdown(" *Derived from the criteria{}.*").format("; the source does not say so" if own else "")
    return line + Markdown(" **{}**").format(MET[met(library, item)])


MET = {
    True: "It is met on the record.",
    False: "It is not met on the record.",
    None: "It cannot be tested with what is on record.",
}


def met(library: Library, item: Falsifier) -> bool | None:
    """Whether a condition is met on the record as it stands; None where that cannot be tested."""
    return bool(evaluate(item.met_if, library)) if item.met_if else None
