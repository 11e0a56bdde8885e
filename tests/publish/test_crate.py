"""Crates: the files of a folder, described as RO-Crate 1.2 asks.

The rules are those that the profile calls "must", and its "should" for files, as they are read here. How the Research
Object community reads them, its validator says (`tests/book/test_crate_validator.py`).
"""

import json
from pathlib import Path

import pytest
from small_world import small

from countercase.publish.crate import ABOUT, CRATE, PROFILE, book_crate, case_crate, write
from countercase.publish.edition import read_edition

ADDRESS = "https://example.org/book/"
# what the context of RO-Crate maps to a term, of all that it maps: the words that are used here
TERMS = """@id @type about author conformsTo contentSize datePublished description encodingFormat hasPart identifier
inLanguage license name publisher subjectOf url version""".split()  # noqa: SIM905


@pytest.fixture
def library():
    return small()


@pytest.fixture
def folder(tmp_path, library):
    for name in ("alpha", "alpha-two"):
        files = tmp_path / "downloads" / name
        files.mkdir(parents=True)
        for end in (".evidence.csv", ".verdict.json", ".ipynb", "-path.svg", "-path.chart.js"):
            (files / f"{name}{end}").write_text("x")
    record = tmp_path / "downloads/record/claims"
    record.mkdir(parents=True)
    (record / "claims.csv").write_text("x")
    return tmp_path


@pytest.fixture
def crates(folder, root, library):
    write(folder, read_edition(root, ADDRESS), library)
    return {path.parent: json.loads(path.read_text()) for path in folder.rglob(CRATE)}


def hold(crate: dict, folder: Path):
    """The rules of the profile, with the section of RO-Crate 1.2 that each is from."""
    assert crate["@context"] == f"{PROFILE}/context"
    graph = {thing["@id"]: thing for thing in crate["@graph"]}
    assert len(graph) == len(crate["@graph"]), "each entity stands once"
    # Root Data Entity: the descriptor
    descriptor = graph[CRATE]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["conformsTo"] == {"@id": PROFILE}
    assert descriptor["about"] == {"@id": "./"}
    # Root Data Entity: what it has to say
    root = graph["./"]
    assert root["@type"] == "Dataset"
    assert all(root[word] for word in ("name", "description", "datePublished", "license"))
    assert root["datePublished"][:2] == "20"
    assert graph[root["license"]["@id"]]["name"]
    # Data Entities: all are reached from the root, are there, and are described
    parts = [part["@id"] for part in root["hasPart"]]
    assert len(parts) == len(set(parts))
    data = [name for name, thing in graph.items() if thing["@type"] == "File" or name.endswith("/")]
    assert sorted(parts) == sorted(set(data) - {"./"})
    for name in parts:
        thing = graph[name]
        assert not name.startswith("/")
        assert (folder / name).is_dir() if name.endswith("/") else (folder / name).is_file(), name
        assert thing["name"]
        assert thing["description"]
        if thing["@type"] == "File":
            assert "/" in thing["encodingFormat"]
            assert thing["contentSize"] == str((folder / name).stat().st_size)
    # Metadata: flattened, each entity with a type, and whatever is pointed to is there
    for thing in crate["@graph"]:
        assert set(thing) <= set(TERMS), thing
        for value in thing.values():
            assert not isinstance(value, list) or len(value) > 1, "one value stands by itself"
            for held in value if isinstance(value, list) else [value]:
                if isinstance(held, dict):
                    assert set(held) == {"@id"}, "nothing stands within another"
                    assert held["@id"] in graph or held["@id"].startswith("https://w3id.org/"), held


def test_each_crate_holds_to_its_profile(crates):
    assert len(crates) == 3
    for folder, crate in crates.items():
        hold(crate, folder)


def test_a_case_says_what_it_asks_whose_it_is_and_what_it_rebuilds(crates, folder):
    graph = {thing["@id"]: thing for thing in crates[folder / "downloads/alpha"]["@graph"]}
    assert graph["./"]["name"] == "Alpha"
    assert graph["./"]["url"] == f"{ADDRESS}book/cases/alpha.html"
    assert graph["./"]["about"] == {"@id": "#red"}
    assert graph["#red"]["author"] == {"@id": "#red-author-1"}
    assert graph["#red-author-1"] == {"@id": "#red-author-1", "@type": "Person", "name": "R. Red"}
    assert graph["alpha.evidence.csv"]["encodingFormat"] == "text/csv"
    assert len(graph["./"]["hasPart"]) == 5


def test_the_book_holds_the_crates_of_its_cases(crates, folder):
    graph = {thing["@id"]: thing for thing in crates[folder]["@graph"]}
    inner = graph["downloads/alpha/"]
    assert inner["subjectOf"] == inner["hasPart"] == {"@id": f"downloads/alpha/{CRATE}"}
    assert inner["conformsTo"] == {"@id": "https://w3id.org/ro/crate"}
    assert "downloads/record/claims/claims.csv" in graph
    assert "downloads/beta/" not in graph, "a case without files is no folder"


def test_what_is_missing_would_be_noticed(crates, folder):
    crate = crates[folder / "downloads/alpha"]
    (folder / "downloads/alpha/alpha.ipynb").unlink()
    with pytest.raises(AssertionError, match="ipynb"):
        hold(crate, folder / "downloads/alpha")


def test_no_address_is_made_up(folder, root, library):
    nowhere = read_edition(root, "")
    for crate in (
        book_crate(folder, nowhere, library),
        case_crate(folder / "downloads/alpha", nowhere, library, "alpha"),
    ):
        root_entity = next(thing for thing in crate["@graph"] if thing["@id"] == "./")
        assert "url" not in root_entity


def test_the_longer_ends_of_names_come_first():
    ends = list(ABOUT)
    assert all(not later.endswith(end) for i, end in enumerate(ends) for later in ends[i + 1 :])
