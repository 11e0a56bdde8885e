"""Every case of a framework in one picture: on its typology, or in a grid of its tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from textwrap import wrap

from ...argue.explanation import tally
from ...argue.library import Library
from ...argue.verdict import Verdict
from ...argue.wording import in_words, join, spoken, verdict_words
from ...data.framework import Framework
from .. import addresses
from ..figure import Figure
from ..outcome_grid import SIGNS, cells, draw
from ..outcome_grid import heads as columns
from ..scene import Scene
from ..sheet import Sheet, letters
from ..table import Cell, Linked, Table, cell_words
from ..theme import ACCENT, LEVELS, LINE
from ..typology_plot import Plane, side_of
from .spec import Cells, Grid, origin, say


def judged(exhibit: Cells | Grid, library: Library) -> list[Verdict]:
    """The verdicts of all cases under the exhibit's framework, by the framework's own source."""
    source = library.frameworks[exhibit.framework].source
    found = [library.dossier(n).verdict() for n in library.originals if library.cases[n].framework == exhibit.framework]
    return [v for v in found if v.dossier.case.source == source]


def _link(library: Library, verdict: Verdict) -> Linked:
    case = verdict.dossier.case
    return Linked(case.title, addresses.case(library, case.id))


def _counts(verdicts: list[Verdict]) -> dict[str, object]:
    parts = [p for v in verdicts for p in v.parts]
    found = tally(parts)
    return {
        "cases": in_words(len(verdicts)),
        "parts": in_words(found.parts),
        "stated": in_words(found.stated),
        "met": in_words(found.met),
        "open": in_words(sum(len(p.computed) > 1 for p in parts)),
        "final_met": in_words(sum(bool(v.reproduces) for v in verdicts)),
    }


def typology(exhibit: Cells, library: Library) -> Figure:
    """All parts of all cases in the cells that they come out in; a part left open stands in each of its cells."""
    verdicts = judged(exhibit, library)
    framework = library.frameworks[exhibit.framework]
    rows = [
        (
            _link(library, v),
            p.part.label if len(v.parts) > 1 else "whole case",
            verdict_words(framework, p.computed),
            verdict_words(framework, p.stated),
        )
        for v in verdicts
        for p in v.parts
    ]
    cells = _cells(verdicts)
    spoken_cells = [
        f"{framework.verdicts[name].title}: {join([label for label, _ in entries])}" for name, entries in cells.items()
    ]
    return Figure(
        id=exhibit.id,
        title=exhibit.title,
        finding=say(exhibit.finding, _counts(verdicts)),
        alt="A field of two by two cells and a row below it, with the names of cases and parts in them. "
        + ". ".join(spoken_cells)
        + ".",
        draw=lambda width: _draw_typology(framework, cells, width),
        table=Table("Every case and part on the typology", ["Case", "Part", "Computed", "Stated"], rows),
        source=f"{exhibit.source} {exhibit.missing}".strip(),
        origin=origin(exhibit),
    )


def _cells(verdicts: list[Verdict]) -> dict[str, list[tuple[str, bool]]]:
    found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for v in verdicts:
        short = v.dossier.case.name
        for p in v.parts:
            name = f"{short} {p.part.label.removeprefix('Phase ')}" if len(v.parts) > 1 else short
            settled = len(p.computed) == 1
            for outcome in v.framework.parts_of(p.computed):
                found[outcome].append((name if settled else f"{name}?", settled))
    return found


def _draw_typology(framework: Framework, cells: Mapping[str, list[tuple[str, bool]]], width: int) -> Scene:
    drawn = framework.typology
    assert drawn  # the exhibit is of a framework that has one
    side = side_of(drawn, width)
    chars = letters(side - 14)
    line = LINE
    lists = {n: _wrapped(cells.get(n, []), chars) for n in framework.verdicts}
    own_titles = [o.title for o in framework.verdicts.values() if not o.mixture]
    deepest = max(len(wrap(title, letters(side - 14, bold=True))) for title in own_titles)
    heights = []
    for row in reversed([*drawn.y.values]):
        own = (len(lists[n]) for n, o in framework.verdicts.items() if o.cell and o.cell[1] == row)
        longest = max(own, default=0)
        heights.append(max(90, 26 + 16 * deepest + longest * line))
    outside = [n for n, o in framework.verdicts.items() if not o.cell and not o.mixture]
    foot = 18 + 16 * deepest + max((len(lists[n]) for n in outside), default=0) * line
    edges = tuple(sum(heights[:i]) for i in range(len(heights) + 1))
    plane = Plane(drawn, side, edges, edges[-1] + foot + 8)
    page = Sheet({"whole": "Case", "cell": "Computed"})
    plane.cells(page, framework.verdicts.values())
    for name, outcome in framework.verdicts.items():
        if outcome.mixture:
            continue  # it stands in the cells of its parts
        x, y = plane.corner(outcome.cell) if outcome.cell else (outside.index(name) * side, edges[-1] + 4)
        for i, title in enumerate(wrap(outcome.title, letters(side - 14, bold=True))):
            plane.name(page, x + 10, y + 16 + 16 * i, title)
        for i, (words, whole, settled) in enumerate(lists[name]):
            about = {"whole": whole, "cell": outcome.title}
            colour = LEVELS[2] if settled else ACCENT
            page.word(x + 10, y + 22 + 16 * deepest + i * line, words, colour=colour, about=about)
    plane.sides(page)
    return plane.chart(page, width)


def _wrapped(entries: list[tuple[str, bool]], chars: int) -> list[tuple[str, str, bool]]:
    """Each line, with the whole entry that it is part of."""
    return [
        (line, words, settled)
        for words, settled in entries
        for line in wrap(words, max(chars, 4), subsequent_indent="  ", break_on_hyphens=False)
    ]


def tests(exhibit: Grid, library: Library) -> Figure:
    """The last part of every case against each derived test."""
    verdicts = judged(exhibit, library)
    framework = library.frameworks[exhibit.framework]
    rows: list[tuple[Cell, ...]] = []
    for v in verdicts:
        last = v.parts[-1]
        levels = [join([spoken(x) for x in last.derived[name]], "or") for name in framework.derived]
        rows.append((_link(library, v), *levels, verdict_words(framework, last.computed)))
    heads = ["Case", *(d.title for d in framework.derived.values()), "Computed"]
    names = _counts(verdicts)
    for name, derived in framework.derived.items():
        top = list(derived.levels)[-1]
        names[f"{name}_passed"] = sum(v.parts[-1].derived[name] == (top,) for v in verdicts)
        names[f"{name}_open"] = sum(len(v.parts[-1].derived[name]) > 1 for v in verdicts)
    plain = [[str(cell_words(cell)) for cell in row] for row in rows]
    return Figure(
        id=exhibit.id,
        title=exhibit.title,
        finding=say(exhibit.finding, names),
        alt="A grid with a row for each case and a column for each test. "
        + "; ".join(f"{r[0]}: {', '.join(r[1:])}" for r in plain)
        + ".",
        draw=lambda width: draw(
            [(v.dossier.case.name, cells(v, v.parts[-1])) for v in verdicts], columns(verdicts[0]), width
        ),
        table=Table(exhibit.title, heads, rows),
        source=f"{exhibit.source} {SIGNS}. {exhibit.missing}".strip(),
        origin=origin(exhibit),
    )
