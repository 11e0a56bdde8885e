"""A drawing as PNG, with a palette."""

from __future__ import annotations

import struct
import zlib

import numpy as np

from ...show.theme import FONT, SCALE

# the first of the faces, which the drawing library carries with it: to look for the others takes it as long as to draw
CARRIED = "Liberation Sans"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# words of the PNG specification (W3C): kinds of colour, and ways to write a row
PALETTE, RGBA = 3, 6
PLAIN, SUB = 0, 1


def png(svg: str) -> bytes:
    """An opaque SVG as PNG, twice its size: the same bytes for the same picture.

    A chart has few colours, so a picture with a palette looks the same in a quarter of the bytes.
    """
    import vl_convert

    made = vl_convert.svg_to_png(svg.replace(FONT, CARRIED), scale=SCALE)
    shown = pixels(made)
    if shown is None:
        return made
    height, width = shown.shape[:2]
    codes = (shown[..., 0] & 248).astype(np.uint16) << 7 | (shown[..., 1] & 248).astype(np.uint16) << 2
    codes |= shown[..., 2] >> 3
    used = np.flatnonzero(np.bincount(codes.ravel(), minlength=1 << 15))
    if len(used) > 256:
        return made
    table = np.zeros((1 << 15, 3), np.uint8)
    table[codes.ravel()[::-1]] = shown.reshape(-1, 3)[::-1]  # of colours that look alike, the first stands for all
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


def pixels(made: bytes) -> np.ndarray | None:
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
    steps = rows[:, 1:].reshape(height, width, 4)
    # in a row of this filter each pixel is kept as its difference from the one before it
    found = np.where((rows[:, 0] == SUB)[:, None, None], np.cumsum(steps, axis=1, dtype=np.uint8), steps)
    return found[..., :3]
