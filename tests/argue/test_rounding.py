"""What is shown of numbers stays true beside each other, whatever their size."""

import re

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from countercase.argue.formula import plain
from countercase.argue.rounding import MINUS, number, numbers, of_a_hundred, places, ratio, scaled, times, total

# as a table of a series or a fact may hold them: `data/field.py`, NUMBER
VALUES = st.decimals(-(10**12), 10**12, places=9).map(float) | st.integers(-(10**12), 10**12).map(float)
SMALL = st.decimals(-1, 1, places=9).map(float)
SERIES = st.lists(VALUES | SMALL, min_size=1, max_size=12)


def read(words):
    return float(words.replace(",", "").replace(MINUS, "-"))


def test_numbers_have_a_real_minus_and_as_many_decimals_as_each_other():
    assert [number(v) for v in (2500, 15.21, 3.3, -0.98)] == ["2,500", "15.21", "3.3", "−0.98"]
    assert numbers([26.6, 15.02, 12]) == ["26.60", "15.02", "12.00"]
    assert numbers([-3, 2500]) == ["−3", "2,500"]
    assert numbers([]) == []


def test_small_ones_are_not_nought_and_near_ones_not_the_same():
    assert [number(v) for v in (0.041, 0.0004, 1e-9, 0)] == ["0.041", "0.0004", "0.000000001", "0"]
    assert numbers([0.041, 0.0412]) == ["0.0410", "0.0412"]
    assert number(2_500_000.25, places([2_500_000.25, 2_500_000.251])) == "2,500,000.25"
    assert number(1.23456) == "1.23"


def test_nought_has_no_sign_whatever_the_file_says():
    assert [number(-0.0), *numbers([-0.0, 1.5])] == ["0", "0.0", "1.5"]
    assert ratio(-0.0, 2) == "0"


@given(VALUES | SMALL, st.floats(1e-9, 1e12))
def test_what_is_brought_to_another_unit_is_nought_only_where_it_was(value, by):
    made = scaled(value, by)
    assert (made == 0) == (value == 0) == (read(number(made)) == 0)
    assert (read(ratio(made, 1e24)) == 0) == (value == 0)
    assert made == pytest.approx(value * by)


@given(SERIES)
def test_of_any_series_what_differs_looks_different_and_stands_in_the_same_order(values):
    decimals = places(values)
    for shown in ([number(v, decimals) for v in values], numbers(values)):
        found = [read(words) for words in shown]
        for value, seen in zip(values, found, strict=True):
            assert (value == 0) == (seen == 0)
            assert abs(seen - value) <= 0.005 * abs(value)
        for one, a in zip(values, found, strict=True):
            for other, b in zip(values, found, strict=True):
                assert (one < other) == (a < b)


@given(VALUES | SMALL, VALUES | SMALL)
def test_only_what_is_equal_is_one_time_as_large_and_only_nought_no_time(one, other):
    words = ratio(one, other)
    assert (words == "") == (other == 0)
    if words:
        assert (words == "1") == (one == other)
        assert (read(words) == 0) == (one == 0)
        assert re.fullmatch(r"−?[0-9,]+(\.[0-9]+)?", words)


def test_ratios_are_said_in_passing():
    assert [ratio(a, b) for a, b in ((22, 7), (102, 100), (1, 25), (5, 5), (1, 0))] == ["3.1", "1.02", "0.04", "1", ""]


def test_sums_are_those_of_the_numbers_as_they_are_written():
    assert total([0.1, 0.2]) == 0.3
    assert total([0.00001] * 3) == 0.00003


@each(
    ("share", "words"),
    [
        *((0, "0"), (0.001, "<1"), (0.004, "<1"), (0.006, "1"), (0.5, "50")),
        *((0.994, "99"), (0.996, ">99"), (0.9999, ">99"), (1, "100")),
    ],
)
def test_a_share_is_all_or_none_only_where_it_is(share, words):
    assert of_a_hundred(share) == words


def test_what_a_formula_comes_to_is_not_nought():
    assert [plain(v) for v in (0.00004, 1 / 3, 2.0, 0, True)] == ["0.00004", "0.3333", "2", "0", "true"]


@each(
    ("values", "decimals"),
    [
        ([], 2),
        ([0], 2),
        ([1, 2.5], 2),
        ([0.41, 0.42], 2),
        ([0.041], 3),
        ([0.41, 0.412], 3),
        # to two places it is 0.004 off, and may be 0.00402; 0.806 is as much off, and may be 0.00403
        ([0.804], 2),
        ([0.806], 2),
        ([0.796, 0.205], 3),
        ([0.815, 0.8151], 4),
        ([1e-9], 9),
        ([0, 1e-20], 20),
        ([0, 1e-25], 25),
        # what nothing up to sixty places tells from its neighbour
        ([0, 1e-70], 60),
    ],
)
def test_as_many_decimals_as_it_takes(values, decimals):
    assert places(values) == decimals


def test_a_number_is_told_with_as_many_decimals_as_its_neighbours():
    assert [number(v, 3) for v in (1.23456, 1.5, 2500)] == ["1.235", "1.5", "2,500"]
    assert number(0.0413, 2) == "0.0413"
    assert numbers([1.5, 0.041]) == ["1.500", "0.041"]
    assert numbers([2500, 100]) == ["2,500", "100"]


@each(
    ("value", "of", "words"),
    [
        (10, 4, "2.5"),
        (23, 22, "1.05"),
        (1, 3, "0.33"),
        (22, 7, "3.1"),
        (1, 30, "0.033"),
        (0, 5, "0"),
        (-9, 3, "−3"),
        (0.3, 0.1, "3"),
        # 1.04 is not 1 times, and neither is 0.96
        (104, 100, "1.04"),
        (96, 100, "0.96"),
        (1001, 1000, "1.001"),
    ],
)
def test_how_many_times_as_large(value, of, words):
    assert ratio(value, of) == words


def test_so_many_times_as_many():
    assert [times(*pair) for pair in ((4, 2), (24, 5), (5, 5), (1, 0))] == ["twice", "4.8 times", "1 times", ""]
