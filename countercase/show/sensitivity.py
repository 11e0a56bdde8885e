"""How firm a verdict is: what single facts it hangs on, and how it fares under every defensible choice."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ..argue.library import Library
from ..argue.multiverse import Choice, Multiverse, explore
from ..argue.sensitivity import Robustness, stress
from ..argue.verdict import PartVerdict, Verdict
from ..argue.wording import capital, in_words, join, lowered, spoken, verdict_phrase, worded
from . import addresses
from .figure import Figure
from .markup import Html, Markdown, link
from .provenance import of_case
from .table import Table
from .theme import INK, LEVELS, NARROW, ON_LEVELS, PAPER

SAME, OPEN, OTHER = "the same verdict", "left open", "another verdict"
MOST_NAMED = 3
"""As many verdicts as a sentence names; of more it says how many there are."""
TONES = {SAME: LEVELS[2], OPEN: LEVELS[1], OTHER: LEVELS[0]}


class Firmness:
    """One verdict under stress, ready to be shown."""

    def __init__(self, library: Library, verdict: Verdict) -> None:
        self.library = library
        self.verdict = verdict
        self.universes = [explore(verdict, p) for p in verdict.parts]
        self.stresses = [stress(verdict, p) for p in verdict.parts]

    def figure(self) -> Figure:
        """The share of defensible ways of reading in which each part's verdict stands."""
        rows = [self._shares(p, m) for p, m in zip(self.verdict.parts, self.universes, strict=True)]
        table = [
            (p.part.label, verdict_phrase(self.verdict.framework, names), f"{100 * share:.1f}")
            for p, m in zip(self.verdict.parts, self.universes, strict=True)
            for names, share in m.shares().items()
        ]
        frame = pd.DataFrame([r for part in rows for r in part])
        return Figure(
            id="multiverse",
            title="Out of a hundred defensible ways of reading",
            finding=self._finding(),
            alt="A bar of a hundred ways of reading for each part of the case, split by the verdict that they come to. "
            + "; ".join(f"{r['part']}, {r['kind']}: {r['share']:.0f}" for part in rows for r in part if r["share"])
            + ".",
            draw=lambda width: _draw(frame, width),
            table=Table("Each set of verdicts and its share", ["Part", "Verdict", "Of a hundred"], table),
            source=self._source(),
            origin=of_case(self.verdict),
        )

    def _shares(self, part: PartVerdict, universe: Multiverse) -> list[dict]:
        own = set(part.computed)
        found = {SAME: 0.0, OPEN: 0.0, OTHER: 0.0}
        for names, share in universe.shares().items():
            kind = SAME if set(names) == own else OPEN if own < set(names) else OTHER
            found[kind] += 100 * share
        return [{"part": part.part.label, "kind": kind, "share": share} for kind, share in found.items()]

    def _finding(self) -> str:
        parts = []
        for part, universe in zip(self.verdict.parts, self.universes, strict=True):
            choice, moved = next(iter(universe.movers()), (None, 0))
            words = verdict_phrase(self.verdict.framework, part.computed)
            text = f"{part.part.label} comes to {words} in {100 * universe.share:.0f} of 100"
            if choice is not None and moved >= 0.05:
                text += f", and nothing moves it more than {self._choice(choice)}"
            parts.append(text)
        return "; ".join(parts) + "."

    def _choice(self, choice: Choice) -> str:
        if choice.kind == "switch":
            return f"the switch “{lowered(self.verdict.framework.switches[choice.name].title)}”"
        name, _, criterion = choice.name.partition("/")
        fact = self.verdict.dossier.record.evidence[name]
        where = self.verdict.dossier.record.cite(fact.locator)
        return f"the reading of one fact ({where}) on {lowered(self.verdict.framework.criteria[criterion].title)}"

    def _source(self) -> str:
        sampled = any(m.sampled for m in self.universes)
        how = "a sample of 200,000 drawn with a fixed seed where there are more" if sampled else "every one of them"
        return (
            "A way of reading takes each strength as it is, or a step up or down; keeps or leaves out what is only "
            f"suggestive or contested; and turns each switch either way: {how}. What is given, such as the year in "
            "which an institution was founded, stays as it is. "
            "Not all ways are equally good, so the share is no probability."
        )

    def words(self) -> Markdown:
        """What each part's verdict hangs on."""
        return Markdown("\n\n").join(self._words(s) for s in self.stresses)

    def _words(self, robustness: Robustness) -> Markdown:
        """What one part's verdict hangs on, in sentences."""
        lines = [
            Markdown("**{}** comes to {}.").format(robustness.part.part.label, self._named(robustness.part.computed)),
            self._hinges(robustness) or self._falling(robustness),
            "No margin changes it."
            if robustness.tipping is None
            else f"A margin of {robustness.tipping} is the least that changes it.",
            self._turns(robustness),
            self._works(robustness),
        ]
        return Markdown(" ").join(line for line in lines if line)

    def _named(self, verdicts: tuple[str, ...]) -> str:
        """Verdicts in quotation marks, so that each can stand in any sentence; of many, how many there are."""
        if len(verdicts) > MOST_NAMED:
            return f"any of {in_words(len(verdicts))} verdicts"
        return join([f"“{lowered(self.verdict.framework.verdicts[v].title)}”" for v in verdicts], "or")

    def _hinges(self, robustness: Robustness) -> str:
        """The single facts that carry the verdict."""
        count = len(robustness.hinges)
        if not count:
            return ""
        others = "; or ".join(sorted({self._named(x.computed) for x in robustness.hinges}))
        many = "either of two facts" if count == 2 else f"any one of {in_words(count)} facts"
        what, gone = ("a single fact", "it") if count == 1 else (many, "one")
        return f"It hangs on {what}: without {gone} the verdict is {others}."

    def _falling(self, robustness: Robustness) -> str:
        """How many readings have to fall where no single fact carries the verdict."""
        if robustness.falling:
            several = worded(len(robustness.falling[0]), "reading")
            return f"No single fact carries it alone: {several} would have to fall together to change it."
        tried = f", and no set of up to {in_words(robustness.tried)} readings does" if robustness.tried > 1 else ""
        return f"No single fact carries it alone{tried}."

    def _turns(self, robustness: Robustness) -> str:
        """The switches that change the verdict; options that lead to the same stand together."""
        framework = self.verdict.framework
        if not robustness.turning:
            return "No single switch changes it." if robustness.switches else ""
        options: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for t in robustness.turning:
            options.setdefault((t.switch, t.computed), []).append(f"“{spoken(t.option)}”")
        turns = [
            f"with “{framework.switches[switch].title}” set to {' or to '.join(held)} it is {self._named(computed)}"
            for (switch, computed), held in options.items()
        ]
        return f"{capital('; '.join(turns))}."

    def _works(self, robustness: Robustness) -> str:
        """What becomes of the verdict where facts rest on one work."""
        count = len(robustness.works)
        if not count:
            return ""
        moving = sum(set(w.computed) != set(robustness.part.computed) for w in robustness.works)
        stands = "work stands" if count == 1 else "works stand"
        gone = "it" if count == 1 else f"{in_words(moving)} of them"
        moved = f"; without {gone} the verdict is another" if moving else ""
        same = set(robustness.once) == set(robustness.part.computed)
        once = "the same" if same else self._named(robustness.once)
        return (
            f"{capital(in_words(count))} {stands} behind more than one of its facts{moved}; with such facts counted "
            f"once the verdict is {once}."
        )

    def table(self) -> Table:
        """Every fact without which a verdict is another, and the smallest sets of readings that have to fall."""
        framework, record = self.verdict.framework, self.verdict.dossier.record
        rows = []
        for robustness in self.stresses:
            for x in robustness.hinges:
                event = self._linked(x.name, record.evidence[x.name].event)
                rows.append((event, robustness.part.part.label, verdict_phrase(framework, x.computed)))
            if not robustness.hinges and robustness.falling:
                events = Html(" · ").join(
                    self._linked(r.evidence, f"{record.evidence[r.evidence].event} ({spoken(r.criterion)})")
                    for r in robustness.falling[0]
                )
                rows.append((events, robustness.part.part.label, "another verdict, if all of these fall"))
        heads = ["What would have to go", "Part", "Then the verdict is"]
        return Table(
            "What the verdicts hang on", heads, rows or [("Nothing that was tried", "all", "the same")], kind="cards"
        )

    def _linked(self, fact: str, words: str) -> Html:
        return link(addresses.fact(self.library, fact, self.verdict.dossier.case.id), words)


def _draw(frame: pd.DataFrame, width: int) -> alt.TopLevelMixin:
    narrow = width <= NARROW
    parts = list(dict.fromkeys(frame["part"]))
    data = frame.copy()
    data["end"] = data.groupby("part")["share"].cumsum()
    data["start"] = data["end"] - data["share"]
    data["y"] = [parts.index(p) * 48 + 34 for p in data["part"]]
    data["y1"], data["y2"] = data["y"] - 11, data["y"] + 11
    data["middle"] = (data["start"] + data["end"]) / 2
    data["text"] = [f"{s:.0f}" if s >= 4 else "" for s in data["share"]]
    height = 48 * len(parts) + 10
    across = alt.Scale(domain=[0, 100], nice=False)
    down = alt.Scale(domain=[0, height], reverse=True, nice=False)
    x, y = alt.X("start:Q", scale=across, axis=None), alt.Y("y1:Q", scale=down, axis=None)
    scale = alt.Scale(domain=list(TONES), range=list(TONES.values()))
    legend = alt.Legend(title=None, orient="bottom", columns=1 if narrow else 3, labelLimit=300)
    tooltips = [
        alt.Tooltip("part:N", title="Part"),
        alt.Tooltip("kind:N", title="Verdict"),
        alt.Tooltip("share:Q", title="Of a hundred", format=".1f"),
    ]
    bars = (
        alt.Chart(data)
        .mark_rect(stroke=PAPER, strokeWidth=1)
        .encode(
            x=x,
            x2=alt.X2("end:Q"),
            y=y,
            y2=alt.Y2("y2:Q"),
            color=alt.Color("kind:N", scale=scale, legend=legend),
            tooltip=tooltips,
        )
    )
    layers = [bars]
    for kind, colour in zip((OTHER, OPEN, SAME), ON_LEVELS, strict=True):
        own = data[data["kind"] == kind]
        layers.append(
            alt.Chart(own)
            .mark_text(fontWeight="bold", color=colour)
            .encode(
                x=alt.X("middle:Q", scale=across),
                y=alt.Y("y:Q", scale=down, axis=None),
                text=alt.Text("text:N"),
                tooltip=tooltips,
            )
        )
    names = pd.DataFrame([{"x": 0, "y": parts.index(p) * 48 + 14, "text": p} for p in parts])
    layers.append(
        alt.Chart(names)
        .mark_text(align="left", fontWeight="bold", color=INK)
        .encode(x=alt.X("x:Q", scale=across), y=alt.Y("y:Q", scale=down, axis=None), text=alt.Text("text:N"))
    )
    return alt.layer(*layers).properties(width=width - 16, height=height)
