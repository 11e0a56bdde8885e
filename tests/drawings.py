"""What is asked of a figure, be it of the small world or of the book."""

import functools
import re

import altair as alt
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from jsonschema.validators import validator_for

from countercase.show.chapter import Chapter
from countercase.show.theme import spec
from countercase.show.typeface import FONTS


@functools.cache
def _vega_lite():
    """The schema made ready once: Altair does it anew for each chart, and then for every part of it."""
    schema = alt.load_schema()
    return validator_for(schema)(schema)


def holds_to_schema(shown, width):
    """A figure, drawn for a width, is Vega-Lite as its schema has it. Raises what Altair says of it otherwise."""
    drawn = spec(shown.draw(width))
    if not _vega_lite().is_valid(drawn):
        alt.Chart.from_dict(drawn, validate=True)
        raise AssertionError(f"{shown.id}, {width} wide, does not hold to the schema, and Altair takes it.")


def figure_of(library, case, part, **given):
    """A figure of a case, by the name of the part of the chapter that it is."""
    return getattr(Chapter(library, library.dossier(case).verdict(**given)), part)()


def has_all_its_parts(shown, html):
    """A figure, as it is written, holds what it finds, both its drawings in words too, its data and its source."""
    page = BeautifulSoup(html, "html.parser")
    assert page.figure["id"] == shown.id
    lead, rest = shown.lead
    assert page.select_one(".cc-figure-title").text == lead
    assert page.select_one(".cc-shown").text == shown.shown
    assert not lead.endswith(".")
    assert "".join(span.text for span in page.select(".cc-finding")) == rest
    assert len(page.select("svg")) == 2
    for chart in page.select(".cc-chart"):
        assert chart["role"] == "img"
        assert chart["aria-label"] == f"{shown.alt} {shown.finding}"
        assert shown.title not in shown.alt
    table = page.select_one("details table")
    assert table.caption.text
    assert all(th.get("scope") for th in table.select("th"))
    assert page.select_one(".cc-source").text


def bars(figure):
    """Each weight that a figure of weights shows, with the width of its bar in pixels."""
    page = BeautifulSoup(figure.html(), "html.parser")
    says = page.figure["data-says"].split("¦")
    drawn = [(says[int(tag["data-m"])], tag) for tag in page.select(".cc-wide path[data-m]")]
    return {(told.split("Weight: ")[1].split(" ")[0], round(tag_width(tag))) for told, tag in drawn}


def tag_width(tag):
    """How wide a path is drawn, by its first step across."""
    x = [float(v) for v in re.findall(r"[hH](-?[\d.]+)", tag["d"])]
    return abs(x[0])


@functools.cache
def _face(weight):
    """How wide each character of the typeface is, in parts of its size."""
    font = TTFont(FONTS / weight / f"countercase-sans-{weight}.ttf")
    widths, em = font["hmtx"], font["head"].unitsPerEm
    return {code: widths[name][0] / em for code, name in font.getBestCmap().items()}


def words_over_the_edge(chart):
    """The words of a drawing that do not stand wholly within it, as the typeface has them; turned ones are left out."""
    over = []
    (shift,) = re.findall(r"translate\(([-\d.]+),", chart.g["transform"])
    for word in chart.select("text[x]"):
        style = word.parent
        face = _face("bold" if style.get("font-weight") == "bold" else "regular")
        wide = sum(face.get(ord(letter), 1) for letter in word.text) * float(style["font-size"])
        part = {"middle": 0.5, "end": 1}.get(style.get("text-anchor"), 0)
        left = float(shift) + float(word["x"]) - part * wide
        if left < -1 or left + wide > float(chart["width"]) + 1:
            over.append(word.text)
    return over
