"""A picture that stands by itself: a chart with its title, its finding and its source, as SVG."""

from __future__ import annotations

import re
import textwrap

from .markup import NOTHING, Html
from .theme import FONT, INK, MUTED, PAPER

EDGE = 20
# letters of the finding and of the source, in 13 and 11 pixels, that fit on a line of 100 pixels
FINDING, SOURCE = 17.0, 20.0
SIZE = re.compile(r'<svg [^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"')
PICTURE = Html(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
    'viewBox="0 0 {width:g} {height:g}" font-family="{font}" role="img" aria-labelledby="title says">'
    '<title id="title">{title}</title><desc id="says">{says}</desc>'
    '<rect width="100%" height="100%" fill="{paper}"/>'
    '<text x="{edge}" y="{title_at}" font-size="16" font-weight="bold" fill="{ink}">{title}</text>'
    '{finding}<g transform="translate({edge},{chart_at})">{chart}</g>{source}</svg>\n'
)


def framed(svg: str, title: str, finding: str, says: str, source: str, credit: str) -> str:
    """A drawn chart on paper, with the words that belong to it. `says` is its text alternative."""
    size = SIZE.match(svg)
    assert size  # Vega draws no SVG without
    width, tall = float(size["width"]), float(size["height"])
    above = _wrapped(finding, width * FINDING / 100)
    below = [*_wrapped(source, width * SOURCE / 100), *_wrapped(credit, width * SOURCE / 100)]
    chart_at = EDGE + 26 + 18 * len(above) + 10
    foot = chart_at + tall + 24
    return str(
        PICTURE.format(
            width=width + 2 * EDGE,
            height=foot + 15 * len(below) + EDGE - 12,
            font=Html(FONT),
            title=title,
            says=says,
            paper=PAPER,
            ink=INK,
            edge=EDGE,
            title_at=EDGE + 14,
            chart_at=chart_at,
            chart=Html(svg[svg.index(">") + 1 :].removesuffix("</svg>")),
            finding=_lines(above, EDGE + 38, 18, 13, INK),
            source=_lines(below, foot, 15, 11, MUTED),
        )
    )


def _wrapped(words: str, letters: float) -> list[str]:
    return textwrap.wrap(words, int(letters), break_on_hyphens=False)


def _lines(lines: list[str], top: float, step: int, size: int, colour: str) -> Html:
    return NOTHING.join(
        Html('<text x="{}" y="{:g}" font-size="{}" fill="{}">{}</text>').format(
            EDGE, top + step * number, size, colour, line
        )
        for number, line in enumerate(lines)
    )
