"""The resolution of a counter-case: its changes, made good on its parent one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .case import Case
from .case_file import check_case
from .change import Altered, Change
from .counter_case import CounterCase, CounterCaseFile
from .framework import Framework
from .locator import Locator
from .part import Part
from .problem import DataError, Problem, unknown
from .reading import Reading
from .record import Record
from .yaml_file import Document

Complaint = Callable[[str, str], None]
"""Notes what is wrong with a change: the key that it stands under, and the message."""


def resolve(
    document: Document,
    written: CounterCaseFile,
    parent: Case,
    settings: tuple[Mapping[str, str], int],
    record: Record,
    frameworks: Mapping[str, Framework],
) -> CounterCase:
    """The counter-case made good on its parent.

    `settings` are the switches and the margin that the parent is judged with. Raises `DataError`, every problem by
    line: a reading that the parent does not have, a level that does not exist, a changed reading with the old reason.
    """
    made = _Resolution(document, record, frameworks, parent, settings)
    for number, change in enumerate(written.changes):
        made.apply(number, change)
    for name in written.narratives:
        if name not in made.parts:
            made.problems.append(document.problem(("narratives", name), unknown("part", name, made.parts)))
    case = _case(written, parent, made.framework.id, made.parts, keep_stated=made.framework.id == parent.framework)
    problems = made.problems or list(check_case(case, document, record, frameworks, placed=False))
    if problems:
        raise DataError(problems)
    return CounterCase(
        case,
        parent.id,
        written.author,
        tuple(made.altered),
        made.switches,
        made.margin,
        date=written.date,
        narrated=frozenset(written.narratives),
    )


class _Resolution:
    """What the changes of a counter-case have made of its parent so far, and what was wrong with them."""

    def __init__(
        self,
        document: Document,
        record: Record,
        frameworks: Mapping[str, Framework],
        parent: Case,
        settings: tuple[Mapping[str, str], int],
    ) -> None:
        self.document, self.record, self.frameworks = document, record, frameworks
        self.framework = frameworks[parent.framework]
        self.switches, self.margin = dict(settings[0]), settings[1]
        self.parts = {p.id: list(p.readings) for p in parent.parts}
        self.altered: list[Altered] = []
        self.problems: list[Problem] = []
        # readings that a `reread` has spoken for: a fact may be read twice for one criterion
        self.claimed: list[Reading] = []

    def apply(self, number: int, change: Change) -> None:
        """Make one change, or note what is wrong with it."""

        def problem(key: str, message: str) -> None:
            self.problems.append(self.document.problem(("changes", number, key), f"change {number + 1}: {message}"))

        if change.framework is not None:
            self._judge_by(change, change.framework, problem)
        elif change.margin is not None:
            if change.margin != self.margin:
                self.altered.append(Altered(change, str(self.margin), str(change.margin)))
            self.margin = change.margin
        elif change.switch is not None and change.to is not None:
            self._turn(change, change.switch, change.to, problem)
        elif self._known(change, problem):
            if change.add is not None:
                self._add(change, change.add, problem)
            elif change.drop is not None:
                self._drop(change, change.drop, problem)
            elif change.reread is not None:
                self._reread(change, change.reread, problem)

    def _judge_by(self, change: Change, name: str, problem: Complaint) -> None:
        if name not in self.frameworks:
            problem("framework", unknown("framework", name, self.frameworks))
            return
        self.altered.append(Altered(change, self.framework.id, name))
        self.framework, self.switches, self.margin = self.frameworks[name], {}, 0
        self.parts = {part: [] for part in self.parts}

    def _turn(self, change: Change, switch: str, option: str, problem: Complaint) -> None:
        try:
            before = self.framework.settings(self.switches)
            self.framework.settings({switch: option})
        except DataError as error:
            problem("switch", error.problems[0].message)
            return
        if before[switch] != option:
            self.altered.append(Altered(change, before[switch], option))
        self.switches[switch] = option

    def _known(self, change: Change, problem: Complaint) -> bool:
        """Whether the fact and the part that a change names are there."""
        name = getattr(change, change.kind)
        if name not in self.record.evidence:
            read = {r.evidence for readings in self.parts.values() for r in readings}
            problem(change.kind, unknown("evidence", name, self.record.evidence if change.kind == "add" else read))
            return False
        if change.part and change.part not in self.parts:
            problem("part", unknown("part", change.part, self.parts))
            return False
        return True

    def _add(self, change: Change, name: str, problem: Complaint) -> None:
        parts, framework = self.parts, self.framework
        place = change.part or (next(iter(parts)) if len(parts) == 1 else "")
        if not place:
            problem("add", f"say in which `part` it is read. It can be: {', '.join(parts)}.")
            return
        named, level = change.criterion or "", change.points_to or ""
        criterion = framework.criteria.get(named)
        if criterion is None:
            problem("criterion", unknown(f"criterion of '{framework.id}'", named, framework.criteria))
        elif level not in criterion.levels:
            problem("points_to", unknown(f"level of '{named}'", level, criterion.levels))
        elif any((r.evidence, r.criterion) == (name, named) for r in parts[place]):
            problem("add", f"'{name}' is read for '{named}' already. Use `reread` to read it differently.")
        else:
            made = _reading(change, name, named, change.locator or self.record.evidence[name].locator)
            parts[place].append(made)
            self.altered.append(Altered(change, None, made))

    def _spoken_of(self, change: Change, name: str, problem: Complaint) -> list[tuple[str, Reading]]:
        """The readings that a `drop` or a `reread` may speak of, each with its part."""
        found = [
            (part, r)
            for part, readings in self.parts.items()
            for r in readings
            if r.evidence == name
            and (change.part is None or part == change.part)
            and (change.criterion is None or r.criterion == change.criterion)
        ]
        if not found:
            kind = change.kind
            problem(kind, f"the parent does not read '{name}'{_where(change)}, so there is nothing to {kind}.")
        return found

    def _drop(self, change: Change, name: str, problem: Complaint) -> None:
        found = self._spoken_of(change, name, problem)
        if any(_same_words(change.because, r.because) for _, r in found):
            problem("because", f"'{name}' is left out, and the reason is still the parent's. Give your own.")
            return
        for part, reading in found:
            self.parts[part].remove(reading)
            self.altered.append(Altered(change, reading, None))

    def _reread(self, change: Change, name: str, problem: Complaint) -> None:
        if not (found := self._spoken_of(change, name, problem)):
            return
        if len({(p, r.criterion) for p, r in found}) > 1:
            several = "; ".join(f"part {p}, criterion {r.criterion}" for p, r in found)
            problem("reread", f"'{name}' is read more than once ({several}). Say which, by `part` and `criterion`.")
            return
        free = [pair for pair in found if not any(pair[1] is r for r in self.claimed)] or found
        same = [pair for pair in free if (change.points_to, change.strength) == (pair[1].points_to, pair[1].strength)]
        part, reading = (same or free)[0]
        self.claimed.append(reading)
        levels = self.framework.criteria[reading.criterion].levels
        if change.points_to not in levels:
            problem("points_to", unknown(f"level of '{reading.criterion}'", change.points_to or "", levels))
            return
        if (change.points_to, change.strength) == (reading.points_to, reading.strength):
            return
        if _same_words(change.because, reading.because):
            now = "where the case has changed since and you read the fact as it does now, remove this change"
            said = f"'{name}' is read differently, and the reason is still the parent's. Give your own; or, {now}."
            problem("because", said)
            return
        made = _reading(change, name, reading.criterion, change.locator or reading.locator)
        self.parts[part][self.parts[part].index(reading)] = made
        self.altered.append(Altered(change, reading, made))


def _same_words(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _where(change: Change) -> str:
    parts = [
        f" for '{change.criterion}'" if change.criterion else "",
        f" in part '{change.part}'" if change.part else "",
    ]
    return "".join(parts)


def _reading(change: Change, name: str, criterion: str, locator: Locator) -> Reading:
    return Reading.model_validate(
        {
            "evidence": name,
            "criterion": criterion,
            "points_to": change.points_to,
            "strength": change.strength,
            "locator": str(locator),
            "because": change.because,
        }
    )


def _case(
    written: CounterCaseFile, parent: Case, framework: str, parts: Mapping[str, list[Reading]], keep_stated: bool
) -> Case:
    """The counter-case as a case: the parent's parts with the readings changed, and the critic's own words."""
    changed: list[Part] = []
    for part in parent.parts:
        update: dict[str, Any] = {"readings": tuple(parts[part.id]), "gathers": ()}
        if part.id in written.narratives:
            update["narrative"] = written.narratives[part.id]
        if not keep_stated:
            update |= {"stated": None, "title": part.label}
        changed.append(part.model_copy(update=update))
    return parent.model_copy(
        update={
            "id": written.id,
            "author": written.author,
            "date": written.date,
            "title": written.title,
            "short": written.short or written.id.replace("-", " "),
            "question": written.question or parent.question,
            "summary": written.summary or written.thesis,
            "thesis": written.thesis,
            "framework": framework,
            "parts": tuple(changed),
            "open": written.open,
            "falsifiers": written.falsifiers,
        }
    )
