"""The page on which every part of every case stands with what it comes to and what its author states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..argue.arbiter import DECIDERS, UNSETTLED, Arbiter, arbiter, sentence
from ..argue.explanation import Tally, tally
from ..argue.library import Library
from ..argue.multiverse import explore
from ..argue.part_verdict import PartVerdict
from ..argue.rule import against
from ..argue.verdict import Verdict
from ..argue.wording import in_words, lowered, verdict_words, worded
from . import addresses
from .explanation import agreement, reproduced
from .markup import Markdown, chapter_link, link
from .piece import Piece
from .table import Table


def reproduction_page(library: Library) -> list[Piece]:
    """Every part of a case whose computed verdict differs from the stated one, and what would bring them together."""
    verdicts = [library.dossier(n).verdict() for n in library.originals]
    parts_of = [(v, p) for v in verdicts for p in v.parts]
    apart = against(verdicts)
    silent = [(v, p) for v, p in parts_of if p.reproduces is None]
    count = tally(p for _, p in parts_of)
    decided = {(v.dossier.case.id, p.part.id): arbiter(explore(v, p)) for v, p in parts_of}
    pieces: list[Piece] = [
        Markdown(
            "# Where the arguments do not reproduce\n\n"
            "A claim is a test: read as their authors read them, do the facts lead by the authors’ own rule to the "
            "authors’ own verdict? "
            "{} {}"
        ).format(_counted(len(verdicts), count), _apart(count)),
        _decided(list(decided.values())),
    ]
    having = {verdict.dossier.case.source for verdict in verdicts}
    for source, known in library.record.sources.items():
        if source not in having:
            continue
        of_source = [(v, p) for v, p in apart if v.dossier.case.source == source]
        heading = Markdown("## {}").format(known.short)
        stated = any(p.reproduces is not None for v, p in parts_of if v.dossier.case.source == source)
        none = "Every part with a stated verdict reproduces." if stated else "No verdict is stated for any part."
        entries = _entries(library, of_source) or [Markdown("{}").format(none)]
        pieces.append(Markdown("\n\n").join([heading, *entries]))
    rows = [
        (
            link(addresses.case(library, v.dossier.case.id), v.dossier.case.title),
            p.part.label,
            verdict_words(v.framework, p.computed),
            verdict_words(v.framework, p.stated),
            reproduced(p, "– nothing is concluded")[1],
        )
        for v, p in parts_of
    ]
    if silent:
        heading = Markdown("## Where the authors conclude nothing")
        pieces.append(Markdown("\n\n").join([heading, *_entries(library, silent)]))
    heads = ["Case", "Part", "Computed", "Stated", "Reproduces"]
    pieces.append(Markdown("## Every part of every case"))
    pieces.append(Table("All parts, computed and stated", heads, rows, kind="cards"))
    told = [
        (
            link(addresses.case(library, v.dossier.case.id, addresses.MULTIVERSE), v.dossier.case.title),
            p.part.label,
            sentence(v, decided[v.dossier.case.id, p.part.id]),
        )
        for v, p in parts_of
    ]
    pieces.append(Markdown("## What decides each part"))
    pieces.append(Table("What decides, the rule or the facts", ["Case", "Part", "What decides"], told, kind="cards"))
    return pieces


def _counted(cases: int, count: Tally) -> str:
    """How many cases and parts there are, for how many of these a verdict is stated, and how many reproduce."""
    have = f"The one case has {worded(count.parts, 'part')}."
    if cases > 1:
        have = f"The {worded(cases, 'case')} have {worded(count.parts, 'part')}."
    nothing = "so that nothing can reproduce or fail to"
    if not count.stated:
        return f"{have} {'For it' if count.parts == 1 else 'For all of them'} nothing is concluded, {nothing}."
    many = cases > 1 or count.parts > 1
    states = "the authors state" if cases > 1 else "its author states" if many else "the author states"
    which = "For each of them" if not count.silent else f"For {in_words(count.stated)} of them"
    lead = f"{'For it' if count.parts == 1 else which} {states} a verdict"
    if count.stated == 1:
        led = "the facts lead to it" if count.met else "the facts do not lead to it"
    else:
        met = "each" if count.met == count.stated else f"{in_words(count.met) if count.met else 'none'} of these"
        led = f"in {met} the facts lead to it"
    who = "the authors conclude" if cases > 1 else "nothing is concluded"
    concluded = f"{who} nothing" if cases > 1 else who
    silent = f"; for {in_words(count.silent)} {concluded}, {nothing}" if count.silent else ""
    return f"{have} {lead}, and {led}{silent}."


def _apart(found: Tally) -> str:
    """What the page names, by how many parts there are whose two verdicts differ."""
    if not found.stated:
        return ""
    if not found.apart:
        return "Nothing is left over: each argument comes to what its author says."
    which = f"the {in_words(found.apart)}" if found.apart > 1 else "the one"
    return (
        f"This page names {which} in which computed and stated verdict differ, the step at which the two part, and the "
        "least that would bring them together. None of this says that an author is wrong: it says what the argument "
        "still needs."
    )


def _decided(found: list[Arbiter]) -> Markdown:
    """How many parts are decided by what, over all defensible ways of judging them."""
    counts = Counter(a.head for a in found)
    if len(found) == 1:
        return _tried(f"Here {lowered(found[0].head)}")
    if len(counts) == 1:
        return _tried(f"In each of the {worded(len(found), 'part')} {lowered(found[0].head)}")
    told = [f"in {in_words(counts[head])} {lowered(head)}" for head in (*DECIDERS.values(), UNSETTLED) if counts[head]]
    return _tried(f"Of the {worded(len(found), 'part')}, {'; '.join(told)}")


def _tried(told: str) -> Markdown:
    """What is tried, and what came out of it, `told` in a sentence without its full stop."""
    return Markdown(
        "What decides a part can be computed as well: every defensible way of weighing its facts is tried under every "
        "way of taking the rule that its author leaves open. "
        "{}. "
        "The last table of this page says so of each with its numbers, and the chapter of each case draws them."
    ).format(told)


def _entries(library: Library, parts: Iterable[tuple[Verdict, PartVerdict]]) -> list[Markdown]:
    """What is to be said of each part under its heading; parts of which the same is to be said stand together."""
    alike: dict[Markdown, list[Markdown]] = {}
    for verdict, part in parts:
        case = verdict.dossier.case
        chapter = chapter_link(addresses.case(library, case.id), case.title)
        alike.setdefault(agreement(verdict, part), []).append(Markdown("{}: {}").format(chapter, part.part.label))
    return [Markdown("### {}\n\n{}").format(Markdown("; ").join(heads), words) for words, heads in alike.items()]
