"""Checks: each factual claim of the sources held against itself, against the others and against the world.

A check that can be worked out is worked out at every build, and its guard says what has to come out. A guard that no
longer holds is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..data.check import TABLE, Check
from ..data.csv_file import read_table
from ..data.place import case_path
from ..data.problem import MOST, SHORT, DataError, Problem, brief, unknown
from ..data.record import Claim, Evidence
from ..data.yaml_file import read_document
from .formula import evaluate, plain, reads_data
from .library import Library

CONSTANT = (
    "the formula holds constants alone, so that its guard cannot break. "
    "Take its numbers from the record or from a series, or leave it out."
)
NOWHERE_ELSE: Mapping[str, Path] = MappingProxyType({})


@dataclass(frozen=True)
class Result:
    """A check with what its formula came to, which is what its guard expects."""

    check: Check
    """The row of the table."""
    result: str
    """What the formula came to, as a guard writes it; empty where the check has none."""

    def __repr__(self) -> str:
        return f"<Result of '{brief(self.check.id, SHORT)}': {brief(self.result, SHORT)}>"


def by_fact(results: Iterable[Result]) -> dict[str, tuple[Check, ...]]:
    """The checks that test each fact or claim, by its id."""
    found: dict[str, tuple[Check, ...]] = {}
    for result in results:
        for name in result.check.tests:
            found[name] = (*found.get(name, ()), result.check)
    return found


def load_checks(library: Library, root: Path | None = None) -> tuple[Result, ...]:
    """Every check, worked out; without the table there is none.

    Raises `DataError` on a check that names what is not there, or whose guard is broken.
    """
    path = (root or library.root) / TABLE
    if not path.exists():
        return ()
    results: list[Result] = []
    problems: list[Problem] = []
    for line, check in read_table(path, TABLE, Check):
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
    rows: dict[str, Evidence | Claim] = {**record.evidence, **record.claims}
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
                file = case_path(name)
                path = places.get(file, library.root / file)
                line = read_document(path, file).line(("falsifiers", i, "met_if"))
                problems += [Problem(file, line, f"falsifier {i + 1}: {p.message}") for p in error.problems]
    if problems:
        raise DataError(problems)
