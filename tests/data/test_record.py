"""The record of the texts that this book rebuilds: whole, referenced, and covering them.

A text that somebody adds is held to what `countercase check` asks, and to no more.
"""

import csv

import pytest
from each import each
from ground import book

from countercase.data.passage import read_passages

LIBRARY = book()
SOURCES = sorted(read_passages(LIBRARY))
"""The texts that the book was written about: the others have no passages to be held against."""
CASES = [name for name in LIBRARY.originals if LIBRARY.cases[name].source in SOURCES]


@pytest.mark.parametrize("source", SOURCES)
def test_every_locator_carries_something_or_says_why_not(record, source):
    covered, silent = record.covered(source), record.silent(source)
    everything = set(range(1, record.sources[source].count + 1))
    assert everything - covered - silent == set()
    assert covered & silent == set(), "a stretch that is said to be silent carries a row"


@pytest.mark.parametrize("source", SOURCES)
def test_every_silence_has_a_reason(record, source):
    assert all(stretch.reason for stretch in record.sources[source].silent)


def ours(rows):
    return [row for row in rows.values() if row.source in SOURCES]


def test_ids_name_their_source(record):
    for row in ours(record.claims) + ours(record.evidence):
        assert row.id.startswith(row.source + "-")


def test_support_has_no_circles(record):
    done, path = set(), set()

    def visit(name):
        assert name not in path, f"{name} supports itself by way of others"
        if name in done:
            return
        path.add(name)
        for other in record.claims[name].supports:
            visit(other)
        path.discard(name)
        done.add(name)

    for name in record.claims:
        visit(name)


def test_claims_argue_within_their_source(record):
    for claim in ours(record.claims):
        for other in claim.supports:
            assert record.claims[other].source == claim.source


def test_a_number_has_a_unit(record):
    for row in ours(record.evidence):
        assert not row.value or row.unit, f"{row.id} has a value and no unit"
        assert not row.comparator_value or row.comparator, f"{row.id} compares with nothing"


def test_the_works_of_the_three_texts_are_on_the_shelf(record):
    assert all(record.sources[source].work in record.works for source in SOURCES)


@pytest.mark.parametrize("table", ["claims", "evidence"])
def test_tables_are_plain_csv(root, table):
    path = root / f"data/{table}.csv"
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1


def test_what_an_author_concludes_stands_in_their_own_text(library):
    stated = [(case, part.stated) for case in map(library.cases.get, CASES) for part in case.parts]
    assert [case.id for case, said in stated if said.locator.source != case.source] == []


@each("name", CASES)
def test_quoted_words_are_short(library, name):
    for part in library.dossier(name).case.parts:
        assert len(part.stated.words.split()) <= 12


@each("name", CASES)
def test_strength_follows_the_scheme(library, name):
    """What the author only asserts is not substantial (rule 9 of data/coding.md); decisive is left to judgement."""
    dossier = library.dossier(name)
    for part in dossier.case.parts:
        for reading in part.readings:
            if dossier.record.evidence[reading.evidence].proof == "asserted":
                assert reading.strength in {1, 3}, f"{name}: {reading.evidence} is asserted, and read as substantial"


def test_rows_within_some_places_are_those_that_a_place_covers(library):
    """Held against each row of the record, for the passages of every case, and for places that hold one row or none."""
    record = library.record
    asked = [library.cases[name].passages for name in library.originals]
    asked += [(row.locator,) for row in [*record.claims.values(), *record.evidence.values()][::40]]
    for places in asked:
        for found, rows in (
            (record.claims_within(places), record.claims.values()),
            (record.evidence_within(places), record.evidence.values()),
        ):
            assert found == tuple(row for row in rows if any(place.covers(row.locator) for place in places))
