"""The works as RIS and as CSL JSON, worked out by hand, and read back as BibTeX."""

import json

import pytest
from pybtex.database import parse_string

from countercase.data.bibliography import read_works
from countercase.data.csl import bibtex
from countercase.show.exchange.works import files

ARTICLE = """@article{gill-2009,
  author = {van der Berg, Jan and Gill, Jr, Bates},
  title = {{China} and {\\"O}zg{\\"u}r},
  journal = {Review}, volume = {27}, number = {2}, pages = {273--88}, year = {2009}, month = {25 March},
  doi = {https://doi.org/10.1080/00396330},
}"""
EDITED = """@book{order-2001, editor = {Huang, Chin-Hao}, title = {Order}, publisher = {Press}, address = {Seoul},
  year = {2001}}"""
NAMELESS = "@misc{charter-1945, title = {Charter}, howpublished = {Adopted in San Francisco.}, year = {1945}}"
BODY = """@techreport{bank-nd, author = {{World Bank}}, title = {Aid}, institution = {World Bank}, number = {7},
  year = {n.d.}}"""
CHAPTER = """@incollection{xi-2014, author = {毛, 泽东 and {Jiang Zemin}}, title = {On peace}, booktitle = {Essays},
  editor = {O'Neil, Ann}, publisher = {Press}, pages = {5}, year = {2014}, month = {April/June}}"""
PAGE = """@online{xinhua-2020, author = {{Xinhua News}}, title = {Peace Medal}, url = {https://example.org/a\\_b},
  date = {2020-02-26}}"""


def csl(text):
    (item,) = json.loads(files(text)["json"])
    return item


def ris(text):
    held = files(text)["ris"]
    assert held.endswith("ER  - \r\n")
    assert "\n" not in held.replace("\r\n", "")
    return [tuple(line.split("  - ", 1)) for line in held.split("\r\n")[:-2]]


def test_an_article():
    assert csl(ARTICLE) == {
        "id": "gill-2009",
        "citation-key": "gill-2009",
        "type": "article-journal",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"family": "Gill", "given": "Bates", "suffix": "Jr"},
        ],
        "title": "China and Özgür",
        "container-title": "Review",
        "volume": "27",
        "issue": "2",
        "page": "273-88",
        "issued": {"date-parts": [[2009, 3, 25]]},
        "DOI": "10.1080/00396330",
    }
    assert ris(ARTICLE) == [
        ("TY", "JOUR"),
        ("ID", "gill-2009"),
        ("AU", "van der Berg, Jan"),
        ("AU", "Gill, Bates, Jr"),
        ("PY", "2009"),
        ("DA", "2009/03/25/"),
        ("TI", "China and Özgür"),
        ("T2", "Review"),
        ("VL", "27"),
        ("IS", "2"),
        ("DO", "10.1080/00396330"),
        ("SP", "273"),
        ("EP", "288"),
    ]


def test_a_work_that_has_an_editor_and_no_author():
    held = csl(EDITED)
    assert "author" not in held
    assert (held["type"], held["editor"]) == ("book", [{"family": "Huang", "given": "Chin-Hao"}])
    assert ris(EDITED)[2:4] == [("ED", "Huang, Chin-Hao"), ("PY", "2001")]
    assert ("CY", "Seoul") in ris(EDITED)


def test_a_work_that_nobody_signs():
    held = csl(NAMELESS)
    assert not {"author", "editor", "publisher"} & held.keys()
    assert (held["type"], held["note"]) == ("document", "Adopted in San Francisco")
    assert ris(NAMELESS)[0] == ("TY", "GEN")


def test_a_report_by_a_body_without_a_year():
    held = csl(BODY)
    assert (held["type"], held["author"]) == ("report", [{"literal": "World Bank"}])
    assert (held["number"], "issue" in held) == ("7", False)
    assert held["issued"] == {"literal": "n.d."}
    assert ("AU", "World Bank") in ris(BODY)
    assert ("PY", "///n.d.") in ris(BODY)
    assert ("IS", "7") in ris(BODY)


def test_a_chapter_by_people_whose_family_stands_first():
    held = csl(CHAPTER)
    assert held["author"] == [{"literal": "毛泽东"}, {"literal": "Jiang Zemin"}]
    assert held["editor"] == [{"family": "O'Neil", "given": "Ann"}]
    assert held["issued"] == {"date-parts": [[2014]]}, "a span of months is no month"
    assert [value for tag, value in ris(CHAPTER) if tag in {"AU", "ED", "T2", "SP"}] == [
        "毛泽东",
        "Jiang Zemin",
        "O'Neil, Ann",
        "Essays",
        "5",
    ]


def test_a_page_of_the_web():
    held = csl(PAGE)
    assert (held["type"], held["URL"]) == ("webpage", "https://example.org/a_b")
    assert held["issued"] == {"date-parts": [[2020, 2]]}
    assert ris(PAGE)[0] == ("TY", "ELEC")
    assert ("DA", "2020/02//") in ris(PAGE)


def test_the_bibtex_is_as_it_was_written():
    assert files(ARTICLE)["bib"] == ARTICLE


@pytest.fixture(scope="module")
def works(root):
    return (root / "book/references.bib").read_text(encoding="utf-8")


def test_every_work_of_the_book_is_there_in_each_form(works):
    made = files(works)
    keys = list(read_works(works, "references.bib"))
    assert len(keys) > 200
    assert [item["id"] for item in json.loads(made["json"])] == keys
    assert [line[6:] for line in made["ris"].split("\r\n") if line.startswith("ID  - ")] == keys
    assert made["ris"].count("\r\nER  - \r\n") == len(keys)
    assert not {"{", "}", "\\"} & set(made["ris"])


def test_what_is_handed_over_is_read_back(works):
    """By the reader of the book itself: each work has the same authors, title and year again."""
    back = parse_string(bibtex(json.loads(files(works)["json"])), "bibtex").entries
    held = parse_string(works, "bibtex").entries
    assert list(back) == list(held)
    for key, entry in held.items():
        for role in ("author", "editor"):
            assert len(back[key].persons.get(role, [])) == len(entry.persons.get(role, [])), key
        assert back[key].fields.get("year", "") == entry.fields.get("year", ""), key
        assert back[key].fields.get("title", "").replace("\\", "") == entry.fields.get("title", "").replace(
            "{", ""
        ).replace("}", "").replace("\\", ""), key
