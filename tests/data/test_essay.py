"""What an essay says of itself."""

import pytest

from countercase import DataError
from countercase.data.essay import FILE, Essay, load_essay


def written(folder, text):
    (folder / "data").mkdir(exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_the_question_and_what_stands_beside_it_are_optional(tmp_path):
    assert load_essay(tmp_path) == Essay()
    assert (Essay().asks, Essay().title) == ("", "An essay.")
    essay = load_essay(written(tmp_path, "name: Bridges\nquestion: Did it help?\n"))
    assert (essay.asks, essay.title) == ("Did it help?", "Bridges: Did it help?")
    assert load_essay(written(tmp_path, "question: Did it?\ntagline: Two say so.\n")).asks == "Did it? Two say so."


def test_a_key_that_it_does_not_know_is_told_with_its_line(tmp_path):
    with pytest.raises(DataError, match=r"data/essay.yml, line 2: `tagine` .*'tagline'"):
        load_essay(written(tmp_path, "name: Bridges\ntagine: Two.\n"))


def test_the_book_has_what_its_pages_open_with(root):
    essay = load_essay(root)
    assert essay.asks == "Is China socialised? One record, rival readings."
    assert "mechanisms" in essay.openings
