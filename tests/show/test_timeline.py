"""The timeline: facts by their names, phases as bands, and no axis that a founding stretches."""

from functools import cache

import pytest
from bs4 import BeautifulSoup
from small_world import small

from countercase.show.figure import Figure
from countercase.show.theme import LETTER, NARROW, SIZE, WIDE
from countercase.show.timeline import Mark, Scale, _finding, _hardly_dated, _marks, _place, _span, timeline


def mark(start, end=None, given=False, name="a fact"):
    end = start if end is None else end
    return Mark(f"{name}-{start}", name, "It happened.", "then", start, end, "Lane", "Part", given)


def drawn(case):
    return timeline(small().dossier(case).verdict())


@cache
def page(case):
    return BeautifulSoup(drawn(case).html(), "html.parser")


def words(case, width):
    chart = page(case).select_one(f".cc-{'wide' if width == WIDE else 'narrow'} svg")
    return [(t.text, float(chart["width"])) for t in chart.select("text")], chart


@pytest.mark.parametrize(
    ("marks", "span"),
    [
        ([mark(1994), mark(2010)], (1994, 2011)),
        # a founding long before does not stretch it, and one that is near does
        ([mark(1865, given=True), mark(1994), mark(2010)], (1994, 2011)),
        ([mark(1992, given=True), mark(1994), mark(2010)], (1992, 2011)),
        ([mark(1865, given=True), mark(1900, given=True)], (1865, 1901)),
        ([mark(1994)], (1993, 1996)),
    ],
)
def test_an_axis_is_as_long_as_what_happened(marks, span):
    assert _span(marks) == span


@pytest.mark.parametrize(
    ("marks", "read", "sentence"),
    [
        ([mark(1994), mark(2010)], 2, "Both facts that this case reads are dated, from 1994 to 2010."),
        ([mark(1994), mark(1994, name="other")], 30, "Two of the 30 facts that this case reads are dated, in 1994."),
        (
            [mark(1865, given=True, name="founded"), mark(1994), mark(2010)],
            5,
            "Three of the five facts that this case reads are dated: one long before all others, founded (then), and "
            "the other two from 1994 to 2010.",
        ),
    ],
)
def test_the_finding_says_how_many_are_dated(marks, read, sentence):
    assert _finding(marks, read, _span(marks)[0]) == sentence


@pytest.mark.parametrize(
    ("marks", "read", "begins"),
    [
        ([], 1, "The one fact that this case reads has no date in the source,"),
        ([], 6, "None of the six facts that this case reads has a date in the source,"),
        ([mark(1814)], 1, "The one fact that this case reads is dated: a fact, then."),
        ([mark(1814)], 6, "Only one of the six facts that this case reads is dated: a fact, then."),
    ],
)
def test_where_fewer_than_two_are_dated_a_sentence_says_so(marks, read, begins):
    assert _hardly_dated(marks, read).startswith(begins)


def test_no_figure_is_drawn_where_there_is_no_order_to_see():
    """By the treaty alone, which is of 1990."""
    verdict = small().dossier("alpha").verdict(without=["red-vote", "red-veto", "red-speech", "red-budget"])
    assert not isinstance(timeline(verdict), Figure)


def test_parts_are_named_over_their_years():
    found = [text for text, _ in words("alpha", WIDE)[0]]
    assert {"Early", "Late", "1990 to 1991", "1992 to 1996"} <= set(found)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("case", ["alpha", "bears"])
def test_each_fact_is_drawn_with_its_name_and_what_it_tells(case, width):
    found, chart = words(case, width)
    names = [text.removeprefix("◂ ") for text, _ in found]
    for own in _marks(small().dossier(case).verdict()):
        assert any(text.startswith(own.name[:20]) for text in names), own.name
    says = page(case).figure["data-says"].split("¦")
    told = [says[int(tag["data-m"])] for tag in chart.select("[data-m]")]
    assert any(t.startswith("Fact: ") and "When: " in t and "Bears on: " in t for t in told)
    assert {tag.parent["font-size"] for tag in chart.select("text")} == {str(SIZE)}
    assert float(chart["width"]) == width


def test_a_name_stands_where_there_is_room():
    at = Scale(2000, 2010, 400)
    assert _place(mark(2000, 2000.5), at, 400)[3] == "right"
    assert _place(mark(2010), at, 400)[3] == "left"
    wide = "x" * int(300 / LETTER)
    assert _place(mark(2005, name=wide), at, 400)[3] == "above"
    assert _place(mark(2000, 2010, name=wide), at, 400)[3] == "within"
