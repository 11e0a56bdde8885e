"""The references: the sources of the book, then works by author, then what has none, by title.

Entries are first put into the form that is shown, also where a reference manager wrote them. Above the list stands
where all works can be had as files.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from pybtex.database import BibliographyData, Entry
from pybtex.plugin import register_plugin
from pybtex.style import FormattedEntry
from pybtex.style.formatting.unsrt import Style as Plain
from pybtex.style.sorting.author_year_title import SortingStyle
from sphinx.application import Sphinx

from ...argue.cache import cached
from ...data.bibliography import settle
from ...show.exchange.files import work_file
from ..citing import NAMES

NAME = "countercase"


class SourcesFirst(SortingStyle):
    """The sources in the order of the record; then by author, year and title; then what has no author."""

    def sorting_key(self, entry: Entry) -> tuple[int, int, object]:
        """The place of one work."""
        works = [source.work for source in cached().record.sources.values()]
        first = works.index(entry.key) if entry.key in works else len(works)
        return first, not (entry.persons.get("author") or entry.persons.get("editor")), super().sorting_key(entry)


class Style(Plain):
    """Pybtex's plain style in that order."""

    default_sorting_style = NAME
    known: ClassVar[dict[tuple[str, str], FormattedEntry]] = {}
    """The works as they are shown, by label and key."""

    def format_entry(self, label: str, entry: Entry, bib_data: BibliographyData | None = None) -> FormattedEntry:
        """A work as it is shown. Each is asked for twice, for the list and for what a pointer shows."""
        if (label, entry.key) not in self.known:
            self.known[label, entry.key] = super().format_entry(label, entry, bib_data)
        return self.known[label, entry.key]


def known(app: Sphinx, *_: object) -> None:
    """Show each work as it was shown in the last build, where all that pages are read on is as it was."""
    env, ground = app.env, app.config.countercase_ground
    env.cc_references = {ground: getattr(env, "cc_references", {}).get(ground, {})}
    Style.known = env.cc_references[ground]


def settled(app: Sphinx, *_: object) -> None:
    """Put every entry into the form that is shown. It may have been settled before, and then stays as it is."""
    for entry in app.env.get_domain("cite").bibdata.data.entries.values():
        settle(entry)


def handed_over(app: Sphinx, doctree: nodes.document) -> None:
    """Say above the list where all works can be had as files."""
    up = "../" * app.env.docname.count("/")
    for found in list(doctree.findall(lambda node: node.tagname == "bibliography")):
        links = [nodes.reference("", name, refuri=up + work_file(end), internal=False) for end, name in NAMES.items()]
        told = nodes.paragraph("", "All of them can be had as ")
        for link, between in zip(links, (", ", " or ", "."), strict=True):
            told += [link, nodes.Text(between)]
        found.parent.insert(found.parent.index(found), told)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the style, for `bibtex_default_style`, and settle the works once they are read."""
    register_plugin("pybtex.style.sorting", NAME, SourcesFirst)
    register_plugin("pybtex.style.formatting", NAME, Style)
    app.connect("env-before-read-docs", settled)
    app.connect("env-before-read-docs", known)
    app.connect("doctree-read", handed_over)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
