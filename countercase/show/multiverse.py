"""The multiverse of a case by its verdicts: of a hundred ways of judging, how many come to which, and what decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from textwrap import wrap

from ..argue.arbiter import DECIDERS, UNSETTLED, Arbiter, arbiter, clauses, sentence
from ..argue.multiverse import Shares, explore
from ..argue.part_verdict import PartVerdict
from ..argue.rounding import Rounded, number, of_a_hundred
from ..argue.verdict import Verdict
from ..argue.wording import capital, in_words, join, lowered, verdict_phrase, verdict_words, within_parts
from ..data.framework import Framework
from . import addresses
from .figure import Figure
from .provenance import of_case
from .scene import Scene
from .sheet import Edge, Sheet, inside, letters, width_of
from .table import Table
from .theme import LINE, NARROW, PAPER
from .verdict_hues import hues

OPEN, HERE = "left open", "\u00a0◂"
MOST_TOLD = 3
"""As many parts as are told with their numbers above the figure; of more it is told which are decided alike."""
TOOLTIPS = {"part": "Part", "taken": "Rule", "verdict": "Verdict", "share": "Of a hundred"}
BAR, LABEL, ROOM = 24, 216, 26
"""In pixels: the height of a bar, the width of what stands beside it, and that from which a segment holds a number."""


@dataclass(frozen=True)
class Segment:
    """A stretch of a bar: what it stands for, its colours, its share, and whether it is what the author states."""

    words: str
    hues: tuple[str, ...]
    share: float
    stated: bool

    @property
    def said(self) -> str:
        """Its words with its share of a hundred, and a tick where it is stated."""
        return f"{self.words} {'✓ ' if self.stated else ''}{self.number}"

    @property
    def number(self) -> str:
        """Its share of a hundred, as a reader sees it."""
        return of_a_hundred(self.share)


@dataclass(frozen=True)
class Row:
    """One bar: the part it belongs to, how the rule is taken, what it says of that, and the shares of the verdicts."""

    part: str
    taken: str
    own: bool
    shares: Shares
    segments: tuple[Segment, ...]


def multiverse(verdict: Verdict) -> Figure:
    """The verdicts of each part over all defensible ways of judging it, by how the rule is taken and in all."""
    framework = verdict.framework
    found = [(p, arbiter(explore(verdict, p))) for p in verdict.parts]
    rows = [row for p, a in found for row in _rows(framework, p, a)]
    alone = len(found) == 1
    return Figure(
        id=addresses.MULTIVERSE,
        title=_title(verdict, found),
        shows="A hundred ways of judging the same facts",
        finding=_finding(verdict, found),
        alt="Bars of a hundred ways of judging, split by the verdict that they come to. "
        + " ".join(f"{'' if alone else f'{r.part}, '}{r.taken}: {join([s.said for s in r.segments])}." for r in rows),
        draw=lambda width: _draw(framework, rows, {} if alone else {p.part.label: a.head for p, a in found}, width),
        table=Table(
            "Each set of verdicts and its share",
            ["Part", "How the rule is taken", "Verdict", "Of a hundred"],
            [
                (row.part, row.taken, verdict_words(framework, names), Rounded(number(100 * share), 100 * share))
                for row in rows
                for names, share in row.shares.items()
            ],
        ),
        source=_source([a for _, a in found], any(p.stated for p, _ in found)),
        origin=of_case(verdict),
    )


def _finding(verdict: Verdict, found: list[tuple[PartVerdict, Arbiter]]) -> str:
    """What decides each part, and the numbers that say so; of many parts, which are decided alike."""
    if len(found) == 1:
        return capital(clauses(verdict, found[0][1]))
    if len(found) <= MOST_TOLD:
        return " ".join(f"{p.part.label}. {sentence(verdict, a)}" for p, a in found)
    alike: dict[str, list[str]] = {}
    for p, a in found:
        alike.setdefault(a.head, []).append(p.part.label)
    return " ".join(f"{capital(within_parts(labels))} {lowered(head)}." for head, labels in alike.items())


def _title(verdict: Verdict, found: list[tuple[PartVerdict, Arbiter]]) -> str:
    """What decides the parts that hold the verdict; where not all alike, what decides most of them."""
    heads = [a.head for p, a in found if p in verdict.deciding]
    counts = Counter(heads)
    head = max((*DECIDERS.values(), UNSETTLED), key=lambda h: counts[h])
    if counts[head] == len(heads):
        return head
    return f"In {in_words(counts[head])} of {in_words(len(heads))} parts {lowered(head)}"


def _rows(framework: Framework, part: PartVerdict, found: Arbiter) -> list[Row]:
    """A row for each option of the switch that moves most, and one for all."""
    label, stated = part.part.label, part.stated
    rows = []
    if found.switch:
        meaning = framework.switches[found.switch.name].options
        for option in found.options:
            words = " ".join(meaning[option.name].split()).rstrip(".")
            segments = _segments(framework, option.sets, stated)
            rows.append(Row(label, words, option == found.own, option.sets, segments))
    shares = found.whole.sets
    words = "However the rule is taken" if framework.switches else "All ways"
    return [*rows, Row(label, words, False, shares, _segments(framework, shares, stated))]


def _segments(framework: Framework, shares: Shares, stated: tuple[str, ...]) -> tuple[Segment, ...]:
    """Each verdict by itself, in the order of the framework; then what is left open, apart where it is as stated."""
    found = [
        Segment(verdict_phrase(framework, (name,)), own, shares.get((name,), 0.0), (name,) == stated)
        for name, own in hues(framework).items()
    ]
    if len(stated) > 1:
        found.append(Segment(verdict_phrase(framework, stated), (PAPER,), shares.get(stated, 0.0), True))
    rest = sum(share for names, share in shares.items() if len(names) > 1 and names != stated)
    found.append(Segment(OPEN, (PAPER,), rest, False))
    return tuple(s for s in found if s.share or s.stated)


def _source(found: list[Arbiter], stated: bool) -> str:
    sampled = any(a.universe.sampled for a in found)
    how = "a sample of 200,000 drawn with a fixed seed where there are more" if sampled else "every one of them"
    return (
        "A way of judging takes each strength as it is, or a step up or down; keeps or leaves out what is only "
        f"suggestive or contested; and turns each switch either way: {how}. The switch that moves most has a bar for "
        "each of its options; ◂ marks the one that is taken here. What is given, such as the year in which an "
        f"institution was founded, stays as it is. {'✓ marks what the author states. ' if stated else ''}"
        "Not all ways are equally good, so the share is no probability."
    )


def _draw(framework: Framework, rows: list[Row], parts: dict[str, str], width: int) -> Scene:
    """A bar for each row with its words below it; what it stands for beside it, or on a narrow page above it."""
    page, inner = Sheet(TOOLTIPS), inside(width)
    left = 0 if width <= NARROW else LABEL
    top = _key(page, framework, rows, inner)
    seen = ""
    for row in rows:
        if parts and row.part != seen:
            seen = row.part
            top = page.say(0, top, f"{row.part} · {parts[row.part]}", inner, bold=True) + 7
        below = page.say(0, top, f"{row.taken}{HERE if row.own else ''}", left - 14 if left else inner)
        start = top if left else below
        _bar(page, row, left, start, inner - left)
        top = start + BAR + 1
        for line in _packed([s.said for s in row.segments], letters(inner - left)):
            top = page.say(left, top, line, inner - left, muted=True)
        top = max(top, below) + 12
    return page.chart(inner, top)


def _key(page: Sheet, framework: Framework, rows: list[Row], room: float) -> float:
    """The colours of all verdicts that come out, in the order of the framework, and how far down they reach."""
    held = {s.words: s.hues for r in rows for s in r.segments}
    order = [verdict_phrase(framework, (v,)) for v in framework.verdicts]
    x, y = 0.0, 0.0
    for name in sorted(held, key=lambda n: order.index(n) if n in order else len(order) + (n == OPEN)):
        wide = 34 + width_of(name)
        if x and x + wide > room:
            x, y = 0.0, y + LINE + 3
        page.box((x, x + 14), (y + 2, y + 14), held[name], "open" if held[name] == (PAPER,) else "plain")
        page.say(x + 20, y, name, wide)
        x += wide
    return y + LINE + 14


def _bar(page: Sheet, row: Row, left: float, top: float, room: float) -> None:
    """The segments of a row, each with its number where it is wide enough."""
    x = left
    for segment in row.segments:
        end = x + segment.share * room
        edge: Edge = "strong" if segment.stated else "open" if segment.hues == (PAPER,) else "plain"
        about = {
            "part": row.part,
            "taken": row.taken,
            "verdict": segment.words,
            "share": number(100 * segment.share),
        }
        if segment.share:
            page.box((x, end), (top, top + BAR), segment.hues, edge, about)
        if end - x >= ROOM:
            tick = " ✓" if segment.stated and end - x >= 2 * ROOM else ""
            page.number((x + end) / 2, top + BAR / 2 + 1, f"{segment.number}{tick}", about)
        x = end


def _packed(items: list[str], most: int) -> list[str]:
    """Items in lines of at most so many letters; one is broken only where it is longer than a line."""
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(item) + 3 <= most:
            lines[-1] += f" · {item}"
        else:
            lines += wrap(item, most)
    return lines
