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
from .formula import evaluate, plain
from .library import Library
from .problem import MOST, DataError, Problem, brief, unknown
from .record import Frozen, Identity, Sentence, Several
from .table import read_table

TABLE = "data/checks.csv"
NOWHERE_ELSE: Mapping[str, Path] = MappingProxyType({})

How = Literal["series", "arithmetic", "dates", "passages", "sources", "document", "none"]
Finding = Literal["confirmed", "imprecise", "contradicted", "inconsistent", "not-checkable"]


class Check(Frozen):
    """One test of one fact or claim."""

    id: Identity
    """Names the check for ever."""
    source: str
    """The work whose fact or claim is tested."""
    about: Several
    """Ids of the evidence or claims that it tests, separated by semicolons."""
    tests: Sentence
    """What is tested, in one sentence."""
    how: How
    """By a series, arithmetic on the source’s numbers, dates, two passages, two sources, a document, or not at all."""
    formula: str
    """What is worked out at every build; empty where the check is not computable."""
    expect: str
    """The guard: what the formula has to come to."""
    verdict: Finding
    """Confirmed, imprecise, contradicted, internally inconsistent, or not checkable with what is at hand."""
    finding: Sentence
    """What was found, in a fair sentence that names both sides."""
    basis: str
    """Who says otherwise or the same: publisher and title, or the passages of the source."""
    address: str
    """Where the outside document was found."""
    weight: str
    """`1` for the findings that bear most on an argument; empty for the others."""


@dataclass(frozen=True)
class Result:
    """A check with what its formula came to."""

    check: Check
    result: str

    @property
    def holds(self) -> bool:
        """Whether the guard holds."""
        return not self.check.formula or self.result == self.check.expect


def by_fact(results: Iterable[Result]) -> dict[str, tuple[Check, ...]]:
    """The checks that concern each fact or claim, by its id."""
    found: dict[str, tuple[Check, ...]] = {}
    for result in results:
        for name in result.check.about:
            found[name] = (*found.get(name, ()), result.check)
    return found


def load_checks(library: Library, root: Path | None = None) -> tuple[Result, ...]:
    """Every check, worked out. Raises `DataError` on a check that names what is not there, or whose guard is broken."""
    results, problems = [], []
    known = {*library.record.evidence, *library.record.claims}
    for line, check in read_table((root or library.root) / TABLE, TABLE, Check):
        say = f"check '{check.id}': "
        if check.source not in library.record.sources:
            problems.append(Problem(TABLE, line, say + unknown("source", check.source, library.record.sources)))
        if len(problems) > MOST:
            break
        for name in check.about:
            if name not in known:
                problems.append(Problem(TABLE, line, say + unknown("evidence or claim", name, known)))
        if bool(check.formula) != bool(check.expect):
            problems.append(Problem(TABLE, line, f"{say}a formula needs a guard, and a guard a formula."))
            continue
        try:
            result = Result(check, plain(evaluate(check.formula, library)) if check.formula else "")
        except DataError as error:
            problems.extend(Problem(TABLE, line, say + p.message) for p in error.problems)
            continue
        if not result.holds:
            found = brief(result.result)
            message = f"{say}the guard is broken. It expects {brief(check.expect)}, and the formula comes to {found}."
            problems.append(Problem(TABLE, line, message))
        results.append(result)
    if problems:
        raise DataError(problems)
    return tuple(results)


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
