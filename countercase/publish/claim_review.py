"""The checks in the terms of schema.org: each a review of what a source claims."""

from __future__ import annotations

from collections.abc import Mapping

from ..argue.library import Library
from ..data.check import TABLE, Check, Outcome
from ..data.csv_file import read_table
from ..show import addresses
from ..show.check_badges import unsigned
from .edition import Edition
from .schema_org import SCHEMA, Thing, people, source

REVIEWS = "linked/checks.jsonld"
"""Where the checks lie in these terms, below the top of the site: they are too much for a page."""
RATINGS: Mapping[Outcome, int] = {"confirmed": 3, "loose": 2, "contradicted": 1}
"""The outcomes that lie on one scale, from refuted to borne out. The others have a name, and no place on it."""


def reviews(book: Edition, library: Library) -> Thing:
    """Each check as a `ClaimReview`: what was tested, who claims it, what was found, and its rating."""
    path = library.root / TABLE
    checks = [check for _, check in read_table(path, TABLE, Check)] if path.exists() else []
    works = [{"@id": f"#{name}", **source(library, name)} for name in library.record.sources]
    return {"@context": SCHEMA, "@graph": [*works, *(review(book, library, check) for check in checks)]}


def review(book: Edition, library: Library, check: Check) -> Thing:
    """One check in the terms of schema.org."""
    record = library.record
    tested = [
        record.evidence[name].event if name in record.evidence else record.claims[name].statement
        for name in check.tests
        if name in record.evidence or name in record.claims
    ]
    rating: Thing = {"@type": "Rating", "alternateName": unsigned(check.outcome)}
    if value := RATINGS.get(check.outcome):
        rating |= {"ratingValue": value, "bestRating": 3, "worstRating": 1}
    address = f"{book.at(addresses.check(check.id).page)}#{check.id}" if book.address else f"#{check.id}"
    return {
        "@type": "ClaimReview",
        "@id": address,
        **({"url": address} if book.address else {}),
        "claimReviewed": " ".join(tested),
        "itemReviewed": {"@type": "Claim", "appearance": {"@id": f"#{check.source}"}},
        "author": people(book.authors),
        "datePublished": book.released.isoformat(),
        "reviewBody": check.finding,
        "reviewRating": rating,
    }
