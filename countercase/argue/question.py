"""The questions that two sides of a comparison both ask: where their answers agree, where they part, and what is open.

Under one framework each criterion is such a question, and equal levels agree. Under two, the crosswalk says which
criteria ask alike and which of their levels say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ..data.crosswalk import Crosswalk, Line, answers
from ..data.framework import Framework
from ..data.problem import SHORT, brief
from .conclude import Conclusion, Weighing
from .rule_table import rule_of

Standing = Literal["agree", "part", "open", "unread"]
"""How two answers stand to each other: they say the same; none says what the other does; they may; or one of the two
sides reads nothing that bears on the question."""


@dataclass(frozen=True)
class Judged:
    """One side of a comparison, judged: its rule, its switches, what its readings come to, and what it computes."""

    framework: Framework
    """The rule that it is judged by."""
    switches: Mapping[str, str]
    """Every switch of the framework with its option."""
    conclusion: Conclusion
    """What its readings come to."""
    computed: tuple[str, ...]
    """The verdicts; of parallel parts, those of all of them."""

    def answers(self, asks: str) -> tuple[str, ...]:
        """What stays open on a criterion or derived level, or of the verdict where nothing is named."""
        if not asks:
            return self.computed
        weighing = self.weighing(asks)
        return weighing.levels if weighing else self.conclusion.derived[asks]

    def weighing(self, asks: str) -> Weighing | None:
        """What is weighed on a criterion; None of a derived level and of the verdict."""
        return self.conclusion.weighings.get(asks)

    def reads(self, asks: str) -> bool:
        """Whether anything bears on the question: readings, or what rules a level of a derived result out.

        A verdict is always an answer, be it an open one.
        """
        if not asks:
            return True
        weighing = self.weighing(asks)
        if weighing:
            return bool(weighing.readings)
        return len(self.answers(asks)) < len(answers(self.framework, asks))


@dataclass(frozen=True)
class Question:
    """One question that both sides ask, with both answers."""

    title: str
    """The question in words that fit into a sentence."""
    asks: tuple[str, str]
    """The criterion or derived level on each side; empty where it is the verdict itself."""
    answers: tuple[tuple[str, ...], tuple[str, ...]]
    """What stays open on each side."""
    standing: Standing
    """How the two answers stand to each other."""
    would: tuple[tuple[str, ...], tuple[str, ...]]
    """On each side, the answers that would say the same as the other's: all of the other's that is open."""
    alike: frozenset[tuple[str, str]]
    """The pairs of answers, of the first side and of the second, that say the same."""
    line: Line | None = None
    """The line of the crosswalk, with its reason; None under one framework, where the question is one and the same."""
    moves: bool = False
    """Under one framework: whether the first verdict is another where this is answered as on the second side."""

    def __repr__(self) -> str:
        return f"<Question '{brief(self.title, SHORT)}': {self.standing}>"

    def as_dict(self) -> dict[str, Any]:
        """The question as plain data, for JSON."""
        return {
            "title": self.title,
            "asks": list(self.asks),
            "answers": [list(held) for held in self.answers],
            "standing": self.standing,
            "moves": self.moves,
            "turns_on": self.line.turns_on if self.line else "",
        }


def questions(first: Judged, second: Judged, crosswalk: Crosswalk) -> tuple[Question, ...]:
    """The questions that two sides both ask: the criteria of one framework, or the crosswalk between two."""
    if first.framework.id == second.framework.id:
        return tuple(_same(first, second, name) for name in first.framework.criteria)
    lines = crosswalk.between(first.framework.id, second.framework.id)
    return tuple(_crossed(first, second, line) for line in lines if not line.on_verdict)


def answer(first: Judged, second: Judged, crosswalk: Crosswalk) -> Question | None:
    """The verdict itself as a question: what two frameworks both answer, where the crosswalk says so."""
    if first.framework.id == second.framework.id:
        alike = frozenset((v, v) for v in first.framework.verdicts)
        return _question("the verdict", ("", ""), (first, second), alike, None)
    for line in crosswalk.between(first.framework.id, second.framework.id):
        if line.on_verdict:
            return _crossed(first, second, line)
    return None


def bearing(framework: Framework, asks: str) -> set[str]:
    """The criteria that bear on a question of a framework: itself, or those that a derived level rests on."""
    if asks in framework.criteria:
        return {asks}
    if asks not in framework.derived:
        return set()
    named = {name for row in framework.derived[asks].rule for name in row.when or ()}
    return {criterion for name in named for criterion in bearing(framework, name)}


def _same(first: Judged, second: Judged, name: str) -> Question:
    criterion = first.framework.criteria[name]
    found = _question(
        criterion.title, (name, name), (first, second), frozenset((level, level) for level in criterion.levels), None
    )
    held = {n: w.levels for n, w in first.conclusion.weighings.items()} | {name: found.answers[1]}
    moves = rule_of(first.framework).outcomes(held, first.switches) != first.conclusion.outcomes
    return replace(found, moves=moves)


def _crossed(first: Judged, second: Judged, line: Line) -> Question:
    asks = (line.sides[first.framework.id].asks, line.sides[second.framework.id].asks)
    pairs = line.pairs(first.framework.id, second.framework.id)
    return _question(line.title, asks, (first, second), pairs, line)


def _question(
    title: str,
    asks: tuple[str, str],
    sides: tuple[Judged, Judged],
    alike: frozenset[tuple[str, str]],
    line: Line | None,
) -> Question:
    held = (sides[0].answers(asks[0]), sides[1].answers(asks[1]))
    hits = {(a, b) in alike for a in held[0] for b in held[1]}
    same = line is None and set(held[0]) == set(held[1]) and bool(held[0])
    standing: Standing = "open"
    if not all(side.reads(asked) for side, asked in zip(sides, asks, strict=True)):
        standing = "unread"
    elif hits == {True} or same:
        standing = "agree"
    elif hits == {False}:
        standing = "part"
    would = (
        tuple(a for a in answers(sides[0].framework, asks[0]) if all((a, b) in alike for b in held[1])),
        tuple(b for b in answers(sides[1].framework, asks[1]) if all((a, b) in alike for a in held[0])),
    )
    return Question(title, asks, held, standing, would, alike, line)
