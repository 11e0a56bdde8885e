"""The picture that stands for the book where somebody shares a link: the question, and every case's outcome."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..argue.library import Library
from .addresses import PREVIEW, PREVIEW_SIZE
from .files import File
from .markup import NOTHING, Html
from .provenance import GALLERY
from .theme import ACCENT, INK, MUTED, PAPER, RULE, SCALE, source_colours

# the faces that the drawing library carries with it, so that the picture is the same on every machine
SERIF, SANS = "Liberation Serif", "Liberation Sans"
CARD = Html(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {width} {height}">'
    '<rect width="100%" height="100%" fill="{paper}"/><rect width="14" height="100%" fill="{accent}"/>'
    '{words}<path d="M70 275H1130" stroke="{rule}" stroke-width="2"/>{rows}{key}</svg>'
)
BOX = Html('<rect x="{x}" y="{y}" width="27" height="27" rx="4" fill="{fill}" stroke="{colour}" stroke-width="3"/>')


def preview(library: Library) -> File:
    """The picture as a file of the page of figures. The site makes pixels of it."""
    return File(GALLERY, PurePosixPath(PREVIEW).with_suffix(".svg").name, "image/svg+xml", drawing(library))


def drawing(library: Library) -> str:
    """The picture as SVG: one line for each source, one box for each part of each of its cases.

    A full box: the verdict reproduces. A hollow box: it does not.
    """
    essay, sources = library.essay, {key: library.record.sources[key] for key in library.arguing}
    rows, y = [], 335
    for (name, source), colour in zip(sources.items(), source_colours(s.colour for s in sources.values()), strict=True):
        cases = [c for c in library.originals if library.cases[c].source == name]
        parts = [part for case in cases for part in library.dossier(case).verdict().parts]
        rows.append(_words(70, y, 27, source.short, SANS, INK, 700))
        rows += [
            BOX.format(x=520 + i * 36, y=y - 24, fill=colour if part.reproduces else "none", colour=colour)
            for i, part in enumerate(parts)
        ]
        rows.append(_words(70, y + 34, 21, source.kind, SANS, MUTED))
        y += 92
    width, height = PREVIEW_SIZE
    words = (
        _words(70, 95, 30, essay.name, SERIF, ACCENT, 700),
        _words(70, 180, fitting(essay.question), essay.question, SERIF, INK, 700),
        _words(70, 240, 38, essay.tagline, SERIF, MUTED),
    )
    key = "A box for each part of each case. Full: the verdict reproduces."
    return str(
        CARD.format(
            across=width // SCALE,
            down=height // SCALE,
            width=width,
            height=height,
            paper=PAPER,
            accent=ACCENT,
            rule=RULE,
            words=NOTHING.join(words),
            rows=NOTHING.join(rows),
            key=_words(520, 605, 19, key, SANS, MUTED),
        )
    )


def fitting(words: str) -> int:
    """The largest type, up to 84 pixels, in which words stand in one line; half its height is the width of a letter."""
    return min(84, int((PREVIEW_SIZE[0] - 140) / (0.5 * max(len(words), 1))))


def _words(x: int, y: int, size: int, words: str, font: str, colour: str, weight: int = 400) -> Html:
    return Html('<text x="{}" y="{}" font-family="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>').format(
        x, y, font, size, weight, colour, words
    )
