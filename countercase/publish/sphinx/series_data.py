"""The series handed over as they are: each table with its sidecar, and its description in the terms of schema.org.

What a body says of its licence is in words, so that it stands in words; who counted stands as what is cited.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from ...argue.library import Library
from ...data.series import Series
from ...show import addresses
from ..edition import Edition
from ..schema_org import Thing, media_of, people

PAGE = f"{addresses.RECORD}/dictionary"
"""The page that says what each column means."""
SOURCE = "data/series"
DATES = ("year", "date")
"""The columns that say when; a series has one of them."""


def write(library: Library, out: Path) -> None:
    """Put each table and its sidecar, byte for byte, below the top of the site that is made in `out`, and no other."""
    shutil.rmtree(out / addresses.downloads("record/series"), ignore_errors=True)
    for name in library.series:
        for ending in (".csv", ".yml"):
            held = out / addresses.series_file(name, ending)
            held.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(library.root / SOURCE / f"{name}{ending}", held)


def tables(library: Library) -> list[str]:
    """The tables, by address below the top of the site."""
    return [addresses.series_file(name, ".csv") for name in library.series]


def datasets(book: Edition, library: Library) -> list[Thing]:
    """Each series in the terms of schema.org."""
    return [_dataset(book, library, name, held) for name, held in library.series.items()]


def _dataset(book: Edition, library: Library, name: str, held: Series) -> Thing:
    known = held.provenance
    files = [
        {
            "@type": "DataDownload",
            "name": f"{name}{ending}",
            "encodingFormat": media_of(f"{name}{ending}"),
            "contentSize": f"{(library.root / SOURCE / f'{name}{ending}').stat().st_size} B",
            "contentUrl": f"{book.address}{addresses.series_file(name, ending)}",
        }
        for ending in (".csv", ".yml")
    ]
    when = temporal(held)
    return {
        "@type": "Dataset",
        "name": known.title,
        "alternateName": name,
        "description": f"{known.definition} {known.coverage} {known.trust}",
        "license": {"@type": "CreativeWork", "text": known.licence},
        "creator": people(book.authors),
        "publisher": people(book.authors),
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "version": book.version,
        **({"keywords": ", ".join(book.keywords)} if book.keywords else {}),
        **({"temporalCoverage": when} if when else {}),
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": column,
                "description": meaning,
                **({"unitText": known.unit} if column == "value" else {}),
            }
            for column, meaning in known.columns.items()
        ],
        "citation": [
            {
                "@type": "CreativeWork",
                "name": source.title,
                **({"url": source.found_at} if source.found_at.startswith(("http://", "https://")) else {}),
            }
            for source in known.publisher
        ],
        "distribution": files,
    }


def temporal(held: Series) -> str:
    """The first and the last year or day, as ISO 8601 has a stretch of time; nothing where no row says when."""
    column = next((name for name in DATES if name in held.provenance.columns), "")
    cells = [part for row in held.rows for part in row.get(column, "").split("/") if part]
    if not cells:
        return ""
    # years, months and days sort as they stand, and of those that begin alike the longer one is later
    first, last = min(cells), max(cells)
    return first if first == last else f"{first}/{last}"
