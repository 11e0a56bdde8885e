"""The directive that shows a figure of the gallery in a chapter: ```` ```{figure-of} name ````."""

from __future__ import annotations

import json
import posixpath
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ...data.place import project_root
from ...data.problem import unknown
from ...show import addresses
from ...show.files import FILES
from ..elements import changed, elements
from ..run.chapter import joined
from .faults import tell
from .freshness import ANSWERS, ask

GALLERY = addresses.record_page("figures").page


class FigureOf(SphinxDirective):
    """A figure that the gallery has made, with its links made good for the page that shows it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The figure as it stands in the executed gallery. A name that it does not hold fails the build."""
        name, drawn = self.arguments[0], made()
        ask(self.env, "figure", name)
        if name not in drawn:
            tell(self.env, unknown("figure", name, drawn), self.get_location())
            return []
        return [nodes.raw("", moved(drawn[name], self.env.docname), format="html")]


def made() -> dict[str, str]:
    """Every figure of the executed gallery of the project, by name."""
    path = project_root() / f"{GALLERY}.ipynb"
    return gallery(path.read_text(encoding="utf-8")) if path.exists() else {}


@lru_cache(maxsize=1)
def gallery(notebook: str) -> dict[str, str]:
    """Every figure of an executed gallery, by name: of one that became a chapter, or as papermill alone leaves it."""
    outputs = (output for cell in json.loads(notebook)["cells"] for output in cell.get("outputs", []))
    named = ((_name(output), output) for output in outputs)
    return {name: joined(output["data"]["text/html"]) for name, output in named if name}


def _name(output: dict[str, Any]) -> str:
    """Which figure an output is, or nothing."""
    stated: str = output.get("metadata", {}).get("figure", "")
    return stated or output.get("data", {}).get(FILES, {}).get("figure", "")


ANSWERS["figure"] = lambda name, page: made().get(name, "")


def moved(html: str, page: str) -> str:
    """The figure with its relative links as they have to be on another page."""
    changes = []
    for element in elements(html, "a"):
        target = element.attributes.get("href", "")
        if target and not target.startswith("#") and not urlsplit(target).scheme:
            written = f'href="{escape(target)}"'
            start = html.index(written, element.start, element.inside)
            changes.append((start, start + len(written), f'href="{escape(_from(page, target))}"'))
    return changed(html, changes)


def _from(page: str, target: str) -> str:
    """A link of the gallery as another page has it."""
    path, sign, fragment = target.partition("#")
    place = posixpath.normpath(posixpath.join(posixpath.dirname(GALLERY), path))
    return posixpath.relpath(place, posixpath.dirname(page)) + sign + fragment


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive."""
    app.add_directive("figure-of", FigureOf)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
