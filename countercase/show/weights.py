"""What the readings weigh: for each criterion and part, the weight on each level, and which levels stay open."""

from __future__ import annotations

from typing import NamedTuple

from ..argue.conclude import Weighing
from ..argue.verdict import Verdict
from ..argue.wording import form, in_words, join, lowered, score, within_part, within_parts
from .balance import held_together
from .figure import Figure
from .provenance import of_case
from .results import told
from .scene import Scene
from .sheet import Sheet, inside, width_of
from .table import Table
from .theme import LEVELS, LINE, MUTED, NARROW, ON_LEVELS, RULE

TOOLTIPS = {
    "criterion_title": "Criterion",
    "spoken": "Level",
    "part_title": "Part",
    "weight": "Weight",
    "standing": "It",
}
UNIT, UNIT_NARROW = 5, 3
"""How long a weight of one is drawn, in pixels: the same in every chapter, so that bars can be compared."""
LABEL, LABEL_NARROW, ROOM = 178, 112, 36
"""In pixels: the width of the names of levels, and the room that a number takes after the longest bar."""
MOST_BARS = 3
"""How many parts have bars beside each other; more of them have a table in which the weight is a number and a tone."""
SETTLES, OPEN, TOGETHER = "✓", "?", "+"


class Row(NamedTuple):
    """What one level of a criterion weighs in one part, and where it stands there."""

    criterion: str
    criterion_title: str
    level: str
    called: str
    part: int
    part_title: str
    weight: int
    open: bool
    sign: str
    read: bool


def weights(verdict: Verdict) -> Figure:
    """The weight on each level of each criterion, part by part: as bars, or of many parts as a table of tones."""
    found = _rows(verdict)
    rows = [(r.criterion_title, r.called, r.part_title, r.weight, _stands(r)) for r in found]
    together = f" {TOGETHER} marks levels that hold together." if any(row.sign == TOGETHER for row in found) else ""
    return Figure(
        id="weights",
        title="What the evidence weighs",
        finding=_finding(verdict),
        alt=_alt(verdict),
        draw=lambda width: _draw(verdict, found, width),
        table=Table(
            "Weight on each level, by criterion and part", ["Criterion", "Level", "Part", "Weight", "Standing"], rows
        ),
        source=(
            f"Weight is the sum of strengths: 1 suggestive, 2 substantial, 3 decisive. {_margin_words(verdict.margin)} "
            f"{SETTLES} marks the level that settles a criterion, and {OPEN} each of several that stay open; the "
            f"others are outweighed.{together} One weight is drawn alike in every chapter."
        ),
        origin=of_case(verdict),
    )


def _many(count: int) -> str:
    return in_words(count) if count else "none"


def _margin_words(margin: int) -> str:
    return f"Levels within {margin} of the heaviest stay open." if margin else "The heaviest level settles a criterion."


def _rows(verdict: Verdict) -> list[Row]:
    rows = []
    for number, result in enumerate(verdict.parts):
        for name, weighing in result.weighings.items():
            criterion = verdict.framework.criteria[name]
            together = held_together(criterion, weighing)
            for level, weight in weighing.weights.items():
                sign = TOGETHER if level in together else _sign(weighing, level)
                where = (name, criterion.title, level, criterion.name(level), number, result.part.title)
                rows.append(Row(*where, weight, level in weighing.levels, sign, bool(weighing.readings)))
    return rows


def _sign(weighing: Weighing, level: str) -> str:
    """Whether a level settles its criterion, is one of several that stay open, or neither."""
    if not weighing.readings or level not in weighing.levels:
        return ""
    return SETTLES if weighing.settled else OPEN


def _finding(verdict: Verdict) -> str:
    """What is weighed against each other in the parts that decide, and how much each part settles."""
    return f"{_balance(verdict)} {_settled(verdict)}"


def _balance(verdict: Verdict) -> str:
    """The closest contest of two levels in the parts that hold the verdict, in a sentence."""
    contests = []
    for result in verdict.deciding:
        for name, weighing in result.weighings.items():
            first, second = [*sorted(weighing.weights.items(), key=lambda item: -item[1]), ("", 0)][:2]
            if second[1]:
                contests.append((second[1] / first[1], first[1], result, name, first, second))
    if not contests:
        deciding = [result.part.label for result in verdict.deciding]
        where = f" {within_parts(deciding)}" if len(verdict.parts) > len(deciding) else ""
        return f"Nothing is contested{where}: each criterion that is read points to one level."
    _, _, result, name, (one, most), (other, less) = max(contests, key=lambda c: c[:2])
    criterion, weighing = verdict.framework.criteria[name], result.weighings[name]
    where = f" {within_part(result.part.label)}" if len(verdict.parts) > 1 else ""
    mine, theirs = criterion.phrase(one), criterion.phrase(other)
    if weighing.why == "joined":
        said = f"{mine} and {theirs} hold together{where}, with weights of {in_words(most)} and {in_words(less)}"
    elif weighing.settled:
        said = f"{mine} outweighs {theirs} by {score(most, less)}{where}"
    elif most == less:
        said = f"{mine} and {theirs} weigh {in_words(most)} each{where}, so that it stays open"
    else:
        said = f"{mine} leads {theirs} by {score(most, less)}{where}, which does not settle it"
    return f"On {lowered(criterion.title)}, {said}."


def _settled(verdict: Verdict) -> str:
    """How many criteria each part settles, which of them stay undecided, and on what nothing at all is read."""
    criteria, parts = verdict.framework.criteria, verdict.parts
    several = len(parts) > 1
    alike: dict[int, list[str]] = {}
    for p in parts:
        alike.setdefault(sum(w.settled for w in p.weighings.values()), []).append(p.part.label)
    tied = {n: [p.part.label for p in parts if _tied(p.weighings[n])] for n in criteria}
    undecided = [lowered(criteria[n].title) + (f" {within_parts(labels)}" if several else "")
                 for n, labels in tied.items() if labels]  # fmt: skip
    unread = [lowered(c.title) for n, c in criteria.items() if not any(p.weighings[n].readings for p in parts)]
    first, *rest = alike.items()
    if rest:
        are = f"{_many(first[0])} {form(max(first[0], 1), 'is', 'are')} settled {within_parts(first[1])}"
        others = [f"{_many(count)} {within_parts(labels)}" for count, labels in rest]
        counts = f"{', '.join([are, *others[:-1]])}, and {others[-1]}"
    else:
        counts = f"{'each part' if several else 'the case'} settles {_many(first[0])}"
    said = [f"Of {in_words(len(criteria))} {form(len(criteria), 'criterion', 'criteria')}, {counts}."]
    if undecided:
        said.append(f"What stays undecided is {join(undecided)}.")
    if unread:
        said.append(f"Nothing is read on {join(unread, 'or')}.")
    return " ".join(said)


def _tied(weighing: Weighing) -> bool:
    return bool(weighing.readings) and not weighing.settled


def _alt(verdict: Verdict) -> str:
    parts = []
    for result in verdict.parts:
        read = {n: w.levels for n, w in result.weighings.items() if w.readings}
        parts.append(f"{result.part.title}. {told(verdict.framework, read)}".strip())
    return "The weight on each level of each criterion, with a column for each part of the case. " + " ".join(parts)


def _draw(verdict: Verdict, rows: list[Row], width: int) -> Scene:
    narrow, inner = width <= NARROW, inside(width)
    label = LABEL_NARROW if narrow else LABEL
    parts = [p.part.label for p in verdict.parts]
    bars = len(parts) <= MOST_BARS
    panel = (inner - label) / len(parts)
    lefts = [label + panel * i for i in range(len(parts))]
    page = Sheet(TOOLTIPS)
    top = _heads(page, parts, lefts, panel, inner) if len(parts) > 1 else 0
    unit = min(UNIT_NARROW if narrow else UNIT, (panel - ROOM) / max([1, *(row.weight for row in rows)]))
    for name, criterion in verdict.framework.criteria.items():
        top = start = page.say(0, top, criterion.title, inner, bold=True)
        own = [row for row in rows if row.criterion == name]
        for level in criterion.levels:
            below = page.say(10, top, criterion.name(level), label - 14, muted=True)
            for row in (row for row in own if row.level == level):
                _cell(page, row, lefts[row.part], top, unit if bars else None, panel)
            top = below
        for number, left in enumerate(lefts):
            if not any(row.read for row in own if row.part == number):
                words = "nothing read" if panel > width_of("nothing read") + 8 else "–"
                page.word(left + 6, start + LINE / 2, words, colour=MUTED)
            if bars:
                page.line((left, start), (left, top), RULE)
        top += 8
    return page.chart(inner, top)


def _heads(page: Sheet, parts: list[str], lefts: list[float], panel: float, room: float) -> float:
    """The names of the parts over their columns, by letters where these are too narrow, and how far down they reach."""
    longest = max(width_of(word, bold=True) for name in parts for word in name.split())
    if longest <= panel - 6:
        tops = [page.say(x + 2, 0, name, panel - 6, bold=True) for x, name in zip(lefts, parts, strict=True)]
        return max(tops) + 6
    letters = [chr(ord("a") + number) for number in range(len(parts))]
    top = page.say(0, 0, " · ".join(f"{a} {name}" for a, name in zip(letters, parts, strict=True)), room) + 6
    for x, letter in zip(lefts, letters, strict=True):
        page.word(x + panel / 2, top + LINE / 2, letter, "center", bold=True)
    return top + LINE + 4


def _cell(page: Sheet, row: Row, left: float, top: float, unit: float | None, panel: float) -> None:
    """The weight of one level in one part: a bar of so many pixels a unit, or a tone; its number, and its sign."""
    if not row.weight:
        return
    about = {name: str(getattr(row, name)) for name in ("criterion_title", "part_title", "weight")}
    about |= {"spoken": row.called, "standing": _standing(row.sign)}
    words = f"{row.weight} {row.sign}".strip()
    if unit is not None:
        end = left + row.weight * unit
        page.box(
            (left, end),
            (top + 3, top + LINE - 3),
            (LEVELS[2] if row.open or row.sign == TOGETHER else LEVELS[0],),
            "plain",
            about,
        )
        page.word(end + 4, top + LINE / 2, words, about=about)
        return
    tone = min((row.weight - 1) // 3, len(LEVELS) - 1)
    page.box((left + 1, left + panel - 1), (top + 0.5, top + LINE - 0.5), (LEVELS[tone],), "none", about)
    page.word(
        left + panel / 2, top + LINE / 2, words, "center", bold=bool(row.sign), colour=ON_LEVELS[tone], about=about
    )


def _stands(row: Row) -> str:
    held = {TOGETHER: "held together", SETTLES: "settled", OPEN: "open"}
    return held.get(row.sign, "outweighed") if row.read else "not read"


def _standing(sign: str) -> str:
    held = {TOGETHER: "holds together with another"}
    return {**held, SETTLES: "settles the criterion", OPEN: "stays open"}.get(sign, "is outweighed")
