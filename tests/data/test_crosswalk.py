"""The crosswalk: which questions two frameworks ask alike, and which of their answers say the same."""

import pytest
from small_world import small, small_copied

from countercase import load
from countercase.data.crosswalk import Crosswalk, answers


def test_the_lines_between_two_frameworks_in_either_order():
    walk = small().crosswalk
    assert [line.title for line in walk.between("gate", "mixed")] == ["why it does so", "whether it is socialised"]
    assert walk.between("mixed", "gate") == walk.between("gate", "mixed")
    assert walk.between("gate", "gate") == ()


def test_the_answers_that_say_the_same():
    why, answer = small().crosswalk.between("gate", "mixed")
    assert why.pairs("gate", "mixed") == {("gain", "gain"), ("belief", "belief")}
    assert answer.pairs("mixed", "gate") == {
        ("socialised", "socialised"),
        ("strategic", "strategic"),
        ("strategic", "formal"),
        ("strategic", "outside"),
    }


def test_what_can_be_answered():
    gate = small().frameworks["gate"]
    assert answers(gate, "deed") == ("refuses", "partly", "complies")
    assert answers(gate, "degree") == ("low", "high")
    assert answers(gate, "") == ("outside", "formal", "strategic", "socialised")
    assert answers(gate, "strict") == ()


def test_a_project_can_do_without_it(tmp_path):
    folder = small_copied(tmp_path)
    (folder / "data/crosswalk.yml").unlink()
    assert load(folder).crosswalk == Crosswalk()


def test_a_derived_level_can_be_asked_for(tmp_path):
    path = small_copied(tmp_path) / "data/crosswalk.yml"
    text = path.read_text().replace("asks: reason", "asks: degree").replace("gate: gain", "gate: low")
    path.write_text(text.replace("gate: belief", "gate: high"))
    (why, _) = load(tmp_path).crosswalk.between("gate", "mixed")
    assert why.pairs("gate", "mixed") == {("low", "gain"), ("high", "belief")}


@pytest.mark.parametrize("pair", [("three-tests", "competitive-socialisation"), ("three-tests", "two-fronts")])
def test_the_book_says_where_each_text_asks(library, pair):
    lines = library.crosswalk.between(*pair)
    assert lines
    for line in lines:
        for name, side in line.sides.items():
            assert side.locator.source == library.frameworks[name].source
            assert library.record.covered(side.locator.source) & set(side.locator.numbers())
