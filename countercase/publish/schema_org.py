"""The terms of schema.org in which the book tells machines of works, people and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..argue.library import Library
from ..argue.wording import capital
from ..data.bibliography import parsed, plain
from ..data.record import Source
from .citing import TYPES, is_body

Thing = dict[str, Any]
"""A thing with what is said of it, as JSON-LD has it."""

SCHEMA = "https://schema.org"
LICENCES = "https://spdx.org/licenses/"
KINDS = {"article": "ScholarlyArticle", "report": "Report", "book": "Book", "thesis": "Thesis"}
"""The type of a source by its kind. What schema.org has no type for, such as an essay, is an article to it."""
MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml",
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript",
    ".png": "image/png",
    ".yml": "application/yaml",
    ".argdown": "text/plain",
    **{f".{ending}": media for ending, media in TYPES.items() if ending != "json"},
}
"""The media type of a file by its ending."""


def media_of(name: str) -> str:
    """The media type of a file by its name; of a file of any other kind, that nothing is known of it."""
    return MEDIA.get(Path(name).suffix, "application/octet-stream")


def people(names: Iterable[str]) -> list[Thing]:
    """Authors: persons, and bodies."""
    return [{"@type": "Organization" if is_body(n) else "Person", "name": capital(n)} for n in names]


def source(library: Library, name: str) -> Thing:
    """A work that the book rebuilds, as its entry among the references has it."""
    known = library.record.sources[name]
    entry = _entry(library.root, known.work)
    thing: Thing = {"@type": _kind(known), "name": entry.get("title") or known.short}
    thing["author"] = people(entry["authors"] or [known.authors])
    if year := entry.get("year"):
        thing["datePublished"] = year
    if doi := entry.get("doi"):
        thing["identifier"] = f"https://doi.org/{doi}"
    return thing


def _kind(known: Source) -> str:
    return KINDS.get(known.kind, "Article")


def _entry(root: Path, key: str) -> Thing:
    path = root / "book/references.bib"
    return _entries(path.read_text(encoding="utf-8")).get(key, {"authors": []}) if path.exists() else {"authors": []}


@lru_cache(maxsize=2)
def _entries(text: str) -> Mapping[str, Thing]:
    """The works of a bibliography, each with its title, authors, year and DOI, without the marks of TeX."""
    return {
        key: {
            "title": plain(entry.fields.get("title", "")),
            "authors": [
                plain(" ".join((*p.first_names, *p.middle_names, *p.prelast_names, *p.last_names)))
                for p in entry.persons.get("author", [])
            ],
            "year": entry.fields.get("year", ""),
            "doi": entry.fields.get("doi", ""),
        }
        for key, entry in parsed(text).items()
    }
