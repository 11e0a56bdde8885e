"""Which pages of the record an essay has: those with something to show, without those that it does without."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..argue.library import Library
from ..data.check import TABLE as CHECKS
from ..data.files import files_in
from ..data.second_coding import TABLE as CODING
from ..data.shared_facts import load_facts
from .record_pages import PAGES

SOMETHING: Mapping[str, Callable[[Library], bool]] = {
    "claims": lambda library: bool(library.record.claims),
    "mechanisms": lambda library: any(
        reading.mechanism
        for name in library.originals
        for part in library.cases[name].parts
        for reading in part.readings
    ),
    "silence": lambda library: bool(load_facts(library.root, library.record).facts),
    "disputes": lambda library: bool(load_facts(library.root, library.record).facts),
    "agreement": lambda library: _rows(library, CODING),
    "debate": lambda library: _rows(library, "data/relations.csv"),
    "shelf": lambda library: bool(library.parents),
    "checks": lambda library: _rows(library, CHECKS),
    "dictionary": lambda library: bool(files_in(library.root / "data/series", ".yml")),
}
"""What there has to be for a page; each of the others always has something."""


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


def _rows(library: Library, table: str) -> bool:
    """Whether a table is there, and holds a row below its heads."""
    path = library.root / table
    return path.is_file() and bool(path.read_bytes().partition(b"\n")[2].strip())
