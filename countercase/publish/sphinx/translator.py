"""How the nodes of a page become HTML, where Sphinx leaves something undone.

The heads of tables have a scope, each table stands in a region that scrolls by itself, and what scrolls can be reached
by keyboard. All of it is written where the node is: a page that is written is long, and is not read again.
"""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...show.caption import CAPTION

NUMBER = "cc_number"
"""What a table is called on its page (Table 2), as an attribute of it; of raw HTML, what each figure in it is."""
ROLES = ("list", "doc-biblioentry")
"""Roles that docutils gives to references, and that are deprecated or do not fit what they hold."""


def number(called: str) -> str:
    """What a figure or a table is called, as it stands before its name."""
    return f'<span class="cc-number">{escape(called)}</span> '


def is_html(node: nodes.Element) -> bool:
    """Whether raw text is HTML."""
    return "html" in node.get("format", "").split()


class Translator(HTML5Translator):
    """The one of Sphinx, with what it leaves undone."""

    def visit_table(self, node: nodes.Element) -> None:
        """A table begins with the region that it scrolls in, which is called after its caption."""
        caption = next(iter(node.findall(nodes.title)), None)
        label = escape(caption.astext() if caption else "Table")
        self.body.append(f'<div class="cc-scroll" role="region" tabindex="0" aria-label="{label}">')
        super().visit_table(node)

    def depart_table(self, node: nodes.Element) -> None:
        """And ends with it."""
        super().depart_table(node)
        self.body[-1] = self.body[-1].replace("</table>", "</table></div>", 1)

    def visit_title(self, node: nodes.Element) -> None:
        """The caption of a table begins with its number."""
        at = len(self.body) + 1
        super().visit_title(node)
        if isinstance(node.parent, nodes.table) and NUMBER in node.parent:
            self.body.insert(at, number(node.parent[NUMBER]))

    def visit_raw(self, node: nodes.Element) -> None:
        """The caption of a figure begins with its number."""
        if NUMBER in node and is_html(node):
            first, *drawn = node.astext().split(CAPTION)
            begin, close, name = str(CAPTION).partition(">")
            captions = [f"{begin}{close}{number(called)}{name}" for called in node[NUMBER]]
            whole = "".join([first, *(part for pair in zip(captions, drawn, strict=True) for part in pair)])
            numbered = nodes.raw("", whole, **node.attributes)
            numbered.parent = node.parent
            node = numbered
        super().visit_raw(node)

    def add_fignumber(self, node: nodes.Element) -> None:
        """Sphinx counts through the whole book, and listings too; here it is by page, as `numbering` does."""

    def visit_entry(self, node: nodes.Element) -> None:
        """A head of a table says that it is one of a column."""
        super().visit_entry(node)
        if isinstance(node.parent.parent, nodes.thead):
            self.body[-1] = self.body[-1].replace("<th", '<th scope="col"', 1)

    def visit_literal_block(self, node: nodes.Element) -> None:
        """A listing scrolls by itself."""
        try:
            super().visit_literal_block(node)
        finally:  # it ends in an exception where the listing is written in colours
            self.body[-1] = self.body[-1].replace("<pre>", '<pre tabindex="0">')

    def visit_citation(self, node: nodes.Element) -> None:
        """A reference is no item of a list."""
        at = len(self.body)
        super().visit_citation(node)
        for i in range(at, len(self.body)):
            for role in ROLES:
                self.body[i] = self.body[i].replace(f' role="{role}"', "", 1)


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.set_translator("html", Translator, override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
