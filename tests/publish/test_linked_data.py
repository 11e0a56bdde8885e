"""What machines are told: in words that schema.org has, with nothing made up, and no way out of the page."""

import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from pybtex.database import parse_string
from small_world import HERE

from countercase.argue.library import load
from countercase.data.csl import bibtex, is_csl
from countercase.publish import schema_org
from countercase.publish.citing import TYPES, Byline, citation, place
from countercase.publish.claim_review import reviews
from countercase.publish.edition import read_edition
from countercase.publish.sphinx.linked_data import data_files, described, script, signposts
from countercase.show import addresses

# the properties that schema.org has for each type that is used, as its pages of 2024 (version 28) list them
TERMS = {
    "Book": """bookEdition author datePublished inLanguage license description name url version isBasedOn publisher
        keywords isAccessibleForFree""",
    "Chapter": "author datePublished inLanguage license description name url isPartOf isBasedOn",
    "Dataset": """name description datePublished inLanguage license creator distribution publisher keywords version
        isAccessibleForFree isBasedOn""",
    "DataDownload": "name encodingFormat contentUrl contentSize",
    "ScholarlyArticle": "name author datePublished identifier",
    "Report": "name author datePublished identifier",
    "Article": "name author datePublished identifier",
    "Organization": "name",
    "Person": "name",
    "ClaimReview": "claimReviewed itemReviewed author datePublished reviewBody reviewRating url",
    "Claim": "appearance",
    "Rating": "ratingValue bestRating worstRating alternateName",
}
BY = Byline(("the Countercase maintainers",), "2026")
ADDRESS = "https://example.org/book/"


@pytest.fixture(scope="module")
def book(root):
    return read_edition(root, ADDRESS)


@pytest.fixture(scope="module")
def library():
    return load(HERE)


def things(held):
    if isinstance(held, dict):
        if "@type" in held:
            yield held
        for value in held.values():
            yield from things(value)
    elif isinstance(held, list):
        for value in held:
            yield from things(value)


def check_terms(held):
    found = list(things(held))
    assert found
    for thing in found:
        unknown = {key for key in thing if not key.startswith("@")} - set(TERMS[thing["@type"]].split())
        assert not unknown, thing
        assert all(value not in (None, "", [], {}) for value in thing.values()), thing


def page(book, library, name, title="A title", files=None, root_page=False):
    return described(book, library, name, title, "What it is about.", BY, files or {}, root_page)


def test_the_book_names_its_texts(book, library):
    held = page(book, library, "book/index", root_page=True)
    check_terms(held)
    assert held["@type"] == "Book"
    assert held["@id"] == held["url"] == ADDRESS
    assert held["license"] == "https://spdx.org/licenses/MIT"
    assert [work["@type"] for work in held["isBasedOn"]] == ["Article", "Report"]
    assert held["isBasedOn"][1]["author"] == [{"@type": "Person", "name": "B. Blue"}]


def test_a_chapter_is_of_the_book_and_hands_its_data_over(book, library):
    files = {"downloads/alpha/alpha.evidence.csv": 12, "downloads/alpha/alpha.ipynb": 34}
    held = page(book, library, "book/cases/alpha", files=files)
    check_terms(held)
    chapter, data = held["@graph"]
    assert chapter["isPartOf"]["@id"] == ADDRESS
    assert chapter["isBasedOn"]["author"] == [{"@type": "Person", "name": "R. Red"}]
    assert [d["contentUrl"] for d in data["distribution"]] == [f"{ADDRESS}downloads/alpha/alpha.evidence.csv"]
    assert data["distribution"][0]["contentSize"] == "12 B"
    assert data["isBasedOn"] == chapter["isBasedOn"]
    assert len(data["description"]) >= 50  # what a search for data sets asks for


def test_no_address_is_made_up(root, library):
    nowhere = read_edition(root, "")
    held = json.dumps(page(nowhere, library, "book/cases/alpha", files={"downloads/x.csv": 1}))
    assert set(re.findall(r"https?://[^\"/]+", held)) == {"https://schema.org", "https://spdx.org"}
    posts = signposts(nowhere, "book/cases/alpha", "../../", (), False)
    assert "cite-as" not in {post.rel for post in posts}


def test_a_counter_case_without_a_name_has_no_author(book, library):
    by = Byline((), "2027", "2027-01-02")
    held = described(book, library, "book/world", "T", "", by, {"downloads/x.csv": 1}, False)
    check_terms(held)
    assert not any("author" in t or "creator" in t for t in held["@graph"])
    assert held["@graph"][0]["datePublished"] == "2027-01-02"


def test_nothing_in_the_data_ends_the_script(book, library):
    held = page(book, library, "book/world", title="</script><script>alert(1)</script><!--")
    soup = BeautifulSoup(script(held), "html.parser")
    assert len(soup.find_all("script")) == 1
    assert json.loads(soup.script.string)["name"] == "</script><script>alert(1)</script><!--"


def test_signposts_lead_to_what_describes_a_page_and_to_its_data(book):
    posts = signposts(book, "book/cases/alpha", "../../", ("downloads/alpha/a.csv",), False)
    assert [(p.rel, p.href, p.media) for p in posts] == [
        ("cite-as", f"{ADDRESS}book/cases/alpha.html", ""),
        ("type", "https://schema.org/Chapter", ""),
        ("license", "https://spdx.org/licenses/MIT", ""),
        *(("describedby", f"../../cite/cases/alpha.{end}", media) for end, media in TYPES.items()),
        ("describedby", "../../downloads/alpha/ro-crate-metadata.json", "application/ld+json"),
        ("item", "../../downloads/alpha/a.csv", "text/csv"),
    ]


def test_the_files_of_a_page_are_its_data_alone(tmp_path):
    folder = tmp_path / "book/cases/_files/downloads/x"
    folder.mkdir(parents=True)
    for name in ("b.csv", "a.json", "c.ipynb", "d.svg", "e.chart.js"):
        (folder / name).touch()
    found = data_files(tmp_path, "book/cases/x")
    assert found == {"downloads/x/a.json": 0, "downloads/x/b.csv": 0, "downloads/x/c.ipynb": 0}
    assert data_files(tmp_path, "book/world") == {}


def test_two_checks_of_the_small_world(book):
    world = load(HERE)
    works, found = [], []
    for thing in reviews(book, world)["@graph"]:
        (found if thing["@type"] == "ClaimReview" else works).append(thing)
    assert [work["@id"] for work in works] == ["#red", "#blue"]
    assert "The port spoke of its gain. The port paid more than it owed." in [r["claimReviewed"] for r in found]


def test_a_project_without_checks_reviews_nothing(book, tmp_path):
    bare = replace(load(HERE), root=tmp_path)
    assert {thing["@type"] for thing in reviews(book, bare)["@graph"]} == {"Article", "Report"}


def test_what_has_no_entry_among_the_references_is_named_by_its_source(tmp_path):
    bare = replace(load(HERE), root=tmp_path)
    assert schema_org.source(bare, "red") == {
        "@type": "Article",
        "name": "Red",
        "author": [{"@type": "Person", "name": bare.record.sources["red"].authors}],
    }


def test_a_citation_is_the_same_in_every_form(book):
    by = Byline(("Ann van Critic", "the Port authority"), "2027", "2027-01-02", "an answer")
    made = citation(book, "R&D, 50% done", "book/counter-cases/x", by)
    lines = made.ris.split("\r\n")
    assert lines[0] == "TY  - CHAP"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    tags = [line.split("  - ", 1) for line in lines[:-2]]
    assert [value for tag, value in tags if tag == "AU"] == ["van Critic, Ann", "The Port authority"]
    assert dict(tags) | {"AU": ""} == {
        "TY": "CHAP",
        "ID": "countercase-counter-cases-x",
        "AU": "",
        "TI": "R&D, 50% done",
        "T2": book.title,
        "ED": "The Countercase maintainers",
        "PY": "2027",
        "DA": "2027/01/02/",
        "ET": f"Version {book.version}",
        "LA": "en",
        "N1": "An answer",
        "UR": f"{ADDRESS}book/counter-cases/x.html",
    }
    held = json.loads(made.csl)
    assert is_csl(held)
    assert held[0]["author"] == [{"family": "van Critic", "given": "Ann"}, {"literal": "The Port authority"}]
    assert held[0]["issued"] == {"date-parts": [[2027, 1, 2]]}
    entry = parse_string(made.bibtex, "bibtex").entries["countercase-counter-cases-x"]
    assert held[0]["title"] == "R&D, 50% done"
    assert entry.fields["booktitle"] == held[0]["container-title"]
    # what the book reads of others it can read of its own
    again = next(iter(parse_string(bibtex(held), "bibtex").entries.values()))
    assert again.fields["booktitle"] == book.title


def test_no_line_of_a_citation_is_broken_by_a_title(book):
    made = citation(book, "A title\r\nER  - ", "book/world", BY)
    assert made.ris.count("ER  -") == 1
    assert made.ris.split("\r\n")[3] == "TI  - A title ER -"


def test_every_page_has_a_place_of_its_own():
    pages = ["book/index", "book/cases/alpha", "book/red", addresses.record_page("claims").page]
    assert len({place(name, end) for name in pages for end in TYPES}) == len(pages) * 3
