"""What jupyter-book is taught: roles, directives, layout, cards, search and what a page says of itself."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ..notebook_schema import compile_schema

if TYPE_CHECKING:
    from sphinx.application import Sphinx

EXTENSIONS = (
    "borrowed",
    "contents",
    "anchors",
    "faults",
    "roles",
    "locators",
    "references",
    "figures",
    "answers",
    "answer_cards",
    "freshness",
    "side_by_side",
    "search",
    "vega",
    "hover_cards",
    "meta_tags",
    "doors",
    "subject_figures",
    "page_links",
    "layout",
    "numbering",
    "translator",
)
"""Each in a module of its own, in the order in which they are registered; the layout comes after what adds to it, and
numbers after all that puts something on a page."""


STOCK = ("myst_nb", "myst_nb.sphinx_ext", "sphinx_external_toc", "sphinx_book_theme", "sphinxcontrib.bibtex")
"""The others of a book of this kind that take long to load."""


def load() -> None:
    """Load all that a book of this kind is compiled with, before anything of the book is read."""
    from sphinx.application import builtin_extensions

    for name in (*builtin_extensions, *STOCK, *(f"{__name__}.{own}" for own in EXTENSIONS)):
        import_module(name)
    compile_schema()


def setup(app: Sphinx) -> dict[str, object]:
    """Register them all."""
    for name in EXTENSIONS:
        app.setup_extension(f"{__name__}.{name}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
