"""A comparison chapter: two cases side by side, and what separates them."""

from __future__ import annotations

from typing import Any

from ..argue.cache import cached
from ..argue.compare import LAYERS, Comparison, compare
from ..argue.library import Library
from ..argue.wording import counted, join, spoken, verdict_phrase
from ..data.case import Case, Reading
from ..data.problem import DataError, Problem, unknown
from ..data.shared_facts import Facts, load_facts, same
from . import addresses
from .chapter import notebook_parameters
from .markup import NOTHING, Html, Markdown, chapter_link, link
from .piece import Piece
from .table import Table

PARAMETERS = ("first", "second")


def open_comparison(**given: Any) -> list[Piece]:
    """The parts of the comparison of two cases. Raises `DataError` on an unknown parameter or case."""
    given = given or notebook_parameters()
    wrong = [Problem("", 0, unknown("parameter", name, PARAMETERS)) for name in given if name not in PARAMETERS]
    if wrong:
        raise DataError(wrong)
    library = cached()
    facts = load_facts(library.root, library.record)
    comparison = compare(library.dossier(given["first"]), library.dossier(given["second"]), same(facts))
    return _Parts(library, facts, comparison).all()


class _Parts:
    def __init__(self, library: Library, facts: Facts, comparison: Comparison) -> None:
        self.library, self.facts, self.comparison = library, facts, comparison
        self.names = [comparison.first.case.name, comparison.second.case.name]

    def all(self) -> list[Piece]:
        comparison = self.comparison
        pieces: list[Piece] = [
            Markdown(
                "# {}, and {}\n\n{}\n\n"
                "This chapter holds {} and {} against each other: which facts each uses, how each reads them, and by "
                "which rule."
            ).format(
                *self.names, comparison.sentence(), *map(self._chapter, (comparison.first.case, comparison.second.case))
            ),
            Table(
                "What each holds",
                ["What", *self.names],
                [
                    ("Thesis", comparison.first.case.thesis, comparison.second.case.thesis),
                    ("Framework", comparison.first.framework.title, comparison.second.framework.title),
                    ("Verdict", *(self._words(comparison.verdict(i), i) for i in (0, 1))),
                ],
                kind="cards",
            ),
            Markdown("## Which layer decides\n\n{}").format(self._layers()),
            self._crossings(),
        ]
        pieces += self._differences()
        pieces += self._only()
        return pieces

    def _chapter(self, case: Case) -> Markdown:
        return chapter_link(addresses.case(self.library, case.id), case.title)

    def _words(self, verdicts: tuple[str, ...], which: int) -> str:
        framework = (self.comparison.first, self.comparison.second)[which].framework
        return verdict_phrase(framework, verdicts)

    def _layers(self) -> str:
        comparison = self.comparison
        if not comparison.same_rule:
            return (
                "The two ask different questions. Readings made for one rule say nothing under the other, so with the "
                "readings of one and the rule of the other every outcome stays open. What separates them is the rule."
            )
        own, other = (self._words(comparison.verdict(i), i) for i in (0, 1))
        if set(comparison.verdict(0)) == set(comparison.verdict(1)):
            return f"Both come to {own}. Whatever differs between them does not change the verdict."
        words = {"record": "the choice of facts", "reading": "how the facts are read", "rule": "the rule"}
        if comparison.deciding:
            return (
                f"{self.names[0]} comes to {own}, {self.names[1]} to {other}. "
                f"Taking over {join([words[d] for d in comparison.deciding], 'or')} alone changes the first verdict."
            )
        return (
            f"{self.names[0]} comes to {own}, {self.names[1]} to {other}. "
            "No layer taken over by itself changes the first verdict; it takes more than one."
        )

    def _crossings(self) -> Table:
        rows = [
            (*(self.names[m.taken[layer]] for layer in LAYERS), self._words(m.computed, m.taken["rule"]))
            for m in self.comparison.crossings
        ]
        caption = "The verdict with facts, readings and rule taken from either"
        return Table(caption, ["Facts from", "Readings from", "Rule from", "Verdict"], rows, kind="cards")

    def _differences(self) -> list[Piece]:
        comparison = self.comparison
        pieces: list[Piece] = []
        if comparison.switches:
            rows = [(spoken(s), spoken(a), spoken(b)) for s, a, b in comparison.switches]
            pieces += [
                Markdown("## Settings that differ"),
                Table("Switches and margin", ["Setting", *self.names], rows),
            ]
        head = Markdown("## Facts that both use and read differently")
        if comparison.differently:
            rows = [
                (
                    self._fact(d.fact, d.first[0], 0),
                    self._readings(d.first, 0),
                    self._readings(d.second, 1),
                )
                for d in comparison.differently
            ]
            pieces += [
                head,
                Table("Side by side, with both reasons", ["Fact", *self.names], rows, kind="cards"),
            ]
        else:
            pieces.append(head + Markdown("\n\nThere is none."))
        if comparison.flips:
            first = comparison.flips[0]
            shown = "; ".join(self._title(f) for f in first)
            more = Markdown(" There are {} such sets.").format(len(comparison.flips))
            pieces.append(
                Markdown("## The least that flips the verdict\n\nIt is enough to treat {} as {} does: {}.{}").format(
                    counted(len(first), "fact"),
                    self.names[1],
                    shown,
                    more if len(comparison.flips) > 1 else Markdown(""),
                )
            )
        return pieces

    def _only(self) -> list[Piece]:
        comparison = self.comparison
        pieces: list[Piece] = [Markdown("## Facts that only one of them uses")]
        for which, facts in ((0, comparison.only_first), (1, comparison.only_second)):
            dossier = (comparison.first, comparison.second)[which]
            if not facts:
                pieces.append(Markdown("{} uses no fact that the other leaves out.").format(self.names[which]))
                continue
            readings = {
                comparison.names.get(r.evidence, r.evidence): r
                for p in dossier.case.parts
                for r in dossier.case.readings_for(p)
            }
            rows = [
                (self._fact(f, readings[f], which), self._readings((readings[f],), which))
                for f in facts
                if f in readings
            ]
            caption = f"Facts that only {self.names[which]} uses"
            pieces.append(Table(caption, ["Fact", "What it is read as"], rows, kind="cards"))
        return pieces

    def _title(self, fact: str) -> str:
        if fact in self.facts.facts:
            return self.facts.facts[fact].title.rstrip(".")
        record = {**self.comparison.first.record.evidence, **self.comparison.second.record.evidence}
        return record[fact].event.rstrip(".")

    def _fact(self, fact: str, reading: Reading, which: int) -> Html:
        case = (self.comparison.first, self.comparison.second)[which].case.id
        return link(addresses.fact(self.library, reading.evidence, case), f"{self._title(fact)}.")

    def _readings(self, readings: tuple[Reading, ...], which: int) -> Html:
        framework = (self.comparison.first, self.comparison.second)[which].framework
        return NOTHING.join(
            Html("<p><strong>{}: {}</strong>, {}. {}</p>").format(
                framework.criteria[r.criterion].title, spoken(r.points_to), r.strength, r.because
            )
            for r in readings
        )
