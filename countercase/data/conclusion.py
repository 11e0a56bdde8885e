"""Which claim states what a part of a case concludes: `data/conclusions.csv`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from .case import Case
from .csv_file import read_table
from .field import Frozen, Several
from .problem import MOST, DataError, Problem, unknown
from .record import Record

FILE = "data/conclusions.csv"


class Conclusion(Frozen):
    """The claims in which an author states the verdict of a part of a case."""

    NAMED_BY = ("case", "part", "claims")

    case: str
    """The case."""
    part: str
    """Its part."""
    claims: Several
    """Ids of the claims that state what the author concludes there, separated by semicolons: they state it together."""


def load_conclusions(
    root: Path, record: Record, cases: Mapping[str, Case], left_out: Container[str] = ()
) -> tuple[Conclusion, ...]:
    """Read and check `data/conclusions.csv` below `root`; without that file there is none.

    What is said of cases that are `left_out` is passed over.

    Raises `DataError` with every problem found, by line.
    """
    path = root / FILE
    if not path.exists():
        return ()
    rows = [(line, row) for line, row in read_table(path, FILE, Conclusion) if row.case not in left_out]
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        problems += [Problem(FILE, line, message) for message in _wrong(row, record, cases)]
        if (first := seen.setdefault((row.case, row.part), line)) != line:
            message = f"part '{row.part}' of '{row.case}' stands already in line {first}."
            problems.append(Problem(FILE, line, message))
    if problems:
        raise DataError(problems[: MOST + 1])
    return tuple(row for _, row in rows)


def _wrong(row: Conclusion, record: Record, cases: Mapping[str, Case]) -> Iterable[str]:
    if row.case not in cases:
        yield unknown("case", row.case, cases)
        return
    case = cases[row.case]
    part = next((p for p in case.parts if p.id == row.part), None)
    if part is None:
        yield unknown(f"part of '{row.case}'", row.part, [p.id for p in case.parts])
        return
    if part.stated is None or not part.stated.verdict:
        yield f"in part '{row.part}' of '{row.case}' the author states no verdict, so that no claim states it."
        return
    if not row.claims:
        yield f"`claims` is empty. Name the claim that states the verdict of part '{row.part}' of '{row.case}'."
    for name in row.claims:
        claim = record.claims.get(name)
        if claim is None:
            yield unknown("claim", name, record.claims)
        elif claim.source != case.source:
            yield f"'{name}' is a claim of '{claim.source}', and '{row.case}' rebuilds '{case.source}'."
        elif not set(part.stated.locator.numbers()) & set(claim.locator.numbers()):
            where = f"'{name}' stands at {claim.locator}, and the verdict at {part.stated.locator}"
            yield f"{where}. The claim that states it stands where it is stated."
