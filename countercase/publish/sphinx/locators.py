"""Locators of the source that a page is about, in short: `¶12`, and not `Author, para. 12`, once for each sentence.

A chapter on one source says in its front matter which (`source`); the chapter of a case is about the case's. A card
and the name for a screen reader say the place in full.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from ...argue.cache import cached
from ...argue.library import Library
from ...show.addresses import case_of
from .freshness import ANSWERS, ask
from .roles import Reference


def source_of(library: Library, page: str, metadata: dict[str, str]) -> str:
    """The source that a page is about, or nothing."""
    if case := case_of(library, page):
        return library.cases[case].source
    return str(metadata.get("source", ""))


ANSWERS["source of a case"] = lambda text, page: source_of(cached(), page, {})


def shorten(app: Sphinx, document: nodes.document) -> None:
    """Put the short form where a locator of the page's own source stands by itself."""
    source = source_of(cached(), app.env.docname, app.env.metadata[app.env.docname])
    ask(app.env, "source of a case", app.env.docname)
    for node in document.findall(Reference):
        if source and node["source"] == source:
            node["label"] = f"{node['sign']}, {node.astext()}"
            node.children = [nodes.Text(node["sign"])]
            node["classes"].append("cc-locator")


def setup(app: Sphinx) -> dict[str, object]:
    """Register, for when the front matter of a page is known."""
    app.connect("doctree-read", shorten, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
