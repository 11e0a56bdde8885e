"""Of many cases in one test all are tried, and those that fail are named."""

import pytest
from each import each


def run(test, **fixtures):
    with pytest.raises(BaseExceptionGroup) as caught:
        test(**fixtures)
    return [note for error in caught.value.exceptions for note in error.__notes__]


def test_all_are_tried_and_those_that_fail_are_named():
    tried = []

    @each("one, other", [(1, 1), (1, 2), (3, 3), (3, 4)])
    def same(one, other):
        tried.append(one)
        assert one == other

    assert run(same) == ["This is of the case 1-2.", "This is of the case 3-4."]
    assert tried == [1, 1, 3, 3]


def test_what_was_to_fail_and_did_not_is_a_failure():
    @each("number", [pytest.param(0, id="nought"), pytest.param(1, id="one")])
    def fails(number):
        with pytest.raises(ZeroDivisionError):
            1 / number

    assert run(fails) == ["This is of the case one."]


def test_names_may_be_given():
    @each("number", [1, 2], ids=["first", "second"])
    def none(number):
        raise ValueError

    assert run(none) == ["This is of the case first.", "This is of the case second."]


@each("name", ["a", "b"])
def test_each_case_has_a_folder_of_its_own(tmp_path, name):
    assert list(tmp_path.iterdir()) == []
    (tmp_path / name).touch()


@pytest.mark.parametrize("other", [1, 2])
@each("name", ["a", "b"])
def test_what_it_does_not_name_is_given_by_pytest(root, name, other):
    assert (root.is_dir(), name in "ab", other in (1, 2)) == (True, True, True)


def test_what_would_try_nothing_or_share_too_much_is_refused():
    def of_one(monkeypatch, name):
        pass

    for cases, test in (([], None), ([pytest.param("a", marks=pytest.mark.slow)], None), (["a"], of_one)):
        with pytest.raises(AssertionError):
            each("name", cases)(test)
