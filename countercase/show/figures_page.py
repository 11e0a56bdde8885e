"""The page of the figures that stand by themselves."""

from __future__ import annotations

from ..argue.library import Library
from ..argue.texts import texts
from .figures.gallery import figures
from .markup import Markdown
from .matrix import matrix
from .piece import Piece


def figures_page(library: Library) -> list[Piece]:
    """Every figure that stands by itself."""
    drawn = figures(library)
    said = (
        f"The tables and figures of {texts(library)} are rebuilt here from the record and "
        "independent figures, with those that their prose asks for. What could not be found is said under each."
        if drawn
        else "Every part of every case stands here with what it comes to."
    )
    return [
        Markdown("# The figures\n\n{}").format(said),
        matrix(library),
        *drawn.values(),
    ]
