"""Two codings held against each other."""

import math

import pytest
from each import each
from small_world import reading, small

from countercase import DataError
from countercase.argue.agreement import Agreement, Pair, _pair, alpha, load_agreement, nominal, ordinal
from countercase.data.problem import MOST
from countercase.data.second_coding import TABLE, SecondReading

HEAD = "case,part,evidence,criterion,points_to,strength,remark\n"


def pair(first, second, one=1, two=1):
    return Pair("c", "p", "e", "k", first, second, one, two, "")


def test_full_agreement_is_one():
    held = Agreement((pair("a", "a"), pair("b", "b", 2, 2), pair("a", "a", 3, 3)), 3)
    assert held.level_share == held.strength_share == 100
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


def test_what_is_not_read_counts_as_a_level_of_its_own():
    held = Agreement((pair("a", "none", 1, None), pair("b", "b", 2, 2)), 2)
    assert held.level_share == 50
    assert held.strength_share == 100


def test_strengths_are_compared_where_both_read():
    held = Agreement((pair("a", "a", 1, 2), pair("a", "a", 3, 3), pair("a", "a", 2, None), pair("a", "a", None, 2)), 4)
    assert held.strength_share == 50


def test_a_far_strength_is_worse_than_a_near_one():
    """Ordinal: of two coders who disagree once, 1 against 3 is further apart than 2 against 3."""
    near = Agreement((pair("a", "a", 1, 1), pair("a", "a", 2, 2), pair("a", "a", 3, 3), pair("a", "a", 2, 3)), 4)
    far = Agreement((pair("a", "a", 1, 1), pair("a", "a", 2, 2), pair("a", "a", 3, 3), pair("a", "a", 1, 3)), 4)
    assert far.strength_alpha < near.strength_alpha < 1


def test_coders_who_always_say_the_same_one_thing_have_no_alpha():
    held = Agreement((pair("a", "a"), pair("a", "a")), 2)
    assert math.isnan(held.level_alpha)
    assert Agreement((pair("a", "a", None, None),), 1).strength_share == 0


def test_two_levels_of_one_name_are_two_where_their_criteria_are():
    """Each coder says `a` of two criteria: two levels, and full agreement, and not one that cannot be told."""
    one = Pair("c", "p", "e", "k", "a", "a", 1, 1, "")
    other = Pair("c", "p", "e", "l", "a", "a", 1, 1, "")
    assert Agreement((one, other), 2).level_alpha == pytest.approx(1)


# By hand: treaty complies 3 and 3; vote partly 1, refuses 2; speech gain 1, none; budget belief 3 and 2; the poll is
# read by neither. The cases that gather nothing of others hold 77 readings: alpha 5, mends 24, bears 27, split 4,
# quiet 4, beta 2, gamma 3, other 2, mix 6.
def test_the_second_coding_of_the_small_world():
    held = load_agreement(small())
    assert [(p.first, p.second, p.first_strength, p.second_strength) for p in held.pairs] == [
        ("complies", "complies", 3, 3),
        ("partly", "refuses", 1, 2),
        ("gain", "unread", 1, None),
        ("belief", "belief", 3, 2),
        ("unread", "unread", None, None),
    ]
    assert [p.same_level for p in held.pairs] == [True, False, False, True, True]
    assert [p.same_strength for p in held.pairs] == [True, False, False, False, True]
    assert held.pairs[1] == Pair("alpha", "early", "red-vote", "deed", "partly", "refuses", 1, 2, "half is not enough")
    assert held.level_share == 60
    assert held.strength_share == pytest.approx(100 / 3)
    assert held.readings == 77


def written(tmp_path, *rows):
    (tmp_path / "data").mkdir()
    (tmp_path / TABLE).write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return load_agreement(small(), tmp_path)


@each(
    ("row", "message"),
    [
        ("alfa,early,red-treaty,deed,complies,3,", "line 2: unknown case or part: 'alfa/early'"),
        ("alpha,again,red-treaty,deed,complies,3,", "line 2: unknown case or part: 'alpha/again'"),
        ("alpha,never,red-treaty,deed,complies,3,", "line 2: unknown case or part: 'alpha/never'"),
        # it gathers: its readings are those of others
        ("whole,all,red-veto,deed,refuses,1,", "line 2: unknown case or part: 'whole/all'"),
        # a counter-case is nobody's first coding
        ("alpha-add,late,red-veto,deed,refuses,1,", "line 2: unknown case or part: 'alpha-add/late'"),
        ("alpha,early,red-treety,deed,complies,3,", "line 2: unknown evidence: 'red-treety'"),
        ("alpha,early,red-treaty,deeds,complies,3,", "line 2: unknown criterion: 'deeds'"),
        ("alpha,early,red-treaty,deed,complie,3,", "line 2: unknown level of 'deed': 'complie'"),
        ("alpha,early,red-treaty,deed,complies,4,", "line 2: the strength is '4', and should be 1, 2, 3 or empty."),
    ],
)
def test_a_unit_that_no_case_holds_is_refused_with_its_line(tmp_path, row, message):
    with pytest.raises(DataError) as caught:
        written(tmp_path, row, "alpha,early,red-vote,deed,partly,1,")
    assert str(caught.value).startswith(f"data/second-coding.csv, {message}")
    assert len(caught.value.problems) == 1


def test_each_unit_that_is_wrong_is_told(tmp_path):
    unit = "alpha,early,red-treaty,deed"
    wrong = ["alfa,early,red-treaty,deed,complies,3,", "alpha,early,red-treety,deed,complies,3,"]
    wrong += ["alpha,early,red-treaty,deeds,complies,3,", f"{unit},no,3,", f"{unit},complies,4,"]
    with pytest.raises(DataError) as caught:
        written(tmp_path, *wrong, *wrong)
    assert [p.line for p in caught.value.problems] == list(range(2, 12))


def test_a_table_without_units_is_refused(tmp_path):
    with pytest.raises(DataError, match="the table holds no unit"):
        written(tmp_path)


def test_a_fact_that_is_read_twice_is_met_by_the_reading_of_the_same_level(tmp_path):
    """bears/double reads the treaty for complies (3) and for partly (1). Where neither is met, it is the first."""
    unit = "bears,double,red-treaty,deed"
    held = written(tmp_path, f"{unit},partly,1,", f"{unit},complies,2,", f"{unit},refuses,2,", f"{unit},unread,,")
    found = [("partly", 1), ("complies", 3), ("complies", 3), ("complies", 3)]
    assert [(p.first, p.first_strength) for p in held.pairs] == found


def test_the_reading_of_the_same_level_is_met_in_whatever_order_they_stand():
    row = SecondReading(
        case="alpha",
        part="early",
        evidence="red-treaty",
        criterion="deed",
        points_to="complies",
        strength="3",
        remark="",
    )
    held = _pair(row, [reading("deed", "refuses", 1), reading("deed", "complies", 3)])
    assert (held.first, held.first_strength) == ("complies", 3)


def test_there_is_an_end_to_what_is_told(tmp_path):
    with pytest.raises(DataError) as caught:
        written(tmp_path, *(f"alpha,early,red-treaty,deed,no-{n},3," for n in range(150)))
    assert len(caught.value.problems) == MOST + 1
