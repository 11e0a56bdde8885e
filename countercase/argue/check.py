"""Checks: each factual claim of the sources held against itself, against the others and against the world.

A check that can be worked out is worked out at every build, and its guard says what has to come out. A guard that no
longer holds is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from .document import read_document
from .formula import evaluate, plain, reads_data
from .library import Library
from .problem import MOST, DataError, Problem, brief, unknown
from .record import Frozen, Identity, Sentence, Several
from .table import read_table

TABLE = "data/checks.csv"
CONSTANT = (
    "the formula holds constants alone, so that its guard cannot break. "
    "Take its numbers from the record or from a series, or leave it out."
)
NOWHERE_ELSE: Mapping[str, Path] = MappingProxyType({})

How = Literal["series", "arithmetic", "dates", "passages", "sources", "document", "none"]
Outcome = Literal["confirmed", "contradicted", "inconsistent", "another-reading", "loose", "undecided", "remark"]
DOUBTS: tuple[Outcome, ...] = ("contradicted", "inconsistent")
"""The outcomes that put a fact itself in doubt."""


class Check(Frozen):
    """One test of facts or claims of one source, and what it found.

    Only what is tested can be marked, and only where it is the check's own source that is tested: what it is held
    against stands as it is.
    """

    id: Identity
    """Names the check for ever."""
    source: str
    """The work whose facts or claims are tested."""
    question: Sentence
    """What is asked, in one sentence."""
    tests: Several
    """Ids of the evidence or claims of that source that are put to the test, separated by semicolons."""
    against: Several
    """What they are held against: ids of evidence or claims, names of series, keys of `references.bib`."""
    how: How
    """By a series, arithmetic on the source’s numbers, dates, two passages, two sources, a document, or not at all."""
    formula: str
    """What is worked out from record and series at every build; empty where the check is not computable."""
    expect: str
    """The guard: what the formula has to come to."""
    outcome: Outcome
    """Confirmed; contradicted, where a count, a date or a document of the same thing refutes it; inconsistent, where
    the source is at odds with itself; another reading, where another scholar or measure says otherwise and both can be
    held; loose, where it is right in the main; undecided; or a remark on spelling, names or the form of the text."""
    finding: Sentence
    """What was found, in a fair sentence that names both sides."""
    basis: str
    """Who says otherwise or the same: the document and its publisher, or the passages of the source."""
    address: str
    """Where the outside document was found."""
    weight: str
    """`1` for the findings that bear most on an argument; empty for the others."""

    @property
    def doubts(self) -> bool:
        """Whether it puts what it tests in doubt."""
        return self.outcome in DOUBTS


@dataclass(frozen=True)
class Result:
    """A check with what its formula came to, which is what its guard expects."""

    check: Check
    result: str


def by_fact(results: Iterable[Result]) -> dict[str, tuple[Check, ...]]:
    """The checks that test each fact or claim, by its id."""
    found: dict[str, tuple[Check, ...]] = {}
    for result in results:
        for name in result.check.tests:
            found[name] = (*found.get(name, ()), result.check)
    return found


def load_checks(library: Library, root: Path | None = None) -> tuple[Result, ...]:
    """Every check, worked out. Raises `DataError` on a check that names what is not there, or whose guard is broken."""
    results: list[Result] = []
    problems: list[Problem] = []
    for line, check in read_table((root or library.root) / TABLE, TABLE, Check):
        if len(problems) > MOST:
            break
        wrong = list(_wrong(check, library))
        result = ""
        if check.formula and check.expect:
            try:
                result = plain(evaluate(check.formula, library))
            except DataError as error:
                wrong += [p.message for p in error.problems]
            else:
                if not reads_data(check.formula):
                    wrong.append(CONSTANT)
                if result != check.expect:
                    found = brief(result)
                    wrong.append(
                        f"the guard is broken. It expects {brief(check.expect)}, and the formula comes to {found}."
                    )
        problems += [Problem(TABLE, line, f"check '{check.id}': {message}") for message in wrong]
        results.append(Result(check, result))
    if problems:
        raise DataError(problems)
    return tuple(results)


def _wrong(check: Check, library: Library) -> Iterable[str]:
    """What is wrong with a check, whatever its formula comes to."""
    record = library.record
    rows = {**record.evidence, **record.claims}
    if check.source not in record.sources:
        yield unknown("source", check.source, record.sources)
        return
    if not check.tests:
        yield "it tests nothing: `tests` names the facts or claims of its source that are put to the test."
    for name in check.tests:
        if name not in rows:
            yield unknown("evidence or claim", name, rows)
        elif rows[name].source != check.source:
            yield (
                f"it tests '{name}', which is of the source '{rows[name].source}' and not of '{check.source}'. "
                "What a fact is held against stands under `against`."
            )
    known = {*rows, *library.series, *record.works}
    for name in check.against:
        if name not in known:
            yield unknown("evidence, claim, series or work", name, known)
        elif name in check.tests:
            yield f"'{name}' stands under `tests` and under `against`. A fact is not held against itself."
    if check.doubts and not (check.against or check.basis):
        yield f"it finds its source {check.outcome}, and does not say on whose word: fill `against` or `basis`."
    if bool(check.formula) != bool(check.expect):
        yield "a formula needs a guard, and a guard a formula."


def check_falsifiers(library: Library, places: Mapping[str, Path] = NOWHERE_ELSE) -> None:
    """Work out every condition of every case. Raises `DataError` on one that cannot be, with its line.

    `places` are the files that lie elsewhere than their names say.
    """
    problems = []
    for name, case in library.cases.items():
        for i, falsifier in enumerate(case.falsifiers):
            try:
                evaluate(falsifier.met_if, library) if falsifier.met_if else None
            except DataError as error:
                file = f"data/cases/{name}.yml"
                path = places.get(file, library.root / file)
                line = read_document(path, file).line(("falsifiers", i, "met_if"))
                problems += [Problem(file, line, f"falsifier {i + 1}: {p.message}") for p in error.problems]
    if problems:
        raise DataError(problems)
