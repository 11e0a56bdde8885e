"""The shelf: every counter-case, newest first, with its author, what it answers, what it changes and what flips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..argue.library import Library
from ..argue.wording import capital, in_words
from ..data import dates
from ..data.loader import Answer
from . import addresses
from .changes import flipped, in_brief
from .credit import UNNAMED, credit, owner
from .markup import Html, Markdown, chapter_link, link, prose

if TYPE_CHECKING:  # what draws takes long to load, and a chapter of the prose asks this module for its list
    from .piece import Piece


PAGE = "shelf"


def shelf_page(library: Library) -> list[Piece]:
    """The page that lists the counter-cases."""
    found = newest(library)
    count = len(found)
    told = {
        0: "Nobody has put a counter-case on the shelf yet.",
        1: "One counter-case stands here.",
    }.get(count, f"{capital(in_words(count))} counter-cases stand here, the newest first.")
    head = Markdown(
        "# The shelf\n\n"
        "Whoever reads the facts of a case otherwise can say so as a counter-case: the case that it answers, what it "
        "changes there, each change with its reason, and the verdict that follows. "
        "It is its author’s, and stands beside the case that it answers. {} {}"
    ).format(
        told,
        Markdown("To write one, {}change a case {}.").format(
            Html("begin with {}, or ").format(link(addresses.GUIDE, "the guide"))
            if addresses.has(library, addresses.GUIDE)
            else "",
            chapter_link(addresses.record_page("argue"), "on the page to argue back"),
        ),
    )
    return [head, *(_entry(library, name) for name in found)]


def newest(library: Library) -> list[str]:
    """The counter-cases by their day, the newest first; those without one come last. Of one day, by title."""
    return [answer.id for answer in library.answers()]


def _entry(library: Library, name: str) -> Markdown:
    dossier = library.dossier(name)
    counter_case = library.counter_cases[name]
    whose, parent = credit(dossier), library.dossier(counter_case.parent)
    return Markdown("## {}\n\n{}\n\n{}\n\nIt {}. **{}**\n").format(
        chapter_link(addresses.case(library, name), dossier.case.title),
        Html('<p class="cc-kicker">{}{}. Answers {} {}</p>').format(
            capital(f"by {whose.author}"),
            f", {whose.date}" if whose.date else "",
            owner(parent),
            link(addresses.case(library, counter_case.parent), f"“{parent.case.title}”"),
        ),
        prose(dossier.case.summary, name, addresses.own_facts(library, name)),
        in_brief(dossier, parent),
        flipped(library, dossier),
    )


def answers(library: Library, case: str) -> Markdown:
    """The section of a chapter that leads to the counter-cases which answer its case, or nothing."""
    found = library.answers(case)
    if not found:
        return Markdown("")
    items = [Markdown("- {}").format(_line(library, answer)) for answer in found]
    return Markdown("## Who argues back\n\n{}").format(Markdown("\n").join(items))


def _line(library: Library, answer: Answer) -> Markdown:
    by, day = credited(answer)
    return Markdown("{}, {} {}").format(chapter_link(addresses.case(library, answer.id), answer.title), by, day)


def credited(answer: Answer) -> tuple[str, str]:
    """By whom a counter-case is, and since when, as it follows its title."""
    return f"by {answer.author or UNNAMED}", f"({dates.words(answer.date)})" if answer.date else ""


def answering(library: Library, source: str) -> tuple[Answer, ...]:
    """The counter-cases that answer a case of one source, directly or by another counter-case; the newest first."""
    return tuple(answer for answer in library.answers() if library.cases[answer.parent].source == source)
