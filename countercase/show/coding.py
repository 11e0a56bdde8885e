"""The page on which two codings of a sample of the readings are held against each other."""

from __future__ import annotations

from collections.abc import Iterable

from ..argue.agreement import load_agreement
from ..argue.library import Library
from ..argue.rounding import number, of_a_hundred, places
from ..argue.wording import in_words, spoken
from . import addresses
from .markup import Markdown, link
from .piece import Piece
from .table import Table

MADE = "A second coder was given the coding scheme and"
"""How the second coding was made, where the essay does not say more."""


NO_ALPHA = "not defined"
"""Said of alpha where only one value was ever given."""
MARKS = (0, 2 / 3, 0.8, 1)
"""The values of alpha by which one judges it."""


def agreement_page(library: Library) -> list[Piece]:
    """Two codings of a sample of the readings, held against each other."""
    coding = load_agreement(library)
    apart = [p for p in coding.pairs if not p.same_level or not p.same_strength]
    rows = [
        (
            link(addresses.fact(library, p.evidence), library.record.evidence[p.evidence].event),
            f"{library.cases[p.case].name}, {p.part}",
            library.frameworks[library.cases[p.case].framework].criteria[p.criterion].title,
            _coded(p.first, p.first_strength),
            _coded(p.second, p.second_strength),
            p.remark,
        )
        for p in apart
    ]
    read = [p for p in coding.pairs if p.first_strength is not None]
    unread = [p for p in coding.pairs if p.first_strength is None]
    levels = sum(not p.same_level for p in coding.pairs)
    alphas = _alphas((coding.level_alpha, coding.strength_alpha))
    strength_share = of_a_hundred(coding.strength_share / 100)
    summary = [
        ("Level (nominal)", f"{of_a_hundred(coding.level_share / 100)} per cent", alphas[0]),
        ("Strength (ordinal)", f"{strength_share} per cent", alphas[1]),
    ]
    return [
        Markdown(
            "# Would somebody else read it so?\n\n"
            "A reading is a judgement, and a judgement can be checked by a second reading. "
            "{made} {units} units, each a fact beside a criterion of a case; it saw neither the "
            "first coding nor how the record says that a source knows its facts. "
            "In {read} of the units, drawn at random, the case reads the fact for that criterion, and in {unread}, "
            "drawn likewise, it does not; where a case has been read again since, its newer reading counts. "
            "Of the first the second coding gives {same} the same level and leaves {left} unread; of the others it "
            "leaves {none} unread as well. "
            "Over all units Krippendorff’s alpha is {alphas[0]} for the level; for the strength of what both "
            "read, where they agree in {strength_share} per cent, it is {alphas[1]}."
        ).format(
            alphas=alphas,
            strength_share=strength_share,
            made=library.essay.second_coding or MADE,
            units=len(coding.pairs),
            read=len(read),
            unread=len(unread),
            same=sum(p.same_level for p in read),
            left=in_words(sum(p.second_strength is None for p in read)),
            none="all" if all(p.same_level for p in unread) else str(sum(p.same_level for p in unread)),
        ),
        Table("Agreement of two codings", ["What", "Same", "Krippendorff’s alpha"], summary),
        Markdown(
            "Alpha is 1 where coders always agree and 0 where they agree as often as chance would have it; by custom, "
            "0.8 and more is called reliable and less than two thirds is not. "
            "This is the agreement of a written scheme with itself, and not that of two scholars. "
            "Both codings worded the facts as the record does, which can hint at how they were read; many units that "
            "are not read belong to another part of the argument and are easily left; and readers from another school "
            "might follow another scheme.\n\n"
            "## Where the two differ\n\nThey give another level {} times, and another strength, with or without "
            "that, {} times."
        ).format(levels, sum(not p.same_strength for p in coding.pairs)),
        Table(
            "Units on which the two codings differ",
            ["Fact", "Case and part", "Criterion", "First coding", "Second coding", "Remark in the second coding"],
            rows,
            kind="cards",
        ),
    ]


def _coded(level: str, strength: int | None) -> str:
    return f"{spoken(level)}, {strength}" if strength else "not read"


def _alphas(values: Iterable[float]) -> list[str]:
    """Several values of alpha as they stand beside each other: none is a mark that is only near it."""
    found = list(values)
    decimals = places([*MARKS, *(value for value in found if value == value)])
    return [number(value, decimals) if value == value else NO_ALPHA for value in found]
