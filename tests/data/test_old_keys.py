"""Old names of keys: read as before, with a note, on the lines on which they stand."""

import pytest
from small_world import small, small_copied

from countercase import DataError, load
from countercase.data.old_keys import notes


@pytest.fixture
def folder(tmp_path):
    return small_copied(tmp_path)


def rewritten(path, *pairs):
    text = path.read_text(encoding="utf-8")
    for now, old in pairs:
        assert now in text
        text = text.replace(now, old)
    path.write_text(text, encoding="utf-8")


def in_old_words(folder):
    rewritten(folder / "data/cases/alpha.yml", ("\nparts:\n", "\nphases:\n"), ("arrangement:", "parts:"))
    rewritten(folder / "data/cases/alpha-two.yml", (" part:", " phase:"))


def test_old_words_come_to_the_same(folder):
    in_old_words(folder)
    library = load(folder)
    for name in ("alpha", "alpha-two"):
        assert library.cases[name] == small().cases[name]
        assert library.dossier(name).verdict().as_dict() == small().dossier(name).verdict().as_dict()


def test_each_old_word_is_noted_where_it_stands(folder):
    assert notes(folder) == []
    in_old_words(folder)
    assert [str(note).removesuffix(" The old name is read until version 0.3.") for note in notes(folder)] == [
        "data/cases/alpha-two.yml, line 6: the key `phase` is now called `part`.",
        "data/cases/alpha-two.yml, line 7: the key `phase` is now called `part`.",
        "data/cases/alpha.yml, line 13: the key `phases` is now called `parts`.",
        "data/cases/alpha.yml, line 12: the key `parts` is now called `arrangement`.",
    ]


def test_a_column_of_the_second_coding_may_have_its_old_name(root, tmp_path):
    text = (root / "data/second-coding.csv").read_text(encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/second-coding.csv").write_text(text.replace("case,part,", "case,phase,", 1), encoding="utf-8")
    assert [str(note) for note in notes(tmp_path)] == [
        "data/second-coding.csv, line 1: the column `phase` is now called `part`. "
        "The old name is read until version 0.3."
    ]


def test_a_fault_under_an_old_word_has_its_line(folder):
    in_old_words(folder)
    rewritten(
        folder / "data/cases/alpha.yml", ("criterion: reason, points_to: belief", "criterion: reason, points_to: x")
    )
    with pytest.raises(DataError, match=r"data/cases/alpha.yml, line 31: .* unknown level of 'reason': 'x'"):
        load(folder).dossier("alpha")


def test_the_old_word_beside_the_new_one_is_refused(folder):
    path = folder / "data/cases/alpha.yml"
    path.write_text(path.read_text(encoding="utf-8") + "phases: []\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 38: `phases` is not a word that stands here"):
        load(folder).dossier("alpha")
