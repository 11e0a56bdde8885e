"""The search index of the book."""

import pytest
from sphinx.search.en import SearchEnglish

from countercase.publish.sphinx.search import English


@pytest.mark.parametrize("word", ["Peacekeeping", "socialised", "norms", "ILO", "veto", "§"])
def test_a_stem_is_that_of_sphinx(word):
    ours, theirs = English({}), SearchEnglish({})
    assert [ours.stem(word), ours.stem(word)] == [theirs.stem(word)] * 2


def test_a_stem_is_found_once(monkeypatch):
    found = []
    monkeypatch.setattr(SearchEnglish, "stem", lambda self, word: found.append(word) or word)
    ours = English({})
    for word in ("norm", "state", "norm"):
        ours.stem(word)
    assert found == ["norm", "state"]
