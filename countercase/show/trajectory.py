"""Where a case stands, part by part: on the typology of its framework, or in the tests that it derives."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..argue.explanation import tally
from ..argue.part_verdict import as_stated
from ..argue.verdict import Verdict
from ..argue.wording import capital, join, lowered, of_several, spoken, verb, verdict_phrase, verdict_words, worded
from ..data.typology import Typology
from .figure import Figure
from .outcome_grid import SIGNS, cells, draw, heads
from .provenance import of_case
from .scene import Scene
from .sheet import Sheet
from .table import Table
from .theme import ACCENT, LEVELS, NARROW, PAPER
from .typology_plot import Plane, side_of

RING = 17
"""The radius of the ring of a stated verdict, in pixels."""
TOOLTIPS = {"part": "Part", "kind": "It is", "verdict": "Verdict"}
Point = tuple[float, float]


class Mark(NamedTuple):
    """Where a part stands on the plane: its place, whether that is computed or stated, its numeral and its number,
    whether it is computed there, its years, and what it tells."""

    x: float
    y: float
    kind: str
    numeral: str
    order: int
    met: bool
    years: str
    about: Mapping[str, str]


def path(verdict: Verdict) -> Figure:
    """The case's path over the cells of the typology where the framework draws one, and else over its tests."""
    drawn = verdict.framework.typology
    return _typology(verdict, drawn) if drawn else _tests(verdict)


def is_drawn(verdict: Verdict) -> bool:
    """Whether there is something to draw: a typology, or tests that the rule derives on the way to a verdict."""
    return verdict.framework.typology is not None or bool(verdict.framework.derived)


def _part_names(verdict: Verdict) -> list[str]:
    return [p.part.label for p in verdict.parts]


def _verdict_table(verdict: Verdict) -> Table:
    framework = verdict.framework
    rows = [
        (p.part.title, verdict_words(framework, p.computed), verdict_words(framework, p.stated), p.as_stated)
        for p in verdict.parts
    ]
    return Table("Computed and stated verdicts", ["Part", "Computed", "Stated", "Reproduces"], rows)


def _finding(verdict: Verdict) -> str:
    framework = verdict.framework
    found: dict[tuple[str, ...], list[str]] = {}  # parts that come to the same stand together
    for p in verdict.parts:
        found.setdefault(p.computed, []).append(lowered(p.part.label))
    settled, left_open = [], []
    for verdicts, names in found.items():
        where = "" if len(verdict.parts) == 1 else " throughout" if len(found) == 1 else f" ({join(names)})"
        if len(verdicts) > 1:
            titles = join([lowered(framework.verdicts[v].title) for v in verdicts])
            left_open.append(f"between {titles}{where}")
        else:
            settled.append(f"{verdict_phrase(framework, verdicts)}{where}")
    said = [f"lead to {join(settled)}"] if settled else []
    said += [f"leave it open {join(left_open)}"] if left_open else []
    return f"The readings {', and '.join(said)}. {_agreement(verdict)}"


def _agreement(verdict: Verdict) -> str:
    """How far what is computed is what the source states, in a sentence.

    Whoever states one of several verdicts that the readings leave open states no other one.
    """
    source = verdict.dossier.record.sources[verdict.dossier.case.source].short
    who = source if verdict.dossier.counter_case is None else "the case that it answers"
    state = verb(who, "states", "state")
    count = tally(verdict.parts)
    if not count.stated:
        if not any(p.part.stated for p in verdict.parts):
            return "Nobody has stated a verdict by this framework."
        return f"{capital(who)} {state} no verdict here."
    left_open = as_stated(verdict.parts) == "left open"
    if count.met == count.stated:
        agreement = f"That is what {who} {state}"
    elif not count.met and left_open:
        agreement = f"{capital(who)} {state} one of these{'' if count.stated == 1 else ' in each part'}"
    elif not count.met:
        agreement = f"{capital(who)} {state} {'another verdict' if count.stated == 1 else 'other verdicts'}"
    else:
        agreement = f"That is what {who} {state} in {of_several(count.met, count.stated, 'part')}"
        if left_open:
            agreement += f", and in the other{'s' if count.apart > 1 else ''} one of the verdicts left open"
    silent = f", and no verdict is stated for {worded(count.silent, 'further part')}" if count.silent else ""
    return f"{agreement}{silent}."


def _typology(verdict: Verdict, drawn: Typology) -> Figure:
    where = "; ".join(
        f"{name}, computed {verdict_phrase(verdict.framework, p.computed)}, "
        f"stated {verdict_phrase(verdict.framework, p.stated)}"
        for name, p in zip(_part_names(verdict), verdict.parts, strict=True)
    )
    return Figure(
        id="path",
        title=drawn.title,
        finding=_finding(verdict),
        alt=f"A field of two by two cells, with a row below it for verdicts that have no cell. {where}.",
        draw=lambda width: _draw_typology(verdict, drawn, width),
        table=_verdict_table(verdict),
        source=" ".join(
            (
                "Filled discs: computed. Rings: stated by the authors. Arrows lead from part to part.",
                *drawn.note.split(),
            )
        ),
        origin=of_case(verdict),
    )


def _draw_typology(verdict: Verdict, drawn: Typology, width: int) -> Scene:
    narrow = width <= NARROW
    framework = verdict.framework
    tall = 132 if narrow else 140
    edges = tuple(tall * i for i in range(len(drawn.y.values) + 1))
    plane = Plane(drawn, side_of(drawn, width), edges, edges[-1] + 66)
    page = Sheet(TOOLTIPS)
    plane.cells(page, framework.verdicts.values())
    for outcome in framework.verdicts.values():
        if outcome.cell:
            x, y = plane.corner(outcome.cell)
            for i, word in enumerate(outcome.title.split(" ") if narrow else [outcome.title]):
                plane.name(page, x + 10, y + 16 + 16 * i, word)
    outside = [n for n, o in framework.verdicts.items() if not o.cell and not o.mixture]
    for i, name in enumerate(outside):
        plane.name(page, i * plane.width / len(outside) + 10, edges[-1] + 20, framework.verdicts[name].title)
    marks = _marks(verdict, plane, outside)
    computed = [mark for mark in marks if mark.kind == "computed"]
    stated = [mark for mark in marks if mark.kind == "stated"]
    for start, end, angle in _ways(computed):
        page.line(start, end, ACCENT, 1.5)
        page.sign(*end, "triangle-up", ACCENT, angle=angle)
    for mark in stated:
        page.sign(mark.x, mark.y, "circle", ACCENT, mark.about, size=900, hollow=True)
        if not mark.met:
            page.word(mark.x, mark.y, mark.numeral, "center", bold=True, colour=ACCENT, about=mark.about)
    for mark in computed:
        page.sign(mark.x, mark.y, "circle", LEVELS[2], mark.about, size=520)
        page.word(mark.x, mark.y, mark.numeral, "center", bold=True, colour=PAPER, about=mark.about)
        if mark.years:
            plane.name(page, mark.x, mark.y + RING + 10, mark.years, "center", bold=False)
    plane.sides(page)
    return plane.chart(page, width)


def _ways(computed: list[Mark]) -> Iterator[tuple[Point, Point, float]]:
    """The ways from where one part is computed to where the next is, from ring to ring, each with its direction."""
    for order in sorted({mark.order for mark in computed})[1:]:
        for start in (mark for mark in computed if mark.order == order - 1):
            for end in (mark for mark in computed if mark.order == order):
                across, down = end.x - start.x, end.y - start.y
                long = math.hypot(across, down)
                if long > 3 * RING:
                    step = RING / long
                    short = step + 4 / long
                    yield (
                        (start.x + across * step, start.y + down * step),
                        (end.x - across * short, end.y - down * short),
                        math.degrees(math.atan2(down, across)) + 90,
                    )


def _marks(verdict: Verdict, plane: Plane, outside: list[str]) -> list[Mark]:
    """Where each part stands as it is computed, and as it is stated; in each of the verdicts left open."""
    marks = []
    framework = verdict.framework
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    count = len(verdict.parts)
    for number, result in enumerate(verdict.parts):
        numeral = numerals[number] if number < len(numerals) else str(number + 1)
        for kind, verdicts in (("computed", result.computed), ("stated", result.stated)):
            for name in framework.parts_of(verdicts):
                outcome = framework.verdicts[name]
                shift = (number + 1) / (count + 1)
                if outcome.cell:
                    left, top = plane.corner(outcome.cell)
                    x, y = left + plane.side * (0.18 + 0.64 * shift), top + plane.edges[1] * 0.56
                else:
                    x, y = outside.index(name) * plane.width / len(outside) + 110, plane.edges[-1] + 26.0
                about = {"part": result.part.title, "kind": kind, "verdict": outcome.title}
                met = name in framework.parts_of(result.computed)
                marks.append(Mark(x, y, kind, numeral, number, met, _years(result.part.years), about))
    return marks


def _years(years: str) -> str:
    """The years of a part as they stand below its mark: 1988–2000, –1987, 2001–."""
    return years.replace("/", "–")


def _tests(verdict: Verdict) -> Figure:
    framework = verdict.framework
    rows = []
    for result in verdict.parts:
        for name, levels in result.derived.items():
            rows.append((framework.derived[name].title, result.part.title, join([spoken(v) for v in levels], "or")))
    grid = "; ".join(f"{test}, {part.split(',')[0]}: {level}" for test, part, level in rows)
    return Figure(
        id="path",
        title="The tests, step by step",
        finding=_finding(verdict),
        alt=f"A grid with a row for each step and a column for each test. {grid}.",
        draw=lambda width: draw([(p.part.label, cells(verdict, p)) for p in verdict.parts], heads(verdict), width),
        table=Table("What each test comes to, step by step", ["Test", "Step", "Outcome"], rows),
        source=f"The tests are those of {verdict.dossier.record.sources[framework.source].authors}. "
        f"{SIGNS}: where no evidence on it is read. The verdict has the colour that it has in the other figures.",
        origin=of_case(verdict),
    )
