"""A comparison chapter: two cases side by side, what they agree on, where they part, and what would make them meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..argue.cache import cached
from ..argue.parting import Parting
from ..argue.question import Question
from ..argue.wording import capital, join, lowered, worded
from ..data.problem import DataError, Problem, unknown
from . import addresses
from .change_table import change_tables, fact_link, readings_cell
from .change_words import enough
from .chapter import notebook_parameters
from .contrast import Contrast, contrast
from .markup import NOTHING, Html, Markdown, chapter_link, link, place
from .piece import Piece
from .table import Cell, Table, folded

PARAMETERS = ("first", "second")
ORDER = ("part", "open", "agree", "unread")
KINDS = {
    None: Markdown("The two cases are “{}” and “{}”."),
    0: Markdown("The counter-case is “{}”, and the case “{}”."),
    1: Markdown("The case is “{}”, and the counter-case “{}”."),
}
"""Which of two cases is a counter-case, if one of them is."""
SHORT = 6
"""A table of more rows is folded."""
STANDINGS = {"agree": "They agree", "part": "They part", "open": "They may agree"}


def open_comparison(**given: Any) -> list[Piece]:
    """The parts of the comparison of two cases. Raises `DataError` on an unknown parameter or case."""
    given = given or notebook_parameters()
    wrong = [Problem("", 0, unknown("parameter", name, PARAMETERS)) for name in given if name not in PARAMETERS]
    if wrong:
        raise DataError(wrong)
    return _Parts(contrast(cached(), given["first"], given["second"])).all()


def _title(held: Parting) -> str:
    """What a part is called in both cases, once where it is the same."""
    one, other = (half.parts[0].part.title for half in (held.first, held.second))
    return one if one == other else f"{one}, beside {lowered(other)}"


class _Parts:
    def __init__(self, contrast: Contrast) -> None:
        self.contrast, self.comparison, self.library = contrast, contrast.comparison, contrast.library
        self.whole = contrast.comparison.whole
        self.halves = (self.whole.first, self.whole.second)
        self.cases = [half.dossier.case for half in self.halves]
        self.names = [capital(who.subject) for who in contrast.who]

    def all(self) -> list[Piece]:
        return [
            self._opening(),
            self._held(),
            *self._questions(),
            *self._meeting(),
            *self._changes(),
            *self._parts(),
            *self._crossed(),
            *self._shared(),
            *self._only(),
        ]

    def _opening(self) -> Markdown:
        links = [chapter_link(addresses.case(self.library, case.id), case.title) for case in self.cases]
        words = KINDS[self.contrast.pair.critic].format(*links)
        return Markdown("# {}\n\n{}\n\n{}").format(self.contrast.pair.title, self.contrast.sentence(), words)

    def _held(self) -> Table:
        rules = [link(addresses.rule(half.judged.framework.id), half.judged.framework.title) for half in self.halves]
        rows: list[Sequence[Cell]] = [
            ("Thesis", *(case.thesis for case in self.cases)),
            ("Rule", *rules),
            ("Verdict", *(self.contrast.words(half) for half in self.halves)),
        ]
        return Table("What each holds", ["What", *self.names], rows, kind="cards")

    # ---- what they agree on, and where they part ----

    def _questions(self) -> list[Piece]:
        asked = sorted(self.whole.questions, key=lambda q: ORDER.index(q.standing))
        head = Markdown("## What they agree on, and where they part")
        if not asked:
            return [
                head + Markdown("\n\nThe one rule asks nothing that the other asks, so that only the facts compare.")
            ]
        if self.whole.same_rule:
            return [head, self._criteria(asked)]
        answer = [self.whole.answer] if self.whole.answer else []
        return [head, *(part for question in (*answer, *asked) for part in self._line(question))]

    def _criteria(self, asked: Iterable[Question]) -> Table:
        """The criteria of the one rule, answer by answer."""
        rows = []
        for q in asked:
            moves = " It moves the verdict." if q.moves else ""
            rows.append((q.title, capital(self.contrast.question(self.whole, q)), f"{self._standing(q)}.{moves}"))
        return Table("Criterion by criterion", ["Criterion", "What they find", "How they stand"], rows, kind="cards")

    def _standing(self, question: Question) -> str:
        """How two answers stand to each other, in a clause."""
        if question.standing != "unread":
            return STANDINGS[question.standing]
        read = [half.judged.reads(asks) for half, asks in zip(self.halves, question.asks, strict=True)]
        return "Only one of them looks" if any(read) else "Neither looks"

    def _line(self, question: Question) -> list[Piece]:
        """One line of the crosswalk: both answers, what would make them agree, and what both authors say."""
        line = question.line
        if line is None:
            return []
        said = [capital(self.contrast.question(self.whole, question))]
        if question.standing == "part" and any(question.asks):
            said += [self.contrast.agreeing(question), self.contrast.elsewhere(question)]
        if question.standing == "part":
            said.append(line.turns_on)
        head = Markdown("### {}\n\n**{}.** {}").format(
            capital(line.title), self._standing(question), " ".join(s for s in said if s)
        )
        item, sides = Html("<p><strong>{}</strong> ({}): {}</p>"), []
        for half in self.halves:
            side = line.sides[half.judged.framework.id]
            sides.append(item.format(half.judged.framework.title, place(side.locator, self.library.record), side.says))
        inside = NOTHING.join([*sides, Html("<p>{}</p>").format(line.because)])
        return [head, folded("Why the two ask alike", inside, "cc-data")]

    # ---- what would make them meet ----

    def _meeting(self) -> list[Piece]:
        said = self.contrast.meeting(self.whole)
        if self.whole.answer is None:
            said = ["Their verdicts do not answer one question, so that neither could come to what the other says."]
        elif self.whole.answer.standing == "agree":
            return []
        elif not said and any(len(half.parts) > 1 for half in self.halves):
            return []  # parts that are judged apart come to their verdicts each by itself
        elif not said:
            said = ["Neither switches alone nor levels alone would bring the one to what the other says."]
        return [Markdown("## What would make them meet\n\n{}").format(" ".join(said))]

    # ---- change by change ----

    def _changes(self) -> list[Piece]:
        """The changes between the two; of parallel parts, which are judged apart, those of each part."""
        if self.whole.there is not None:
            pieces = change_tables(self.contrast, self.whole)
        else:
            pieces = []
            for held in self.comparison.parts if self.whole.same_rule else ():
                if found := change_tables(self.contrast, held):
                    pieces += [Markdown("### {}").format(_title(held)), *found]
        return [Markdown("## Change by change"), *pieces] if pieces else []

    # ---- part by part ----

    def _parts(self) -> list[Piece]:
        if len(self.comparison.parts) < 2:
            return []
        rows = []
        for held in self.comparison.parts:
            rows.append(
                (_title(held), self.contrast.words(held.first), self.contrast.words(held.second), self._apart(held))
            )
        table = Table("The verdict of each part", ["Part", *self.names, "What separates them"], rows, kind="cards")
        return [Markdown("## Part by part"), table]

    def _apart(self, held: Parting) -> str:
        """What separates the verdicts of one part: the changes that are enough, or the questions on which they part."""
        if held.same_verdict:
            return "Nothing: the verdict is the same."
        if held.there is not None:
            return enough(held.there)
        if held.answer is not None and held.answer.standing == "agree":
            return "Nothing: they say the same."
        apart = join([question.title for question in held.asked("part")])
        return f"They part on {apart}." if apart else "The rule: on no question do they part."

    # ---- whose facts, by whose rule ----

    def _crossed(self) -> list[Piece]:
        """The facts of each by the rule of the other, where a counter-case reads them so."""
        if self.whole.same_rule or self.contrast.pair.critic is not None:
            return []
        said = self.contrast.carried()
        return (
            [Markdown("## The facts of the one by the rule of the other\n\n{}").format(" ".join(said))] if said else []
        )

    # ---- the facts ----

    def _shared(self) -> list[Piece]:
        held = self.whole
        if not held.shared:
            return [Markdown("## The facts\n\nThere is no fact that both read.")]
        alike, differ = (worded(len(facts), "fact") for facts in (held.alike, held.differently))
        said = [f"{capital(alike)} both read alike."] if held.alike else []
        said += [f"{capital(differ)} both read, each in its own way."] if held.differently else []
        head = Markdown("## The facts that both read\n\n{}").format(" ".join(said))
        if not held.differently or held.there is not None:  # a change by itself, it stands above with both readings
            return [head]
        one, two = self.halves
        rows = []
        for d in held.differently:
            fact = fact_link(self.contrast, d.fact, d.first[0], one)
            rows.append((fact, readings_cell(d.first, one), readings_cell(d.second, two)))
        table = Table("Side by side, with both reasons", ["Fact", *self.names], rows, kind="cards")
        return [head, self._folded(table, f"{capital(worded(len(rows), 'fact'))}, side by side")]

    def _only(self) -> list[Piece]:
        held, parts = self.whole, list[Piece]()
        if held.there is not None:
            return []
        for which, facts in enumerate((held.only_first, held.only_second)):
            if not facts:
                continue
            half, rows = self.halves[which], []
            for fact in facts:
                read = self.contrast.readings(half, fact)
                rows.append((fact_link(self.contrast, fact, read[0], half), readings_cell(read, half)))
            reads = self.contrast.who[which].does("reads", "read")
            caption = f"{capital(worded(len(facts), 'fact'))} that only {reads}"
            table = Table(caption, ["Fact", "What it is read as"], rows, kind="cards")
            parts.append(folded(caption, table.html(), "cc-data"))
        return [Markdown("## The facts that only one of them reads"), *parts] if parts else []

    def _folded(self, table: Table, words: str) -> Piece:
        return folded(words, table.html()) if len(table.rows) > SHORT else table
