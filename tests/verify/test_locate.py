"""Where the passages of a source stand in a copy."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import filler

from countercase.data.passage import LEAST, Text
from countercase.verify.letters import Letters, letters_of
from countercase.verify.locate import Found, Gap, find


@pytest.fixture(scope="module")
def red(world):
    return world.table["red"]


def copied(world):
    return letters_of(world.texts["red"])


def pieces(text, letters):
    starts = text.starts
    return [letters[a:b] for a, b in pairwise(starts)]


def held(place, letters):
    """The letters of a found passage, as the copy has them."""
    return "".join(letters[a:b] for a, b in place.runs(0, place.length))


def test_a_copy_that_is_the_text_has_every_passage_at_its_place(world, red):
    letters = copied(world)
    places = find(red, Letters(letters))
    assert [(p.start, p.end, p.between, p.moved) for p in places] == [(a, b, 0, False) for a, b in pairwise(red.starts)]


def test_what_stands_before_and_after_is_passed_over(world, red):
    letters = copied(world)
    places = find(red, Letters("preface" + letters + "index"))
    assert [p.start for p in places] == [start + 7 for start in red.starts[:-1]]


@settings(max_examples=settings.default.max_examples * 3 // 5)
@given(at=st.integers(0, 7000), words=st.integers(1, 40))
def test_something_between_two_letters_is_found_wherever_it_stands(world, at, words):
    red, letters = world.table["red"], copied(world)
    at = min(at, len(letters))
    put = letters_of(filler(f"put{at}", words))
    copy = letters[:at] + put + letters[at:]
    places = find(red, Letters(copy))
    assert all(isinstance(place, Found) for place in places)
    assert [held(place, copy) for place in places] == pieces(red, letters)
    assert sum(place.between for place in places) in {0, len(put)}


@pytest.mark.slow
def test_heads_of_pages_interrupt_passage_after_passage(world, red):
    letters = copied(world)
    head = letters_of("Journal of Ports, R. Red")
    for step in (430, 700, 1100):
        copy = head.join(letters[i : i + step] for i in range(0, len(letters), step))
        places = find(red, Letters(copy))
        found = [place for place in places if isinstance(place, Found)]
        # a page as short as a passage can interrupt one twice
        assert len(found) == len(places) or step < 500
        whole = pieces(red, letters)
        assert all(held(p, copy) == whole[i] for i, p in enumerate(places) if isinstance(p, Found))


def test_a_passage_that_is_interrupted_twice_is_not_found(world, red):
    letters = copied(world)
    at = red.starts[3]
    copy = letters[: at + 100] + "put" + letters[at + 100 : at + 300] + "in" + letters[at + 300 :]
    places = find(red, Letters(copy))
    assert [i for i, place in enumerate(places) if isinstance(place, Gap)] == [3]


def test_something_before_a_passage_and_something_within_it(world, red):
    letters = copied(world)
    at = red.starts[3]
    copy = letters[:at] + "head" + letters[at : at + 200] + "foot" + letters[at + 200 :]
    places = find(red, Letters(copy))
    assert places[3] == Found(at + 4, 200, 4, red.passages[3].length)


@pytest.mark.parametrize(("put", "more"), [("q", 0), ("", -1)])
def test_one_wrong_letter_costs_one_passage_and_the_gap_says_how_many_letters_stand_there(world, red, put, more):
    letters = copied(world)
    start, n = red.starts[4], red.passages[4].length
    copy = letters[: start + 222] + put + letters[start + 223 :]
    places = find(red, Letters(copy))
    assert places[4] == Gap(start, start + n + more, alone=True)
    assert all(isinstance(place, Found) for i, place in enumerate(places) if i != 4)


def test_two_missing_passages_share_what_lies_between_their_neighbours(world, red):
    letters = copied(world)
    first, second = red.starts[4], red.starts[5]
    copy = letters[: first + 9] + "q" + letters[first + 10 : second + 9] + "q" + letters[second + 10 :]
    one, two = find(red, Letters(copy))[4:6]
    assert (one.alone, two.alone) == (False, False)
    assert (one.start, two.end) == (first, red.starts[6])
    assert one.end == second + LEAST
    assert two.start == second - LEAST


def test_a_copy_of_a_part_has_gaps_for_the_rest(world, red):
    letters = copied(world)
    places = find(red, Letters(letters[red.starts[2] : red.starts[6]]))
    assert [isinstance(place, Found) for place in places] == [2 <= i < 6 for i in range(len(places))]


def test_passages_in_another_order_are_moved(world, red):
    parts = pieces(red, copied(world))
    order = [0, 1, 7, 2, 3, 4, 5, 6, *range(8, len(parts))]
    copy = "".join(parts[i] for i in order)
    places = find(red, Letters(copy))
    assert [i for i, place in enumerate(places) if place.moved] == [7]
    assert [held(place, copy) for place in places] == parts


def test_a_passage_that_stands_twice_is_taken_where_it_fits(world, red):
    parts = pieces(red, copied(world))
    copy = parts[5] + "".join(parts) + parts[2]
    places = find(red, Letters(copy))
    assert not any(place.moved for place in places)
    assert places[5].start == len(parts[5]) + red.starts[5]


def test_nothing_of_another_text_is_found(world, red):
    assert all(isinstance(place, Gap) for place in find(red, Letters(world.texts["blue"])))
    assert all(isinstance(place, Gap) for place in find(red, Letters("")))


@pytest.mark.parametrize(
    ("first", "last", "runs"),
    [(0, 10, [(100, 104), (109, 115)]), (0, 4, [(100, 104)]), (4, 10, [(109, 115)]), (2, 5, [(102, 104), (109, 110)])],
)
def test_where_some_letters_of_an_interrupted_passage_stand(first, last, runs):
    assert Found(100, 4, 5, 10).runs(first, last) == runs


def test_a_passage_in_one_piece_is_one_run():
    assert Found(100, 10, 0, 10).runs(2, 10) == [(102, 110)]


def test_a_table_of_one_passage(world, red):
    letters = pieces(red, copied(world))[3]
    places = find(Text(red.passages[3:4]), Letters("aa" + letters[:50] + "bb" + letters[50:]))
    assert [held(place, "aa" + letters[:50] + "bb" + letters[50:]) for place in places] == [letters]
