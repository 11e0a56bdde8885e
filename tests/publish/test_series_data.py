"""Series as machines find them: by hand for one, and each file byte for byte."""

from types import SimpleNamespace

import pytest

from countercase.data.series import Series
from countercase.publish.edition import read_edition
from countercase.publish.sphinx.series_data import datasets, tables, temporal, write

ADDRESS = "https://example.org/book/"


@pytest.fixture
def sco(root, library):
    return next(t for t in datasets(read_edition(root, ADDRESS), library) if t["alternateName"] == "sco")


def test_a_series_says_what_it_is(sco, root):
    assert sco["@type"] == "Dataset"
    assert sco["temporalCoverage"] == "2001-06-15/2017-06-09"
    assert sco["license"] == {"@type": "CreativeWork", "text": "not stated in the copies"}
    assert sco["creator"] == sco["publisher"] == [{"@type": "Organization", "name": "The Countercase maintainers"}]
    assert "Seven events: 2001, two in July 2005" in sco["description"]
    value = next(v for v in sco["variableMeasured"] if v["name"] == "value")
    assert value["unitText"]
    assert sco["distribution"][0] == {
        "@type": "DataDownload",
        "name": "sco.csv",
        "encodingFormat": "text/csv",
        "contentSize": f"{(root / 'data/series/sco.csv').stat().st_size} B",
        "contentUrl": f"{ADDRESS}downloads/record/series/sco.csv",
    }


def test_only_what_is_an_address_is_given_as_one(root, library):
    heads = next(t for t in datasets(read_edition(root, ""), library) if t["alternateName"] == "agency-heads")
    assert len(heads["citation"]) == 16
    without = [work["name"] for work in heads["citation"] if "url" not in work]
    assert without[0] == "WHO, page on its former Directors-General (Chan, Nordström)", "it was read in a copy"
    assert all(work["url"].startswith("http") for work in heads["citation"] if "url" in work)


def when(column, *cells):
    held = SimpleNamespace(columns={column: "when"})
    return temporal(Series(held, tuple({column: cell} for cell in cells)))


def test_how_far_a_series_reaches():
    assert when("year", "1999", "1971", "2019") == "1971/2019"
    assert when("date", "2011/2021", "1998-05-01", "") == "1998-05-01/2021"
    assert when("date", "2021-01-31", "2021-01-31") == "2021-01-31"
    assert when("date", "") == ""
    assert when("country", "China") == ""


def test_each_file_is_handed_over_as_it_is_and_no_other(tmp_path, root, library):
    left = tmp_path / "downloads/record/series/gone.csv"
    left.parent.mkdir(parents=True)
    left.write_text("of a series that is no more")
    write(library, tmp_path)
    made = {path.name: path.read_bytes() for path in left.parent.iterdir()}
    assert made == {p.name: p.read_bytes() for p in (root / "data/series").iterdir() if p.suffix in {".csv", ".yml"}}
    assert [tmp_path / name for name in tables(library)] == sorted(left.parent.glob("*.csv"))
