"""Dates: what is accepted, what it spans, and how it reads."""

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from countercase.data import dates


@each(
    ("text", "words"),
    [
        ("", "not dated"),
        ("1994", "1994"),
        ("2015-06", "June 2015"),
        ("2004-05-17", "17 May 2004"),
        ("1988/2000", "1988 to 2000"),
        ("1994/", "since 1994"),
        ("/1987", "until 1987"),
    ],
)
def test_a_date_reads_well(text, words):
    assert dates.check(text) == text
    assert dates.words(text) == words


@each("text", ["May 1994", "1994-13", "1994-02-30", "2000/1994", "94", "/", "1/2/3", "1994-1", "12345"])
def test_a_bad_date_is_refused(text):
    with pytest.raises(ValueError, match=r"date|calendar"):
        dates.check(text)


@given(st.dates(min_value=__import__("datetime").date(1000, 1, 1)))
def test_a_day_lies_within_its_month_and_year(day):
    point, _ = dates.bounds(day.isoformat())
    for wider in (day.isoformat()[:7], day.isoformat()[:4]):
        first, last = dates.bounds(wider)
        assert first <= point <= last
