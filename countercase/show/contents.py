"""Which pages of the record an essay has: those with something to show, without those that it does without."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..argue.library import Library
from ..argue.wording import join
from ..data.check import TABLE as CHECKS
from ..data.essay import FILE as ESSAY
from ..data.files import files_in
from ..data.problem import DataError, unknown
from ..data.second_coding import TABLE as CODING
from ..data.shared_facts import load_facts
from ..data.yaml_file import read_document
from .record_pages import PAGES

SOMETHING: Mapping[str, Callable[[Library], bool]] = {
    "evidence": lambda library: bool(library.record.evidence),
    "claims": lambda library: bool(library.record.claims),
    "mechanisms": lambda library: any(
        reading.mechanism
        for name in library.originals
        for part in library.cases[name].parts
        for reading in part.readings
    ),
    "silence": lambda library: _several(library) and bool(load_facts(library.root, library.record).facts),
    "disputes": lambda library: _several(library) and bool(load_facts(library.root, library.record).facts),
    "agreement": lambda library: _rows(library, CODING),
    "debate": lambda library: _rows(library, "data/relations.csv"),
    "shelf": lambda library: bool(library.parents),
    "checks": lambda library: _rows(library, CHECKS),
    "dictionary": lambda library: bool(files_in(library.root / "data/series", ".yml")),
}
"""What there has to be for a page; each of the others always has something."""


def check_choice(library: Library) -> None:
    """Raises `DataError`, by line, where the essay names a page that there is none of, or does without a needed one."""
    essay = library.essay
    if not essay.without and not essay.openings:
        return
    document = read_document(library.root / ESSAY, ESSAY)
    problems = [
        document.problem(("without", i), unknown("page", name, _spared()))
        for i, name in enumerate(essay.without)
        if name not in PAGES
    ]
    problems += [
        document.problem(
            ("without", i),
            f"other pages lead to '{name}', so that no essay does without it. It can do without {join(_spared())}.",
        )
        for i, name in enumerate(essay.without)
        if name in PAGES and PAGES[name].led_to
    ]
    problems += [
        document.problem(("openings", name), unknown("page", name, PAGES))
        for name in essay.openings
        if name.partition("-")[0] not in PAGES
    ]
    if problems:
        raise DataError(problems)


def _spared() -> list[str]:
    """The pages that an essay may do without."""
    return [name for name, declared in PAGES.items() if not declared.led_to]


def is_made(library: Library, name: str) -> bool:
    """Whether a page, of which there is one alone, is made."""
    return name not in library.essay.without and SOMETHING.get(name, lambda library: True)(library)


def names(library: Library) -> list[str]:
    """The names of all pages of the record that are made. One for each source or framework is for those alone."""
    claiming = {claim.source for claim in library.record.claims.values()}
    listed = {
        "source": [source for source in library.record.sources if source in claiming],
        "framework": list(library.frameworks),
    }
    return [
        own
        for name, declared in PAGES.items()
        if is_made(library, name)
        for own in ([f"{name}-{each}" for each in listed[declared.each]] if declared.each else [name])
    ]


def _several(library: Library) -> bool:
    """Whether there are texts to be held side by side."""
    return len(library.arguing) > 1


def _rows(library: Library, table: str) -> bool:
    """Whether a table is there, and holds a row below its heads."""
    path = library.root / table
    return path.is_file() and bool(path.read_bytes().partition(b"\n")[2].strip())
