"""A scene as SVG, by hand, and mark by mark as Vega draws it."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from countercase.show import drawing_cache
from countercase.show.scene import Layer, Scene
from countercase.show.sheet import Sheet
from countercase.show.theme import ACCENT, INK, LEVELS, RULE, spec


def drawn(layer, **place):
    return Scene(100, 50, (layer,), **place).svg()


def group(layer):
    """The one group of a layer."""
    return re.search(r"<g fill=\"none\"[^>]*>(.*)</g></svg>", drawn(layer))[1]


def test_a_picture_is_as_large_as_its_scene_with_a_margin_around_it():
    made = drawn(Layer("rect", {"color": INK}, (), {}), left=20, above=10)
    assert 'width="108" height="58" viewBox="0 0 108 58"' in made
    assert 'transform="translate(24,14)"' in made


def test_a_box_is_drawn_from_its_upper_left():
    box = {"x": 10.04, "x2": 40.5, "y": 5, "y2": 20}
    assert group(Layer("rect", {"color": INK}, (box,), {})) == f'<g fill="{INK}"><path d="M10,5h30.5v15h-30.5Z"/></g>'
    edge = Layer("rect", {"fill": None, "stroke": INK, "strokeWidth": 1, "strokeDash": [4, 3]}, (box,), {})
    assert group(edge).startswith(f'<g stroke="{INK}" stroke-width="1" stroke-dasharray="4,3"><path d=')


def test_a_line_has_its_colour_as_its_edge():
    line = {"x": 0, "x2": 100, "y": 7, "y2": 7.25}
    made = group(Layer("rule", {"color": RULE, "strokeWidth": 1.5}, (line,), {}))
    assert made == f'<g stroke="{RULE}" stroke-width="1.5"><path d="M0,7L100,7.2"/></g>'


def test_words_stand_around_their_height():
    """Their foot lies three tenths of their size below it; turned, that is to their own side."""
    look = {"align": "center", "baseline": "middle", "fontSize": 10, "fontWeight": "bold", "color": INK}
    word = {"x": 50, "y": 20, "text": "a < b"}
    made = group(Layer("text", look, (word,), {}))
    assert made == (
        f'<g text-anchor="middle" font-size="10" font-weight="bold" fill="{INK}">'
        '<text x="50" y="23">a &lt; b</text></g>'
    )
    turned = group(Layer("text", {**look, "angle": 270}, (word,), {}))
    assert '<text transform="translate(50,20)rotate(270)" y="3">' in turned
    plain = group(Layer("text", {**look, "align": "left", "fontWeight": "normal"}, (word,), {}))
    assert plain.startswith(f'<g font-size="10" fill="{INK}">')


def test_a_mark_tells_what_it_is_asked_to():
    box = {"x": 0, "x2": 1, "y": 0, "y2": 1, "fact": 'It said "no" | twice', "when": "1950"}
    made = group(Layer("rect", {"color": INK}, (box,), {"fact": "Fact", "when": "When"}))
    assert ' aria-label="Fact: It said &quot;no&quot; | twice | When: 1950"' in made


def test_nothing_is_written_as_less_than_nothing():
    line = {"x": -0.01, "x2": 0.04, "y": -0.049, "y2": -1}
    assert 'd="M0,0L0,-1"' in group(Layer("rule", {"color": RULE}, (line,), {}))


def everything():
    """A sheet with a mark of every kind, some of them turned, in stripes, hollow or rimmed."""
    page = Sheet({"what": "What", "when": "When"})
    about = {"what": "A <deed>", "when": "1988 to 2000"}
    page.ground((0, 60), (0, 40), "#f1ede4")
    page.box((10, 50.3), (5, 20), (LEVELS[0], LEVELS[1]), "strong", about)
    page.box((60, 90), (5, 20), (LEVELS[2],), "open")
    page.line((0, 30), (100, 45), ACCENT, 1.5)
    for place, shape in enumerate(("circle", "triangle-left", "triangle-right", "triangle-up")):
        page.sign(10 + 20 * place, 60, shape, LEVELS[2], about)
    page.sign(70, 60, "circle", ACCENT, about, size=900, hollow=True)
    page.sign(90, 80, "triangle-up", ACCENT, angle=120)
    page.word(10, 80, "left", about=about)
    page.word(50, 80, "middle", "center", bold=True, rim="#ffffff")
    page.word(90, 90, "right & last", "right", colour=ACCENT)
    page.word(5, 50, "upwards", "center", angle=270)
    return page.chart(100, 100, left=20, above=10)


def moved(text):
    """How far a transform moves what stands within it, and by how many degrees it turns it."""
    text = text or ""
    moves = [tuple(map(float, move)) for move in re.findall(r"translate\(([-\d.]+), ?([-\d.]+)\)", text)]
    turn = re.search(r"rotate\(([-\d.]+)\)", text)
    return moves, float(turn[1]) if turn else 0.0


def marks(svg):
    """Each mark of a drawing in its order: kind, place, turn, outline or words, look and what it tells."""
    found = []
    page = BeautifulSoup(svg, "html.parser")
    root = page.select_one("svg > g")
    (shift,), _ = moved(root["transform"])
    for tag in root.select("path, line, text"):
        look = {}
        for holder in reversed([tag, *(p for p in tag.parents if p.name == "g")]):
            names = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-weight", "text-anchor", "font-size")
            look |= {name: holder[name].removesuffix("px") for name in names if holder.has_attr(name)}
        if look.get("fill", "none") == "none":
            look.pop("fill", None)
        if not look.get("stroke"):
            look.pop("stroke-width", None)
        look = {k: v for k, v in look.items() if (k, v) not in DEFAULTS}
        if not look.get("fill") and not look.get("stroke"):
            continue  # nobody sees it
        moves, turn = moved(tag.get("transform"))
        at = [sum(values) for values in zip(shift, *(moves[:1] or [(0, 0)]), strict=True)]
        if tag.name == "text":
            below = moves[1] if len(moves) > 1 else (float(tag.get("x", 0)), float(tag.get("y", 0)))
            shape = tag.text
            at = [at[0] + (below[0] if not turn else 0), at[1] + (below[1] if not turn else 0)]
        elif tag.name == "line":
            shape = [round(float(tag.get(name, 0)), 1) for name in ("x2", "y2")]
        else:
            shape, at = outline(tag["d"], at)
        found.append((shape, [round(v, 1) for v in at], turn % 360, look, tag.get("aria-label", "")))
    return found


DEFAULTS = {("font-weight", "normal"), ("text-anchor", "start"), ("stroke-width", "1")}


def outline(d, at):
    """The numbers of a path from its first point on, and where that lies; a line is told by where it ends."""
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", d)]
    first, rest = numbers[:2], numbers[2:]
    if re.fullmatch(r"M[^A-Za-z]+L[^A-Za-z]+", d):
        rest = [rest[0] - first[0], rest[1] - first[1]]
    return [round(n, 1) for n in rest], [at[0] + first[0], at[1] + first[1]]


@pytest.mark.slow
def test_each_mark_is_where_vega_draws_it_and_looks_alike():
    made = everything()
    chart = {**spec(made), "autosize": "none", "padding": 0, "width": 100, "height": 100}
    by_vega, ours = marks(drawing_cache.svg(json.dumps(chart))), marks(made.svg())
    assert len(ours) == len(by_vega) >= 20
    for one, other in zip(ours, by_vega, strict=True):
        assert one[0] == pytest.approx(other[0], abs=0.11) if isinstance(one[0], list) else one[0] == other[0]
        assert [v - 4 for v in one[1]] == pytest.approx(other[1], abs=0.21), one
        assert one[2:] == other[2:]
