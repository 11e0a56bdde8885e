"""Where a case stands, part by part: on the typology of its framework, or in the tests that it derives."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from ..argue.explanation import all_left_open, tally
from ..argue.verdict import Verdict
from ..argue.wording import capital, join, lowered, of_several, spoken, verb, verdict_phrase, verdict_words, worded
from ..data.typology import Typology
from .figure import Figure
from .outcome_grid import SIGNS, cells, draw, heads
from .provenance import of_case
from .table import Table
from .theme import ACCENT, LEVELS, NARROW, PAPER
from .typology_plot import MARGIN, Plane

RING = 17
"""The radius of the ring of a stated verdict, in pixels."""
TOOLTIPS = {"part": "Part", "kind": "It is", "verdict": "Verdict"}


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
        (
            p.part.title,
            verdict_words(framework, p.computed),
            verdict_words(framework, p.stated),
            {True: "yes", False: "no", None: "nothing is stated"}[p.reproduces],
        )
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
    left_open = all_left_open(verdict.parts)
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


def _draw_typology(verdict: Verdict, drawn: Typology, width: int) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    framework = verdict.framework
    side = (width - MARGIN - 4) // len(drawn.x.values)
    tall = 132 if narrow else 140
    edges = tuple(tall * i for i in range(len(drawn.y.values) + 1))
    plane = Plane(drawn, side, edges, edges[-1] + 66)
    names = []
    for outcome in framework.verdicts.values():
        if outcome.cell:
            x, y = plane.corner(outcome.cell)
            words = outcome.title.split(" ") if narrow else [outcome.title]
            names += [{"x": x + 10, "y": y + 16 + 16 * i, "text": word} for i, word in enumerate(words)]
    outside = [n for n, o in framework.verdicts.items() if not o.cell and not o.mixture]
    for i, name in enumerate(outside):
        left = i * plane.width / len(outside)
        names.append({"x": left + 10, "y": edges[-1] + 20, "text": framework.verdicts[name].title})
    marks = _marks(verdict, plane, outside)
    x, y = plane.x, plane.y
    ways = _ways(marks)
    tooltips = [alt.Tooltip(f"{name}:N", title=title) for name, title in TOOLTIPS.items()]
    lines = []
    if len(ways):
        drawn_ways = alt.Chart(ways)
        lines = [
            drawn_ways.mark_rule(color=ACCENT, strokeWidth=1.5).encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q")),
            drawn_ways.mark_point(shape="triangle-up", filled=True, size=90, color=ACCENT, opacity=1).encode(
                x=alt.X("x2:Q", axis=None),
                y=alt.Y("y2:Q", axis=None),
                angle=alt.Angle("angle:Q", scale=None),
            ),
        ]
    rings = (
        alt.Chart(marks[marks["kind"] == "stated"])
        .mark_point(shape="circle", size=900, filled=False, stroke=ACCENT, strokeWidth=2, opacity=1)
        .encode(x=x, y=y, tooltip=tooltips)
    )
    discs = (
        alt.Chart(marks[marks["kind"] == "computed"])
        .mark_point(shape="circle", size=520, filled=True, color=LEVELS[2], opacity=1)
        .encode(x=x, y=y, tooltip=tooltips)
    )
    inner = (
        alt.Chart(marks[marks["kind"] == "computed"])
        .mark_text(color=PAPER, fontWeight="bold")
        .encode(x=x, y=y, text=alt.Text("mark:N"), tooltip=tooltips)
    )
    bare = marks[(marks["kind"] == "stated") & ~marks["met"]]
    alone = alt.Chart(bare).mark_text(color=ACCENT, fontWeight="bold")
    dated = marks[(marks["kind"] == "computed") & (marks["years"] != "")]
    when = [{"x": m.x, "y": m.y + RING + 10, "text": m.years} for m in dated.itertuples()]
    years = plane.names(when, "center", "normal") if when else []
    layers = [
        plane.field(framework.verdicts.values()),
        *lines,
        *plane.names(names),
        *(rings, discs, inner),
        *years,
        *plane.sides(),
    ]
    if len(bare):
        layers.append(alone.encode(x=x, y=y, text=alt.Text("mark:N"), tooltip=tooltips))
    return plane.draw(layers, width)


def _ways(marks: pd.DataFrame) -> pd.DataFrame:
    """The ways from where one part is computed to where the next is, from ring to ring, each with its direction."""
    rows = []
    computed = marks[marks["kind"] == "computed"]
    for order in sorted(computed["order"].unique())[1:]:
        for start in computed[computed["order"] == order - 1].itertuples():
            for end in computed[computed["order"] == order].itertuples():
                across, down = end.x - start.x, end.y - start.y
                long = math.hypot(across, down)
                if long > 3 * RING:
                    step = RING / long
                    rows.append(
                        {
                            "x": start.x + across * step,
                            "y": start.y + down * step,
                            "x2": end.x - across * (step + 4 / long),
                            "y2": end.y - down * (step + 4 / long),
                            "angle": math.degrees(math.atan2(down, across)) + 90,
                        }
                    )
    return pd.DataFrame(rows)


def _marks(verdict: Verdict, plane: Plane, outside: list[str]) -> pd.DataFrame:
    rows = []
    framework = verdict.framework
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    count = len(verdict.parts)
    for number, result in enumerate(verdict.parts):
        mark = numerals[number] if number < len(numerals) else str(number + 1)
        for kind, verdicts in (("computed", result.computed), ("stated", result.stated)):
            for name in framework.parts_of(verdicts):
                cell = framework.verdicts[name].cell
                shift = (number + 1) / (count + 1)
                if cell:
                    left, top = plane.corner(cell)
                    x = left + plane.side * (0.18 + 0.64 * shift)
                    y = top + plane.edges[1] * 0.56
                else:
                    x = outside.index(name) * plane.width / len(outside) + 110
                    y = plane.edges[-1] + 26
                rows.append(
                    {
                        "x": x,
                        "y": y,
                        "kind": kind,
                        "mark": mark,
                        "order": number,
                        "met": name in framework.parts_of(result.computed),
                        "verdict": framework.verdicts[name].title,
                        "part": result.part.title,
                        "years": _years(result.part.years),
                    }
                )
    return pd.DataFrame(rows)


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
