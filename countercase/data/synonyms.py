"""Words that a reader may look for in one form and that stand in the book in another. See `data/search.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from .field import Frozen, Line
from .yaml_file import fill, read_document

FILE = "data/search.yml"
Synonyms = tuple[tuple[str, ...], ...]


class SearchFile(Frozen):
    """The file `data/search.yml`."""

    same: tuple[Annotated[tuple[Line, ...], Field(min_length=2, max_length=12)], ...] = Field(
        default=(), max_length=500
    )
    """Lists of names or words for the same thing: whoever looks for one of them finds the others too."""


def load_synonyms(root: Path) -> Synonyms:
    """The lists of words for the same thing; none where there is no file. Raises `DataError`, every problem by line."""
    if not (root / FILE).exists():
        return ()
    return fill(SearchFile, read_document(root / FILE, FILE)).same
