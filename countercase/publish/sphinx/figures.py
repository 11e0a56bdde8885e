"""The directive that shows a figure of the gallery in a chapter: ```` ```{figure-of} name ````."""

from __future__ import annotations

import json
import posixpath
import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ...data.problem import unknown
from ...data.project import project_root
from ..run.chapter import joined

logger = logging.getLogger(__name__)
GALLERY = "book/record/figures"
NAME = re.compile(r'<figure class="cc-figure" id="([^"]+)"')
LINK = re.compile(r'(href=")(?!https?:|data:|#)([^"]+)')


class FigureOf(SphinxDirective):
    """A figure that the gallery has made, with its links made good for the page that shows it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The figure as it stands in the executed gallery. A name that it does not hold fails the build."""
        path = project_root() / f"{GALLERY}.ipynb"
        self.env.note_dependency(str(path))
        made = gallery(path.read_text(encoding="utf-8")) if path.exists() else {}
        name = self.arguments[0]
        if name not in made:
            logger.warning("%s", unknown("figure", name, made), location=self.get_location())
            self.env.app.statuscode = 1
            return []
        return [nodes.raw("", moved(made[name], self.env.docname), format="html")]


def gallery(notebook: str) -> dict[str, str]:
    """Every figure of an executed gallery, by name."""
    found = {}
    for cell in json.loads(notebook)["cells"]:
        for output in cell.get("outputs", []):
            html = joined(output.get("data", {}).get("text/html", ""))
            if match := NAME.match(html):
                found[match[1]] = html
    return found


def moved(html: str, page: str) -> str:
    """The figure with its relative links as they have to be on another page."""

    def again(match: re.Match[str]) -> str:
        target, sign, fragment = match[2].partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(GALLERY), target))
        return match[1] + posixpath.relpath(whole, posixpath.dirname(page)) + sign + fragment

    return LINK.sub(again, html)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive."""
    app.add_directive("figure-of", FigureOf)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
