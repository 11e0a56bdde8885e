"""How firm a verdict is: what single facts, switches and works it hangs on."""

from __future__ import annotations

from ..argue.library import Library
from ..argue.sensitivity import Robustness, stress
from ..argue.verdict import Verdict
from ..argue.wording import (
    capital,
    in_words,
    spoken,
    verdict_phrase,
    verdicts_quoted,
    worded,
)
from . import addresses
from .markup import Html, Markdown, link
from .table import Table

MOST_NAMED = 3
"""As many verdicts as a sentence names; of more it says how many there are."""


class Firmness:
    """One verdict under stress, ready to be shown."""

    def __init__(self, library: Library, verdict: Verdict) -> None:
        self.library = library
        self.verdict = verdict
        self.stresses = [stress(verdict, p) for p in verdict.parts]

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
        return verdicts_quoted(self.verdict.framework, verdicts)

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
