"""Two codings held against each other."""

import math

import pytest

from countercase.argue.agreement import Agreement, Pair, alpha, load_agreement, nominal, ordinal


def pair(first, second, one=1, two=1):
    return Pair("c", "p", "e", "k", first, second, one, two, "")


def test_full_agreement_is_one():
    held = Agreement((pair("a", "a"), pair("b", "b", 2, 2), pair("a", "a", 3, 3)), 3)
    assert held.level_share == 100
    assert held.level_alpha == pytest.approx(1)
    assert held.strength_alpha == pytest.approx(1)


def test_alpha_is_that_of_the_textbook():
    """Nominal, two coders, ten units: Krippendorff's own example has alpha 0.095."""
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    two = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    held = Agreement(tuple(pair(str(a), str(b)) for a, b in zip(one, two, strict=True)), 10)
    assert held.level_share == 60
    assert held.level_alpha == pytest.approx(0.095, abs=0.001)


# Krippendorff (2011), section C: four coders, twelve units, not every coder at every unit
CODERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
UNITS = [[int(value) for value in unit if value != "."] for unit in zip(*CODERS, strict=True)]


@pytest.mark.parametrize(("distance", "published"), [(nominal, 0.743), (ordinal, 0.815)])
def test_alpha_with_gaps_is_that_of_the_textbook(distance, published):
    assert sum(map(len, UNITS)) == 41
    assert alpha(UNITS, distance) == pytest.approx(published, abs=0.0005)


def test_alpha_of_ranks_counts_how_many_lie_between():
    """By hand: of the pairings 1-1, 3-3, 3-3 and 1-2 the values are paired 3, 1 and 4 times, eight in all.

    1 and 2 lie 3/2 + 1/2 = 2 apart, 2 and 3 lie 1/2 + 4/2 = 2.5, 1 and 3 lie 3/2 + 1 + 4/2 = 4.5. Observed: 2 * 4.
    Expected: 2 * (3*1*4 + 1*4*6.25 + 3*4*20.25) = 560. So alpha is 1 - 7 * 8 / 560.
    """
    assert alpha([(1, 1), (3, 3), (3, 3), (1, 2)], ordinal) == pytest.approx(0.9)


def test_the_second_coding_covers_a_fifth(library):
    held = load_agreement(library)
    assert len(held.pairs) >= held.readings // 5
    assert 0 < held.level_alpha <= 1


def test_what_is_not_read_counts_as_a_level_of_its_own():
    held = Agreement((pair("a", "none", 1, None), pair("b", "b", 2, 2)), 2)
    assert held.level_share == 50
    assert held.strength_share == 100


def test_coders_who_always_say_the_same_one_thing_have_no_alpha():
    held = Agreement((pair("a", "a"), pair("a", "a")), 2)
    assert math.isnan(held.level_alpha)
    assert Agreement((pair("a", "a", None, None),), 1).strength_share == 0
