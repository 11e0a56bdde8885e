"""The picture that stands for the book where somebody shares a link: the question, and every case's outcome."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..argue.library import Library
from ..argue.wording import worded
from ..data.record import Source
from . import typeface
from .addresses import PREVIEW, PREVIEW_SIZE
from .files import File
from .markup import NOTHING, Html
from .provenance import GALLERY
from .source_hues import places
from .theme import ACCENT, INK, MUTED, PAPER, RULE, SCALE, source_colour

CARD = Html(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {width} {height}">'
    '<rect width="100%" height="100%" fill="{paper}"/><rect width="14" height="100%" fill="{accent}"/>'
    '{words}<path d="M70 275H1130" stroke="{rule}" stroke-width="2"/>{rows}{key}</svg>'
)
BOX = Html(
    '<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" rx="{round:g}" fill="{fill}" stroke="{colour}" '
    'stroke-width="{edge:g}"/>'
)
DASH = Html('<path d="M{x:g} {y:g}h{side:g}" stroke="{colour}" stroke-width="{edge:g}"/>')
TOP, ROOM, MOST = 335, 276, 92
"""Where the first source stands, how much room all have, and how much one has at the most, downwards in pixels."""
LEFT, RIGHT, PITCH = 520, 1130, 36
"""Where the boxes of a source begin and end, and how far the next is from one at the most."""
NAMED = 7
"""So many sources have a line; of more, the others are counted in the last one."""


def preview(library: Library) -> File:
    """The picture as a file of the page of figures. The site makes pixels of it."""
    return File(GALLERY, PurePosixPath(PREVIEW).with_suffix(".svg").name, "image/svg+xml", drawing(library))


def drawing(library: Library) -> str:
    """The picture as SVG: one line for each source, one box for each part of each of its cases.

    A full box: the verdict reproduces. A hollow box: it does not. A dash: the author states none. The more there are,
    the smaller they are drawn.
    """
    essay, hues = library.essay, places(library)
    sources = [key for key in library.arguing if key in library.of_source]
    drawn = sources if len(sources) <= NAMED else sources[: NAMED - 1]
    lines = len(drawn) + (len(drawn) < len(sources))
    step = min(MOST, ROOM / max(lines, 1))
    parts = {key: _outcomes(library, key) for key in drawn}
    pitch = min(PITCH, step - 4, (RIGHT - LEFT) / max(map(len, parts.values()), default=1))
    rows = [
        piece
        for i, key in enumerate(drawn)
        for piece in _row(library.record.sources[key], parts[key], hues[key], TOP + i * step, step, pitch)
    ]
    if rest := len(sources) - len(drawn):
        rows.append(_words(70, TOP + len(drawn) * step, 21, f"and {worded(rest, 'source')} more", MUTED))
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


def _outcomes(library: Library, source: str) -> list[bool | None]:
    """Whether each part of each case of a source reproduces; None where its author states nothing."""
    cases = library.of_source[source]
    return [part.reproduces for name in cases for part in library.dossier(name).verdict().parts]


def _row(
    source: Source, outcomes: list[bool | None], place: int, y: float, step: float, pitch: float
) -> Iterator[Html]:
    """One source: its name, its kind where there is room for it, and its boxes, each so far from the next."""
    colour = source_colour(place)
    yield _words(70, y, fitting(source.short, LEFT - 90, 27), source.short, INK, 700)
    if step >= MOST:
        yield _words(70, y + 34, 21, source.kind, MUTED)
    side, middle = round(0.75 * pitch, 2), y - 10.5
    for i, reproduces in enumerate(outcomes):
        held = {"x": round(LEFT + i * pitch, 2), "side": side, "colour": colour, "edge": round(min(3, pitch / 8), 2)}
        if reproduces is None:
            yield DASH.format(y=round(middle, 2), **held)
        else:
            fill = colour if reproduces else "none"
            yield BOX.format(y=round(middle - side / 2, 2), round=round(side / 7, 2), fill=fill, **held)


def fitting(words: str, width: int = PREVIEW_SIZE[0] - 140, most: int = 84) -> int:
    """The largest type, in pixels, in which words stand in one line: a letter is 0.56 as wide as it is high."""
    return min(most, int(width / (0.56 * max(len(words), 1))))


def _words(x: int, y: float, size: int, words: str, colour: str, weight: int = 400) -> Html:
    return Html('<text x="{}" y="{}" font-family="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>').format(
        x, f"{y:g}", typeface.FACE, size, weight, colour, words
    )
