"""Data in shards: what goes into which, and what a page is told of them."""

import json

import pytest

from countercase.publish import shards
from countercase.publish.shards import Shard, by_entry, by_word, script, sort, write


@pytest.fixture
def tight(monkeypatch):
    monkeypatch.setattr(shards, "SIZE", 26)


@pytest.mark.usefixtures("tight")
def test_entries_fill_a_shard_until_the_next_does_not_fit():
    """`["a","1234"]` has twelve letters: two fill a shard of 26, and what is longer has one of its own."""
    entries = [("a", "1234"), ("b", "1234"), ("c", "1"), ("d", "x" * 40), ("e", "")]
    assert by_entry(entries) == [
        Shard([("a", "1234"), ("b", "1234")], "a", 0),
        Shard([("c", "1")], "c", 2),
        Shard([("d", "x" * 40)], "d", 3),
        Shard([("e", "")], "e", 4),
    ]
    assert by_entry([]) == []


@pytest.mark.usefixtures("tight")
def test_a_word_that_does_not_fit_begins_a_shard_and_goes_on_in_the_next():
    often = [[number, 40, 1, 2] for number in (3, 5, 8, 9)]
    assert by_word({"a": [[0, 4]], "b": often, "c": [[9, 4]], "d": [[2, 8]]}) == [
        Shard([("a", [0, 4, 0])], "a", 0),
        Shard([("b", [3, 40, 2, 1, 1, 2, 40, 2, 1, 1])], "b", 3),
        Shard([("b", [8, 40, 2, 1, 1, 1, 40, 2, 1, 1])], "b", 8),
        Shard([("c", [9, 4, 0]), ("d", [2, 8, 0])], "c", 9),
    ]
    assert by_word({}) == []


def test_keys_are_sorted_as_javascript_compares_them():
    assert sort({"\uffff": 1, "\U00010000": 2, "a": 3}) == [("a", 3), ("\U00010000", 2), ("\uffff", 1)]


def test_the_script_only_hands_over_data():
    held = [["cite-x", [["what", "“</script>” \u2028"]]]]
    text = script("cards/works", shards.written(held))
    assert text.startswith('countercaseShard("cards/works",')
    assert json.loads(text.removeprefix('countercaseShard("cards/works",').removesuffix(");\n")) == held


def test_a_shard_is_called_by_what_is_in_it_and_those_of_before_are_gone(tmp_path):
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "works-0000000000.js").write_text("old")
    write(folder, {"works": by_entry([("a", "1"), ("b", "2")]), "none": []}, {"same": [["a", "b"]]})
    name = "5f13efef7c"
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "shards.js": f'countercaseShard("cards/shards",{{"works":[["{name}","a",0]],"none":[],"same":[["a","b"]]}});\n',
        f"works-{name}.js": f'countercaseShard("cards/works-{name}",[["a","1"],["b","2"]]);\n',
    }
