"""Numbers of figures and tables, page by page, and the references to them: ``{numbered}`name` `` becomes “Figure 2”.

What is counted is what stands on the page when it is written: figures come from the gallery and from the notebooks, and
neither knows where on a page it will stand.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ...data.problem import unknown
from ...show.markup import Html

logger = logging.getLogger(__name__)
FIGURE = re.compile(r'(<figure class="cc-figure[^"]*" id="([^"]+)"[^>]*>\s*<figcaption>)')
TABLE = re.compile(r'(<table class="docutils[^>]*? id="([^"]+)"[^>]*>\s*<caption>)')
REFERENCE = re.compile(r'<a class="cc-numbered" href="#([^"]+)"></a>')
NUMBER = Html('<span class="cc-number">{} {}</span> ')


class Numbered(SphinxRole):
    """A reference to a figure or a table of the same page, by its name."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A link without words: they are put in when the page is written."""
        link = Html('<a class="cc-numbered" href="#{}"></a>').format(self.text)
        return [nodes.raw("", str(link), format="html")], []


def numbered(body: str) -> tuple[str, dict[str, str]]:
    """A page with a number at each figure and each named table, and what each of them is called."""
    names: dict[str, str] = {}
    for kind, pattern in (("Figure", FIGURE), ("Table", TABLE)):
        for count, match in enumerate(pattern.finditer(body), 1):
            names[match[2]] = f"{kind} {count}"
        body = pattern.sub(lambda m: m[1] + str(NUMBER.format(*names[m[2]].split())), body)
    return body, names


def write(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Number one page. A reference to what is not on it fails the build."""
    if "body" not in context or doctree is None:
        return
    body, names = numbered(context["body"])

    def named(match: re.Match[str]) -> str:
        name = match[1]
        if name not in names:
            logger.warning("%s: %s", page, unknown("figure or table of the page", name, names))
            app.statuscode = 1
            return name
        return str(Html('<a class="cc-numbered" href="#{}">{}</a>').format(name, names[name]))

    context["body"] = REFERENCE.sub(named, body)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the role, and the numbering after everything that changes the words of a page."""
    app.add_role("numbered", Numbered())
    app.connect("html-page-context", write, priority=960)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
