"""A verdict in words, line by line: each criterion, each derived level, the row that decided, and the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod

from ..data.framework import Framework
from .conclude import Weighing
from .part_verdict import PartVerdict
from .repair import Repair
from .verdict import Verdict
from .wording import in_words, join, levels_quoted, lowered, verdict_phrase, worded

# how a source knows a fact, in words
PROOFS = {
    "asserted": "asserted by the source",
    "cited": "rests on a cited work",
    "reported": "reported by others",
    "documented": "documented",
    "admitted": "said by the actor itself",
}


@dataclass(frozen=True)
class Line:
    """One step of an explanation: what it is about, what came out, and why."""

    about: str
    """A criterion, a derived level or a row of the rule."""
    outcome: str
    """The levels that are left, or the verdict."""
    because: str
    """The weights, or the reason of the row."""


def case_phrase(verdict: Verdict, stated: bool = False) -> str:
    """What a whole case comes to, or what is stated of it, within a sentence.

    Parts that stand beside each other are not alternatives: where they come to different verdicts, each is named with
    how many parts come to it.
    """
    parts = [p.stated if stated else p.computed for p in verdict.deciding]
    phrases = {names: verdict_phrase(verdict.framework, names) for names in dict.fromkeys(parts)}
    if len(phrases) == 1:
        return phrases[parts[0]]
    return "; ".join(f"{phrase} ({worded(parts.count(names), 'part')})" for names, phrase in phrases.items())


def tally(verdicts: Iterable[PartVerdict]) -> Tally:
    """How many parts there are, for how many an author states a verdict, and how many of these reproduce."""
    held = list(verdicts)
    stated = [p for p in held if p.reproduces is not None]
    return Tally(len(held), len(stated), sum(bool(p.reproduces) for p in stated))


@dataclass(frozen=True)
class Tally:
    """Parts of cases: how many, for how many a verdict is stated, and how many of these reproduce."""

    parts: int
    """How many there are."""
    stated: int
    """For how many an author states a verdict."""
    met: int
    """For how many of these the computed verdict is that one."""

    @property
    def apart(self) -> int:
        """The parts whose computed verdict is another than the stated one."""
        return self.stated - self.met

    @property
    def silent(self) -> int:
        """The parts for which the author concludes nothing, so that nothing can reproduce or fail to."""
        return self.parts - self.stated


def explain(verdict: Verdict, part: PartVerdict) -> tuple[Line, ...]:
    """How a part came to its verdict, in the order in which it was worked out."""
    framework = verdict.framework
    lines = [
        Line(framework.criteria[n].title, _levels(w, verdict), _weights(w, verdict)) for n, w in part.weighings.items()
    ]
    for name, levels in part.derived.items():
        rows = sorted({d.derived_rows[name] for d in part.decisions})
        table = framework.derived[name].rule
        because = ", or ".join(dict.fromkeys(_conditions(framework, table[row].when) for row in rows))
        lines.append(
            Line(framework.derived[name].title, join([framework.level(name, v) for v in levels], "or"), because)
        )
    for row in sorted({d.row for d in part.decisions}):
        rule = framework.rule[row]
        lines.append(
            Line(
                f"Row {row + 1} of the rule",
                framework.verdicts[rule.outcome].title,
                rule.because or _conditions(framework, rule.when),
            )
        )
    return tuple(lines)


def _levels(weighing: Weighing, verdict: Verdict) -> str:
    if weighing.why == "unread" and not weighing.settled:
        return "open"
    return join([verdict.framework.level(weighing.criterion, level) for level in weighing.levels], "or")


def _weights(weighing: Weighing, verdict: Verdict) -> str:
    if weighing.why == "unread":
        return "Nothing that is read bears on it, so every level stays possible."
    criterion = verdict.framework.criteria[weighing.criterion]
    parts = [f"{criterion.name(level)} {weight}" for level, weight in weighing.weights.items() if weight]
    text = "Weight: " + ", ".join(parts) + "."
    if weighing.why == "joined":
        return f"{text} There is substantial evidence for each, and they hold together."
    if weighing.why == "level":
        return f"{text} The heaviest are level."
    if weighing.why == "margin":
        return f"{text} No level leads by more than {verdict.margin}."
    if weighing.why == "standard":
        return f"{text} That does not settle it, for {verdict.framework.standard.words}."
    return text


def _conditions(framework: Framework, when: Mapping[str, tuple[str, ...]] | None) -> str:
    return " and ".join(conditions(framework, when)) if when else "no earlier row applies"


def conditions(framework: Framework, when: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Each condition in words: 'Motive: status or integration'."""
    return [
        f"{framework.name_of(n)}: {join([framework.level(n, o) for o in options], 'or')}" for n, options in when.items()
    ]


def ways_words(framework: Framework, repairs: Iterable[Repair]) -> str:
    """Repairs as alternatives: 'if half were enough, or if deed settled on “all”'."""
    return ", or ".join(dict.fromkeys(repair_words(framework, repair) for repair in repairs))


def settled_words(framework: Framework, repairs: Iterable[Repair]) -> list[str]:
    """Criteria that would have to settle, those that stand together in one clause, with all levels that do."""
    groups: dict[tuple[str, ...], list[Repair]] = {}
    for repair in repairs:
        groups.setdefault(tuple(repair.levels), []).append(repair)
    clauses = []
    for names, held in groups.items():
        levels = {n: list(dict.fromkeys(r.levels[n] for r in held)) for n in names}
        every = prod(len(options) for options in levels.values()) == len(held)
        ways = [levels] if every else [{n: [v] for n, v in r.levels.items()} for r in held]
        for way in ways:
            parts = [
                f"{lowered(framework.criteria[n].title)}{'' if number else ' settled'} on "
                f"{levels_quoted(framework, n, vs)}"
                for number, (n, vs) in enumerate(way.items())
            ]
            clauses.append(f"if {join(parts)}")
    return clauses


def repair_words(framework: Framework, repair: Repair) -> str:
    """A repair in words: 'if passing any one test were enough', 'if a lead of three settled nothing'."""
    suppose = [framework.switches[n].supposed(o) for n, o in repair.switches.items()]
    if repair.margin is not None:
        suppose.append(f"a lead of {in_words(repair.margin)} settled nothing")
    # of several that settle, the verb is said once
    settled = " settled"
    for name, level in repair.levels.items():
        suppose.append(f"{lowered(framework.criteria[name].title)}{settled} on {framework.phrase(name, level)}")
        settled = ""
    suppose += [
        f"{lowered(framework.criteria[n].title)} stayed open between {levels_quoted(framework, n, levels, 'and')}"
        for n, levels in repair.left_open.items()
    ]
    return f"if {' and '.join(suppose)}" if suppose else ""
