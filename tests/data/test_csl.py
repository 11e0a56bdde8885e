"""References in CSL JSON as BibTeX."""

import json
from pathlib import Path

import pytest
from pybtex.database import parse_string

from countercase import DataError
from countercase.data.bibliography import read_works
from countercase.data.csl import bibtex, is_csl
from countercase.data.kinds import other_than_a_case

GILL = {
    "id": "http://zotero.org/users/1/items/ABCD",
    "type": "article-journal",
    "title": "China’s role & reach",
    "container-title": "Survival",
    "DOI": "https://doi.org/10.1080/003",
    "URL": "https://example.org/a_b",
    "author": [{"family": "Gill", "given": "Bates"}, {"family": "Huang", "given": "Chin-Hao"}],
    "issued": {"date-parts": [[2009, 2, 3]]},
}
WANG = {
    "type": "book",
    "title": "T",
    "publisher": "P",
    "author": [{"family": "王", "given": "毅"}],
    "issued": {"raw": "in 2009"},
}
BANK = {"type": "webpage", "title": "Data", "author": [{"literal": "World Bank"}], "issued": {"date-parts": [["2020"]]}}


def test_each_work_is_an_entry_that_can_be_read():
    text = bibtex([GILL, WANG, BANK, BANK])
    assert read_works(text, "a.bib") == {
        "gill-2009": "Gill and Huang 2009",
        "work-2009": "王毅 2009",
        "world-bank-2020": "World Bank 2020",
        "world-bank-2020-a": "World Bank 2020",
    }
    made = parse_string(text, "bibtex").entries["gill-2009"]
    assert made.type == "article"
    assert (made.fields["journal"], made.fields["month"]) == ("Survival", "feb")
    assert made.fields["title"] == r"China’s role \& reach"
    assert made.fields["url"] == "https://example.org/a_b"


def test_a_list_of_works_is_told_from_a_case():
    assert is_csl([GILL])
    assert not is_csl([])
    assert not is_csl({"type": "book"})
    assert not is_csl(["book"])


def test_to_check_them_gives_them_as_bibtex(tmp_path):
    path = tmp_path / "works.json"
    path.write_text(json.dumps([GILL]), encoding="utf-8")
    said = other_than_a_case(path)
    assert said.startswith(
        f"{path} holds 1 work in CSL JSON, in order. As BibTeX, for book/references.bib:\n\n@article{{"
    )
    path.write_text(json.dumps([{**GILL, "author": []}]), encoding="utf-8")
    with pytest.raises(
        DataError, match=r"works\.json: work 'chinas-role-reach-2009': it has no `author`, which an @article"
    ):
        other_than_a_case(path)


def test_an_export_of_a_reference_manager_is_taken_as_it_comes():
    """Particles, a Junior, bodies, a single name, markup in a title, a work without an author, dates of each form."""
    held = json.loads((Path(__file__).parent / "exports/csl.json").read_text(encoding="utf-8"))
    text = bibtex(held)
    assert read_works(text, "a.bib") == {
        "gill-2009": "Gill and others 2009",
        "no-author-2020": "No author 2020",
        "work-2001": "王毅, 本报记者 and Sukarno 2001",
        "a-1999": "A 1999",
        "a-1999-a": "A 1999",
        "smith2001x": "Smith 2001",
    }
    made = parse_string(text, "bibtex").entries
    assert [str(person) for person in made["gill-2009"].persons["author"]] == [
        "Gill, Bates", "van der Berg, Jan", "Berg, Jan de", "King, Jr., Martin Luther",
    ]  # fmt: skip
    assert (made["gill-2009"].fields["title"], made["gill-2009"].fields["pages"]) == ("China's Expanding Role", "1--42")
    assert (made["smith2001x"].fields["year"], made["smith2001x"].fields["month"]) == ("2001", "may")


@pytest.mark.parametrize("missing", ["author", "issued"])
def test_what_is_missing_is_named_with_the_work(tmp_path, missing):
    path = tmp_path / "works.json"
    path.write_text(json.dumps([{k: v for k, v in GILL.items() if k != missing}]), encoding="utf-8")
    named = {"author": "author", "issued": "year"}[missing]
    with pytest.raises(DataError, match=rf"it has no `{named}`, which an @article needs"):
        other_than_a_case(path)
