"""Independent figures: each table has its sidecar, and each column its meaning."""

import shutil

import pytest

from countercase import DataError
from countercase.data.series import load_series


def test_every_series_has_a_provenance(library):
    assert library.series
    for name, series in library.series.items():
        assert series.rows, name
        assert series.provenance.trust
        assert set(series.rows[0]) == set(series.provenance.columns)


def test_a_column_without_meaning_is_refused(root, tmp_path):
    for suffix in (".csv", ".yml"):
        shutil.copy(root / f"data/series/vetoes{suffix}", tmp_path)
    path = tmp_path / "vetoes.csv"
    head, rest = path.read_text().split("\n", 1)
    path.write_text(f"{head},mood\n" + "\n".join(f"{line},good" for line in rest.strip().split("\n")) + "\n")
    with pytest.raises(DataError, match="does not say what the column `mood` means"):
        load_series(tmp_path)


def test_a_table_without_a_sidecar_is_refused(root, tmp_path):
    shutil.copy(root / "data/series/vetoes.csv", tmp_path)
    with pytest.raises(DataError, match=r"vetoes\.yml: there is no such file"):
        load_series(tmp_path)


def test_an_unknown_publisher_is_refused(root, tmp_path):
    for suffix in (".csv", ".yml"):
        shutil.copy(root / f"data/series/russian-aid{suffix}", tmp_path)
    path = tmp_path / "russian-aid.csv"
    path.write_text(path.read_text().replace("oecd-2013", "oecd-2103"))
    with pytest.raises(DataError, match="Did you mean 'oecd-2013'"):
        load_series(tmp_path)
