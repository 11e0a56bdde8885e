"""The cases of a project, each read from its file when it is first asked for.

Only so many are held at a time, so that a thousand cases take more time than ten, and not more memory. What an
earlier reading found of a file, it finds again, for as long as the file stays as it is. Cases that are not held lie
packed, in a twentieth of the room, and are unpacked in a tenth of the time that it takes to read one.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from .case import Case
from .case_file import fill_case, gather
from .counter_case import CounterCase, CounterCaseFile, is_counter_case, order, read_counter_case
from .framework import Framework
from .old_keys import read_case_file
from .own_record import own_record
from .place import CASE_FOLDER, case_path
from .points import check_points, gathered_once
from .problem import DataError, Problem, collecting
from .record import Record
from .resolution import resolve
from .template import unfilled
from .yaml_file import Document

Value = TypeVar("Value")


@dataclass(frozen=True)
class Answer:
    """A counter-case in a line: what it answers, what it is called, by whom it is, and since when."""

    id: str
    """The counter-case."""
    parent: str
    """The case that it answers."""
    title: str
    """What it is called."""
    author: str
    """Who argues it; may be empty."""
    date: str
    """Since when it is on the shelf, as an ISO date; may be empty."""


def newest_first(answers: Iterable[Answer]) -> list[Answer]:
    """Counter-cases by their day, the newest first; those without one come last. Of one day, by title."""
    titles = sorted(answers, key=lambda a: a.title.casefold())
    return sorted(titles, key=lambda a: a.date, reverse=True)


HELD = 64
"""How many cases are held at a time."""


class Lazy(Mapping[str, Value]):
    """Values by name, each made when it is asked for. `count` says how many there are where that is known before."""

    def __init__(
        self,
        names: Callable[[], Iterable[str]],
        has: Callable[[str], bool],
        make: Callable[[str], Value],
        count: Callable[[], int] | None = None,
    ) -> None:
        self._names, self._has, self._make, self._count = names, has, make, count

    def __repr__(self) -> str:
        return "<values by name, each made when it is asked for>"

    def __getitem__(self, name: str) -> Value:
        if not self._has(name):
            raise KeyError(name)
        return self._make(name)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._has(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return self._count() if self._count else sum(1 for _ in self)


class Collection:
    """The case files in `paths`, by name, read against a record and its frameworks.

    Those that are `left_out` are not among them, and what extends one of them is wrong. Whatever is asked of it raises
    `DataError`, every problem by line, where a file that it rests on is wrong.
    """

    def __init__(
        self,
        paths: Mapping[str, Path],
        record: Record,
        frameworks: Mapping[str, Framework],
        left_out: Container[str] = (),
    ) -> None:
        self._paths, self._record, self._frameworks, self._left_out = paths, record, frameworks, left_out
        # what each file extends, if anything, and on which line it says so: small, and kept of all that were read
        self._extends: dict[str, tuple[str | None, int]] = {}
        self._sources: dict[str, str] = {}  # the same, of which source a case is
        self._answers: dict[str, Answer] = {}
        self._answering: list[Answer] | None = None
        self._document = lru_cache(HELD)(self._read)
        self._draft = lru_cache(HELD)(self._fill)
        self._original = lru_cache(HELD)(self._gather)
        self._counter_case_file = lru_cache(HELD)(self._fill_counter_case)
        self._resolved: dict[str, CounterCase] = {}
        self._packed: dict[str, bytes] = {}
        self.cases: Mapping[str, Case] = Lazy(self._names, paths.__contains__, self.case, paths.__len__)
        self.counter_cases: Mapping[str, CounterCase] = Lazy(self._order, self._is_counter_case, self.counter_case)
        self.parents: Mapping[str, str] = Lazy(self._order, self._is_counter_case, self._extended)
        self.source_of: Mapping[str, str] = Lazy(self._originals, self._is_original, self._source)
        self._ungathered: Mapping[str, Case] = Lazy(self._originals, self._is_original, self._draft)

    def case(self, name: str) -> Case:
        """A case with everything that it gathers, or that a counter-case makes of its parent."""
        return self.counter_case(name).case if self._is_counter_case(name) else self._original(name)

    def counter_case(self, name: str) -> CounterCase:
        """A counter-case, made good on its parent."""
        if name in self._resolved:
            self._resolved[name] = self._resolved.pop(name)  # asked for last, and let go last
            return self._resolved[name]
        line = [name]
        while (parent := self._parent(line[-1])) and self._is_counter_case(parent) and parent not in line:
            if parent in self._resolved:
                break
            line.append(parent)
        if parent in line or parent not in self._paths:
            self._order()  # says what is wrong
        # in a line longer than what is held each is made good on the one before it, and none twice
        for ancestor in reversed(line):
            self._resolved[ancestor] = self._resolve(ancestor)
            if len(self._resolved) > HELD:
                del self._resolved[next(iter(self._resolved))]
        return self._resolved[name]

    def answers(self, name: str = "") -> tuple[Answer, ...]:
        """The counter-cases that answer one case, or any, the newest first; those without a day come last."""
        if self._answering is None:
            found = [n for n in self._paths if self._may_answer(n) and self._is_counter_case(n)]
            self._answering = newest_first(self._answers[n] for n in found)
        return tuple(answer for answer in self._answering if name in {"", answer.parent})

    def _may_answer(self, name: str) -> bool:
        """Whether a file may be a counter-case, at a glance: a thousand cases are not read to find the few."""
        path = self._paths[name]
        return name in self._extends or (path.is_file() and b"extends" in path.read_bytes())

    def check(self) -> None:
        """Read every file once. Raises `DataError` with all that is wrong."""
        problems: list[Problem] = []
        gathering = []
        for name in self._paths:
            with collecting(problems):
                if self._parent(name) is None and any(part.gathers for part in self._draft(name).parts):
                    gathering.append(name)
        _raise(problems)
        for name in gathering:
            with collecting(problems):
                self._original(name)
        _raise(problems)
        for name in self._order():
            with collecting(problems):
                self.counter_case(name)
        _raise(problems)

    def _names(self) -> Iterable[str]:
        return (*self._originals(), *self._order())

    def _originals(self) -> list[str]:
        return [name for name in self._paths if self._parent(name) is None]

    def _order(self) -> list[str]:
        """The counter-cases, each after what it extends."""
        parents = {name: parent for name in self._paths if (parent := self._parent(name)) is not None}
        try:
            return order(parents, [name for name in self._paths if name not in parents], self._left_out)
        except DataError as error:
            lines = {case_path(name): line for name, (_, line) in self._extends.items()}
            raise DataError(Problem(p.file, lines.get(p.file, 0), p.message) for p in error.problems) from None

    def _is_counter_case(self, name: str) -> bool:
        return name in self._paths and self._parent(name) is not None

    def _is_original(self, name: str) -> bool:
        return name in self._paths and self._parent(name) is None

    def _extended(self, name: str) -> str:
        return self._parent(name) or ""

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._draft(name)
        return self._sources[name]

    def _parent(self, name: str) -> str | None:
        if name not in self._extends:
            read = self._counter_case_file if is_counter_case(self._document(name).values) else self._draft
            read(name)
        return self._extends[name][0]

    def _read(self, name: str) -> Document:
        """The file of a case or a counter-case, as values with their lines."""
        path = self._paths[name]
        return read_case_file(path, f"{CASE_FOLDER}/{path.name}")

    def _fill(self, name: str) -> Case:
        """A case as it is written, before it is gathered."""
        self._extends[name] = None, 0
        document = self._document(name)
        case = fill_case(document, self._record, self._frameworks)
        self._sources[name] = case.source
        _raise(list(check_points(case, document, self._record.evidence)))
        return case

    def _fill_counter_case(self, name: str) -> CounterCaseFile:
        """A counter-case as it is written, before it is made good on its parent."""
        document = self._document(name)
        written = read_counter_case(document)
        self._extends[name] = written.extends, document.line(("extends",))
        self._answers[name] = Answer(name, written.extends, written.title, written.author, written.date)
        return written

    def _gather(self, name: str) -> Case:
        if packed := self._packed.get(name):
            case: Case = pickle.loads(zlib.decompress(packed))  # made here, and nobody else's
            return case
        gathered = gather(self._draft(name), self._ungathered, self._document(name))
        case = gathered_once(gathered, self._record.evidence)
        self._packed[name] = zlib.compress(pickle.dumps(case), 1)
        return case

    def _resolve(self, name: str) -> CounterCase:
        document, written = self._document(name), self._counter_case_file(name)
        _raise(document.misnamed(written.id))
        before = self.counter_case(written.extends) if self._is_counter_case(written.extends) else None
        wider, own, sources = own_record(self._paths[name], document, written.sources, widened(self._record, before))
        settings: tuple[Mapping[str, str], int] = (before.switches, before.margin) if before else ({}, 0)
        parent = before.case if before else self._original(written.extends)
        made = resolve(document, written, parent, settings, wider, self._frameworks)
        _raise([*check_points(made.case, document, wider.evidence), *unfilled(document, written, made)])
        works = written.sources
        if before:
            own, sources = {**before.evidence, **own}, {**before.sources, **sources}
            works = {**before.works, **works}
        return replace(made, evidence=own, sources=sources, works=works)


def _raise(problems: list[Problem]) -> None:
    if problems:
        raise DataError(problems)


def widened(record: Record, counter_case: CounterCase | None) -> Record:
    """The record with what a counter-case adds to it."""
    if counter_case is None:
        return record
    sources, evidence = {**record.sources, **counter_case.sources}, {**record.evidence, **counter_case.evidence}
    return Record(sources, record.claims, evidence, record.works, record.names)
