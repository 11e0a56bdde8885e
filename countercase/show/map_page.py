"""The pages of argument maps, one for each source."""

from __future__ import annotations

from ..argue.library import Library
from ..data.problem import fault, unknown
from .argmap import maps
from .markup import Markdown
from .piece import Piece

WHOLE = "The whole argument"


def map_page(library: Library, source: str) -> list[Piece]:
    """The page of argument maps for one source."""
    if source not in library.record.sources:
        raise fault(unknown("source", source, library.record.sources), "data/sources.yml", 1)
    known = library.record.sources[source]
    titles = {name: library.cases[name].title for name in library.of_source.get(source, ())}
    titles |= {
        tag: WHOLE
        for claim in library.record.claims.values()
        for tag in claim.case
        if claim.source == source and tag not in titles
    }
    pieces: list[Piece] = [
        Markdown(
            "# {}: how the claims hang together\n\n"
            "Each map of {} argument lists what is concluded, and opens one conclusion at a time on what supports and "
            "attacks it. What lies deeper unfolds claim by claim, and each claim is a link to its row."
        ).format(known.short, known.possessive)
    ]
    for drawn in maps(library.record, source, titles):
        pieces += [Markdown("## {}").format(drawn.title), drawn]
    return pieces
