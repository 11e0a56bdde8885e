"""What a page says of itself in its head: the content policy, a description, a preview, and how to cite it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape as xml

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from ... import __version__
from ...argue.cache import cached
from ...argue.library import Library
from ...argue.snapshot import snapshot
from ...data.essay import Essay
from ...data.place import project_root
from ...data.snapshot import load_editions
from ...show import addresses
from ...show.addresses import PREVIEW, PREVIEW_SIZE, case_of
from ...show.exchange.files import files as exchanged
from .. import crate
from ..citing import NAMES, Byline, byline, citation, place
from ..claim_review import REVIEWS, reviews
from ..edition import LOCATION, Edition, read_edition
from . import series_data
from .linked_data import data_files, described, script, signposts
from .side_by_side import BESIDE

# nothing from elsewhere, nothing inline; pictures in style sheets may be data
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'"
)
NAMELESS = Essay()
EDITIONS = "editions.json"
"""Which editions there are, at the top of the site: what a page of an older one asks the newest."""
SHORTEST, LONGEST = 60, 170
SENTENCE = re.compile(r"(?<=[.?!])\s")


def description(doctree: nodes.document | None) -> str:
    """The first paragraph of a page, cut after the last sentence that fits; or nothing."""
    for paragraph in doctree.findall(nodes.paragraph) if doctree is not None else ():
        words = " ".join(paragraph.astext().split())
        if len(words) >= SHORTEST and isinstance(paragraph.parent, nodes.section):
            return _cut(words)
    return ""


def summary(collection: Library, page: str) -> str:
    """What the chapter of a case shows, as its data say; nothing for other pages, or where it links into the record.

    A counter-case without a summary is told by its thesis, which may be as short as its author likes.
    """
    name = case_of(collection, page)
    words = " ".join(collection.cases[name].summary.split()) if name else ""
    if name in collection.counter_cases and len(words) < SHORTEST:
        answered = collection.cases[collection.counter_cases[name].parent].title
        words = f"{collection.cases[name].title}, a counter-case to “{answered}”: {words}"
    return "" if "`" in words else _cut(words)


def _cut(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    fitting = ""
    for sentence in SENTENCE.split(words):
        if len(fitting) + len(sentence) + 1 > LONGEST:
            break
        fitting = f"{fitting} {sentence}".strip()
    return fitting if len(fitting) > SHORTEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def tags(book: Edition, page: str, title: str, words: str, up: str, by: Byline, essay: Essay = NAMELESS) -> str:
    """The tags of one page, written `by` somebody. `up` leads from the page to the top of the site.

    The names that begin with `citation` are those that reference managers read.
    """
    address = book.at(page)
    shot = f"{book.address or up}{PREVIEW}"
    named = {
        "description": words,
        "citation_title": title,
        "citation_inbook_title": book.title,
        "citation_publication_date": by.day.replace("-", "/") or by.year,
        "citation_language": "en",
        "edition": book.version,
        "citation_public_url": address,
        "twitter:card": "summary_large_image",
    }
    shown = {
        "og:type": "article",
        "og:site_name": essay.name,
        "og:title": title,
        "og:description": words,
        "og:url": address,
        "og:image": shot,
        "og:image:width": str(PREVIEW_SIZE[0]),
        "og:image:height": str(PREVIEW_SIZE[1]),
        "og:image:alt": f"{essay.asks.rstrip('.') or essay.name}: each text’s answer and how it comes out.",
        "og:locale": "en_GB",
    }
    lines = [f'<meta name="{name}" content="{escape(value)}">' for name, value in named.items() if value]
    lines += [f'<meta name="citation_author" content="{escape(author)}">' for author in by.authors]
    lines += [f'<meta property="{name}" content="{escape(value)}">' for name, value in shown.items() if value]
    return "\n    ".join(lines)


def dress(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give one page its head, and the words to cite it by."""
    book: Edition = app.cc_edition
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    context["cc_version"] = __version__
    context["cc_licence"] = book.licence
    if doctree is None:
        context["metatags"] = f"\n    {policy}"
        return
    title = app.env.titles[page].astext()
    library, up = cached(), "../" * page.count("/")
    by, words = byline(book, library, page), summary(library, page) or description(doctree)
    root_page, files = page == app.config.root_doc, data_files(Path(app.srcdir), page)
    handed = series_data.tables(library) if page == series_data.PAGE else []
    found = [
        policy,
        tags(book, page, title, words, up, by, library.essay),
        *(post.html() for post in signposts(book, page, up, [*files, *handed], root_page)),
        script(described(book, library, page, title, words, by, files, root_page)),
    ]
    context["metatags"] = "\n    " + "\n    ".join(found)
    cited = citation(book, title, page, by)
    for ending, text in cited.files.items():
        file = Path(app.outdir) / place(page, ending)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    context["cc_citation"] = cited
    context["cc_citation_files"] = [(NAMES[ending], up + place(page, ending)) for ending in cited.files]


def sitemap(address: str, pages: Iterable[str]) -> str:
    """A sitemap of pages below an address."""
    lines = "".join(f"<url><loc>{xml(address + page)}.html</loc></url>\n" for page in sorted(pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )


def locate(app: Sphinx, config: Config) -> None:
    """Find out where the book is published, before Sphinx looks which settings have changed."""
    address = os.environ.get(LOCATION) or config.html_baseurl or ""
    config.html_baseurl = address and address.rstrip("/") + "/"


def begin(app: Sphinx) -> None:
    """Read the edition."""
    book = read_edition(project_root(), app.config.html_baseurl)
    library = cached()
    app.cc_editions = load_editions(library.root)
    frozen = {edition.version: edition for edition in app.cc_editions}.get(book.version)
    if frozen:
        now = snapshot(library, book.version, frozen.day)
        book = replace(book, standing="frozen" if now == frozen else "changed")
    app.cc_edition = book


def write(app: Sphinx) -> None:
    """Put what machines read beside the pages: the checks, and a sitemap where the address of the book is known."""
    book: Edition = app.cc_edition
    out = Path(app.outdir)
    reviewed = out / REVIEWS
    reviewed.parent.mkdir(exist_ok=True)
    told = json.dumps(reviews(book, cached()), ensure_ascii=False, separators=(",", ":"))
    reviewed.write_text(told + "\n", encoding="utf-8", newline="\n")
    for name, text in exchanged(cached()).items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        # each form ends its lines as it does
        (out / name).write_text(text, encoding="utf-8", newline="")
    series_data.write(cached(), out)
    crate.write(out, book, cached())
    listed = [{"version": e.version, "day": e.day} for e in app.cc_editions]
    told = json.dumps({"editions": listed, "page": f"{addresses.RECORD}/editions.html"})
    (out / EDITIONS).write_text(told + "\n", encoding="utf-8", newline="\n")
    if book.address:
        (out / "sitemap.xml").write_text(sitemap(book.address, app.env.found_docs), encoding="utf-8", newline="\n")
        (out / "robots.txt").write_text(f"Sitemap: {book.address}sitemap.xml\n", encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> Mapping[str, object]:
    """Register. The head of each page comes after the theme's."""
    app.connect("config-inited", locate)
    app.connect("builder-inited", begin)
    app.connect("html-page-context", dress, priority=940)
    app.setup_extension(f"{__package__}.side_by_side")
    app.connect(BESIDE, write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
