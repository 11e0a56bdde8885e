"""Whose facts by whose rule: what one subject comes to, from the cases and counter-cases that judge it."""

from __future__ import annotations

from ...argue.explanation import case_phrase
from ...argue.library import Library
from ...argue.subject import Crossed, Subject, by_rule, key_of, reported, subject_of
from ...argue.wording import capital, in_words, verb, worded
from .. import addresses
from ..figure import Figure
from ..scene import Scene
from ..sheet import Sheet, inside
from ..table import Cell, Linked, Table
from ..theme import NARROW, PAPER
from ..verdict_hues import hues_of
from .spec import Cross, origin, say

LABEL, GAP, EDGE = 132, 6, 10
"""In pixels: the width of a row's name, what lies between two cells, and between the edge of a cell and its words."""
NOBODY = "Not argued yet"


def crossed(exhibit: Cross, library: Library) -> Figure:
    """A row for each source of facts, a column for each rule, and in each cell what the facts come to by the rule."""
    subject = subject_of(library, key_of(library.cases[exhibit.case]))
    names: dict[str, object] = {
        "verdicts": in_words(len(subject.verdicts)),
        "rules": in_words(len(subject.rules)),
        "sources": in_words(len(subject.sources)),
        "by_rule": by_rule(library, subject),
    }
    return Figure(
        id=exhibit.id,
        title=say(exhibit.title, names),
        shows="Whose facts by whose rule",
        finding=say(exhibit.finding, names),
        alt="A table with a row for each source of facts and a column for each rule. " + _alt(library, subject),
        draw=lambda width: (_blocks if width <= NARROW else _grid)(library, subject, width),
        table=_table(library, subject),
        source=f"{exhibit.source} {exhibit.missing}".strip(),
        origin=origin(exhibit),
    )


def _heads(library: Library, subject: Subject) -> list[tuple[str, str]]:
    return [(source, f"Facts that {reported(library, source)}") for source in subject.sources]


def _alt(library: Library, subject: Subject) -> str:
    return " ".join(
        f"{head}, by “{library.frameworks[rule].title}”: {', '.join(_words(library, c)) if c else NOBODY.lower()}."
        for source, head in _heads(library, subject)
        for rule in subject.rules
        for c in subject.at(source, rule) or (None,)
    )


def _table(library: Library, subject: Subject) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for source, head in _heads(library, subject):
        for rule in subject.rules:
            title = library.frameworks[rule].title
            for c in subject.at(source, rule):
                case = c.verdict.dossier.case
                link = Linked(case.title, addresses.case(library, case.id))
                stated = capital(case_phrase(c.verdict, stated=True)) if c.own else "nobody has stated a verdict"
                rows.append((head, title, link, c.facts, capital(case_phrase(c.verdict)), stated))
            if not subject.at(source, rule):
                rows.append((head, title, _free(library), 0, "", ""))
    heads = ["Facts", "Rule", "Case", "Facts that are read", "Computed", "Stated"]
    return Table("Whose facts by whose rule", heads, rows, kind="cards")


def _free(library: Library) -> Cell:
    """What stands where nobody has argued yet."""
    if not addresses.has(library, addresses.GUIDE):
        return "not argued yet"
    return Linked("not argued yet: argue it", addresses.GUIDE)


def _words(library: Library, c: Crossed) -> tuple[str, str, str]:
    """The verdict, what it rests on, and whose it is."""
    computed = case_phrase(c.verdict)
    head = f"Open: {computed}" if c.left_open else capital(computed)
    read = f"from {worded(c.facts, 'fact')}"
    if c.others:
        read += f", {in_words(c.others)} of them of another source"
    return head, read, _whose(library, c)


def _whose(library: Library, c: Crossed) -> str:
    if not c.own:
        return "a counter-case"
    who = library.record.sources[c.verdict.dossier.case.source].short
    if c.verdict.reproduces is None:
        return f"{who} {verb(who, 'concludes', 'conclude')} nothing"
    state = verb(who, "states", "state")
    if c.verdict.as_stated == "left open":
        return f"◐ {who} {state} one of these"
    return f"{'✓' if c.verdict.reproduces else '✗ not'} what {who} {state}"


def _cell(page: Sheet, library: Library, cases: tuple[Crossed, ...], x: float, y: float, room: float) -> float:
    """The words of the cases of one cell, below each other, and how far down they reach."""
    for c in cases:
        head, *below = _words(library, c)
        y = page.say(x + EDGE, y + EDGE, head, room - 2 * EDGE, bold=True)
        for words in below:
            y = page.say(x + EDGE, y, words, room - 2 * EDGE)
    if not cases:
        y = page.say(x + EDGE, y + EDGE, NOBODY, room - 2 * EDGE, muted=True)
    return y + EDGE


def _ground(page: Sheet, cases: tuple[Crossed, ...], across: tuple[float, float], down: tuple[float, float]) -> None:
    """A cell in the colours of its first verdict, with a strong edge where it is an author's own."""
    own = hues_of(cases[0].verdict.framework, cases[0].verdict.computed) if cases else (PAPER,)
    open_ = not cases or cases[0].left_open
    page.box(across, down, own, "strong" if any(c.own for c in cases) else "open" if open_ else "plain")


def _grid(library: Library, subject: Subject, width: int) -> Scene:
    page, inner = Sheet(), inside(width)
    room = (inner - LABEL - GAP * len(subject.rules)) / len(subject.rules)
    lefts = [LABEL + GAP + i * (room + GAP) for i in range(len(subject.rules))]
    top = 6 + max(
        page.say(x + EDGE, 0, library.frameworks[rule].title, room - EDGE, bold=True)
        for x, rule in zip(lefts, subject.rules, strict=True)
    )
    for source, head in _heads(library, subject):
        row = list(zip(lefts, (subject.at(source, rule) for rule in subject.rules), strict=True))
        below = page.say(0, top + EDGE, head, LABEL, bold=True)
        below = max(below, *(_cell(page, library, cases, x, top, room) for x, cases in row))
        for x, cases in row:
            _ground(page, cases, (x, x + room), (top, below))
        top = below + GAP
    return page.chart(inner, top)


def _blocks(library: Library, subject: Subject, width: int) -> Scene:
    page, inner, top = Sheet(), inside(width), 0.0
    for source, head in _heads(library, subject):
        top = page.say(0, top, head, inner, bold=True) + 4
        for rule in subject.rules:
            cases = subject.at(source, rule)
            below = page.say(EDGE, top + EDGE - 2, f"By “{library.frameworks[rule].title}”", inner - 2 * EDGE)
            below = _cell(page, library, cases, 0, below - EDGE + 2, inner)
            _ground(page, cases, (0, inner), (top, below))
            top = below + GAP
        top += 12
    return page.chart(inner, top)
