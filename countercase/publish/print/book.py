"""The whole site as one document to be printed: title page, contents, and every chapter in order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from ...show.addresses import RECORD
from ...show.record_pages import declaration
from ..edition import Edition
from ..elements import changed, elements
from ..site.contents import Part
from .page import SHOWN_AT, Leaf, Places, bind, leaf

STYLE = "_static/print.css"
CONTENTS = "Contents"
WITH_DATA = (
    "Chapters and cases stand in full, and what the site folds away is open here. "
    "The rows of the evidence, the claims and the checks are set small, in two columns, "
    "so that every reference in a chapter leads to its row."
)
WITHOUT_DATA = (
    "The argument of every chapter stands in full. "
    "The tables that the site folds away, the rows of the evidence, the claims and the checks among them, stay there: "
    "<code>countercase pdf --data</code> prints them too."
)
UNKNOWN = "000"


@dataclass(frozen=True)
class Chapter:
    """One chapter of the volume. `anchor` names its first page; `headings` are its own and those of its sections."""

    anchor: str
    title: str
    depth: int
    headings: tuple[str, ...]
    html: str


@dataclass(frozen=True)
class Section:
    """A part of the book: its caption, which the first has not, and its chapters."""

    anchor: str
    caption: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Volume:
    """The whole book. `left_out` gives the reason for each title that is not in it; `data`, whether folded data are."""

    edition: Edition
    sections: tuple[Section, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)
    data: bool = False

    @property
    def anchors(self) -> tuple[str, ...]:
        """Every place whose page number the document shows, in order."""
        found = []
        for section in self.sections:
            found += [section.anchor] if section.caption else []
            found += [chapter.anchor for chapter in section.chapters]
        return tuple(found)

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading of the document, in order."""
        found = [CONTENTS]
        for section in self.sections:
            found += [section.caption] if section.caption else []
            for chapter in section.chapters:
                found += chapter.headings
        return tuple(found)

    def html(self, pages: Mapping[str, int]) -> str:
        """The document. `pages` holds the page of each anchor, as far as it is known."""
        numbers = {name: str(pages.get(name, UNKNOWN)) for name in self.anchors}
        body = "".join([self._title_page(), self._contents(numbers), *self._body(numbers)])
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(self.edition.title)}</title>'
            f'<link rel="stylesheet" href="/{STYLE}"><style>{self._running_heads()}</style></head>'
            f"<body>{body}</body></html>"
        )

    def _title_page(self) -> str:
        about = self.edition
        return (
            f'<section class="title-page"><p class="title">{escape(about.main_title)}</p>'
            f'<p class="subtitle">{escape(about.subtitle)}</p><p class="author">{escape(about.author)}</p></section>'
            f'<section class="imprint"><p>{escape(about.title)}. Version {escape(about.version)}, '
            f"{escape(about.day)}. {escape(about.licence)} licence.</p>"
            "<p>This is the book as one file. It is printed from the site that the data and the text make, "
            f"and says nothing else. {WITH_DATA if self.data else WITHOUT_DATA} "
            "The numbers behind each figure are in the site and in the data files.</p>"
            f"{self._missing()}</section>"
        )

    def _missing(self) -> str:
        titles: dict[str, list[str]] = {}
        for title, reason in self.left_out.items():
            titles.setdefault(reason, []).append(f"“{title}”")
        if not titles:
            return ""
        parts = [f"{', '.join(named)} ({reason})" for reason, named in titles.items()]
        return f"<p>Only the site has {escape('; '.join(parts))}.</p>"

    def _contents(self, numbers: Mapping[str, str]) -> str:
        lines = []
        for section in self.sections:
            if section.caption:
                lines.append(_line(section.anchor, section.caption, numbers, "part"))
            lines += [_line(c.anchor, c.title, numbers, f"depth-{c.depth}") for c in section.chapters]
        return f'<section class="contents" id="contents"><h1>{CONTENTS}</h1><ol>{"".join(lines)}</ol></section>'

    def _body(self, numbers: Mapping[str, str]) -> Iterator[str]:
        for section in self.sections:
            if section.caption:
                title = escape(section.caption)
                yield f'<section class="part-page" id="{section.anchor}"><h1>{title}</h1></section>'
            for chapter in section.chapters:
                html = _numbered(chapter.html, numbers)
                yield f'<div class="chapter" id="{chapter.anchor}" style="page: {chapter.anchor}">{html}</div>'

    def _running_heads(self) -> str:
        """A running head for each chapter: its part on the left page, itself on the right."""
        rules = []
        for section in self.sections:
            for chapter in section.chapters:
                left, right = _css(section.caption or self.edition.main_title), _css(chapter.title)
                rules.append(f"@page {chapter.anchor}:left{{@top-left{{content:{left}}}}}")
                rules.append(f"@page {chapter.anchor}:right{{@top-right{{content:{right}}}}}")
        return "".join(rules)


def volume(site: Path, parts: tuple[Part, ...], edition: Edition, data: bool = False) -> Volume:
    """Bind the pages of a built `site` in the order of `parts`, with the `data` that they fold away or without.

    Raises `DataError` where a page is missing.
    """
    leaves = {entry.page: leaf(site, entry.page, data) for part in parts for entry in part.entries}
    reasons = {page: reason for page in leaves if (reason := left_out(page))}
    bound: dict[str, Leaf] = {page: one for page, one in leaves.items() if page not in reasons}
    places = Places(bound)
    sections = []
    for number, part in enumerate(parts):
        above = 1 if part.caption else 0
        chapters = []
        for entry in part.entries:
            if (one := bound.get(entry.page)) is None:
                continue
            bind(one, places, above + entry.depth - 1)
            chapters.append(Chapter(one.anchor, one.title, entry.depth, one.headings(), one.markup()))
        sections.append(Section(f"part-{number}", part.caption, tuple(chapters)))
    missing = {leaves[page].title: reason for page, reason in reasons.items()}
    return Volume(edition, tuple(s for s in sections if s.chapters), missing, data)


def left_out(page: str) -> str:
    """Why a page of the site is not printed, or nothing where it is."""
    folder, _, name = page.rpartition("/")
    return declaration(name)[0].left_out if folder == RECORD else ""


def _numbered(html: str, numbers: Mapping[str, str]) -> str:
    """A chapter with the number of the page at each place that is to say it."""
    return changed(
        html,
        [
            (place.start, place.end, f'<span class="at"> (p. {numbers[place.attributes[SHOWN_AT]]})</span>')
            for place in elements(html, "span")
            if SHOWN_AT in place.attributes
        ],
    )


def _line(anchor: str, title: str, numbers: Mapping[str, str], kind: str) -> str:
    return (
        f'<li class="{kind}"><a href="#{anchor}"><span class="name">{escape(title)}</span>'
        f'<span class="number">{numbers[anchor]}</span></a></li>'
    )


def _css(words: str) -> str:
    """Words as a string of CSS."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\3c ")
