"""Places in a work: paragraphs and lines of the record, and whatever a work of one's own has."""

import re

import pytest
from each import each

from countercase.data import examples
from countercase.data.field import LOCATED
from countercase.data.locator import Locator

WORDS = {
    "lo:p12": ("paragraph 12", "para. 12"),
    "tylecote:L660-L680": ("lines 660 to 680", "lines 660–680"),
    "kobayashi:p126;kobayashi:p133": ("paragraphs 126 and 133", "paras 126, 133"),
    "report:page3": ("page 3", "p. 3"),
    "report:page3-page5": ("pages 3 to 5", "pp. 3–5"),
    "report:section2.1": ("section 2.1", "sec. 2.1"),
    "report:section2.1;report:section4": ("sections 2.1 and 4", "secs 2.1, 4"),
    "talk:time12:30": ("at 12:30", "at 12:30"),
    "talk:time1:02:30-time1:05:00": ("at 1:02:30 to 1:05:00", "at 1:02:30–1:05:00"),
    "blog:https://example.org/2020/debts?a=b#two": ("example.org", "example.org"),
}


@each("text", WORDS)
def test_a_place_reads_as_a_reader_would_give_it(text):
    place = Locator.parse(text)
    assert (place.words, place.abbreviated) == WORDS[text]
    assert str(place) == text
    assert Locator.parse(str(place)) == place
    assert place.covers(place)
    assert re.fullmatch(LOCATED["pattern"], text)


@each(
    "text",
    ["report:3", "report:p.3", "report:page", "report:section", "talk:time12", "talk:time12:99", "blog:example.org"],
)
def test_what_is_no_place_is_told_what_one_looks_like(text):
    examples.note([("red", "p", 40), ("blue", "L", 900), ("odd", "", 9)])
    with pytest.raises(
        ValueError, match=r"is not a locator\. It should look like red:p12 or blue:L660-L680; .* report:page3"
    ):
        Locator.parse(text)


@each(
    ("text", "said"),
    [
        ("report:page5-page3", "ends before it begins"),
        ("talk:time2:00-time1:00", "ends before it begins"),
        ("report:section2;report:section2", "names a place twice"),
        ("report:page3;report:section2", "should be of one source"),
        ("report:page3;other:page4", "should be of one source"),
        ("report:page4;report:page3", "in its order"),
    ],
)
def test_places_that_do_not_go_together(text, said):
    with pytest.raises(ValueError, match=said):
        Locator.parse(text)


def test_a_place_is_covered_by_places_of_its_own_kind_alone():
    pages = Locator.parse("report:page1-page9")
    assert pages.covers(Locator.parse("report:page3;report:page9"))
    assert not pages.covers(Locator.parse("report:page3;report:page10"))
    assert not pages.covers(Locator.parse("report:p3"))
    sections = Locator.parse("report:section1;report:section2")
    assert sections.covers(Locator.parse("report:section2"))
    assert not sections.covers(Locator.parse("report:section3"))
    assert Locator.parse("blog:https://e.org/a").address == "https://e.org/a"
    assert pages.address == ""


def test_the_first_place_stands_for_a_sentence():
    assert Locator.parse("report:page3-page5").start == "report:page3"
    assert Locator.parse("report:section2;report:section4").start == "report:section2"
    assert Locator.parse("blog:https://e.org/a-address").start == "blog:https://e.org/a-address"
