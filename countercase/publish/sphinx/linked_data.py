"""What machines are told of a page: its description in the terms of schema.org, and the links that signpost it.

The description is data within the page (`application/ld+json`), which no browser runs and the content policy lets be.
What schema.org has no word for is left out: how a fact is read, by which rule, and with which verdict.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ...argue.library import Library
from ...show import addresses
from ...show.exchange.files import work_file
from .. import citing
from ..citing import Byline
from ..claim_review import REVIEWS
from ..crate import CRATE
from ..edition import Edition
from ..schema_org import LICENCES, MEDIA, SCHEMA, Thing, media_of, people, source
from . import series_data

FILES = "book/cases/_files"
"""Where a build keeps the files of its pages, below the project."""


@dataclass(frozen=True)
class Signpost:
    """A link for machines: its relation to the page, where it leads, and the media type there, if it has one."""

    rel: str
    href: str
    media: str = ""

    def html(self) -> str:
        """The link as it stands in a head."""
        media = f' type="{self.media}"' if self.media else ""
        return f'<link rel="{self.rel}" href="{escape(self.href)}"{media}>'


def folder(page: str) -> str:
    """The folder, below `downloads/`, of the files of a page: of a case by its id alone."""
    name = page.removeprefix(f"{addresses.BOOK}/")
    return name.rpartition("/")[2] if addresses.is_case_page(page) else name


def data_files(root: Path, page: str) -> dict[str, int]:
    """The data that a page hands over: its tables, verdicts and notebook, by address below the top of the site.

    Each has its size in bytes.
    """
    at = addresses.downloads(folder(page))
    found = sorted(path for path in (root / FILES / at).glob("*") if path.suffix in {".csv", ".json", ".ipynb"})
    return {f"{at}/{path.name}": path.stat().st_size for path in found}


def signposts(book: Edition, page: str, up: str, files: Iterable[str], root_page: bool) -> list[Signpost]:
    """The links that lead machines on, as Signposting has them (signposting.org). `up` leads to the top of the site.

    Who wrote a page has no address, and where the book is not published there is none to cite: both are left out then.
    """
    found = [Signpost("cite-as", book.cited_at(page))] if book.address else []
    found.append(Signpost("type", f"{SCHEMA}/{'Book' if root_page else 'Chapter'}"))
    if book.licence:
        found.append(Signpost("license", f"{LICENCES}{book.licence}"))
    found += [Signpost("describedby", up + citing.place(page, end), media) for end, media in citing.TYPES.items()]
    if root_page:
        found.append(Signpost("describedby", up + CRATE, MEDIA[".jsonld"]))
    elif addresses.is_case_page(page):
        found.append(Signpost("describedby", f"{up}{addresses.downloads(folder(page))}/{CRATE}", MEDIA[".jsonld"]))
    if page == f"{addresses.BOOK}/references":
        found += [Signpost("item", up + work_file(end), media) for end, media in citing.TYPES.items()]
    if page == f"{addresses.RECORD}/checks":
        found.append(Signpost("describedby", up + REVIEWS, MEDIA[".jsonld"]))
    found += [Signpost("item", up + name, media_of(name)) for name in files]
    return found


def described(
    book: Edition,
    library: Library,
    page: str,
    title: str,
    words: str,
    by: Byline,
    files: Mapping[str, int],
    root_page: bool,
) -> Thing:
    """A page in the terms of schema.org: the book, or a chapter of it, and the data that it hands over.

    `files` are its data by address below the top of the site, each with its size in bytes.
    """
    whole: Thing = {"@type": "Book", "name": book.title, **_located(book, "")}
    if root_page:
        sources = [source(library, name) for name in library.record.sources]
        told = {"version": book.version, "isBasedOn": sources, **_open(book)}
        return {"@context": SCHEMA, **whole, **_work(book, words, by), **told}
    chapter: Thing = {"@type": "Chapter", "name": title, **_located(book, page), **_work(book, words, by)}
    chapter["isPartOf"] = whole
    rebuilt = citing.source_of(library, page)
    if rebuilt:
        chapter["isBasedOn"] = source(library, rebuilt)
    listed = {name: size for name, size in files.items() if not name.endswith(".ipynb")}
    handed = series_data.datasets(book, library) if page == series_data.PAGE else []
    if not listed:
        return {"@context": SCHEMA, **({"@graph": [chapter, *handed]} if handed else chapter)}
    data = {
        "@type": "Dataset",
        "name": f"{title}: the data",
        "description": f"The data of the chapter “{title}”. {words}".strip(),
        **{name: value for name, value in _work(book, "", by).items() if name != "author"},
        **({"creator": creators} if (creators := people(by.authors)) else {}),
        **_open(book),
        "version": book.version,
        **({"isBasedOn": chapter["isBasedOn"]} if rebuilt else {}),
        "distribution": [_download(book, name, size) for name, size in listed.items()],
    }
    return {"@context": SCHEMA, "@graph": [chapter, data, *handed]}


def script(thing: Thing) -> str:
    """A description as it stands in a page. No text of the data can end it."""
    held = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{held.replace("<", chr(92) + "u003c")}</script>'


def _located(book: Edition, page: str) -> Thing:
    """The name and address of a thing, where that of the book is known."""
    address = book.at(page) if page else book.address
    return {"@id": address, "url": address} if address else {}


def _work(book: Edition, words: str, by: Byline) -> Thing:
    """What every work says of itself."""
    held = {
        "author": people(by.authors),
        "datePublished": by.day or (book.released.isoformat() if by.year == book.year else by.year),
        "inLanguage": "en-GB",
        "license": f"{LICENCES}{book.licence}" if book.licence else "",
        "description": words,
    }
    return {name: value for name, value in held.items() if value}


def _open(book: Edition) -> Thing:
    """Who publishes, of what it speaks, and that everybody can have it."""
    words = {"keywords": ", ".join(book.keywords)} if book.keywords else {}
    return {"publisher": people(book.authors), "isAccessibleForFree": True, **words}


def _download(book: Edition, name: str, size: int) -> Thing:
    """A file of data. Its address is that of the published file, or where it lies below the top of the site."""
    return {
        "@type": "DataDownload",
        "name": name.rpartition("/")[2],
        "encodingFormat": media_of(name),
        "contentSize": f"{size} B",
        "contentUrl": f"{book.address}{name}",
    }
