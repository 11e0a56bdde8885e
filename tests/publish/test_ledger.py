"""The ledger of the executed chapters."""

from pathlib import Path

import pytest
from each import each

from countercase.publish.run import ledger
from countercase.publish.run.job import Job
from countercase.publish.run.ledger import Entry

ONE = Job("one", Path("t.ipynb"), Path("one.ipynb"), "made from this")
ENTRIES = {"one": Entry("made from this", {"one.ipynb": "a", "one.csv": "b"})}
THERE = {"one.ipynb": "a", "one.csv": "b"}


def test_a_chapter_counts_as_made_where_all_of_it_is_as_it_was():
    assert ledger.stale([ONE], ENTRIES, THERE) == []
    assert ledger.intact(ENTRIES, THERE)


@pytest.mark.parametrize(
    ("entries", "there"),
    [
        ({}, THERE),
        ({"one": Entry("made from that", THERE)}, THERE),
        (ENTRIES, {"one.ipynb": "a"}),
        (ENTRIES, {"one.ipynb": "a", "one.csv": "other"}),
        (ENTRIES, {"one.ipynb": "forged", "one.csv": "b"}),
    ],
)
def test_else_it_is_made_again(entries, there):
    assert ledger.stale([ONE], entries, there) == [ONE]


def test_what_no_entry_knows_is_a_stray():
    there = {**THERE, "two.ipynb": "c"}
    assert ledger.strays(ENTRIES.values(), there) == ["two.ipynb"]
    assert not ledger.intact(ENTRIES, there)


def test_it_is_read_as_it_was_written(tmp_path):
    path = tmp_path / ledger.LEDGER
    path.parent.mkdir()
    path.write_text(ledger.dumped(ENTRIES), encoding="utf-8")
    assert ledger.read(tmp_path) == ENTRIES


@each("raw", [b"", b"{", b"[]", b'{"python": 3}', b"\xff", b'{"chapters": {"one": 1}}'])
def test_a_damaged_one_holds_nothing(tmp_path, raw):
    path = tmp_path / ledger.LEDGER
    path.parent.mkdir()
    path.write_bytes(raw)
    assert ledger.read(tmp_path) == {}


def test_another_python_made_other_chapters(tmp_path, monkeypatch):
    path = tmp_path / ledger.LEDGER
    path.parent.mkdir()
    path.write_text(ledger.dumped(ENTRIES), encoding="utf-8")
    monkeypatch.setattr("countercase.publish.run.ledger.sys.version", "another")
    assert ledger.read(tmp_path) == {}
