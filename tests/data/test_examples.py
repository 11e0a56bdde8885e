"""What an error shows as right is taken from the project that is read."""

import pytest
import small_world

from countercase import load
from countercase.data import examples
from countercase.data.locator import Locator


@pytest.fixture(autouse=True)
def _back(root):
    yield
    load(root)


@pytest.mark.slow
def test_places_are_of_the_sources_of_the_project(root):
    load(small_world.HERE)
    assert examples.places() == ["red:p12", "blue:L12"]
    assert examples.key() == "red"
    assert examples.case() in load(small_world.HERE).cases
    load(root)
    assert examples.places()[0].startswith(f"{next(iter(load(root).record.sources))}:")


def test_before_a_project_is_read_they_are_of_nobody():
    examples.note([("odd", "", 9), ("other", "page", 9), ("../x", "p", 9), ("none", "p", 0)])
    assert examples.places() == ["author:p12"]
    with pytest.raises(ValueError, match=r"should look like author:p12; a place in a work of one’s own"):
        Locator.parse("?")
