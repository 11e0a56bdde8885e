"""Numbers of figures and tables, page by page, and the references to them: ``{numbered}`name` `` becomes “Figure 2”.

What is counted is what stands on the page when it is written: figures come from the gallery and from the notebooks, and
neither knows where on a page it will stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import count

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ...data.problem import unknown
from ...show.caption import CAPTION
from .translator import NUMBER, is_html

logger = logging.getLogger(__name__)


class Numbered(nodes.Inline, nodes.TextElement):
    """A reference to a figure or a table of the same page, whose words are put in once the page is whole."""


class NumberedRole(SphinxRole):
    """A reference to a figure or a table of the same page, by its name."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A link without words."""
        return [Numbered(self.rawtext, "", to=self.text)], []


def count_all(document: nodes.document) -> dict[str, str]:
    """Have each figure and each named table of a page keep its number. Returns what each is called, by its id."""
    names: dict[str, str] = {}
    figures, tables = count(1), count(1)
    for node in document.findall(lambda n: isinstance(n, nodes.raw | nodes.table)):
        if isinstance(node, nodes.table):
            if node["ids"] and isinstance(node[0], nodes.title):
                node[NUMBER] = names[node["ids"][0]] = f"Table {next(tables)}"
        elif is_html(node) and (drawn := node.astext().split(CAPTION)[1:]):
            node[NUMBER] = [f"Figure {next(figures)}" for _ in drawn]
            names |= zip((part.partition('-title"')[0] for part in drawn), node[NUMBER], strict=True)
    return names


def refer(document: nodes.document, names: Mapping[str, str]) -> list[Numbered]:
    """Put their words into the references. Returns those to what is not on the page."""
    links = list(document.findall(Numbered))
    for link in links:
        link.children = [nodes.Text(names.get(link["to"], link["to"]))]
    return [link for link in links if link["to"] not in names]


def read(app: Sphinx, document: nodes.document) -> None:
    """Give the references of a page that was read their words, for whoever takes its text."""
    refer(document, count_all(document))


def write(app: Sphinx, document: nodes.document, page: str) -> None:
    """Number one page. A reference to what is not on it fails the build."""
    names = count_all(document)
    for link in refer(document, names):
        logger.warning("%s: %s", page, unknown("figure or table of the page", link["to"], names))
        app.statuscode = 1
        link.parent.replace(link, nodes.Text(link["to"]))


def visit_html(self, node: Numbered) -> None:
    """A link within the page."""
    self.body.append(f'<a class="cc-numbered" href="#{escape(node["to"])}">')


def depart_html(self, node: Numbered) -> None:
    """The end of the link."""
    self.body.append("</a>")


def visit_plain(self, node: Numbered) -> None:
    """Outside HTML the words stand alone."""


def alone(app: Sphinx, config: Config) -> None:
    """Have Sphinx number nothing: it would go through each page of the book for numbers that nobody reads. An extension
    of jupyter-book for LaTeX asks for them, whatever the settings of the book say.
    """
    config.numfig = False


def setup(app: Sphinx) -> dict[str, object]:
    """Register the role, and the numbering after everything that puts figures on a page."""
    app.add_node(
        Numbered, html=(visit_html, depart_html), latex=(visit_plain, visit_plain), text=(visit_plain, visit_plain)
    )
    app.add_role("numbered", NumberedRole())
    app.connect("config-inited", alone, priority=900)
    app.connect("doctree-read", read, priority=100)
    app.connect("doctree-resolved", write, priority=960)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
