"""What there is to run: a template, its parameters, the chapter it makes, and the digest of all it is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..argue.document import fill, read_document
from ..argue.library import Library
from ..argue.problem import DataError, unknown
from ..argue.record import Frozen
from .digest import case_digest, comparison_digest, record_digest

RECORD_PAGES = (
    *("evidence", "claims", "figures", "map-lo", "map-kobayashi", "map-tylecote"),
    *("reproduction", "mechanisms", "silence", "disputes", "agreement", "argue", "checks", "dictionary"),
)
FOLDERS = ("book/cases", "book/forks", "book/compare", "book/record")
PAIRS = "data/comparisons.yml"


class Pairs(Frozen):
    """The file `data/comparisons.yml`: pairs of cases that are worth a chapter."""

    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Job:
    """One chapter to make. `output` is where it stands in the book, below the project's folder."""

    name: str
    template: Path
    output: Path
    digest: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


def case_jobs(library: Library, cases: Iterable[str] = (), parameters: Mapping[str, Any] | None = None) -> list[Job]:
    """A job for each case, or for those named.

    Raises `DataError` on an unknown case, or on a switch or evidence id that a case does not have, before anything
    is run.
    """
    jobs = []
    chosen = tuple(cases)
    for dossier in map(library.case, chosen or library.cases):
        given = dict(parameters or {})
        verdict = dossier.verdict(given.get("margin"), given.get("switches"), given.get("without", ()))
        jobs.append(
            Job(
                dossier.case.id,
                library.root / "notebooks/case.ipynb",
                library.root / home(library, dossier.case.id) / f"{dossier.case.id}.ipynb",
                case_digest(verdict, library),
                {"case": dossier.case.id, **given},
            )
        )
    return jobs


def home(library: Library, case: str) -> str:
    """The folder of the book in which a case has its chapter."""
    return "book/forks" if case in library.forks else "book/cases"


def comparison_jobs(library: Library) -> list[Job]:
    """A job for each counter-case with what it extends, and for each pair in `data/comparisons.yml`."""
    pairs = [(fork.parent, name) for name, fork in library.forks.items()]
    path = library.root / PAIRS
    if path.exists():
        document = read_document(path, PAIRS)
        named = fill(Pairs, document).pairs
        problems = [
            document.problem(("pairs", i), unknown("case", case, library.cases))
            for i, pair in enumerate(named)
            for case in pair
            if case not in library.cases
        ]
        if problems:
            raise DataError(problems)
        pairs += [pair for pair in named if pair not in pairs]
    return [
        Job(
            f"compare/{first}--{second}",
            library.root / "notebooks/compare.ipynb",
            library.root / "book/compare" / f"{first}--{second}.ipynb",
            comparison_digest(library.case(first), library.case(second), library),
            {"first": first, "second": second},
        )
        for first, second in pairs
    ]


def record_jobs(library: Library) -> list[Job]:
    """A job for each page on the whole record."""
    return [
        Job(
            f"record/{page}",
            library.root / "notebooks/page.ipynb",
            library.root / "book/record" / f"{page}.ipynb",
            record_digest(page, library),
            {"page": page},
        )
        for page in RECORD_PAGES
    ]
