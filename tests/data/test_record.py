"""The record as it stands: whole, referenced, and covering its sources."""

import csv

import pytest

from countercase import load

LIBRARY = load()
SOURCES = sorted(LIBRARY.record.sources)


@pytest.mark.parametrize("source", SOURCES)
def test_every_locator_carries_something_or_says_why_not(record, source):
    covered, silent = record.covered(source), record.silent(source)
    everything = set(range(1, record.sources[source].count + 1))
    assert everything - covered - silent == set()
    assert covered & silent == set(), "a stretch that is said to be silent carries a row"


@pytest.mark.parametrize("source", SOURCES)
def test_every_silence_has_a_reason(record, source):
    assert all(stretch.reason for stretch in record.sources[source].silent)


def test_ids_name_their_source(record):
    for row in (*record.claims.values(), *record.evidence.values()):
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
    for claim in record.claims.values():
        for other in claim.supports:
            assert record.claims[other].source == claim.source


def test_a_number_has_a_unit(record):
    for row in record.evidence.values():
        assert not row.value or row.unit, f"{row.id} has a value and no unit"
        assert not row.comparator_value or row.comparator, f"{row.id} compares with nothing"


def test_the_works_of_the_three_texts_are_on_the_shelf(record):
    for source in record.sources.values():
        assert source.work in record.works


@pytest.mark.parametrize("table", ["claims", "evidence"])
def test_tables_are_plain_csv(root, table):
    path = root / f"data/{table}.csv"
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("name", LIBRARY.originals)
def test_a_case_reads_its_own_passages(library, name):
    dossier = library.dossier(name)
    for fact in dossier.evidence:
        assert fact.source == dossier.case.source
    for part in dossier.case.parts:
        assert part.stated.locator.source == dossier.case.source


@pytest.mark.parametrize("name", LIBRARY.originals)
def test_quoted_words_are_short(library, name):
    for part in library.dossier(name).case.parts:
        assert len(part.stated.words.split()) <= 12


@pytest.mark.parametrize("name", LIBRARY.originals)
def test_strength_follows_the_scheme(library, name):
    """What the author only asserts is not substantial (rule 9 of data/coding.md); decisive is left to judgement."""
    dossier = library.dossier(name)
    for part in dossier.case.parts:
        for reading in part.readings:
            if dossier.record.evidence[reading.evidence].proof == "asserted":
                assert reading.strength in {1, 3}, f"{name}: {reading.evidence} is asserted, and read as substantial"
