"""The figure of whose facts come to what by whose rule, on the pages that compare two cases of its subject.

Put in when a page is written, before its second heading: the gallery has made the figure, and a comparison knows
nothing of the gallery.
"""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...argue.cache import cached
from ...argue.library import Library
from ...argue.subject import key_of
from ...show import addresses
from ...show.figures.spec import Cross
from ...show.figures.spec_file import read_exhibits
from .figures import made, moved


def crosses(library: Library) -> dict[str, Cross]:
    """The figures of whose facts come to what by whose rule, by name. The gallery has seen that they can be drawn."""
    found = read_exhibits(library.root).items()
    return {name: exhibit for name, exhibit in found if isinstance(exhibit, Cross)}


def figure_of(library: Library, page: str, known: Mapping[str, Cross] | None = None) -> str:
    """The figure of the subject that both cases of a comparison are about, or nothing.

    `known` are the figures from which it is chosen, where somebody has read them before.
    """
    first, _, second = page.rpartition("/")[2].partition("--")
    if not page.startswith(f"{addresses.COMPARISONS}/") or not {first, second} <= set(library.cases):
        return ""
    one, two = library.cases[first], library.cases[second]
    for name, exhibit in (crosses(library) if known is None else known).items():
        if exhibit.case in library.cases and key_of(one) == key_of(two) == key_of(library.cases[exhibit.case]):
            return name
    return ""


def put(app: Sphinx, document: nodes.document, page: str) -> None:
    """Put the figure of its subject into a comparison."""
    if app.builder.name != "html" or not page.startswith(f"{addresses.COMPARISONS}/"):
        return
    drawn: Mapping[str, str] = made()
    name = figure_of(cached(), page, getattr(app, "cc_crosses", None))
    below = next((node for node in document.findall(nodes.section) if isinstance(node.parent, nodes.section)), None)
    if name in drawn and below is not None:
        figure = nodes.raw("", moved(drawn[name], page), format="html")
        below.parent.insert(below.parent.index(below), figure)


def gather(app: Sphinx, env: BuildEnvironment) -> None:
    """Read the figures once, where the book has comparisons."""
    compares = any(page.startswith(f"{addresses.COMPARISONS}/") for page in env.found_docs)
    app.cc_crosses = crosses(cached()) if compares else {}


def setup(app: Sphinx) -> dict[str, object]:
    """Register, for when every page is read, and when one is written."""
    app.connect("env-updated", gather)
    app.connect("doctree-resolved", put)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
