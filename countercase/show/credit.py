"""Whose a case is: who argues it, whom a counter-case answers, and what it brings of its own.

A case rebuilds the argument of its source. A counter-case is its author's: what is its own is called so, and what is
the argument of the case that it answers is quoted as that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..argue.library import Library
from ..argue.verdict import Dossier
from ..argue.wording import join, possessive, verb, worded
from ..data import dates
from ..data.own_record import OwnWork
from ..data.record import Evidence
from . import addresses
from .markup import Html, link

UNNAMED = "an unnamed critic"


@dataclass(frozen=True)
class Credit:
    """Who argues a case."""

    author: str
    """A counter-case's author, who may be unnamed; of a case, the authors of its source in short."""
    answered: str
    """The authors whom a counter-case answers, in short; of a case nothing."""
    source: str
    """The authors of the source, in full."""
    keeper: str
    """Who put a case into this form, where that is said."""
    date: str
    """The day on which it was put forward, in words, where that is said."""

    @property
    def state(self) -> str:
        """Who states the verdicts that stand in the case, with their verb: 'Smith states'."""
        return self.says("state")

    def says(self, plural: str) -> str:
        """The same with another verb."""
        who = self.answered or self.author
        return f"{who} {verb(who, f'{plural}s', plural)}"


def credit(dossier: Dossier) -> Credit:
    """Whose the case is."""
    source, case = dossier.record.sources[dossier.case.source], dossier.case
    day = dates.words(case.date) if case.date else ""
    if dossier.counter_case is None:
        return Credit(source.short, "", source.authors, case.author, day)
    return Credit(case.author or UNNAMED, source.short, source.authors, "", day)


def kicker(library: Library, dossier: Dossier) -> str:
    """The line above the question of a chapter: whose case it is, and to what it is a counter-case."""
    whose, case = credit(dossier), dossier.case
    day = f", {whose.date}" if whose.date else ""
    if dossier.counter_case is None:
        kept = f", as put into data by {whose.keeper}" if whose.keeper else ""
        return f"{dossier.record.sources[case.source].possessive} case{kept}{day if kept else ''}"
    parent = library.dossier(dossier.counter_case.parent)
    return f"A counter-case by {whose.author}{day}, to {owner(parent)} “{parent.case.name}”"


def owner(dossier: Dossier) -> str:
    """Whose case one is, before its name: 'Smith’s', or of a counter-case 'A. Critic’s'."""
    if dossier.counter_case is not None and dossier.case.author:
        return possessive(dossier.case.author)
    if dossier.counter_case is not None:
        return possessive(UNNAMED)
    return dossier.record.sources[dossier.case.source].possessive


def own_facts(library: Library, dossier: Dossier) -> list[Evidence]:
    """The facts that a counter-case brings itself, and not with what it extends."""
    if dossier.counter_case is None:
        return []
    inherited = addresses.own_facts(library, dossier.counter_case.parent)
    return [fact for name, fact in dossier.counter_case.evidence.items() if name not in inherited]


def loose_ends(library: Library, dossier: Dossier) -> list[str]:
    """What a counter-case brings and does not use, and what it leaves unsaid, a sentence each."""
    if (counter_case := dossier.counter_case) is None:
        return []
    own, read = own_facts(library, dossier), set(dossier.case.evidence_ids)
    unread = [fact.id for fact in own if fact.id not in read]
    idle = sorted(set(counter_case.works) - {fact.source for fact in counter_case.evidence.values()})
    found = []
    if unread:
        found.append(
            f"{join(unread)} {'is a fact' if len(unread) == 1 else 'are facts'} of its own that no change reads."
        )
    if idle:
        found.append(f"No fact comes from {join(idle)}, named under `sources`.")
    if counted := [fact for fact in own if fact.locator.unit == "p"]:
        place = counted[0].locator
        right = f"{place.source}:page{place.first}"
        found.append(f"{place} is {place.words}. If a page is meant, write {right}.")
    if not dossier.case.author:
        found.append("It names no author: say under `author` who argues it.")
    return found


def reported(dossier: Dossier, facts: Iterable[Evidence]) -> str:
    """Who reports the facts that are read, in a sentence, with a critic's own named as theirs."""
    read = list(facts)
    record, own = dossier.record, dossier.counter_case.sources if dossier.counter_case else {}
    shared = dict.fromkeys(record.sources[f.source].authors for f in read if f.source not in own)
    count = sum(f.source in own for f in read)
    parts = [f"Facts and dates as in {' and in '.join(shared)}"] if shared else []
    if count:
        works = join(list(dict.fromkeys(record.sources[f.source].mark for f in read if f.source in own)))
        whose = f"{possessive(dossier.case.author or UNNAMED)} own, from {works}"
        fact = worded(count, "fact") if shared else f"all {worded(count, 'fact')}" if count > 1 else "the one fact"
        parts.append(f"{fact} {'is' if count == 1 else 'are'} {whose}")
    return "; ".join(parts)


def entry(work: OwnWork, mark: str) -> Html:
    """A work of a critic's own as an entry of a list of references."""
    if work.work:
        return link(addresses.work(work.work), mark)
    lead = Html("{} ({}). ").format(work.author, work.year) if work.author and work.year else Html("")
    if not lead and work.author:
        lead = Html("{}. ").format(work.author)
    title = Html("<cite>{}</cite>").format(work.title)
    if work.address:
        title = Html('<a href="{}">{}</a>').format(work.address, title)
    rest = [part for part in (work.published, "" if work.author else work.year) if part]
    return lead + title + Html(", {}").format(", ".join(rest)) + "." if rest else lead + title + "."
