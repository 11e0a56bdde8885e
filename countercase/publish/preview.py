"""The picture that stands for the book where somebody shares a link: the question, and every case's outcome."""

from __future__ import annotations

from html import escape

from ..argue.explanation import verdict_words
from ..argue.library import Library

PICTURE = "preview.png"
SIZE = (1200, 630)
INK, PAPER, MUTED, RULE, ACCENT = "#20252e", "#fbf9f4", "#5b6472", "#d9d5cb", "#9a3b1b"
COLOURS = {"lo": "#0f766e", "kobayashi": "#4547a0", "tylecote": "#a3480f"}
# the faces that the drawing library carries with it, so that the picture is the same on every machine
SERIF, SANS = "Liberation Serif", "Liberation Sans"


def drawing(shelf: Library) -> str:
    """The picture as SVG: one line for each source, one box for each part of each of its cases.

    A full box: the verdict reproduces. A hollow box: it does not.
    """
    rows, y = [], 335
    for name, source in shelf.record.sources.items():
        judged = [shelf.case(c).verdict() for c in shelf.originals if shelf.cases[c].source == name]
        parts = [p for v in judged for p in v.phases]
        colour = COLOURS.get(name, INK)
        rows.append(_words(70, y, 27, escape(source.short), SANS, INK, 700))
        for i, part in enumerate(parts):
            fill = colour if part.reproduces else "none"
            rows.append(
                f'<rect x="{520 + i * 36}" y="{y - 24}" width="27" height="27" rx="4" fill="{fill}" stroke="{colour}" '
                'stroke-width="3"/>'
            )
        last = judged[-1] if judged else None
        said = verdict_words(last.framework, last.computed, "or").lower() if last and len(judged) == 1 else ""
        rows.append(_words(70, y + 34, 21, escape(said or source.kind), SANS, MUTED))
        y += 92
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE[0]}" height="{SIZE[1]}">'
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


def picture(shelf: Library) -> bytes:
    """The picture as PNG."""
    import vl_convert

    return vl_convert.svg_to_png(drawing(shelf))
