"""What a machine finds that knows nothing of the book: asked as F-UJI asks (FAIRsFAIR metrics, version 0.5).

It sees what a harvester sees: the head of a page, the description in it, and where its links lead. What is asked and
not given is named with its reason, so that a gap that closes is noticed as well.
"""

import csv
import json
from urllib.parse import urljoin

import pytest

from countercase.publish.citing import TYPES

# asked for, and not given: nothing that the book could say without somebody outside it
GAPS = {
    "FsF-F1-02D": "a persistent identifier: there is no DOI until a release is archived",
    "FsF-A2-01M": "metadata that outlive the data: an archive has to promise that",
    "FsF-R1.2-01M with PROV-O": "the proof says what a site was made from, in words of its own",
}
OPEN = {
    "text/csv",
    "application/json",
    "application/ld+json",
    "application/x-ipynb+json",
    "text/plain",
    *TYPES.values(),
}
LICENCE = "https://spdx.org/licenses/"


@pytest.fixture(scope="module")
def told(soups):
    """The description of each page, and its links by relation."""
    found = {}
    for page, soup in soups.items():
        script = soup.find("script", type="application/ld+json")
        if page == "search.html":
            assert script is None, "a page that holds nothing describes nothing"
            continue
        links = {}
        for link in soup.head.find_all("link"):
            for rel in link["rel"]:
                links.setdefault(rel, []).append((link["href"], link.get("type", "")))
        held = json.loads(script.string)
        found[page] = held.get("@graph", [held]), links
    return found


def of_type(told, kind):
    return {page: thing for page, (things, _) in told.items() for thing in things if thing["@type"] == kind}


def path(built, page, href):
    return built / urljoin(page, href)


def test_findable_every_page_says_what_it_is(told):
    """FsF-F2-01M: creator, title, date, summary, kind of object, and of data publisher and keywords as well."""
    for page, (things, links) in told.items():
        work = things[0]
        assert work["@type"] in {"Book", "Chapter"}, page
        assert work["name"], page
        assert work["datePublished"][:2] == "20", page
        assert work["description"], page
        assert links["type"] == [(f"https://schema.org/{work['@type']}", "")], page
    assert list(of_type(told, "Book")) == ["book/index.html"]
    data = of_type(told, "Dataset")
    assert len(data) > 25
    for page, thing in {**data, **of_type(told, "Book")}.items():
        assert thing["publisher"], page
        assert thing["keywords"], page


def test_findable_the_data_have_addresses_that_lead_to_them(told, built):
    """FsF-F3-01M and FsF-F4-01M: the description is in the page, and names each file of data where it lies."""
    for page, thing in of_type(told, "Dataset").items():
        for file in thing["distribution"]:
            at = built / file["contentUrl"]
            assert at.is_file(), (page, file)
            assert file["contentSize"] == f"{at.stat().st_size} B", (page, file)


def test_accessible_nothing_is_behind_a_door(told):
    """FsF-A1-01M: the level of access."""
    assert all(thing["isAccessibleForFree"] is True for thing in of_type(told, "Dataset").values())


def test_interoperable_the_words_are_those_of_schema_org_and_lead_on(told):
    """FsF-I1-01M, FsF-I2-01M and FsF-I3-01M: a formal language, known words, and links to what it is a part of."""
    for page, chapter in of_type(told, "Chapter").items():
        assert chapter["isPartOf"]["@type"] == "Book", page
    rebuilt = {w["name"] for c in of_type(told, "Chapter").values() if (w := c.get("isBasedOn"))}
    assert len(rebuilt) == 3


def test_reusable_the_licence_is_one_that_machines_know(told):
    """FsF-R1.1-01M: a licence by its SPDX address, in the description and as a link."""
    for page, (things, links) in told.items():
        assert [href for href, _ in links["license"]] == [things[0]["license"]], page
        # what a public body says of its licence is in words
        named = [thing["license"] for thing in things if "alternateName" not in thing]
        assert all(licence.startswith(LICENCE) for licence in named), page


def test_reusable_the_files_are_open_and_are_what_they_are_said_to_be(told, built):
    """FsF-R1-01MD and FsF-R1.3-02D: types, sizes and formats, and the first bytes of each file agree with its type."""
    seen = 0
    for page, (_, links) in told.items():
        for href, media in links.get("item", ()):
            file = path(built, page, href)
            assert media in OPEN, (page, href)
            if media == "text/csv":
                with file.open(encoding="utf-8", newline="") as rows:
                    assert len(next(csv.reader(rows))) > 1, (page, href)
            elif media.endswith("json"):
                json.loads(file.read_text(encoding="utf-8"))
            else:
                assert file.read_text(encoding="utf-8").lstrip()[:2] in {"TY", "% ", "@a"}, (page, href)
            seen += 1
    assert seen > 100


def test_reusable_what_describes_a_page_is_there_and_can_be_read(told, built, library):
    """FsF-R1.2-01M and FsF-R1.3-01M: who made it, and a standard of a community: citations, and research objects."""
    crates = 0
    for page, (_, links) in told.items():
        kinds = [media for _, media in links["describedby"]]
        assert kinds[:3] == [
            "application/x-bibtex",
            "application/x-research-info-systems",
            "application/vnd.citationstyles.csl+json",
        ], page
        for href, media in links["describedby"]:
            text = path(built, page, href).read_text(encoding="utf-8")
            if media.endswith("json"):
                json.loads(text)
            crates += href.endswith("ro-crate-metadata.json")
    assert crates == 1 + len(library.cases), "the book and each case"


def test_the_claims_can_be_had_in_the_forms_of_others(built, record):
    folder = built / "downloads/record/debate"
    nodes = json.loads((folder / "claims.aif.json").read_text(encoding="utf-8"))["nodes"]
    assert sum(node["type"] == "I" for node in nodes) == len(record.claims)
    assert (folder / "claims.argdown").read_text(encoding="utf-8").count("\n[lo-p4-thesis]: ") == 1


def test_each_series_says_what_it_measures_when_and_by_whom(told, built, root, library):
    things, links = told["book/record/dictionary.html"]
    held = {thing["alternateName"]: thing for thing in things if "alternateName" in thing}
    assert list(held) == list(library.series)
    items = [path(built, "book/record/dictionary.html", href) for href, _ in links["item"]]
    for name, thing in held.items():
        known = library.series[name].provenance
        for word in ("name", "description", "license", "creator", "publisher", "temporalCoverage", "citation"):
            assert thing[word], (name, word)
        assert [v["name"] for v in thing["variableMeasured"]] == list(known.columns)
        assert [work["name"] for work in thing["citation"]] == [source.title for source in known.publisher]
        table, sidecar = (built / file["contentUrl"] for file in thing["distribution"])
        assert table.read_bytes() == (root / f"data/series/{name}.csv").read_bytes(), "unrounded, as it is"
        assert sidecar.read_bytes() == (root / f"data/series/{name}.yml").read_bytes()
        assert table.resolve() in [item.resolve() for item in items]


def test_all_works_can_be_had_for_those_who_set_references(soups, built, record):
    page = "book/references.html"
    links = {a.get_text(): path(built, page, a["href"]) for a in soups[page].select("a[href*='downloads/references']")}
    assert list(links) == ["BibTeX", "RIS", "CSL JSON"]
    assert [item["id"] for item in json.loads(links["CSL JSON"].read_text())] == list(record.works)
    assert links["RIS"].read_bytes().count(b"\r\nER  - \r\n") == len(record.works)
    assert links["BibTeX"].read_text().count("\n@") == len(record.works)


def test_what_is_not_given_is_still_not_given(told):
    assert not [page for page, (_, links) in told.items() if any("doi.org" in h for h, _ in links.get("cite-as", ()))]
    assert all(GAPS.values())
