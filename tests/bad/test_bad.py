"""Every file of bad input gets just the message that stands beside it."""

import csv
import functools
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from each import each
from ground import book

from countercase import DataError
from countercase.argue.agreement import load_agreement
from countercase.argue.check import load_checks
from countercase.argue.library import load
from countercase.data import examples
from countercase.data.bibliography import read_works
from countercase.data.case_file import load_case
from countercase.data.conclusion import load_conclusions
from countercase.data.crosswalk import load_crosswalk
from countercase.data.csv_file import read_table
from countercase.data.files import files_in
from countercase.data.framework_file import load_framework
from countercase.data.loader import Collection
from countercase.data.record import Claim, Evidence, load_record
from countercase.data.relation import load_relations
from countercase.data.series import load_series
from countercase.data.shared_facts import load_facts
from countercase.data.synonyms import load_synonyms
from countercase.data.text_file import read_text
from countercase.data.yaml_file import read_document
from countercase.publish.run.job import pairs
from countercase.publish.site.prose import check_prose
from countercase.show.figures.gallery import figures

HERE = Path(__file__).parent


def examples_of_the_book():
    """Messages show places and ids of the project read last in this process; here that is always the book."""
    examples.note((key, source.unit, source.count) for key, source in book().record.sources.items())


def files(folder, pattern):
    found = sorted((HERE / folder).glob(pattern))
    assert found, f"no bad input in {folder}"
    return [pytest.param(path, id=path.stem) for path in found]


def compare(path, action, bless):
    examples_of_the_book()
    with pytest.raises(DataError) as caught:
        action()
    said = str(caught.value) + "\n"
    expected = path.with_suffix(".txt")
    if bless:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert "Traceback" not in said


@each("path", files("cases", "*.yml"))
def test_bad_case(path, library, bless):
    name = f"data/cases/{path.name}"
    compare(path, lambda: load_case(path, name, library.record, library.frameworks), bless)


@each("path", files("slips", "*.yml"))
def test_slip_in_a_file_that_a_person_writes(path, bless):
    compare(path, lambda: read_document(path, f"data/cases/{path.name}"), bless)


@each("path", files("frameworks", "*.yml"))
def test_bad_framework(path, bless):
    compare(path, lambda: load_framework(path, f"data/frameworks/{path.name}"), bless)


@each("path", files("tables", "*.csv"))
def test_bad_table(path, bless):
    table, model = ("evidence", Evidence) if path.name.startswith("evidence") else ("claims", Claim)
    compare(path, lambda: read_table(path, f"data/{table}.csv", model), bless)


@each("path", files("record", "*.csv"))
def test_bad_record(path, root, tmp_path, bless):
    (tmp_path / "data").mkdir()
    (tmp_path / "book").mkdir()
    shutil.copy(root / "book/references.bib", tmp_path / "book")
    for name in ("sources.yml", "claims.csv", "evidence.csv"):
        shutil.copy(root / "data" / name, tmp_path / "data")
    table = path.name.partition("-")[0]
    shutil.copy(path, tmp_path / "data" / f"{table}.csv")
    compare(path, lambda: load_record(tmp_path), bless)


@each("path", files("works", "*.bib"))
def test_bad_bibliography(path, bless):
    name = "book/references.bib"
    compare(path, lambda: read_works(read_text(path, name), name), bless)


@each("path", files("prose", "*.md"))
def test_bad_prose(path, root, library, tmp_path, bless):
    (tmp_path / "book").mkdir()
    shutil.copytree(root / "data/figures", tmp_path / "data/figures")
    for name in ("_config.yml", "book/glossary.md"):
        shutil.copy(root / name, tmp_path / name)
    shutil.copy(path, tmp_path / "book")
    compare(path, lambda: check_prose(replace(library, root=tmp_path)), bless)


@each("path", files("sources", "*.yml"))
def test_bad_sources(path, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/sources.yml")
    compare(path, lambda: load_record(tmp_path), bless)


@each("path", files("counter-cases", "*.yml"))
def test_bad_counter_case(path, root, library, bless):
    others = {other.stem: other for other in files_in(root / "data/cases", ".yml")}
    examples.note_case(next(iter(others)))
    held = Collection({**others, path.stem: path}, library.record, library.frameworks)
    compare(path, lambda: held.counter_case(path.stem), bless)


@pytest.mark.slow
def test_a_bad_counter_case_among_all_that_is_read(root, bless):
    path = HERE / "counter-cases/unknown-fact.yml"
    compare(path, lambda: load(root, also=path), bless)


@each("path", files("checks", "*.csv"))
def test_bad_check(path, library, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/checks.csv")
    compare(path, lambda: load_checks(library, tmp_path), bless)


@each("path", files("facts", "*.yml"))
def test_bad_facts(path, record, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/facts.yml")
    compare(path, lambda: load_facts(tmp_path, record), bless)


@each("path", files("relations", "*.csv"))
def test_bad_relations(path, record, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/relations.csv")
    compare(path, lambda: load_relations(tmp_path, record), bless)


@each("path", files("conclusions", "*.csv"))
def test_bad_conclusions(path, library, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/conclusions.csv")
    compare(path, lambda: load_conclusions(tmp_path, library.record, library.cases), bless)


@each("path", files("second-coding", "*.csv"))
def test_bad_second_coding(path, library, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/second-coding.csv")
    compare(path, lambda: load_agreement(library, tmp_path), bless)


@each("path", files("search", "*.yml"))
def test_bad_synonyms(path, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/search.yml")
    compare(path, lambda: load_synonyms(tmp_path), bless)


@each("path", files("crosswalk", "*.yml"))
def test_bad_crosswalk(path, library, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/crosswalk.yml")
    compare(path, lambda: load_crosswalk(tmp_path, library.frameworks, library.record), bless)


@each("path", files("comparisons", "*.yml"))
def test_bad_comparisons(path, library, tmp_path, bless):
    (tmp_path / "data").mkdir()
    shutil.copy(path, tmp_path / "data/comparisons.yml")
    compare(path, lambda: pairs(replace(library, root=tmp_path)), bless)


@each("path", files("figures", "*.yml"))
def test_bad_figure(path, library, tmp_path, bless):
    (tmp_path / "data/figures").mkdir(parents=True)
    shutil.copy(path, tmp_path / "data/figures")
    compare(path, lambda: figures(replace(library, root=tmp_path)), bless)


@each("path", files("series", "*.yml"))
def test_bad_series(path, tmp_path, bless):
    for part in (path, path.with_suffix(".csv")):
        shutil.copy(part, tmp_path)
    compare(path, lambda: load_series(tmp_path), bless)


LARGE = {
    "a file of six megabytes": (b"id: x\n# " + b"x" * 6_000_000, "larger than 1 megabyte"),
    "a billion laughs": (
        b"a: &a [x,x,x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (98 + i, 98 + i, 97 + i, 97 + i) for i in range(20)),
        "line 1: anchors and aliases",
    ),
    "a hundred thousand brackets": (b"a: " + b"[" * 100_000, "line 1: the values are nested more than 20 deep."),
    "half a million values": (b"a: [" + b"x," * 490_000 + b"]", "line 1: the file holds more than 50,000 values."),
    "a hundred thousand keys": (b"".join(b"k%d: v\n" % i for i in range(90_000)), "holds more than 50,000 values."),
    "sixty thousand values": (b"a: [" + b"x," * 60_000 + b"]", "line 1: the file holds more than 50,000 values."),
    "a value of a page": (b'a: "' + b"x " * 10_001 + b'"', "line 1: the value has 20,002 characters; at most 20,000"),
    "a key of a page": (b"? " + b"x" * 20_001 + b"\n: y", "line 1: the value has 20,001 characters"),
    "sixty thousand keys": (b"".join(b"k%d: v\n" % i for i in range(60_000)), "holds more than 50,000 values."),
    "no bytes": (b"", "the file should hold `key: value` lines."),
    "only nul": (b"\0" * 1000, "line 1: the line holds an invisible control character (U+0000)"),
    "only noise": (bytes(range(256)) * 10, "not UTF-8 text"),
}
LARGEST = {"half a million values", "a hundred thousand keys"}
"""Near the bound of a file, which takes some seconds: in the audit."""


def test_a_case_with_too_many_readings(library, tmp_path):
    held = yaml.load((HERE / "cases/wrong-id.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    held["parts"][0]["readings"] *= 301
    path = tmp_path / "another-name.yml"
    path.write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(DataError, match="the case holds 301 readings; at most 300 can be tried"):
        load_case(path, "data/cases/another-name.yml", library.record, library.frameworks)


def test_a_cell_that_the_csv_reader_refuses(tmp_path, request):
    # frictionless, where a test in the same process has called it, leaves the limit of the whole process elsewhere
    request.addfinalizer(functools.partial(csv.field_size_limit, csv.field_size_limit(131_072)))
    path = tmp_path / "claims.csv"
    path.write_text(",".join(Claim.model_fields) + "\nlo-one,lo,lo:p1,premise," + "x" * 140_000 + ",,,\n")
    with pytest.raises(DataError, match="line 2: this is not a valid CSV row: field larger than field limit"):
        read_table(path, "data/claims.csv", Claim)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [pytest.param(k, marks=pytest.mark.audit) if k in LARGEST else k for k in LARGE])
def test_large_input_is_refused(kind, library, tmp_path):
    raw, expected = LARGE[kind]
    path = tmp_path / "large.yml"
    path.write_bytes(raw)
    with pytest.raises(DataError) as caught:
        load_case(path, "data/cases/large.yml", library.record, library.frameworks)
    assert expected in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_table_full_of_faults_says_the_first_hundred(tmp_path):
    path = tmp_path / "claims.csv"
    header = ",".join(Claim.model_fields)
    path.write_text(header + "\n" + "A B,lo,lo:p1,premise,It holds.,,,\n" * 2_000, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_table(path, "data/claims.csv", Claim)
    assert str(caught.value).count("\n") <= 100
    assert "... and 1 more." in str(caught.value)


def test_every_message_has_its_file():
    inputs = {p.with_suffix("") for p in HERE.rglob("*") if p.suffix in {".yml", ".csv", ".bib", ".md"}}
    inputs -= {HERE / "README"}
    messages = {p.with_suffix("") for p in HERE.rglob("*.txt")}
    assert messages == inputs
