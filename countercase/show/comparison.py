"""A comparison chapter: two cases side by side, and what separates them."""

from __future__ import annotations

from typing import Any

from ..argue.cache import cached
from ..argue.compare import LAYERS, Comparison, compare
from ..argue.explanation import join, spoken, verdict_words
from ..argue.library import Library
from ..data.case import Reading
from ..data.problem import DataError, Problem, unknown
from ..data.shared_facts import Facts, load_facts, same
from .chapter import Markdown, notebook_parameters
from .markup import evidence_link, plain, prose, text
from .table import Html, Table

PARAMETERS = ("first", "second")


def open_comparison(**given: Any) -> list[Any]:
    """The parts of the comparison of two cases. Raises `DataError` on an unknown parameter or case."""
    given = given or notebook_parameters()
    wrong = [Problem("", 0, unknown("parameter", name, PARAMETERS)) for name in given if name not in PARAMETERS]
    if wrong:
        raise DataError(wrong)
    library = cached()
    facts = load_facts(library.root, library.record)
    found = compare(library.dossier(given["first"]), library.dossier(given["second"]), same(facts))
    return _Parts(library, facts, found).all()


class _Parts:
    def __init__(self, library: Library, facts: Facts, found: Comparison) -> None:
        self.library, self.facts, self.found = library, facts, found
        self.names = [found.first.case.name, found.second.case.name]

    def all(self) -> list[Any]:
        found = self.found
        parts: list[Any] = [
            Markdown(
                f"# {plain(self.names[0])}, and {plain(self.names[1])}\n\n"
                f"{plain(found.sentence())}\n\n"
                f"This chapter holds [{plain(found.first.case.title)}]({self._page(found.first.case.id)}) and "
                f"[{plain(found.second.case.title)}]({self._page(found.second.case.id)}) against each other: which "
                "facts each uses, how each reads them, and by which rule."
            ),
            Table(
                "What each holds",
                ["What", *self.names],
                [
                    ("Thesis", found.first.case.thesis, found.second.case.thesis),
                    ("Framework", found.first.framework.title, found.second.framework.title),
                    ("Verdict", *(self._words(found.verdict(i), i) for i in (0, 1))),
                ],
                kind="cards",
            ),
            Markdown(f"## Which layer decides\n\n{plain(self._layers())}"),
            self._crossings(),
        ]
        parts += self._differences()
        parts += self._only()
        return parts

    def _page(self, case: str) -> str:
        return f"../{'forks' if case in self.library.forks else 'cases'}/{case}.ipynb"

    def _words(self, verdicts: tuple[str, ...], which: int) -> str:
        framework = (self.found.first, self.found.second)[which].framework
        return verdict_words(framework, verdicts).lower()

    def _layers(self) -> str:
        found = self.found
        if not found.same_rule:
            return (
                "The two ask different questions. Readings made for one rule say nothing under the other, so with the "
                "readings of one and the rule of the other every outcome stays open. What separates them is the rule."
            )
        own, other = (self._words(found.verdict(i), i) for i in (0, 1))
        if set(found.verdict(0)) == set(found.verdict(1)):
            return f"Both come to {own}. Whatever differs between them does not change the verdict."
        words = {"record": "the choice of facts", "reading": "how the facts are read", "rule": "the rule"}
        if found.deciding:
            return (
                f"{self.names[0]} comes to {own}, {self.names[1]} to {other}. "
                f"Taking over {join([words[d] for d in found.deciding], 'or')} alone changes the first verdict."
            )
        return (
            f"{self.names[0]} comes to {own}, {self.names[1]} to {other}. "
            "No layer taken over by itself changes the first verdict; it takes more than one."
        )

    def _crossings(self) -> Table:
        rows = [
            (*(self.names[m.taken[layer]] for layer in LAYERS), self._words(m.computed, m.taken["rule"]))
            for m in self.found.crossings
        ]
        caption = "The verdict with facts, readings and rule taken from either"
        return Table(caption, ["Facts from", "Readings from", "Rule from", "Verdict"], rows, kind="cards")

    def _differences(self) -> list[Any]:
        found = self.found
        parts: list[Any] = []
        if found.switches:
            rows = [(spoken(s), spoken(a), spoken(b)) for s, a, b in found.switches]
            parts += [Markdown("## Settings that differ"), Table("Switches and margin", ["Setting", *self.names], rows)]
        head = "## Facts that both use and read differently"
        if found.differently:
            rows = [
                (
                    Html(self._fact(d.fact, d.first[0])),
                    Html(self._readings(d.first, 0)),
                    Html(self._readings(d.second, 1)),
                )
                for d in found.differently
            ]
            parts += [
                Markdown(head),
                Table("Side by side, with both reasons", ["Fact", *self.names], rows, kind="cards"),
            ]
        else:
            parts.append(Markdown(f"{head}\n\nThere is none."))
        if found.flips:
            first = found.flips[0]
            size = len(first)
            shown = "; ".join(self._title(f) for f in first)
            many = f" There are {len(found.flips)} such sets." if len(found.flips) > 1 else ""
            parts.append(
                Markdown(
                    "## The least that flips the verdict\n\n"
                    + plain(
                        f"It is enough to treat {size} fact{'s' * (size != 1)} as {self.names[1]} does: {shown}.{many}"
                    )
                )
            )
        return parts

    def _only(self) -> list[Any]:
        found = self.found
        parts: list[Any] = [Markdown("## Facts that only one of them uses")]
        for which, facts in ((0, found.only_first), (1, found.only_second)):
            dossier = (found.first, found.second)[which]
            if not facts:
                parts.append(Markdown(plain(f"{self.names[which]} uses no fact that the other leaves out.")))
                continue
            held = {
                found.names.get(r.evidence, r.evidence): r
                for p in dossier.case.phases
                for r in dossier.case.readings_for(p)
            }
            rows = [(Html(self._fact(f, held[f])), Html(self._readings((held[f],), which))) for f in facts if f in held]
            caption = f"Facts that only {self.names[which]} uses"
            parts.append(Table(caption, ["Fact", "What it is read as"], rows, kind="cards"))
        return parts

    def _title(self, fact: str) -> str:
        if fact in self.facts.facts:
            return self.facts.facts[fact].title.rstrip(".")
        record = self.found.first.record.evidence | dict(self.found.second.record.evidence)
        return record[fact].event.rstrip(".")

    def _fact(self, fact: str, reading: Reading) -> str:
        words = self._title(fact) + "."
        return (
            evidence_link(reading.evidence, words) if reading.evidence in self.library.record.evidence else text(words)
        )

    def _readings(self, readings: tuple[Reading, ...], which: int) -> str:
        framework = (self.found.first, self.found.second)[which].framework
        return "".join(
            f"<p><strong>{text(framework.criteria[r.criterion].title)}: {text(spoken(r.points_to))}</strong>, "
            f"{r.strength}. {text(r.because)}</p>"
            for r in readings
        )


def silence(library: Library) -> list[Any]:
    """Which source uses and which passes over each shared fact."""
    facts = load_facts(library.root, library.record)
    sources = library.record.sources
    rows = []
    for fact in facts.facts.values():
        told = {library.record.evidence[e].source for e in fact.evidence}
        marks = [
            "● infers from it" if s in fact.inferences else "○ reports it" if s in told else "– silent" for s in sources
        ]
        rows.append((fact.title, *marks))
    quiet = {s: sum(r[i + 1].startswith("–") for r in rows) for i, s in enumerate(sources)}
    most = max(quiet, key=lambda s: quiet[s])
    return [
        Markdown(
            "# Who speaks of what\n\n"
            "Each author chooses facts before reading them. "
            f"Of {len(rows)} facts that at least one of the three texts turns on, {plain(sources[most].short)} "
            f"pass{'es' if ' ' not in sources[most].short else ''} over {quiet[most]}, the most of the three. "
            "Silence is no fault by itself: each text answers a question of its own."
        ),
        Table("The facts, and who uses them", ["Fact", *(s.mark for s in sources.values())], rows, kind="cards"),
    ]


def disputes(library: Library) -> list[Any]:
    """One fact, and what each source infers from it; and what each author would have to see."""
    facts = load_facts(library.root, library.record)
    sources = library.record.sources
    parts: list[Any] = [
        Markdown(
            "# One fact, rival inferences\n\n"
            "On many facts the three texts agree, and part only at what the fact shows; "
            "on some one speaks and the others pass. "
            "Here each fact stands once, with the rows that tell it, and beside it what each text infers."
        )
    ]
    # facts that several texts speak of first, then those that one text speaks of and the others pass over
    for fact in sorted(facts.facts.values(), key=lambda f: -len(f.inferences)):
        told = ", ".join(f"{{evidence}}`{e}`" for e in fact.evidence)
        turns = f"\n\n{prose(fact.turns_on)}" if fact.turns_on else ""
        rows = [
            (
                sources[s].short if s in fact.inferences else f"{sources[s].short} (silent)",
                Html(_inference(fact, s)) if s in fact.inferences else "–",
            )
            for s in sources
        ]
        parts.append(
            Markdown(f"## {plain(fact.title.rstrip('.'))}\n\n" + (f"On record: {told}.{turns}" if told else turns))
        )
        parts.append(Table(f"What is inferred: {fact.title}", ["Source", "Inference"], rows, kind="cards"))
    minds = "\n\n".join(f"**{plain(sources[s].short)}.** {prose(words)}" for s, words in facts.minds.items())
    parts.append(Markdown(f"## What each would have to see to change their mind\n\n{minds}"))
    return parts


def _inference(fact, source: str) -> str:
    inference = fact.inferences[source]
    links = ", ".join(
        f'<a href="claims.html#{text(c)}">{text(spoken(c.partition("-")[2]))}</a>' for c in inference.claims
    )
    return f"<p>{text(inference.says)}</p>" + (f"<p><small>{links}</small></p>" if links else "")
