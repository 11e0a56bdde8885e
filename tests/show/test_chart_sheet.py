"""A sheet: what lies above what, what tells what, and how words and stripes are parted."""

from countercase.show.sheet import Sheet, letters, width_of
from countercase.show.theme import ACCENT, INK, LEVELS, MUTED, RULE

ABOUT = {"what": "A deed"}


def kinds(page):
    """The kinds of marks of a sheet from the lowest up, each with how many there are."""
    return [(layer.kind, len(layer.marks)) for layer in page.chart(100, 100).layers]


def test_colours_lie_lowest_and_words_above_all():
    page = Sheet({"what": "What"})
    page.word(1, 1, "word", rim="#ffffff")
    page.sign(1, 1, "circle", INK, ABOUT)
    page.sign(1, 1, "triangle-up", ACCENT)
    page.line((0, 0), (1, 1))
    page.box((0, 1), (0, 1), ("#111111",), "open")
    page.ground((0, 1), (0, 1), "#222222")
    layers = page.chart(100, 100).layers
    told = [(layer.kind, layer.look.get("color") or layer.look.get("stroke"), bool(layer.tells)) for layer in layers]
    assert told == [
        ("rect", "#222222", False),
        ("rect", "#111111", False),
        ("rule", RULE, False),
        ("rect", MUTED, False),
        ("point", ACCENT, False),
        ("text", "#ffffff", False),
        ("point", INK, True),
        ("text", INK, False),
    ]


def test_a_strong_edge_is_drawn_over_the_others():
    page = Sheet()
    page.box((0, 1), (0, 1), (INK,), "strong")
    page.box((1, 2), (0, 1), (INK,), "plain")
    edges = [layer.look["strokeWidth"] for layer in page.chart(9, 9).layers if "strokeWidth" in layer.look]
    assert edges == [0.5, 2.5]


def test_a_box_of_several_colours_has_stripes_of_nine_pixels_and_one_edge():
    """Thirty pixels are three stripes, of ten each; four pixels still have one of each colour."""
    page = Sheet()
    page.box((0, 30), (0, 5), (LEVELS[0], LEVELS[1]), "none")
    first, second = page.chart(99, 9).layers
    assert [(mark["x"], mark["x2"]) for mark in first.marks] == [(0, 10), (20, 30)]
    assert [(mark["x"], mark["x2"]) for mark in second.marks] == [(10, 20)]
    page = Sheet()
    page.box((0, 4), (0, 5), (LEVELS[0], LEVELS[1]), "plain")
    assert kinds(page) == [("rect", 1), ("rect", 1), ("rect", 1)]


def test_marks_that_look_alike_are_one_layer_and_those_that_tell_another():
    page = Sheet({"what": "What"})
    for about in (None, ABOUT, None):
        page.box((0, 1), (0, 1), (INK,), "none", about)
    layers = page.chart(9, 9).layers
    assert [(len(layer.marks), dict(layer.tells)) for layer in layers] == [(2, {}), (1, {"what": "What"})]


def test_words_are_broken_where_they_would_leave_their_room():
    """Seventy pixels hold ten letters of 6.7; a line is 17 high, and the first stands in its middle."""
    page = Sheet()
    assert letters(70) == 10
    assert page.say(5, 100, "one two three", 70) == 134
    (layer,) = page.chart(99, 199).layers
    assert [(m["text"], m["x"], m["y"]) for m in layer.marks] == [("one two", 5, 108.5), ("three", 5, 125.5)]


def test_a_word_is_no_wider_than_it_is_told_to_be():
    assert width_of("abc") == 3 * 6.7
    assert round(width_of("AbC", bold=True), 1) == round(3 * 7.6 + 2 * 2.4, 1)
    assert letters(3) == 4  # a letter a line is no word
