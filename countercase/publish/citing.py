"""How to cite a page of the book: in words, as BibTeX, as RIS, and as CSL JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pybtex.database import Person

from ..argue.library import Library
from ..argue.wording import capital
from ..show.addresses import case_of
from ..show.credit import UNNAMED
from .edition import Edition

TYPES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}
"""The media type of a citation by the ending of its file."""
NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL JSON"}
"""What each is called."""


def place(page: str, ending: str) -> str:
    """Where the citation of a page lies as a file, below the top of the site."""
    return f"cite/{page.removeprefix('book/')}.{ending}"


@dataclass(frozen=True)
class Citation:
    """How to cite one chapter."""

    text: str
    """In words."""
    bibtex: str
    """For LaTeX."""
    ris: str
    """For reference managers, in the form of RIS: a tag and a value a line, each ended as that form has it."""
    csl: str
    """For programs that set references by a style of the Citation Style Language, as JSON."""
    source: str
    """Which text of another author the chapter rebuilds or answers, in a sentence, or nothing."""

    @property
    def files(self) -> Mapping[str, str]:
        """The citation for programs, by the ending of a file that holds it."""
        return {"bib": self.bibtex, "ris": self.ris, "json": self.csl}


@dataclass(frozen=True)
class Byline:
    """Who wrote a page, and when; where it is a counter-case, what it answers."""

    authors: tuple[str, ...]
    """Its authors; none where a counter-case names nobody."""
    year: str
    day: str = ""
    """The day, as 2026-11-26, where it is known; else the year stands for it."""
    answers: str = ""
    """What it answers, in words, where it is a counter-case."""
    source: str = ""
    """Which text of another author it rests on, in a sentence."""


def byline(book: Edition, collection: Library, page: str) -> Byline:
    """Who wrote a page: a counter-case is its author's, a case its author's where it names one, all else the book's."""
    name, source = case_of(collection, page), source_of(collection, page)
    rebuilt = _original(collection, source) if source else ""
    if not name:
        return Byline(book.authors, book.year, source=rebuilt)
    dossier = collection.dossier(name)
    case = dossier.case
    year = case.date[:4] or book.year
    if dossier.counter_case is None:
        return Byline((case.author,) if case.author else book.authors, year, case.date, source=rebuilt)
    parent = collection.dossier(dossier.counter_case.parent)
    answers = f"a counter-case to “{parent.case.title}”, in answer to {dossier.record.sources[case.source].authors}"
    whose = f"The argument is that of {case.author or UNNAMED}. {_answered(collection, source)}"
    return Byline((case.author,) if case.author else (), year, case.date, answers, whose)


def citation(book: Edition, title: str, page: str, by: Byline) -> Citation:
    """How to cite the chapter `page`, whose heading is `title`."""
    who = capital(" and ".join(by.authors))
    address = book.cited_at(page)
    lead = f"{who} ({by.year}). “{title}”" if who else f"“{title}” ({by.year})"
    answers = f", {by.answers}" if by.answers else ""
    text = f"{lead}{answers}. In: {book.title}. {book.stated}. {address}".rstrip()
    key = _slug(book.main_title) + "-" + page.removeprefix("book/").replace("/", "-")
    fields = {
        "author": _people(by.authors),
        "title": title,
        "booktitle": book.title,
        "editor": _people(book.authors) if by.authors != book.authors else "",
        "year": by.year,
        "edition": book.stated,
        "note": capital(by.answers),
        "url": address,
    }
    lines = ",\n".join(f"  {name} = {{{_bibtex(value)}}}" for name, value in fields.items() if value)
    bibtex = f"@incollection{{{key},\n{lines},\n}}\n"
    return Citation(text, bibtex, _ris(book, title, key, by, address), _csl(book, title, key, by, address), by.source)


def _slug(title: str) -> str:
    return re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")


def _ris(book: Edition, title: str, key: str, by: Byline, address: str) -> str:
    """RIS, as its specification of 2001 has it: two letters, two spaces, a hyphen and a space before each value."""
    tags = [
        ("TY", "CHAP"),
        ("ID", key),
        *(("AU", _inverted(name)) for name in by.authors),
        ("TI", title),
        ("T2", book.title),
        *(("ED", _inverted(name)) for name in book.authors if by.authors != book.authors),
        ("PY", by.year),
        ("DA", by.day.replace("-", "/") and f"{by.day.replace('-', '/')}/"),
        ("ET", book.stated),
        ("LA", "en"),
        ("N1", capital(by.answers)),
        ("UR", address),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl(book: Edition, title: str, key: str, by: Byline, address: str) -> str:
    """CSL JSON, by its schema 1.0.2."""
    day = by.day or by.year
    fields: dict[str, Any] = {
        "id": key,
        "type": "chapter",
        "title": title,
        "container-title": book.title,
        "author": [_named(name) for name in by.authors],
        "editor": [_named(name) for name in book.authors] if by.authors != book.authors else [],
        "issued": {"date-parts": [[int(part) for part in day.split("-")]]},
        "edition": book.stated,
        "language": "en-GB",
        "note": capital(by.answers),
        "URL": address,
    }
    held = {name: value for name, value in fields.items() if value}
    return json.dumps([held], ensure_ascii=False, indent=1) + "\n"


def is_body(name: str) -> bool:
    """Whether a name is that of a body and not of a person: it begins with a small letter."""
    return name[:1].islower()


def _inverted(name: str) -> str:
    """A name as RIS takes it: the family first, and that of a body as it is."""
    if is_body(name):
        return capital(name)
    person = Person(name)
    given = " ".join((*person.first_names, *person.middle_names))
    return ", ".join(filter(None, (" ".join((*person.prelast_names, *person.last_names)), given)))


def _named(name: str) -> dict[str, str]:
    """A name as CSL takes it."""
    family, _, given = _inverted(name).partition(", ")
    return {"family": family, "given": given} if given and not is_body(name) else {"literal": capital(name)}


def _people(names: tuple[str, ...]) -> str:
    """Names as BibTeX takes them: a person's as it is, that of a body in braces."""
    return " and ".join("{" + capital(name) + "}" if is_body(name) else name for name in names)


def _bibtex(value: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", value)


def source_of(collection: Library, page: str) -> str:
    """The source whose argument a page rebuilds, or nothing: by its case, or by the folder in which it stands."""
    if name := case_of(collection, page):
        return collection.cases[name].source
    folder = page.removeprefix("book/").split("/")[0]
    return folder if folder in collection.record.sources else ""


def _original(collection: Library, source: str) -> str:
    known = collection.record.sources[source]
    return (
        f"The argument is that of {known.authors}. For what they say, cite their {known.kind} itself, "
        "which the references list."
    )


def _answered(collection: Library, source: str) -> str:
    known = collection.record.sources[source]
    return f"It answers {known.authors}; for what they say, cite their {known.kind} itself, which the references list."
