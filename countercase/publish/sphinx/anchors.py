"""Anchors of headings that something else on the page has already: a row by the id that data give it keeps its own.

A heading gets its anchor from its words, and docutils knows nothing of what stands on a page as HTML.
"""

from __future__ import annotations

import re
from itertools import count

from docutils import nodes
from sphinx.application import Sphinx

from .translator import is_html

ID = re.compile(r'\sid="([^"]+)"')


def part(app: Sphinx, document: nodes.document) -> None:
    """Give each section another anchor whose own is taken, before anybody notes it."""
    raws = (node for node in document.findall(nodes.raw) if is_html(node))
    taken = {anchor for raw in raws for anchor in ID.findall(raw.astext())}
    if not taken:
        return
    for section in document.findall(nodes.section):
        for anchor in taken.intersection(section["ids"]):
            free = next(name for n in count(1) if (name := f"{anchor}-{n}") not in taken | document.ids.keys())
            section["ids"][section["ids"].index(anchor)] = free
            document.ids[free] = document.ids.pop(anchor, section)
            for name, named in document.nameids.items():
                if named == anchor:
                    document.nameids[name] = free
            for link in document.findall(nodes.reference):
                if link.get("refid") == anchor:
                    link["refid"] = free


def setup(app: Sphinx) -> dict[str, object]:
    """Register, before the titles and contents of the page are noted."""
    app.connect("doctree-read", part, priority=50)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
