"""What a page folds: pieces under a line that says what they are, with the files that they hand over."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .figure import Figure
from .files import Block, Place
from .markup import NOTHING, Html, Markdown
from .table import Table, folded

ESCAPED = re.compile(r"\\([^\w\s])")
Part = Html | Table | Figure | Block | Markdown


def apparatus(words: str, parts: Iterable[Part]) -> Block:
    """A part of the apparatus of a chapter: there for who asks for it, folded on a screen and left out in print."""
    held = [_held(part) for part in parts]

    def made(place: Place) -> Html:
        return folded(words, NOTHING.join(_shown(part, place) for part in held), "cc-fold cc-apparatus")

    return Block(made, tuple(file for part in held if isinstance(part, Block) for file in part.files), words=words)


def _held(part: Part) -> Html | Block:
    """A part as HTML, made once for all places, or as what makes it: of Markdown, a sentence here, a paragraph."""
    if isinstance(part, Markdown):
        return Html("<p>{}</p>").format(ESCAPED.sub(r"\1", part))
    if isinstance(part, Table):
        return part.html()
    return part.block() if isinstance(part, Figure) else part


def _shown(part: Html | Block, place: Place) -> Html:
    return part.made(place) if isinstance(part, Block) else part


def folded_prose(words: str, inside: Markdown) -> Markdown:
    """Paragraphs of prose folded under words. The roles of the book are read within them."""
    return Markdown('<details class="cc-fold">\n<summary>{}</summary>\n\n{}\n\n</details>').format(
        Html.escape(words), inside
    )
