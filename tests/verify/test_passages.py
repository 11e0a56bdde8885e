"""The table of passages, made from texts."""

import csv
import hashlib
import io
import re

import pytest
from own_texts import WORDS, blue, red
from own_texts import world as made_world
from small_world import FEW

from countercase import DataError, load
from countercase.data.citations import quotations
from countercase.data.passage import AIM, PASSAGES, read_passages, untold
from countercase.verify.letters import letters_of
from countercase.verify.passages import made, sha256, table, units


def test_paragraphs_are_parted_by_blank_lines_and_lines_by_line_ends():
    text = "One\ntwo\n\n \n\nthree\n"
    assert units(text, "p") == ["One\ntwo", "three"]
    assert units(text, "L") == ["One", "two", "", " ", "", "three", ""]


def test_a_hash_is_that_of_the_salt_and_the_letters():
    assert sha256("00ff", "aé") == hashlib.sha256(b"\x00\xffa\xc3\xa9").hexdigest()


def test_the_passages_are_the_letters_of_the_text_in_order(world):
    for key, text in world.texts.items():
        letters = letters_of(text)
        at = 0
        for passage in world.table[key].passages:
            piece = letters[at : at + passage.length]
            assert passage.sha256 == sha256(passage.salt, piece)
            assert passage.sum == sum(map(ord, piece))
            at += passage.length
        assert at == len(letters)


def test_the_places_of_a_text_are_where_its_paragraphs_are(world):
    places = world.table["red"].places()
    at = 0
    assert list(places) == list(range(1, 13))
    for number, paragraph in enumerate(units(red(), "p"), start=1):
        length = len(letters_of(paragraph))
        assert places[number] == (at, at + length)
        at += length


def test_a_short_paragraph_goes_with_another_and_a_long_one_is_cut(world):
    held = [p.locator for p in world.table["red"].passages]
    assert [str(place) for place in held].count("red:p9") == 4
    assert str(held[-1]) == "red:p11-p12"
    assert [str(p.locator) for p in world.table["blue"].passages] == ["blue:L1-L6", "blue:L7-L12", "blue:L13-L20"]


def test_every_passage_has_letters_that_nobody_was_told(world):
    public = quotations(world.library)
    for text in world.table.values():
        for passage in text.passages:
            assert untold(passage.locator, passage.letters, public) >= AIM


def test_a_silent_place_within_a_passage_is_a_part_of_it(tmp_path):
    made_world(tmp_path, FEW)
    path = tmp_path / "data/sources.yml"
    silent = (
        "    silent:\n      - {locator: 'blue:L4', reason: blank}\n      - {locator: 'blue:L12-L20', reason: blank}\n"
    )
    path.write_text(path.read_text() + silent)
    project = load(tmp_path)
    rows = [p for p in made(project, tmp_path / "texts", {}) if p.source == "blue"]
    assert [str(p.locator) for p in rows] == ["blue:L1-L11"]  # five lines are too few to stand alone
    assert all(all(p.letters) for p in rows)


def test_nothing_of_a_text_can_be_read_in_the_table(world):
    published = (world.library.root / PASSAGES).read_text(encoding="utf-8")
    cells = {cell for row in list(csv.reader(io.StringIO(published)))[1:] for cell in row}
    told = re.compile(r"red|blue|(?:red|blue):[pL]\d+(?:-[pL]\d+)?|\d+(?:;\d+)*|[0-9a-f]{32}|[0-9a-f]{64}")
    assert all(told.fullmatch(cell) for cell in cells)
    # and none is the hash of a word, of a sentence or of a quotation, whichever salt it has
    short = {letters_of(text) for text in (*WORDS, *re.split(r"[.\n]", red() + blue()))}
    short |= {letters_of(quotation.words) for quotation in quotations(world.library)}
    for text in world.table.values():
        for passage in text.passages:
            assert passage.sha256 not in {sha256(passage.salt, letters) for letters in short if len(letters) < AIM}


def test_no_two_salts_are_the_same(world):
    salts = [p.salt for text in world.table.values() for p in text.passages]
    assert len(set(salts)) == len(salts)


def test_what_has_not_changed_stays_as_it_was(tmp_path):
    world = made_world(tmp_path, FEW)
    before = (tmp_path / PASSAGES).read_text()
    assert table(made(world.library, tmp_path / "texts", world.table)) == before
    path = tmp_path / "texts/red.txt"
    path.write_text(path.read_text().replace("at last", "at least"))
    after = table(made(world.library, tmp_path / "texts", world.table))
    changed = [a for a, b in zip(after.splitlines(), before.splitlines(), strict=True) if a != b]
    assert [row.split(",")[1] for row in changed] == ["red:p1-p2"]


def test_a_text_that_is_missing_or_is_counted_otherwise_is_named(tmp_path):
    world = made_world(tmp_path, FEW)
    (tmp_path / "texts/blue.txt").unlink()
    path = tmp_path / "texts/red.txt"
    path.write_text(path.read_text().partition("\n\n")[2])
    with pytest.raises(DataError) as caught:
        made(world.library, tmp_path / "texts", {})
    assert str(caught.value).splitlines() == [
        "blue.txt: there is no such file.",
        "red.txt: the text has 11 paragraphs; data/sources.yml counts 12.",
    ]


def test_a_text_that_could_be_guessed_has_no_passage(tmp_path):
    world = made_world(tmp_path, FEW)
    (tmp_path / "texts/blue.txt").write_text("\n".join(["a short line"] * 20))
    with pytest.raises(DataError, match=r"blue\.txt: the text has too few letters for a passage"):
        made(world.library, tmp_path / "texts", {})


def test_a_project_without_the_table_has_no_passages(tmp_path):
    world = made_world(tmp_path, FEW)
    (tmp_path / PASSAGES).unlink()
    assert read_passages(world.library) == {}
