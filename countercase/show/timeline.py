"""When the facts happened that a case reads: one lane a criterion, each fact by its name, the phases behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..argue.verdict import Verdict
from ..argue.wording import capital, in_words, join, worded
from ..data import dates
from . import axes
from .credit import reported
from .figure import Figure
from .markup import Markdown
from .provenance import of_case
from .scene import Scene
from .sheet import Sheet, inside, letters, width_of
from .table import Table
from .theme import LEVELS, LINE, MUTED, NARROW, RULE, WASH

TOOLTIPS = {"event": "Fact", "when": "When", "lane": "Bears on", "part": "Part"}
ROW, GAP, DOT, SIDE = 20, 9, 5, 7
"""In pixels: a row of marks, what lies between a mark and its name, half a mark, and what is left free at each side."""
BEFORE = "◂"
NEAR = 20
"""How many years an axis may show without another thought."""


@dataclass(frozen=True)
class Mark:
    """A dated fact in the lane of a criterion: its name, its years, open at an end where the source leaves it open."""

    fact: str
    name: str
    event: str
    when: str
    start: float | None
    end: float | None
    lane: str
    part: str
    given: bool

    @property
    def first(self) -> float:
        """The moment at which it stands, or begins."""
        return self.start if self.start is not None else self.end or 0.0

    @property
    def last(self) -> float:
        """The moment at which it ends, as far as that is known."""
        return self.end if self.end is not None else self.first

    @property
    def ranged(self) -> bool:
        """Whether it is drawn as a stretch of time, and not as a point: longer than a year, or open at an end."""
        return self.start is None or self.end is None or self.end - self.start > 1

    @property
    def about(self) -> dict[str, str]:
        """What it tells."""
        return {"event": self.event, "when": self.when, "lane": self.lane, "part": self.part}


def timeline(verdict: Verdict) -> Figure | Markdown:
    """The dated readings of a case, each once for every criterion that it bears on; a sentence on fewer than two."""
    marks = _marks(verdict)
    read = len({e for e in verdict.dossier.case.evidence_ids if e not in verdict.without})
    if len({m.fact for m in marks}) < 2:
        return Markdown("{}").format(_hardly_dated(marks, read))
    table = Table(
        "The dated facts, by criterion and part",
        ["Fact", "When", "Bears on", "Part"],
        [(m.event, m.when, m.lane, m.part) for m in marks],
    )
    low, high = _span(marks)
    return Figure(
        id="timeline",
        title="When it happened",
        finding=_finding(marks, read, low),
        alt=_alt(marks),
        draw=lambda width: _draw(verdict, marks, low, high, width),
        table=table,
        source=_source(verdict),
        origin=of_case(verdict),
    )


def _hardly_dated(marks: list[Mark], read: int) -> str:
    """That none is dated, or one."""
    if not marks and read == 1:
        return "The one fact that this case reads has no date in the source, so that there is no order in time to show."
    if not marks:
        whole = f"None of the {worded(read, 'fact')} that this case reads has a date in the source"
        return f"{whole}, so that there is no order in time to show."
    only = marks[0]
    if read == 1:
        return f"The one fact that this case reads is dated: {only.name}, {only.when}."
    return f"Only one of the {worded(read, 'fact')} that this case reads is dated: {only.name}, {only.when}."


def _marks(verdict: Verdict) -> list[Mark]:
    """The dated facts by lane and by time, each once in a lane."""
    record, case = verdict.dossier.record, verdict.dossier.case
    found: dict[tuple[str, str], Mark] = {}
    order = list(verdict.framework.criteria)
    for part in case.parts:
        for reading in part.readings:
            fact = record.evidence[reading.evidence]
            if not fact.date or fact.id in verdict.without or (reading.criterion, fact.id) in found:
                continue
            start, end = dates.bounds(fact.date)
            found[(reading.criterion, fact.id)] = Mark(
                fact.id,
                record.called(fact.id),
                fact.event,
                dates.words(fact.date),
                start,
                end,
                verdict.framework.criteria[reading.criterion].title,
                part.title,
                reading.given,
            )
    lanes = [verdict.framework.criteria[name].title for name in order]
    return sorted(found.values(), key=lambda m: (lanes.index(m.lane), m.first, m.last, m.fact))


def _span(marks: list[Mark]) -> tuple[int, int]:
    """The years that the axis shows. What is given, such as a founding, does not stretch it to twice what is dated."""
    drawn = [m for m in marks if not m.given] or marks
    low, high = int(min(m.first for m in drawn)), int(max(m.last for m in drawn)) + 1
    least = high - max(2 * (high - low), NEAR)
    low = min(low, *(int(m.first) for m in marks if m.first >= least))
    return (low, high) if high - low > 2 else (low - 1, high + 1)


def _finding(marks: list[Mark], read: int, low: int) -> str:
    """How many of the facts are dated, and from when to when, in a sentence."""
    facts = {m.fact: m for m in marks}
    dated, early = len(facts), [m for m in facts.values() if m.last < low]
    told = [m for m in facts.values() if m not in early]
    first, last = int(min(m.first for m in told)), int(max(m.last for m in told))
    span = f"in {first}" if first == last else f"from {first} to {last}"
    if dated == read:
        which = "both facts" if read == 2 else f"all {worded(read, 'fact')}"
    else:
        which = f"{in_words(dated)} of the {worded(read, 'fact')}"
    sentence = f"{capital(which)} that this case reads are dated"
    if not early:
        return f"{sentence}, {span}."
    names = join([f"{m.name} ({m.when})" for m in early])
    rest = "the other" if len(told) == 1 else f"the other {in_words(len(told))}"
    return f"{sentence}: {in_words(len(early))} long before all others, {names}, and {rest} {span}."


def _alt(marks: list[Mark]) -> str:
    lanes: dict[str, list[str]] = {}
    for mark in marks:
        lanes.setdefault(mark.lane, []).append(f"{mark.name}, {mark.when}")
    return "A timeline with a lane for each criterion. " + " ".join(f"{n}: {'; '.join(f)}." for n, f in lanes.items())


def _source(verdict: Verdict) -> str:
    facts = [verdict.dossier.record.evidence[name] for name in verdict.dossier.case.evidence_ids]
    return (
        f"{reported(verdict.dossier, facts)}. A dot is a year or a day, a bar a stretch of years, "
        "and an arrow an end that the source leaves open. Undated facts are in the table of evidence."
    )


@dataclass(frozen=True)
class Scale:
    """Years on a sheet of a width."""

    low: int
    high: int
    width: float

    def __call__(self, year: float) -> float:
        """Where a year stands, within the edges."""
        share = (min(max(year, self.low), self.high) - self.low) / (self.high - self.low)
        return SIDE + share * (self.width - 2 * SIDE)


def _draw(verdict: Verdict, marks: list[Mark], low: int, high: int, width: int) -> Scene:
    page, inner = Sheet(TOOLTIPS), inside(width)
    at = Scale(low, high, inner)
    ticks = axes.ticks(low, high, 5 if width <= NARROW else 10)
    top = start = _phases(page, verdict, at, inner)
    lanes: dict[str, list[Mark]] = {}
    for mark in marks:
        lanes.setdefault(mark.lane, []).append(mark)
    for lane, own in lanes.items():
        top = page.say(0, top, lane, inner, bold=True) + 3
        ends: list[float] = []
        for mark in own:
            left, right, words, side = _place(mark, at, inner)
            row = next((i for i, end in enumerate(ends) if end + 2 * GAP < left), len(ends))
            ends[row : row + 1] = [right]
            if side == "above":
                ends.append(inner)
            _mark(page, mark, at, words, side, top + ROW * row + ROW / 2)
        top += ROW * len(ends) + 12
    _bands(page, verdict, at, (start - 4, top))
    for year in ticks:
        page.line((at(year), start - 4), (at(year), top))
        page.word(
            at(year),
            top + 10,
            str(year),
            "left" if at(year) < 20 else "right" if at(year) > inner - 20 else "center",
            colour=MUTED,
        )
    return page.chart(inner, top + LINE + 4)


def _place(mark: Mark, at: Scale, room: float) -> tuple[float, float, str, str]:
    """From where to where a mark and its name reach, the words of the name, and where they stand to the mark."""
    words = f"{BEFORE} {mark.name}, {mark.when}" if mark.last < at.low else mark.name
    first, last = _reach(mark, at)
    left, right, wide = first - DOT, last + DOT, width_of(words)
    if right + GAP + wide <= room:
        return left, right + GAP + wide, words, "right"
    if left - GAP - wide >= 0:
        return left - GAP - wide, right, words, "left"
    return 0, room, words[: letters(room)], "within" if mark.ranged and right - left > wide + 2 * GAP else "above"


def _reach(mark: Mark, at: Scale) -> tuple[float, float]:
    """From where to where a mark reaches: the same for a point."""
    if mark.ranged:
        return at(mark.first), at(mark.last)
    return (at((mark.first + mark.last) / 2),) * 2


def _mark(page: Sheet, mark: Mark, at: Scale, words: str, side: str, y: float) -> None:
    """A dot or a bar with its name beside it, or within or above it where there is no room beside it."""
    first, last = _reach(mark, at)
    if mark.last < at.low:
        page.word(0, y, words, about=mark.about)
        return
    if side == "above":
        page.word(min(max(0.0, first - width_of(words) / 2), at.width - width_of(words)), y, words, about=mark.about)
        y += ROW - 3
    if mark.start is None:
        page.sign(first, y, "triangle-left", LEVELS[2], mark.about)
    elif mark.end is None:
        page.sign(first, y, "triangle-right", LEVELS[2], mark.about)
    elif mark.ranged and side != "within":
        page.box((first, max(last, first + 2)), (y - 4, y + 4), (LEVELS[1],), "plain", mark.about)
    elif mark.ranged:
        page.box((first, last), (y - ROW / 2 + 1, y + ROW / 2 - 1), (WASH,), "plain", mark.about)
    else:
        page.sign(first, y, "circle", LEVELS[2], mark.about)
    if side in {"within", "right"}:
        page.word((first if side == "within" else last) + GAP, y, words, about=mark.about)
    elif side == "left":
        page.word(first - GAP, y, words, "right", about=mark.about)


def _stretches(verdict: Verdict, at: Scale) -> Iterable[tuple[str, str, float, float]]:
    """The parts that are stretches of time: what they are called, their years, and from where to where they reach."""
    for part in verdict.dossier.case.parts:
        if part.years:
            start, end = dates.bounds(part.years)
            first = at.low if start is None else start
            last = at.high if end is None else end
            if last > at.low and first < at.high:
                yield part.label, dates.words(part.years), at(first), at(last)


def _phases(page: Sheet, verdict: Verdict, at: Scale, room: float) -> float:
    """The names of the parts over their stretches of time, and how far down they reach."""
    stretches = list(_stretches(verdict, at))
    if len(stretches) < 2:
        return 4
    deepest = 0.0
    for i, (label, years, left, _) in enumerate(stretches):
        end = stretches[i + 1][2] if i + 1 < len(stretches) else room
        below = page.say(left + 2, 0, label, end - left - 4, bold=True)
        deepest = max(deepest, page.say(left + 2, below, years, end - left - 4, muted=True))
    return deepest + 10


def _bands(page: Sheet, verdict: Verdict, at: Scale, down: tuple[float, float]) -> None:
    """Every other part as a wash behind the facts, and a line where each begins."""
    stretches = list(_stretches(verdict, at))
    for i, (_, _, left, right) in enumerate(stretches if len(stretches) > 1 else ()):
        if i % 2:
            page.ground((left, right), (0, down[1]), WASH)
        page.line((left, 0), (left, down[1]), RULE, 1.5)
