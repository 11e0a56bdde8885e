"""What there is to run: a template, its parameters, the chapter it makes, and the digest of all it is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..argue.library import Library
from .digest import case_digest, record_digest

RECORD_PAGES = (
    *("evidence", "claims", "figures", "map-lo", "map-kobayashi", "map-tylecote"),
    *("reproduction", "mechanisms", "agreement", "dictionary"),
)


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
    dossiers = [library.case(name) for name in chosen or library.cases]
    for dossier in dossiers:
        given = dict(parameters or {})
        verdict = dossier.verdict(given.get("margin"), given.get("switches"), given.get("without", ()))
        jobs.append(
            Job(
                dossier.case.id,
                library.root / "notebooks/case.ipynb",
                library.root / "book/cases" / f"{dossier.case.id}.ipynb",
                case_digest(verdict, library.root),
                {"case": dossier.case.id, **given},
            )
        )
    return jobs


def record_jobs(library: Library) -> list[Job]:
    """A job for each page on the whole record."""
    return [
        Job(
            f"record/{page}",
            library.root / "notebooks/page.ipynb",
            library.root / "book/record" / f"{page}.ipynb",
            record_digest(page, library.root),
            {"page": page},
        )
        for page in RECORD_PAGES
    ]
