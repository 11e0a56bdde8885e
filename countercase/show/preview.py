"""The picture that stands for the book where somebody shares a link: the question, and every case's outcome."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..argue.library import Library
from . import typeface
from .addresses import PREVIEW, PREVIEW_SIZE
from .files import File
from .markup import NOTHING, Html
from .provenance import GALLERY
from .theme import ACCENT, INK, MUTED, PAPER, RULE, SCALE, source_colours

CARD = Html(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {width} {height}">'
    '<rect width="100%" height="100%" fill="{paper}"/><rect width="14" height="100%" fill="{accent}"/>'
    '{words}<path d="M70 275H1130" stroke="{rule}" stroke-width="2"/>{rows}{key}</svg>'
)
BOX = Html('<rect x="{x}" y="{y}" width="{side}" height="27" rx="4" fill="{fill}" stroke="{colour}" stroke-width="3"/>')
DASH = Html('<path d="M{x} {y}h{side}" stroke="{colour}" stroke-width="3"/>')
LEFT, RIGHT = 520, 1130


def preview(library: Library) -> File:
    """The picture as a file of the page of figures. The site makes pixels of it."""
    return File(GALLERY, PurePosixPath(PREVIEW).with_suffix(".svg").name, "image/svg+xml", drawing(library))


def drawing(library: Library) -> str:
    """The picture as SVG: one line for each source, one box for each part of each of its cases.

    A full box: the verdict reproduces. A hollow box: it does not. A dash: the author states none.
    """
    essay, sources = library.essay, {key: library.record.sources[key] for key in library.arguing}
    outcomes = {
        name: [
            part.reproduces
            for case in library.originals
            if library.cases[case].source == name
            for part in library.dossier(case).verdict().parts
        ]
        for name in sources
    }
    step = min(36, (RIGHT - LEFT) // max(map(len, outcomes.values()), default=1))
    rows, y = [], 335
    for (name, source), colour in zip(sources.items(), source_colours(s.colour for s in sources.values()), strict=True):
        rows.append(_words(70, y, 27, source.short, INK, 700))
        for i, reproduces in enumerate(outcomes[name]):
            place = {"x": LEFT + i * step, "side": step - 9, "colour": colour}
            if reproduces is None:
                rows.append(DASH.format(y=y - 10, **place))
            else:
                rows.append(BOX.format(y=y - 24, fill=colour if reproduces else "none", **place))
        rows.append(_words(70, y + 34, 21, source.kind, MUTED))
        y += 92
    width, height = PREVIEW_SIZE
    words = (
        _words(70, 95, 30, essay.name, ACCENT, 700),
        _words(70, 180, fitting(essay.question), essay.question, INK, 700),
        _words(70, 240, 38, essay.tagline, MUTED),
    )
    key = (
        "For each part of each case: a full box where the verdict reproduces, a hollow one where it does not, "
        "a dash where none is stated."
    )
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
            key=_words(70, 605, 19, key, MUTED),
        )
    )


def fitting(words: str) -> int:
    """The largest type, up to 84 pixels, in which words stand in one line: a letter is 0.56 as wide as it is high."""
    return min(84, int((PREVIEW_SIZE[0] - 140) / (0.56 * max(len(words), 1))))


def _words(x: int, y: int, size: int, words: str, colour: str, weight: int = 400) -> Html:
    return Html('<text x="{}" y="{}" font-family="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>').format(
        x, y, typeface.FACE, size, weight, colour, words
    )
