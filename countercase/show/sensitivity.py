"""How firm a verdict is: what single facts, switches and works it hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..argue.library import Library
from ..argue.sensitivity import LeftOut, Robustness, Turned, stress
from ..argue.verdict import Verdict
from ..argue.wording import NOTHING as NO_VERDICT
from ..argue.wording import brief, capital, in_words, join, lowered, of_several, verdict_phrase, worded
from ..data.framework import Framework
from . import addresses
from .markup import Html, Markdown, link
from .table import Table

MOST_NAMED = 3
"""As many verdicts as a sentence names; of more it says how many there are."""


def named(framework: Framework, verdicts: tuple[str, ...], quoted: bool = True, last: str = "and") -> str:
    """Verdicts within a sentence, in quotation marks or without; of many, how many there are."""
    if len(verdicts) > MOST_NAMED:
        return f"{in_words(len(verdicts))} verdicts"
    titles = [lowered(framework.verdicts[v].title) for v in verdicts]
    return join([f"“{title}”" for title in titles] if quoted else titles, last) or NO_VERDICT


def supposed(framework: Framework, verdicts: tuple[str, ...]) -> str:
    """What a part would be if something were otherwise, as the end of a sentence."""
    if len(verdicts) > 1:
        return f"would stay open between {named(framework, verdicts)}"
    return f"would be {named(framework, verdicts)}"


def supposing(verdict: Verdict, turning: Iterable[Turned]) -> str:
    """What turned switches make of a part; the options that lead to the same stand together."""
    framework = verdict.framework
    options: dict[tuple[str, ...], list[str]] = {}
    for t in turning:
        options.setdefault(t.computed, []).append(framework.switches[t.switch].supposed(t.option))
    return "; ".join(
        f"if {', or if '.join(clauses)}, it {supposed(framework, computed)}" for computed, clauses in options.items()
    )


ELSE_OPEN = "No other fact, work or way of taking the rule brings it closer to one verdict."
OPEN = (
    "It is open as it stands, and nothing that was tried brings it closer to one verdict: no fact or work left out, "
    "and no other way of taking the rule."
)


def narrowing(robustness: Robustness) -> Robustness | None:
    """Of an open verdict, what leads anywhere else than to itself and more besides; None where a verdict is settled.

    To say of each fact that an open verdict would be still more open without it tells a reader nothing. A wider margin
    can do nothing else.
    """
    now = set(robustness.part.computed)
    if len(now) == 1:
        return None

    def leads_elsewhere(tried: Turned | LeftOut) -> bool:
        return not now <= set(tried.computed)

    return replace(
        robustness,
        without=tuple(filter(leads_elsewhere, robustness.without)),
        switches=tuple(filter(leads_elsewhere, robustness.switches)),
        works=tuple(filter(leads_elsewhere, robustness.works)),
        once=robustness.part.computed if now <= set(robustness.once) else robustness.once,
        tipping=None,
    )


def too_narrow(lead: int) -> str:
    """A lead that would not count, as a clause of a sentence."""
    return f"if a lead of {in_words(lead)} were too narrow to settle a question"


def _each(labels: Sequence[str]) -> str:
    """The parts of which the same is said, one by one."""
    return labels[0] if len(labels) == 1 else f"{join([*labels])}, each by itself"


class Firmness:
    """One verdict under stress, ready to be shown."""

    def __init__(self, library: Library, verdict: Verdict) -> None:
        self.library = library
        self.verdict = verdict
        self.stresses = [stress(verdict, p) for p in verdict.parts]

    def words(self) -> Markdown:
        """What the verdict of each part hangs on; parts of which the same is to be said stand together."""
        alike: dict[str, list[str]] = {}
        for robustness in self.stresses:
            alike.setdefault(self._words(robustness), []).append(robustness.part.part.label)
        if len(self.stresses) == 1:
            return Markdown("{}").format(*alike)
        every = "Each part" if len(alike) == 1 else ""
        pieces = [Markdown("**{}.** {}").format(every or _each(labels), words) for words, labels in alike.items()]
        of_all = " ".join(words for words in (self._staying(), self._leads()) if words)
        return Markdown("\n\n").join([*pieces, Markdown("{}").format(of_all)] if of_all else pieces)

    def _words(self, robustness: Robustness) -> str:
        """What the verdict of one part hangs on, in sentences.

        Of several parts, that the rule does not move them and which lead would is said of all at once, below them.
        """
        alone = len(self.stresses) == 1
        turns = self._turns(robustness) if alone or robustness.turning else ""
        if not robustness.without:
            return f"No fact is read here that could fall. {turns}".strip()
        left = narrowing(robustness)
        if left is None:
            lines = [
                self._hinges(robustness) or self._falling(robustness),
                turns,
                self._margin(robustness) if alone else "",
                self._works(robustness),
            ]
        elif left.hinges or left.turning or left.works or set(left.once) != set(left.part.computed):
            turns = self._turns(left) if left.turning else ""
            lines = [self._hinges(left), turns, self._works(left), ELSE_OPEN]
        else:
            lines = [OPEN]
        return " ".join(line for line in lines if line)

    def _hinges(self, robustness: Robustness) -> str:
        """The single facts that carry the verdict."""
        count = len(robustness.hinges)
        if not count:
            return ""
        framework = self.verdict.framework
        others = ", or ".join(sorted({supposed(framework, x.computed) for x in robustness.hinges}))
        if count == 1:
            event = self.verdict.dossier.record.evidence[robustness.hinges[0].name].event
            # the opening of a chapter of one part has quoted it
            which = "" if len(self.stresses) == 1 else f" (“{brief(event)}”)"
            return f"One fact carries it{which}: without it, it {others}."
        if count == 2 and len({frozenset(x.computed) for x in robustness.hinges}) == 2:
            one, other = (supposed(framework, x.computed) for x in robustness.hinges)
            return f"It hangs on each of two facts: without the one, it {one}; without the other, it {other}."
        return f"It hangs on each of {worded(count, 'fact')}: without one of them, it {others}."

    def _falling(self, robustness: Robustness) -> str:
        """How many readings have to fall where no single fact carries the verdict."""
        if robustness.falling:
            several = worded(len(robustness.falling[0]), "reading")
            return f"No single fact carries it: {several} would have to fall together."
        tried = f", and no set of up to {in_words(robustness.tried)} readings does" if robustness.tried > 1 else ""
        return f"No single fact carries it{tried}."

    def _turns(self, robustness: Robustness) -> str:
        """The switches that change the verdict."""
        if not robustness.turning:
            return "However the rule is taken, it stays." if robustness.switches else ""
        return f"{capital(supposing(self.verdict, robustness.turning))}."

    def _margin(self, robustness: Robustness) -> str:
        """The lead that would have to be too narrow, where one is enough to change the verdict."""
        if robustness.tipping is None:
            return ""
        return f"It would change {too_narrow(robustness.tipping)}."

    def _staying(self) -> str:
        """How many verdicts stay as they are however the rule is taken, settled or with nothing to go by; and which."""
        staying = [s for s in self.stresses if s.switches and not s.turning and (narrowing(s) is None or not s.without)]
        if not staying:
            return ""
        stay = "stays" if len(staying) == 1 else "stay"
        return f"However the rule is taken, {self._several(staying)} {stay}{self._which(staying)}."

    def _leads(self) -> str:
        """For each lead that would have to be too narrow, how many verdicts would be others, and which."""
        tipping: dict[int, list[Robustness]] = {}
        for robustness in self.stresses:
            lead = (narrowing(robustness) or robustness).tipping
            if lead is not None:
                tipping.setdefault(lead, []).append(robustness)
        said: list[str] = []
        for lead, held in sorted(tipping.items()):
            if said:
                said.append(f"if a lead of {in_words(lead)} were, {in_words(len(held))} more would{self._which(held)}")
            else:
                said.append(f"{too_narrow(lead)}, {self._several(held)} would change{self._which(held)}")
        return f"{capital('; '.join(said))}." if said else ""

    def _several(self, held: Sequence[Robustness]) -> str:
        return of_several(len(held), len(self.stresses), "verdict")

    def _which(self, held: Sequence[Robustness]) -> str:
        labels = join([lowered(robustness.part.part.label) for robustness in held])
        return "" if len(held) == len(self.stresses) else f" ({labels})"

    def _works(self, robustness: Robustness) -> str:
        """The works without which the verdict would be another, where several of its facts rest on one.

        Not where one of these facts carries the verdict, and leads to the same: that has been said.
        """
        framework, record = self.verdict.framework, self.verdict.dossier.record
        told = [(set(x.computed), record.evidence[x.name].cited) for x in robustness.hinges]
        moving = [
            w
            for w in robustness.works
            if set(w.computed) != set(robustness.part.computed)
            and not any(set(w.computed) == computed and w.name in cited for computed, cited in told)
        ]
        said = [
            f"without what it takes from {record.works.get(w.name, w.name)}, it {supposed(framework, w.computed)}"
            for w in moving
        ]
        if set(robustness.once) != set(robustness.part.computed):
            said.append(f"with facts from one work counted once, it {supposed(framework, robustness.once)}")
        return f"{capital('; '.join(said))}." if said else ""

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
                    self._linked(
                        r.evidence,
                        f"{record.evidence[r.evidence].event} ({lowered(framework.criteria[r.criterion].title)})",
                    )
                    for r in robustness.falling[0]
                )
                rows.append((events, robustness.part.part.label, "another one, once all of these have fallen"))
        heads = ["What would have to go", "Part", "Then the verdict is"]
        return Table(
            "What the verdicts hang on", heads, rows or [("Nothing that was tried", "all", "the same")], kind="cards"
        )

    def _linked(self, fact: str, words: str) -> Html:
        return link(addresses.fact(self.library, fact, self.verdict.dossier.case.id), words)
