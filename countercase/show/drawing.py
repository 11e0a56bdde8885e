"""A drawing as Vega writes it, with less to send: what nobody sees left out, and lines told step by step."""

from __future__ import annotations

import re

# a path without a colour, for the group of every axis and the paper of every plot; one that cuts others off is kept
UNSEEN = re.compile(
    r'(?P<cuts><clipPath [^>]*>)?(?:<path(?: transform="[^"]*")? d="[^"]*"(?: display="none")?/>|'
    r'<path [^>]*opacity="0"[^>]*/>)'
)
# what holds where nothing is said, and names that no part of a drawing uses
NEEDLESS = re.compile(r' (?:stroke-width="1"|transform="translate\(0,0\)"|xmlns:xlink="[^"]*"|version="1\.1")')
LINE = re.compile(r'(?<= d=")M(-?[\d.]+,-?[\d.]+(?:L-?[\d.]+,-?[\d.]+)+)(?=Z?")')
"""Of a path the points of one straight-edged line."""


def tenths(number: float) -> str:
    """A number to a tenth of a pixel, finer than which no screen is."""
    told = f"{number:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told


def seen(svg: str) -> str:
    """A drawing without what nobody sees."""
    return UNSEEN.sub(lambda path: path[0] if path["cuts"] else "", svg)


def lightened(attributes: str) -> str:
    """The attributes of a tag that draws the same, to a tenth of a pixel, in fewer letters."""
    return LINE.sub(lambda line: _steps(line[1]), NEEDLESS.sub("", attributes))


def _steps(points: str) -> str:
    """The points of a line, each as the step from the one before: on even steps most of them are alike.

    What is rounded are the points, so that no step carries an error on.
    """
    told, at = "", (0, 0)
    for number, point in enumerate(points.split("L")):
        x, y = (round(10 * float(value)) for value in point.split(","))
        told += f"{'l' if number else 'M'}{_tenths(x - at[0])},{_tenths(y - at[1])}"
        at = x, y
    return told


def _tenths(number: int) -> str:
    whole, part = divmod(abs(number), 10)
    return f"{'-' * (number < 0)}{whole or (0 if not part else '')}{f'.{part}' if part else ''}"
