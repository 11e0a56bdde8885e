"""Whose facts by whose rule: what is said of the case in each cell, on the small world."""

import pytest
from small_world import small

from countercase.argue.subject import Crossed
from countercase.show.figures.crossed import _whose

SAID = {
    "alpha": "✓ what Red states",
    "whole": "◐ Red states one of these",
    "mends": "✗ not what Red states",
}


@pytest.mark.parametrize("case", SAID)
def test_one_of_several_that_are_left_open_is_no_other_verdict(case):
    held = Crossed(small().dossier(case).verdict(), "red", 1, 0, True)
    assert _whose(small(), held) == SAID[case]
    assert _whose(small(), Crossed(held.verdict, "red", 1, 0, False)) == "a counter-case"
