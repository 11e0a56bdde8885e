"""A picture that stands by itself: a chart with its title, its finding and its source, as SVG and as PNG."""

from __future__ import annotations

import re
import struct
import textwrap
import zlib

import numpy as np

from .look import FONT, INK, MUTED, PAPER
from .page import text

EDGE = 20
# letters of the finding and of the source, in 13 and 11 pixels, that fit on a line of 100 pixels
FINDING, SOURCE = 16.0, 18.5
SCALE = 2
# words of the PNG specification (W3C): kinds of colour, and ways to write a row
PALETTE, RGBA = 3, 6
PLAIN, SUB = 0, 1
SIGNATURE = b"\x89PNG\r\n\x1a\n"
SIZE = re.compile(r'<svg [^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"')


def framed(svg: str, title: str, finding: str, says: str, source: str, credit: str) -> str:
    """A drawn chart on paper, with the words that belong to it. `says` is its text alternative."""
    size = SIZE.match(svg)
    width, tall = float(size["width"]), float(size["height"])
    above = textwrap.wrap(finding, int(width * FINDING / 100))
    below = [*textwrap.wrap(source, int(width * SOURCE / 100)), *textwrap.wrap(credit, int(width * SOURCE / 100))]
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


def _lines(lines: list[str], top: float, step: int, size: int, colour: str) -> list[str]:
    return [
        f'<text x="{EDGE}" y="{top + step * i:g}" font-size="{size}" fill="{colour}">{text(line)}</text>'
        for i, line in enumerate(lines)
    ]


def png(svg: str) -> bytes:
    """An opaque SVG as PNG, twice its size: the same bytes for the same picture.

    A chart has few colours, so a picture with a palette looks the same in a quarter of the bytes.
    """
    import vl_convert

    made = vl_convert.svg_to_png(svg, scale=SCALE)
    pixels = _pixels(made)
    if pixels is None:
        return made
    height, width = pixels.shape[:2]
    codes = (pixels[..., 0] & 248).astype(np.uint16) << 7 | (pixels[..., 1] & 248).astype(np.uint16) << 2
    codes |= pixels[..., 2] >> 3
    used = np.flatnonzero(np.bincount(codes.ravel(), minlength=1 << 15))
    if len(used) > 256:
        return made
    table = np.zeros((1 << 15, 3), np.uint8)
    table[codes.ravel()[::-1]] = pixels.reshape(-1, 3)[::-1]  # of colours that look alike, the first stands for all
    numbers = np.zeros(1 << 15, np.uint8)
    numbers[used] = np.arange(len(used))
    rows = np.zeros((height, width + 1), np.uint8)  # a row is led by its filter: none
    rows[:, 1:] = numbers[codes]
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, PALETTE, 0, 0, 0),
        b"PLTE": table[used].tobytes(),
        b"IDAT": zlib.compress(rows.tobytes(), 6),
        b"IEND": b"",
    }
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts.items())


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _pixels(made: bytes) -> np.ndarray | None:
    """Red, green and blue of an RGBA picture, or None where it is written in a way not known here."""
    chunks: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(made):
        (size,), kind = struct.unpack(">I", made[at : at + 4]), made[at + 4 : at + 8]
        chunks[kind] = chunks.get(kind, b"") + made[at + 8 : at + 8 + size]
        at += size + 12
    width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if (depth, kind, interlaced) != (8, RGBA, 0):
        return None
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, 4 * width + 1)
    filters = set(np.unique(rows[:, 0]))
    if not filters <= {PLAIN, SUB}:
        return None
    pixels = rows[:, 1:].reshape(height, width, 4)
    # each pixel is kept as its difference from the one before it
    pixels = np.where((rows[:, 0] == SUB)[:, None, None], np.cumsum(pixels, axis=1, dtype=np.uint8), pixels)
    return pixels[..., :3]
