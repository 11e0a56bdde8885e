"""Pictures in pixels."""

import struct
import zlib

import altair as alt
import pandas as pd
import pytest

from countercase.publish.site import raster
from countercase.show import picture
from countercase.show import theme as look


@pytest.fixture(scope="module")
def drawn():
    chart = alt.Chart(pd.DataFrame({"x": [1, 2], "y": [1, 2]})).mark_point(color=look.ACCENT).encode(x="x", y="y")
    svg = look.drawn(look.spec(chart.properties(width=200, height=100)))
    return picture.framed(svg, "Title", "A finding.", "What it shows.", "A source.", "A credit.")


def parts(png):
    at, found = 8, {}
    while at < len(png):
        (size,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        data = png[at + 8 : at + 8 + size]
        assert zlib.crc32(kind + data) == struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0]
        found[kind], at = data, at + size + 12
    return found


def test_a_png_is_the_same_picture_with_fewer_bytes(drawn):
    import vl_convert

    made = raster.png(drawn)
    before, after = raster.pixels(vl_convert.svg_to_png(drawn, scale=raster.SCALE)), parts(made)
    width, height, *_ = struct.unpack(">IIBBBBB", after[b"IHDR"])
    assert (height, width) == before.shape[:2]
    rows = zlib.decompress(after[b"IDAT"])
    table = after[b"PLTE"]
    worst = 0
    for y in range(0, height, 7):
        assert rows[y * (width + 1)] == 0
        for x in range(0, width, 5):
            place = 3 * rows[y * (width + 1) + 1 + x]
            worst = max(worst, *(abs(int(a) - b) for a, b in zip(before[y, x], table[place : place + 3], strict=True)))
    assert worst < 8  # of 255
    assert table[3 * rows[1] : 3 * rows[1] + 3] == bytes.fromhex(look.PAPER[1:])
    assert raster.png(drawn) == made
