"""A counter-case: a case that extends another by a list of changes, each with its reason.

A change rereads, drops or adds a reading, turns a switch, sets the margin, or judges by another framework. A `reread`
that says just what the parent says is no change; so a fresh counter-case lists every reading and is valid at once.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from .case import Case, Falsifier, Open
from .case_file import MAX_READINGS
from .change import Altered, Change
from .field import Day, FileName, Frozen, Identity, Key, Line, Sentence, Title
from .own_record import OneWork, OwnWork
from .place import case_path
from .problem import DataError, Problem, unknown
from .record import Evidence, Source
from .yaml_file import Document, fill


class CounterCaseFile(Frozen):
    """A counter-case as it is written. See `data/cases/` and the guide."""

    NAMED_BY = ("id", "extends")

    id: FileName
    extends: str
    """The case that this one argues with."""
    title: Title
    short: Line = ""
    author: Line = ""
    """Who argues this."""
    date: Day = ""
    """The day on which it was put forward: 2026-11-26."""
    question: str = ""
    summary: str = ""
    thesis: Sentence
    """What you hold, put at its strongest."""
    sources: Mapping[Key, OneWork] = Field(default_factory=dict)
    """Works of your own, by key, for the evidence in the file beside this one: a title, or what there is to say."""
    changes: tuple[Change, ...] = Field(min_length=1, max_length=MAX_READINGS)
    narratives: Mapping[Identity, Sentence] = Field(default_factory=dict)
    """The argument of a part as you tell it, by the id of the part. Where you tell none, the parent's is quoted."""
    open: tuple[Open, ...] = ()
    falsifiers: tuple[Falsifier, ...] = ()


@dataclass(frozen=True)
class CounterCase:
    """A counter-case, resolved: the case it makes, the settings it is judged with, and what it alters."""

    case: Case
    """The parent's case with the changes made."""
    parent: str
    """The id of the case that it extends."""
    author: str
    """Who argues it; may be empty."""
    altered: tuple[Altered, ...]
    """The changes that change something."""
    switches: Mapping[str, str] = field(default_factory=dict)
    """The switches that it turns, those of its parent among them."""
    margin: int = 0
    """The margin that it is judged with."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """Facts of its own, and of the counter-cases that it extends, by id."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The works that they come from, by key."""
    works: Mapping[str, OwnWork] = field(default_factory=dict)
    """The same as the critic describes them."""
    date: str = ""
    """The day on which it was put forward; may be empty."""
    narrated: frozenset[str] = frozenset()
    """The parts whose argument it tells itself."""

    def __repr__(self) -> str:
        return f"<CounterCase '{self.case.id}' of '{self.parent}': {len(self.altered)} changes>"


def is_counter_case(values: Mapping[str, object]) -> bool:
    """Whether the values of a file are a counter-case, also one that forgets to say what it answers."""
    return "extends" in values or ("changes" in values and "framework" not in values)


def read_counter_case(document: Document) -> CounterCaseFile:
    """The counter-case as it is written. Raises `DataError`, every problem by line."""
    return fill(CounterCaseFile, document)


def order(counter_cases: Mapping[str, str], cases: Iterable[str], left_out: Container[str] = ()) -> list[str]:
    """Counter-cases in the order in which they can be resolved, given what each extends.

    Raises `DataError` on a counter-case to what does not exist or is `left_out`, and on those that extend each other in
    a circle.
    """
    known, done = set(cases), list[str]()
    problems: list[Problem] = []
    waiting = dict(counter_cases)

    for name, parent in counter_cases.items():
        if parent not in known and parent not in counter_cases and parent not in left_out:
            message = f"`extends` names an {unknown('case', parent, {*known, *counter_cases} - {name})}"
            problems.append(Problem(case_path(name), 0, message))
            del waiting[name]
    wrong = set(counter_cases.keys() - waiting.keys())
    while refused := [name for name, parent in waiting.items() if parent in wrong or parent in left_out]:
        for name in refused:
            message = f"it extends '{waiting.pop(name)}', which is wrong itself."
            problems.append(Problem(case_path(name), 0, message))
        wrong.update(refused)
    while waiting:
        ready = [name for name, parent in waiting.items() if parent in known]
        if not ready:
            circle = " → ".join([*waiting, next(iter(waiting))])
            for name in waiting:
                message = f"the cases extend each other in a circle: {circle}."
                problems.append(Problem(case_path(name), 0, message))
            break
        for name in ready:
            known.add(name)
            done.append(name)
            del waiting[name]
    if problems:
        raise DataError(problems)
    return done
