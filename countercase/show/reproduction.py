"""The page on which every part of every case stands with what it comes to and what its author states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..argue.arbiter import DECIDERS, UNSETTLED, Arbiter, arbiter, sentence
from ..argue.explanation import tally
from ..argue.library import Library
from ..argue.multiverse import explore
from ..argue.part_verdict import PartVerdict
from ..argue.rule import against
from ..argue.verdict import Verdict
from ..argue.wording import counted, in_words, lowered, verdict_words
from . import addresses
from .explanation import agreement
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
            "The {cases} have {parts}. For {stated} of them the authors state a verdict, and in {met} of these the "
            "facts lead to it{silent}. {apart}"
        ).format(
            cases=counted(len(verdicts), "case"),
            parts=counted(count.parts, "part"),
            stated=count.stated,
            met=count.met,
            silent=_silent(count.silent),
            apart=_apart(count.apart),
        ),
        _decided(list(decided.values())),
    ]
    having = {verdict.dossier.case.source for verdict in verdicts}
    for source, known in library.record.sources.items():
        if source not in having:
            continue
        of_source = [(v, p) for v, p in apart if v.dossier.case.source == source]
        heading = Markdown("## {}").format(known.short)
        entries = _entries(library, of_source) or [Markdown("Every part with a stated verdict reproduces.")]
        pieces.append(Markdown("\n\n").join([heading, *entries]))
    rows = [
        (
            link(addresses.case(library, v.dossier.case.id), v.dossier.case.title),
            p.part.label,
            verdict_words(v.framework, p.computed),
            verdict_words(v.framework, p.stated),
            {True: "✓ yes", False: "✗ no", None: "– nothing is concluded"}[p.reproduces],
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


def _silent(count: int) -> str:
    """Of how many parts the authors conclude nothing, as the end of a sentence."""
    what = f"; for {in_words(count)} the authors conclude nothing, so that nothing can reproduce or fail to"
    return what if count else ""


def _apart(count: int) -> str:
    """What the page names, by how many parts there are whose two verdicts differ."""
    if not count:
        return "Nothing is left over: each argument comes to what its author says."
    which = f"the {in_words(count)}" if count > 1 else "the one"
    return (
        f"This page names {which} in which computed and stated verdict differ, the step at which the two part, and the "
        "least that would bring them together. None of this says that an author is wrong: it says what the argument "
        "still needs."
    )


def _decided(found: list[Arbiter]) -> Markdown:
    """How many parts are decided by what, over all defensible ways of judging them."""
    counts = Counter(a.head for a in found)
    told = [f"in {in_words(counts[head])} {lowered(head)}" for head in (*DECIDERS.values(), UNSETTLED) if counts[head]]
    return Markdown(
        "What decides a part can be computed as well: every defensible way of weighing its facts is tried under every "
        "way of taking the rule that its author leaves open. "
        "Of the {} parts, {}. "
        "The last table of this page says so of each with its numbers, and the chapter of each case draws them."
    ).format(len(found), "; ".join(told))


def _entries(library: Library, parts: Iterable[tuple[Verdict, PartVerdict]]) -> list[Markdown]:
    """What is to be said of each part under its heading; parts of which the same is to be said stand together."""
    alike: dict[Markdown, list[Markdown]] = {}
    for verdict, part in parts:
        case = verdict.dossier.case
        chapter = chapter_link(addresses.case(library, case.id), case.title)
        alike.setdefault(agreement(verdict, part), []).append(Markdown("{}: {}").format(chapter, part.part.label))
    return [Markdown("### {}\n\n{}").format(Markdown("; ").join(heads), words) for words, heads in alike.items()]
