"""Independent figures: each table has its sidecar, and each column its meaning."""

import shutil

import pytest
from small_world import HERE, small

from countercase import DataError
from countercase.data.series import load_series


@pytest.fixture
def folder(tmp_path):
    for suffix in (".csv", ".yml"):
        shutil.copy(HERE / f"data/series/tally{suffix}", tmp_path)
    return tmp_path


def test_every_series_of_the_book_has_a_provenance(library):
    assert library.series
    for name, series in library.series.items():
        assert series.rows, name
        assert series.provenance.trust
        assert set(series.rows[0]) == set(series.provenance.columns)


def test_the_rows_that_hold_what_is_asked_for():
    tally = small().series["tally"]
    assert [row["value"] for row in tally.rows] == ["16", "40", "9", ""]
    assert [row["value"] for row in tally.where({"year": ["1996"]})] == ["40", "9"]
    assert [row["value"] for row in tally.where({"year": ["1995", "1996"], "entity": ["port"]})] == ["16", "40"]
    assert tally.where({"year": ["1900"]}) == ()


def test_a_column_without_meaning_is_refused(folder):
    path = folder / "tally.csv"
    head, rest = path.read_text().split("\n", 1)
    path.write_text(f"{head},mood\n" + "\n".join(f"{line},good" for line in rest.strip().split("\n")) + "\n")
    with pytest.raises(DataError, match="does not say what the column `mood` means"):
        load_series(folder)


def test_a_meaning_without_a_column_is_refused(folder):
    path = folder / "tally.yml"
    path.write_text(path.read_text() + "  valeu: how much\n")
    with pytest.raises(DataError, match=r"the table has no column `valeu`\. Did you mean 'value'"):
        load_series(folder)


def test_a_table_without_a_sidecar_is_refused(folder):
    (folder / "tally.yml").unlink()
    with pytest.raises(DataError, match=r"tally\.yml: there is no such file"):
        load_series(folder)


def test_an_unknown_publisher_is_refused(folder):
    path = folder / "tally.csv"
    path.write_text(path.read_text().replace("office", "offise", 1))
    with pytest.raises(DataError, match="Did you mean 'office'"):
        load_series(folder)
