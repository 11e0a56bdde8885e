"""Pictures that stand by themselves."""

import xml.etree.ElementTree as ET

import altair as alt
import pandas as pd
import pytest

from countercase.show import picture
from countercase.show import theme as look

pytestmark = pytest.mark.slow  # Vega draws

LEAD = ("A <title>", "A finding that is long enough for two lines. " * 4)
WORDS = (LEAD, "What is drawn", "What it shows.", "A source.", "A credit.")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def framed():
    chart = alt.Chart(pd.DataFrame({"x": [1, 2], "y": [1, 2]})).mark_point(color=look.ACCENT).encode(x="x", y="y")
    drawn = look.drawn(look.spec(chart.properties(width=400, height=200)))
    return picture.framed(drawn, *WORDS)


def test_a_picture_carries_its_words_and_needs_no_page(framed):
    tree = ET.fromstring(framed)
    lines = " ".join(t.text for t in tree.findall(f"{SVG}text"))
    (title, finding), shown, says, source, credit = WORDS
    assert lines == f"{title} {finding.strip()} {shown} {source} {credit}"
    assert tree.find(f"{SVG}title").text == title
    assert tree.find(f"{SVG}desc").text == says
    assert "var(" not in framed
    assert look.ACCENT in framed


def test_the_words_stay_within_the_picture(framed):
    tree = ET.fromstring(framed)
    tops = [float(t.get("y")) for t in tree.findall(f"{SVG}text")]
    assert tops == sorted(tops)
    assert tops[-1] < float(tree.get("height"))
