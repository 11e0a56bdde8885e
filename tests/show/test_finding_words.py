"""What a finding that is described as data may say, and how words of a figure are broken."""

import pytest
from each import each

from countercase.show.figures.cases import _wrapped
from countercase.show.figures.spec import say


@each("finding", ["{a.__class__}", "{a!r}", "{a:>99}", "{0}", "{}", "{a[0]}"])
def test_a_finding_names_and_does_not_compute(finding):
    with pytest.raises(KeyError):
        say(finding, {"a": "b"})


def test_counts_are_said_in_words_up_to_twelve_and_years_as_they_are():
    names = {"count": 3, "none": 0, "many": 13, "year": 1972, "share": "3"}
    assert (
        say("{count} of {many} since {year}, {none} of them at {share}.", names)
        == "Three of 13 since 1972, none of them at 3."
    )


def test_a_finding_says_what_it_names():
    assert say("It is {a}, not {côte d'ivoire_last}.", {"a": 1, "côte d'ivoire_last": "2"}) == "It is one, not 2."


def test_a_word_that_is_longer_than_its_cell_is_broken():
    lines = _wrapped([("x" * 400 + " and more", True)], 20)
    assert all(len(line) <= 20 for line, _, _ in lines)
    assert "".join(line.strip() for line, _, _ in lines).replace(" ", "") == "x" * 400 + "andmore"
