"""A comparison in words: its title, what the two agree on, where they part, and what would make them meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from ..argue.compare import Comparison, carry, compare
from ..argue.explanation import settled_words, ways_words
from ..argue.library import Library
from ..argue.parting import Half, Parting
from ..argue.question import Question
from ..argue.swap import Change
from ..argue.wording import (
    capital,
    in_words,
    join,
    levels_quoted,
    lowered,
    verdict_phrase,
    verdict_words,
    within,
)
from ..data.reading import Reading
from ..data.shared_facts import Facts, load_facts, same
from .change_words import enough
from .pair import Pair, Who, whose


@dataclass(frozen=True)
class Contrast:
    """Two cases held against each other, in sentences."""

    library: Library
    comparison: Comparison
    facts: Facts

    @property
    def pair(self) -> Pair:
        """The two by name."""
        return Pair(self.library, self.comparison.first, self.comparison.second)

    @property
    def who(self) -> tuple[Who, Who]:
        """The two as sentences name them."""
        return self.pair.who

    @property
    def _actors(self) -> tuple[str, str]:
        return self.comparison.first.case.actor, self.comparison.second.case.actor

    def phrase(self, half: Half, verdicts: Sequence[str] | None = None) -> str:
        """Verdicts within a sentence, those of a side where none are given."""
        return verdict_phrase(half.judged.framework, tuple(half.computed if verdicts is None else verdicts))

    def words(self, half: Half) -> str:
        """The verdicts of a side, as a cell of a table has them."""
        return verdict_words(half.judged.framework, half.computed)

    # ---- the opening ----

    def opening(self) -> list[str]:
        """What the two come to, and what that hangs on, in a few sentences."""
        held = self.comparison.whole
        found = [self.verdicts(held), self._agreed(held), self._layers(held), self._sets(held)]
        return [capital(sentence) for sentence in found if sentence]

    def as_dict(self) -> dict[str, Any]:
        """The comparison as plain data, for JSON."""
        return {"title": self.pair.title, "sentence": self.sentence(), **self.comparison.as_dict()}

    def sentence(self) -> str:
        """The opening as one paragraph."""
        return " ".join(self.opening())

    def verdicts(self, held: Parting) -> str:
        """What both come to, and whether that says the same."""
        one, two = self.who
        words = [self.phrase(half) for half in (held.first, held.second)]
        if held.same_verdict:
            return f"both come to “{words[0]}”."
        both = f"{one.does('comes', 'come')} to “{words[0]}”, and {two.does('comes', 'come')} to “{words[1]}”"
        if held.same_rule:
            return f"{both}."
        if held.answer is None:
            return f"{both}: the two rules answer different questions."
        stand = {"agree": "they say the same", "part": "they part"}.get(held.answer.standing, "they may agree")
        return f"{both}: on {held.answer.title} {stand}."

    def _agreed(self, held: Parting) -> str:
        """On which questions the two agree and part."""
        verbs = {"agree": "agree on", "part": "part on", "open": "may agree on"}
        said = [
            f"{verbs[standing]} {join([self.named(held, q) for q in held.asked(standing)])}"
            for standing in verbs
            if held.asked(standing)
        ]
        if not held.questions:
            return "Neither rule asks what the other does."
        if not said:
            return "There is no question on which both read a fact."
        return f"They {', '.join([*said[:-2], ', and '.join(said[-2:])])}."

    def named(self, held: Parting, question: Question) -> str:
        """A question within a sentence."""
        return lowered(question.title) if held.same_rule else question.title

    def _layers(self, held: Parting) -> str:
        """Which layer decides, under one rule."""
        if not held.same_rule:
            turns = [q.line.turns_on for q in held.asked("part") if q.line]
            left = "One question is" if len(turns) == 1 else f"{capital(in_words(len(turns)))} questions are"
            return f"{left} left between them: {lowered(' '.join(turns))}" if turns else ""
        if held.there is None:
            return ""
        if not held.there.changes:
            return "Nothing that is weighed separates them."
        if held.same_verdict:
            return "What differs between them does not change the verdict."
        words = {"record": "which facts they use", "reading": "how they read the same facts", "rule": self._settings()}
        apart = {
            "record": bool(held.only_first or held.only_second),
            "reading": bool(held.differently),
            "rule": bool(self.comparison.switches),
        }
        if sum(apart.values()) == 1:
            return f"What separates them is {next(words[layer] for layer in words if apart[layer])}."
        if decides := [words[layer] for layer in held.deciding if apart[layer]]:
            alone = ", each enough alone" if len(decides) > 1 else ""
            return f"What separates them is {join(decides, 'or')}{alone}."
        held_apart = [words[layer] for layer in words if apart[layer]]
        if len(held_apart) == 2:
            return f"Neither {join(held_apart, 'nor')} is enough to separate them."
        return f"It takes {join(held_apart)} together to separate them."

    def _settings(self) -> str:
        names = [self.setting(name) for name, _, _ in self.comparison.switches]
        return f"how {join(names)} {'is' if len(names) == 1 else 'are'} set" if names else "the rule"

    def setting(self, name: str) -> str:
        """A switch, or the margin, within a sentence."""
        switches = self.comparison.first.framework.switches
        return f"“{switches[name].title}”" if name in switches else "the margin"

    def _sets(self, held: Parting) -> str:
        swapped = held.there
        if swapped is None or held.same_verdict or not swapped.changes:
            return ""
        return enough(swapped)

    # ---- question by question ----

    def question(self, held: Parting, question: Question) -> str:
        """What both answer to one question, in a sentence."""
        one, two = self.who
        sides = list(zip((held.first, held.second), question.asks, strict=True))
        names = [self._answer(half, asks, not held.same_rule) for half, asks in sides]
        if question.standing == "unread":
            read = [half.judged.reads(asks) for half, asks in sides]
            if not any(read):
                return "neither reads a fact that bears on it."
            which = 0 if read[0] else 1
            silent = self.who[1 - which]
            return (
                f"{self.who[which].does('finds', 'find')} {names[which]}; {silent.does('reads', 'read')} "
                "no fact that bears on it."
            )
        if held.same_rule and names[0] == names[1]:
            return f"both find {names[0]}."
        return f"{one.does('finds', 'find')} {names[0]}; {two.does('finds', 'find')} {names[1]}."

    def _answer(self, half: Half, asks: str, meant: bool) -> str:
        """What a side finds: the levels with their weight, and where it is asked for what a settled one means."""
        found = half.judged.answers(asks)
        framework = half.judged.framework
        if not asks:
            meaning = (
                f": {within(framework.verdicts[found[0]].meaning, self._actors).rstrip('.')}" if len(found) == 1 else ""
            )
            return f"“{self.phrase(half)}”{meaning}"
        words = levels_quoted(framework, asks, found)
        if len(found) > 1:
            return words
        weighing = half.judged.weighing(asks)
        weights = dict(weighing.weights) if weighing else {}
        against = [
            f"{w} for {framework.phrase(asks, level)}" for level, w in weights.items() if w and level != found[0]
        ]
        if against:
            words += f" (weight {weights[found[0]]}, against {join(against)})"
        if meant:
            group = framework.criteria if asks in framework.criteria else framework.derived
            words += f": {within(group[asks].levels[found[0]], self._actors).rstrip('.')}"
        return words

    def agreeing(self, question: Question) -> str:
        """How the two would agree on a question on which they part, in a sentence; or that they cannot."""
        held = self.comparison.whole
        halves, ways = (held.first, held.second), []
        for which, half in enumerate(halves):
            if levels := question.would[which]:
                asked = lowered(half.judged.framework.name_of(question.asks[which]))
                of = f"{asked} of {self.who[which].subject}" if held.same_rule else asked
                named = levels_quoted(half.judged.framework, question.asks[which], levels)
                ways.append(f"if the {of} settled on {named}")
        if not ways:
            return "No level of the one says what the other finds."
        return f"They would agree on it {join(ways, 'or')}."

    def elsewhere(self, question: Question) -> str:
        """The other parts of either case whose answer agrees, in a sentence, or nothing."""
        held, found = self.comparison.whole, []
        for which, half in enumerate((held.first, held.second)):
            own = {p.part.id for p in half.parts}
            for part in half.verdict.parts:
                weighing = part.weighings.get(question.asks[which])
                if part.part.id in own or weighing is None or not weighing.readings:
                    continue
                pairs = product(weighing.levels, question.answers[1 - which])
                if all((pair if which == 0 else pair[::-1]) in question.alike for pair in pairs):
                    levels = levels_quoted(half.judged.framework, question.asks[which], weighing.levels)
                    found.append(f"{self.who[which].does('finds', 'find')} {levels} in “{part.part.title}”")
        return f"Elsewhere they do agree: {join(found)}." if found else ""

    def carried(self) -> list[str]:
        """What the facts of each come to by the rule of the other, where a counter-case reads them so, in sentences."""
        found = []
        for held in carry(self.library, self.comparison):
            dossiers = (self.comparison.first, self.comparison.second)
            rule = dossiers[1 - held.facts].framework
            mine, theirs = self.who[held.facts], self.who[1 - held.facts]
            says = [
                f"what {who.does('says', 'say')}" if standing == "agree" else ""
                for who, standing in ((mine, held.own), (theirs, held.there))
            ]
            words = verdict_phrase(rule, held.computed)
            facts = capital(whose(dossiers[held.facts].record.sources[dossiers[held.facts].case.source]))
            tail = f", which says {join([s for s in says if s])}" if any(says) else ""
            if not tail:
                tail = ", which leaves the answer open" if "open" in (held.own, held.there) else ", which neither says"
            found.append(f"{facts} facts by {self.pair.rule(rule)} come to “{words}”{tail}.")
        return found

    # ---- what would make them meet ----

    def meeting(self, held: Parting) -> list[str]:
        """What would make the verdicts meet, side by side, in sentences."""
        found = []
        halves = (held.first, held.second)
        for who, half, other, repairs in zip(self.who, halves, halves[::-1], held.ways, strict=True):
            framework = half.judged.framework
            switches = [r for r in repairs if r.switches]
            levels = [r for r in repairs if r.levels]
            options = []
            if switches:
                options.append(ways_words(framework, switches))
            options += settled_words(framework, levels)
            if options:
                goal = f"come to “{self.phrase(other)}”" if held.same_rule else "agree"
                found.append(f"{capital(who.subject)} would {goal} {', or '.join(options)}.")
        return found

    # ---- change by change ----

    def label(self, change: Change) -> str:
        """What a change is about."""
        if change.kind == "fact":
            return self.fact(change.name)
        return capital(self.setting(change.name).strip("“”"))

    def fact(self, name: str) -> str:
        """A fact in its sentence, without the stop."""
        if name in self.facts.facts:
            return self.facts.facts[name].title.rstrip(".")
        record = {**self.comparison.first.record.evidence, **self.comparison.second.record.evidence}
        return record[name].event.rstrip(".")

    def readings(self, half: Half, fact: str) -> list[Reading]:
        """How a side reads a fact, or a shared fact by its name."""
        names = self.comparison.names
        return [r for r in half.readings if names.get(r.evidence, r.evidence) == fact]

    def alone(self, half: Half, change: Change) -> str:
        """What a change does by itself, after its subject."""
        if change.effect == "nothing":
            return "does nothing"
        return f"{change.effect} the verdict: “{self.phrase(half, change.alone)}”"


def contrast(library: Library, first: str, second: str) -> Contrast:
    """Hold two cases of a library against each other. Raises `DataError` where there is no such case."""
    facts = load_facts(library.root, library.record)
    found = compare(library.dossier(first), library.dossier(second), same(facts), library.crosswalk)
    return Contrast(library, found, facts)
