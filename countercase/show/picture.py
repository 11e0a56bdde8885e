"""A picture that stands by itself: a chart with its title, its finding and its source, as SVG."""

from __future__ import annotations

import re
import textwrap

from .markup import text
from .theme import FONT, INK, MUTED, PAPER

EDGE = 20
# letters of the finding and of the source, in 13 and 11 pixels, that fit on a line of 100 pixels
FINDING, SOURCE = 17.0, 20.0
SIZE = re.compile(r'<svg [^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"')


def framed(svg: str, title: str, finding: str, says: str, source: str, credit: str) -> str:
    """A drawn chart on paper, with the words that belong to it. `says` is its text alternative."""
    size = SIZE.match(svg)
    assert size  # Vega draws no SVG without
    width, tall = float(size["width"]), float(size["height"])
    above = _wrapped(finding, width * FINDING / 100)
    below = [*_wrapped(source, width * SOURCE / 100), *_wrapped(credit, width * SOURCE / 100)]
    chart = EDGE + 26 + 18 * len(above) + 10
    foot = chart + tall + 24
    height = foot + 15 * len(below) + EDGE - 12
    parts = [
        f'<text x="{EDGE}" y="{EDGE + 14}" font-size="16" font-weight="bold" fill="{INK}">{text(title)}</text>',
        *_lines(above, EDGE + 38, 18, 13, INK),
        f'<g transform="translate({EDGE},{chart})">{svg[svg.index(">") + 1 :].removesuffix("</svg>")}</g>',
        *_lines(below, foot, 15, 11, MUTED),
    ]
    across = width + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:g}" height="{height:g}" '
        f'viewBox="0 0 {across:g} {height:g}" font-family="{FONT}" role="img" aria-labelledby="title says">'
        f'<title id="title">{text(title)}</title><desc id="says">{text(says)}</desc>'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(parts)}</svg>\n'
    )


def _wrapped(words: str, letters: float) -> list[str]:
    return textwrap.wrap(words, int(letters), break_on_hyphens=False)


def _lines(lines: list[str], top: float, step: int, size: int, colour: str) -> list[str]:
    return [
        f'<text x="{EDGE}" y="{top + step * i:g}" font-size="{size}" fill="{colour}">{text(line)}</text>'
        for i, line in enumerate(lines)
    ]
