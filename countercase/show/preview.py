"""The picture that stands for the book where somebody shares a link: the question, and every case's outcome."""

from __future__ import annotations

from ..argue.library import Library
from .markup import text
from .theme import ACCENT, INK, MUTED, PAPER, RULE, SCALE, SOURCES

SIZE = (1200, 630)
# the faces that the drawing library carries with it, so that the picture is the same on every machine
SERIF, SANS = "Liberation Serif", "Liberation Sans"


def drawing(library: Library) -> str:
    """The picture as SVG: one line for each source, one box for each part of each of its cases.

    A full box: the verdict reproduces. A hollow box: it does not.
    """
    rows, y = [], 335
    for name, source in library.record.sources.items():
        own = [c for c in library.originals if library.cases[c].source == name]
        parts = [part for case in own for part in library.dossier(case).verdict().phases]
        colour = SOURCES.get(name, INK)
        rows.append(_words(70, y, 27, text(source.short), SANS, INK, 700))
        for i, part in enumerate(parts):
            fill = colour if part.reproduces else "none"
            rows.append(
                f'<rect x="{520 + i * 36}" y="{y - 24}" width="27" height="27" rx="4" fill="{fill}" stroke="{colour}" '
                'stroke-width="3"/>'
            )
        rows.append(_words(70, y + 34, 21, text(source.kind), SANS, MUTED))
        y += 92
    width, height = SIZE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width // SCALE}" height="{height // SCALE}" '
        f'viewBox="0 0 {width} {height}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/><rect width="14" height="100%" fill="{ACCENT}"/>'
        + _words(70, 95, 30, "Countercase", SERIF, ACCENT, 700)
        + _words(70, 180, 84, "Is China socialised?", SERIF, INK, 700)
        + _words(70, 240, 38, "One record, rival readings.", SERIF, MUTED)
        + f'<path d="M70 275H1130" stroke="{RULE}" stroke-width="2"/>'
        + "".join(rows)
        + _words(520, 605, 19, "A box for each part of each case. Full: the verdict reproduces.", SANS, MUTED)
        + "</svg>"
    )


def _words(x: int, y: int, size: int, words: str, font: str, colour: str, weight: int = 400) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{font}" font-size="{size}" font-weight="{weight}" fill="{colour}">'
        f"{words}</text>"
    )
