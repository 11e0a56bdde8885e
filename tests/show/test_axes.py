"""Axes: round years, as few as fit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countercase.show import axes


@given(st.integers(1600, 2100), st.integers(0, 9000), st.integers(5, 12))
def test_years_are_round_within_the_range_and_few(low, length, most):
    ticks = axes.years(low, low + length, most, grid=True).to_dict()["values"]
    assert all(low <= year <= low + length for year in ticks)
    assert len(ticks) <= most + 1
    steps = {after - before for before, after in pairwise(ticks)}
    assert len(steps) <= 1
    assert all(year % step == 0 for step in steps for year in ticks)


@pytest.mark.parametrize("name", ["US$ m", ""])
def test_a_unit_stands_level(name):
    axis = axes.unit(name).to_dict()
    assert (axis["title"], axis["titleAngle"]) == (name, 0)


def test_a_sheet_places_in_pixels_from_the_upper_left():
    across, down = (place("a").to_dict()["scale"] for place in axes.sheet(300, 200))
    assert (across["domain"], across.get("reverse", False)) == ([0, 300], False)
    assert (down["domain"], down["reverse"]) == ([0, 200], True)


def test_a_thousand_years_have_round_years_too():
    assert axes.years(1, 9999, 6, grid=True).to_dict()["values"]
