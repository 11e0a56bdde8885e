"""The page on which two codings of a sample of the readings are held against each other."""

from __future__ import annotations

from ..argue.agreement import load_agreement
from ..argue.explanation import spoken
from ..argue.library import Library
from . import addresses
from .markup import Markdown, link
from .part import Part
from .table import Table


def agreement_page(library: Library) -> list[Part]:
    """Two codings of a sample of the readings, held against each other."""
    coding = load_agreement(library)
    apart = [p for p in coding.pairs if not p.same_level or not p.same_strength]
    rows = [
        (
            link(addresses.fact(library, p.evidence), library.record.evidence[p.evidence].event),
            f"{library.cases[p.case].name}, {p.phase}",
            library.frameworks[library.cases[p.case].framework].criteria[p.criterion].title,
            _coded(p.first, p.first_strength),
            _coded(p.second, p.second_strength),
            p.remark,
        )
        for p in apart
    ]
    levels = sum(not p.same_level for p in coding.pairs)
    summary = [
        ("Level (nominal)", f"{coding.level_share:.0f} per cent", f"{coding.level_alpha:.2f}"),
        ("Strength (ordinal)", f"{coding.strength_share:.0f} per cent", f"{coding.strength_alpha:.2f}"),
    ]
    return [
        Markdown(
            "# Would somebody else read it so?\n\n"
            "A reading is a judgement, and a judgement can be checked by asking a second reader. "
            "A random fifth of the {c.readings} readings was coded again from the scheme and the texts alone, by a "
            "coder who had not seen the first coding. "
            "On {units} units the two agree on the level in {c.level_share:.0f} per cent, "
            "with a Krippendorff’s alpha of {c.level_alpha:.2f}, and on the strength in "
            "{c.strength_share:.0f} per cent, with an alpha of {c.strength_alpha:.2f}."
        ).format(c=coding, units=len(coding.pairs)),
        Table("Agreement of two codings", ["What", "Same", "Krippendorff’s alpha"], summary),
        Markdown(
            "Alpha is 1 where coders always agree and 0 where they agree as often as chance would have it; by custom, "
            "0.8 and more is called reliable and less than two thirds is not. "
            "The second coder was given the fact as the record words it, how its source knows, and the criterion. "
            "So the choice of facts is not tested; the strength follows from the scheme almost by itself; and a coder "
            "who is shown a fact beside a criterion will seldom answer that it does not bear on it. "
            "Both coders followed the same written scheme; readers from another school might follow another.\n\n"
            "## Where the two differ\n\nThey give another level {} times, and another strength, with or without "
            "that, {} times."
        ).format(levels, sum(not p.same_strength for p in coding.pairs)),
        Table(
            "Units on which the two codings differ",
            ["Fact", "Case and part", "Criterion", "First coding", "Second coding", "Second coder’s remark"],
            rows,
            kind="cards",
        ),
    ]


def _coded(level: str, strength: int | None) -> str:
    return f"{spoken(level)}, {strength}" if strength else "not read"
