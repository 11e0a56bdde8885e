"""Folders of the site as research objects (RO-Crate 1.2): the book as a whole, and each case with its files.

A crate is a folder with a description of itself in the terms of schema.org, which Zenodo, WorkflowHub and others read.
Its profile says what has to be said: `tests/publish/test_crate.py` holds each crate to it, and
`tests/book/test_crate_validator.py` asks the validator of its community.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..argue.library import Library
from ..show import addresses
from ..show.exchange import WORKS
from ..show.markup import ROLE
from .citing import byline
from .claim_review import REVIEWS
from .edition import Edition
from .schema_org import LICENCES, Thing, media_of, people, source

CRATE = "ro-crate-metadata.json"
"""The name of the description in its folder."""
PROFILE = "https://w3id.org/ro/crate/1.2"
ABOUT: Mapping[str, str] = {
    ".evidence.csv": "Every reading of the case with the fact that it reads.",
    ".verdict.json": "The verdicts, computed and stated, with each step of the weighing.",
    ".ipynb": "The chapter as a notebook that was executed.",
    ".chart.js": "A figure to be made live in a browser, as the program of its page reads it.",
    ".csv": "The data of a figure or a table.",
    ".svg": "A figure as a picture.",
    ".png": "A picture of the book.",
    ".js": "Data as the program of a page reads them.",
    ".jsonld": "The checks of facts in the terms of schema.org.",
    "references.json": "The works that the book cites, as CSL JSON.",
    ".json": "Data as JSON.",
    ".yml": "Where a series comes from, what its columns mean, and how far to trust it.",
    ".bib": "The works that the book cites, as BibTeX.",
    ".ris": "The works that the book cites, as RIS.",
    ".argdown": "The claims and how they bear on each other, as Argdown.",
}
"""What a file holds, by the end of its name; the longer ends first."""


def write(folder: Path, book: Edition, library: Library) -> None:
    """Describe the made site in `folder`, and the files of each case below it."""
    downloads = folder / "downloads"
    for name in library.cases:
        if (downloads / name).is_dir():
            _put(downloads / name, case_crate(downloads / name, book, library, name))
    _put(folder, book_crate(folder, book, library))


def _put(folder: Path, crate: Thing) -> None:
    text = json.dumps(crate, ensure_ascii=False, indent=1) + "\n"
    (folder / CRATE).write_text(text, encoding="utf-8", newline="\n")


def case_crate(folder: Path, book: Edition, library: Library, name: str) -> Thing:
    """The files of one case as a crate."""
    dossier = library.dossier(name)
    case, framework = dossier.case, dossier.framework
    page = addresses.case(library, name).page
    by = byline(book, library, page)
    root: Thing = {
        "name": case.title,
        "description": f"{case.question} {case.summary if not ROLE.search(case.summary) else case.thesis} "
        f"Judged by: {framework.title}.",
        "datePublished": by.day or book.released.isoformat(),
        "about": {"@id": f"#{case.source}"},
        **({"url": book.at(page)} if book.address else {}),
    }
    files = [path.name for path in sorted(folder.iterdir()) if path.is_file() and path.name != CRATE]
    return _crate(book, root, by.authors, [_file(folder, name) for name in files], _works(library, [case.source]))


def book_crate(folder: Path, book: Edition, library: Library) -> Thing:
    """The made site as a crate: its data, the crates of its cases, and the texts that it rebuilds."""
    sources = library.record.sources
    root: Thing = {
        "name": book.title,
        "description": f"{library.essay.about or library.essay.title} An essay that can be rebuilt, checked and argued "
        "against: facts, readings and rules as data, and verdicts computed and held against what authors state.",
        "datePublished": book.released.isoformat(),
        "version": book.version,
        "about": [{"@id": f"#{name}"} for name in sources],
        **({"url": book.address} if book.address else {}),
    }
    held = [path for part in ("record", WORKS) for path in sorted((folder / "downloads" / part).rglob("*"))]
    names = [path.relative_to(folder).as_posix() for path in held if path.is_file()]
    names += [REVIEWS] if (folder / REVIEWS).exists() else []
    files = [_file(folder, name) for name in names]
    for name in library.cases:
        if (folder / "downloads" / name / CRATE).exists():
            files += _inner(folder, name, library.cases[name].title)
    return _crate(book, root, book.authors, files, _works(library, sources))


def _inner(folder: Path, name: str, title: str) -> list[Thing]:
    """The crate of a case within that of the book: its folder, and the file that describes it."""
    described = _file(folder, f"downloads/{name}/{CRATE}")
    return [
        {
            "@id": f"downloads/{name}/",
            "@type": "Dataset",
            "name": title,
            "description": f"The files of the case “{title}”, a crate of their own.",
            "conformsTo": {"@id": "https://w3id.org/ro/crate"},
            "hasPart": {"@id": described["@id"]},
            "subjectOf": {"@id": described["@id"]},
        },
        {**described, "name": f"What is in the folder of “{title}”", "description": "A crate within this one."},
    ]


def _works(library: Library, names: Iterable[str]) -> list[Thing]:
    """The texts that are rebuilt, each followed by its authors."""
    found: list[Thing] = []
    for name in names:
        work = source(library, name)
        authors = _named(f"#{name}-author", work.pop("author"))
        found += [{"@id": f"#{name}", **work, "author": _pointed(authors)}, *authors]
    return found


def _named(start: str, held: Iterable[Thing]) -> list[Thing]:
    """People, each with an id: in a crate nothing stands within another."""
    return [{"@id": f"{start}-{number}", **who} for number, who in enumerate(held, 1)]


def _pointed(things: Sequence[Thing]) -> Thing | list[Thing]:
    """What points to things: one by itself, several in a list."""
    found = [{"@id": thing["@id"]} for thing in things]
    return found[0] if len(found) == 1 else found


def _crate(book: Edition, root: Thing, authors: Iterable[str], parts: Sequence[Thing], works: Iterable[Thing]) -> Thing:
    """A crate: its own description, its root, its files, and what they speak of."""
    publishers = _named("#publisher", people(book.authors))
    makers = _named("#author", people(authors))
    licence = f"{LICENCES}{book.licence}"
    graph: list[Thing] = [
        {"@id": CRATE, "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": PROFILE}},
        {
            "@id": "./",
            "@type": "Dataset",
            **root,
            "inLanguage": "en-GB",
            "license": {"@id": licence},
            **({"author": _pointed(makers)} if makers else {}),
            "publisher": _pointed(publishers),
            "hasPart": _pointed(parts),
        },
        {
            "@id": licence,
            "@type": "CreativeWork",
            "name": f"The licence {book.licence}",
            "description": "The licence of the code and the text; the texts that are rebuilt belong to their authors.",
        },
        *publishers,
        *makers,
        *parts,
        *works,
    ]
    return {"@context": f"{PROFILE}/context", "@graph": graph}


def _file(folder: Path, name: str) -> Thing:
    """A file of a crate."""
    about = next((words for end, words in ABOUT.items() if name.endswith(end)), "A file of the book.")
    return {
        "@id": name,
        "@type": "File",
        "name": name.rpartition("/")[2],
        "description": about,
        "encodingFormat": "application/ld+json" if name.endswith(CRATE) else media_of(name),
        "contentSize": str((folder / name).stat().st_size),
    }
