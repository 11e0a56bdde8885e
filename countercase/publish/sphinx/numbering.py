"""Numbers of figures and tables, page by page, and the references to them: ``{numbered}`name` `` becomes “Figure 2”.

What is counted is what stands on the page when it is written: figures come from the gallery and from the notebooks, and
neither knows where on a page it will stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ...data.problem import unknown
from ...show.markup import Html
from ..elements import Element, changed, elements

logger = logging.getLogger(__name__)
KINDS = {"figcaption": ("figure", "cc-figure", "Figure"), "caption": ("table", "docutils", "Table")}
"""What has a number, by the element that holds its name: the element around it, a class of that, and its word."""
OTHER = re.compile(r'<span class="caption-number">[^<]*</span>')
"""A number that Sphinx gives by itself, through the whole book, also to listings."""
NUMBER = Html('<span class="cc-number">{} {}</span> ')


class Numbered(SphinxRole):
    """A reference to a figure or a table of the same page, by its name."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A link without words: they are put in when the page is written."""
        link = Html('<a class="cc-numbered" href="#{}"></a>').format(self.text)
        return [nodes.raw("", str(link), format="html")], []


def counted(found: list[Element]) -> Iterator[tuple[Element, str, str]]:
    """The captions of each figure and each named table of a page, with its id and what it is called."""
    counts = dict.fromkeys(KINDS, 0)
    for around, caption in pairwise(found):
        name = around.attributes.get("id", "")
        kind = KINDS.get(caption.name)
        if kind and name and around.name == kind[0] and kind[1] in around.classes:
            counts[caption.name] += 1
            yield caption, name, f"{kind[2]} {counts[caption.name]}"


def write(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Number one page. A reference to what is not on it fails the build."""
    if "body" not in context or doctree is None:
        return
    body = OTHER.sub("", context["body"])
    found = elements(body, "figure", "figcaption", "table", "caption", "a")
    captions = list(counted([element for element in found if element.name != "a"]))
    names = {name: called for _, name, called in captions}
    changes = [(c.inside, c.inside, str(NUMBER.format(*called.split()))) for c, _, called in captions]
    for element in found:
        if element.classes != ["cc-numbered"]:
            continue
        name = element.attributes["href"].removeprefix("#")
        if name in names:
            changes.append((element.inside, element.close, names[name]))
        else:
            logger.warning("%s: %s", page, unknown("figure or table of the page", name, names))
            app.statuscode = 1
            changes.append((element.start, element.end, str(Html.escape(name))))
    context["body"] = changed(body, changes)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the role, and the numbering after everything that changes the words of a page."""
    app.add_role("numbered", Numbered())
    app.connect("html-page-context", write, priority=960)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
