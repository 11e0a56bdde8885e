"""A picture that stands by itself: a chart with its title, its finding and its source, as SVG."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from .markup import NOTHING, Html
from .theme import FONT, INK, MUTED, PAPER, TAG, TOLD

EDGE = 20
APART = "¦"
# letters of the title, the finding and the source, in 16, 13 and 12 pixels, that fit on a line of 100 pixels
TITLE, FINDING, SOURCE = 11.5, 15.5, 17.0
SIZE = re.compile(r'<svg [^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"')
PICTURE = Html(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
    'viewBox="0 0 {width:g} {height:g}" font-family="{font}" role="img" aria-labelledby="title says">'
    '<title id="title">{title}</title><desc id="says">{says}</desc>'
    '<rect width="100%" height="100%" fill="{paper}"/>'
    '{heading}<g transform="translate({edge},{chart_at})">{chart}</g>{source}</svg>\n'
)


def framed(svg: str, lead: tuple[str, str], shown: str, says: str, source: str, credit: str) -> str:
    """A drawn chart on paper, with the words that belong to it.

    `lead` is what was found and what else was found, `shown` what is drawn, and `says` the text alternative.
    """
    size = SIZE.match(svg)
    assert size  # Vega draws no SVG without
    width, tall = float(size["width"]), float(size["height"])
    title, finding = lead
    titles = _wrapped(title, width * TITLE / 100)
    above = [*_wrapped(finding, width * FINDING / 100), *_wrapped(shown, width * FINDING / 100)]
    below = [*_wrapped(source, width * SOURCE / 100), *_wrapped(credit, width * SOURCE / 100)]
    above_at = EDGE - 4 + 21 * len(titles)
    chart_at = above_at + 18 * len(above) + 14
    foot = chart_at + tall + 24
    return str(
        PICTURE.format(
            width=width + 2 * EDGE,
            height=foot + 16 * len(below) + EDGE - 12,
            font=Html(FONT),
            title=title,
            says=says,
            paper=PAPER,
            edge=EDGE,
            chart_at=chart_at,
            chart=Html(TAG.sub(lambda tag: TOLD.sub("", tag[0]), svg[svg.index(">") + 1 :].removesuffix("</svg>"))),
            heading=_lines(titles, EDGE + 14, 21, 16, INK, "bold") + _lines(above, above_at + 14, 18, 13, INK),
            source=_lines(below, foot, 16, 12, MUTED),
        )
    )


def _wrapped(words: str, letters: float) -> list[str]:
    return textwrap.wrap(words, int(letters), break_on_hyphens=False)


def _lines(lines: list[str], top: float, step: int, size: int, colour: str, weight: str = "normal") -> Html:
    return NOTHING.join(
        Html('<text x="{}" y="{:g}" font-size="{}" font-weight="{}" fill="{}">{}</text>').format(
            EDGE, top + step * number, size, weight, colour, line
        )
        for number, line in enumerate(lines)
    )


def numbered(svg: Html, told: dict[str, int]) -> Html:
    """A drawing whose marks say by a number what they tell: what is told is added to `told`, once for a figure."""

    def number(says: re.Match[str]) -> str:
        return f' data-m="{told.setdefault(says[1], len(told))}"'

    return Html(TAG.sub(lambda tag: TOLD.sub(number, tag[0]), svg))


def told_apart(told: Iterable[str]) -> Html:
    """What marks tell, in the order of their numbers. It stood in an attribute of the drawing, escaped as there."""
    return Html(APART).join(map(Html, told))
