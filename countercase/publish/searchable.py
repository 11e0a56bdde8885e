"""Headings in the index of the search, as text: the search page puts them on itself as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape, unescape
from typing import Any

from sphinx.application import Sphinx


def as_text(app: Sphinx) -> Iterable[Any]:
    """Escape every heading that the index holds, once, before it is written."""
    indexer = getattr(app.builder, "indexer", None)
    for page, titles in getattr(indexer, "_all_titles", {}).items():
        # what a build before this one has written comes back escaped
        indexer._all_titles[page] = [(escape(unescape(title)), anchor) for title, anchor in titles]
    return []


def setup(app: Sphinx) -> dict[str, object]:
    """Register: pages from extensions are collected when every page is read, and the index is not yet written."""
    app.connect("html-collect-pages", as_text)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
