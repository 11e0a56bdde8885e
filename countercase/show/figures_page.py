"""The page of the figures that stand by themselves."""

from __future__ import annotations

from ..argue.library import Library
from .figures.gallery import figures
from .markup import Markdown
from .matrix import matrix
from .piece import Piece


def figures_page(library: Library) -> list[Piece]:
    """Every figure that stands by itself."""
    return [
        Markdown(
            "# The figures\n\n"
            "The tables and figures of the three sources are rebuilt here from the record and independent figures, "
            "with those that their prose asks for. "
            "What could not be found is said under each."
        ),
        matrix(library),
        *figures(library).values(),
    ]
