"""Every file of bad input gets just the message that stands beside it."""

import shutil
from pathlib import Path

import pytest

from countercase import DataError
from countercase.argue.case import load_case
from countercase.argue.framework import load_framework
from countercase.argue.record import Claim, Evidence, load_record
from countercase.argue.table import read_table

HERE = Path(__file__).parent


def files(folder, pattern):
    found = sorted((HERE / folder).glob(pattern))
    assert found, f"no bad input in {folder}"
    return [pytest.param(path, id=path.stem) for path in found]


def compare(path, action, bless):
    with pytest.raises(DataError) as caught:
        action()
    said = str(caught.value) + "\n"
    expected = path.with_suffix(".txt")
    if bless:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert "Traceback" not in said


@pytest.mark.parametrize("path", files("cases", "*.yml"))
def test_bad_case(path, library, bless):
    name = f"data/cases/{path.name}"
    compare(path, lambda: load_case(path, name, library.record, library.frameworks), bless)


@pytest.mark.parametrize("path", files("frameworks", "*.yml"))
def test_bad_framework(path, bless):
    compare(path, lambda: load_framework(path, f"data/frameworks/{path.name}"), bless)


@pytest.mark.parametrize("path", files("tables", "*.csv"))
def test_bad_table(path, bless):
    table, model = ("evidence", Evidence) if path.name.startswith("evidence") else ("claims", Claim)
    compare(path, lambda: read_table(path, f"data/{table}.csv", model), bless)


@pytest.mark.parametrize("path", files("record", "*.csv"))
def test_bad_record(path, root, tmp_path, bless):
    (tmp_path / "data").mkdir()
    (tmp_path / "book").mkdir()
    shutil.copy(root / "book/references.bib", tmp_path / "book")
    for name in ("sources.yml", "claims.csv", "evidence.csv"):
        shutil.copy(root / "data" / name, tmp_path / "data")
    table = path.name.partition("-")[0]
    shutil.copy(path, tmp_path / "data" / f"{table}.csv")
    compare(path, lambda: load_record(tmp_path), bless)


def test_every_message_has_its_file():
    inputs = {p.with_suffix("") for p in HERE.rglob("*") if p.suffix in {".yml", ".csv"}}
    messages = {p.with_suffix("") for p in HERE.rglob("*.txt")}
    assert messages == inputs
