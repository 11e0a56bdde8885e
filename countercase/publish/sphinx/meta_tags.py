"""What a page says of itself in its head: the content policy, a description, a preview, and how to cite it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
from ...argue.texts import texts
from ...argue.wording import capital
from ...data.essay import Essay
from ...data.project import project_root
from ...show.addresses import PREVIEW, PREVIEW_SIZE, case_of
from ...show.credit import UNNAMED
from ..edition import LOCATION, Edition, read_edition

# nothing from elsewhere, nothing inline; pictures in style sheets may be data
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'"
)
NAMELESS = Essay()
SHORTEST, LONGEST = 60, 170
SENTENCE = re.compile(r"(?<=[.?!])\s")


@dataclass(frozen=True)
class Citation:
    """How to cite one chapter: as text, as BibTeX, and which text of another author it rebuilds or answers."""

    text: str
    bibtex: str
    source: str


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
    address = book.at(page)
    lead = f"{who} ({by.year}). “{title}”" if who else f"“{title}” ({by.year})"
    answers = f", {by.answers}" if by.answers else ""
    text = f"{lead}{answers}. In: {book.title}. Version {book.version}. {address}".rstrip()
    key = _slug(book.main_title) + "-" + page.removeprefix("book/").replace("/", "-")
    fields = {
        "author": _people(by.authors),
        "title": title,
        "booktitle": book.title,
        "editor": _people(book.authors) if by.authors != book.authors else "",
        "year": by.year,
        "edition": f"Version {book.version}",
        "note": capital(by.answers),
        "url": address,
    }
    lines = ",\n".join(f"  {name} = {{{_bibtex(value)}}}" for name, value in fields.items() if value)
    return Citation(text, f"@incollection{{{key},\n{lines},\n}}\n", by.source)


def _slug(title: str) -> str:
    return re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")


def _people(names: tuple[str, ...]) -> str:
    """Names as BibTeX takes them: a person's as it is, that of a body, which begins with a small letter, in braces."""
    return " and ".join("{" + capital(name) + "}" if name[:1].islower() else name for name in names)


def _bibtex(value: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", value)


def source_of(collection: Library, page: str) -> str:
    """The source whose argument a page rebuilds, or nothing: by its case, or by the folder in which it stands."""
    if name := case_of(collection, page):
        return collection.cases[name].source
    folder = page.removeprefix("book/").split("/")[0]
    return folder if folder in collection.record.sources else ""


def description(doctree: nodes.document | None) -> str:
    """The first paragraph of a page, cut after the last sentence that fits; or nothing."""
    for paragraph in doctree.findall(nodes.paragraph) if doctree is not None else ():
        words = " ".join(paragraph.astext().split())
        if len(words) >= SHORTEST and isinstance(paragraph.parent, nodes.section):
            return _cut(words)
    return ""


def summary(collection: Library, page: str) -> str:
    """What the chapter of a case shows, as its data say; nothing for other pages, or where it links into the record."""
    name = case_of(collection, page)
    words = " ".join(collection.cases[name].summary.split()) if name else ""
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
    context["cc_essay"] = cached().essay
    context["cc_texts"] = texts(cached())
    context["cc_licence"] = book.licence
    if doctree is None:
        context["metatags"] = f"\n    {policy}"
        return
    title = app.env.titles[page].astext()
    by = byline(book, cached(), page)
    words = summary(cached(), page) or description(doctree)
    found = tags(book, page, title, words, "../" * page.count("/"), by, cached().essay)
    context["metatags"] = f"\n    {policy}\n    {found}"
    context["cc_citation"] = citation(book, title, page, by)


def _original(collection: Library, source: str) -> str:
    known = collection.record.sources[source]
    return (
        f"The argument is that of {known.authors}. For what they say, cite their {known.kind} itself, "
        "which the references list."
    )


def _answered(collection: Library, source: str) -> str:
    known = collection.record.sources[source]
    return f"It answers {known.authors}; for what they say, cite their {known.kind} itself, which the references list."


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
    app.cc_edition = read_edition(project_root(), app.config.html_baseurl)


def end(app: Sphinx, error: Exception | None) -> None:
    """Put the sitemap beside the pages, where the address of the book is known."""
    if error is not None or app.builder.name != "html":
        return
    book: Edition = app.cc_edition
    if book.address:
        out = Path(app.outdir)
        (out / "sitemap.xml").write_text(sitemap(book.address, app.env.found_docs), encoding="utf-8", newline="\n")
        (out / "robots.txt").write_text(f"Sitemap: {book.address}sitemap.xml\n", encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> Mapping[str, object]:
    """Register. The head of each page comes after the theme's."""
    app.connect("config-inited", locate)
    app.connect("builder-inited", begin)
    app.connect("html-page-context", dress, priority=940)
    app.connect("build-finished", end)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
