"""A page of the site, made ready for print."""

import pytest
from bs4 import BeautifulSoup

from countercase import DataError
from countercase.publish.print.page import Places, address, bind, leaf
from countercase.publish.site import site

PAGES = ("book/index", "book/cases/one", "book/cases/two", "book/record/evidence")


@pytest.fixture
def leaves(small_book):
    return {page: leaf(small_book / site.SITE, page, data=True) for page in PAGES}


@pytest.fixture
def bound(leaves):
    places = Places(leaves)
    for one in leaves.values():
        bind(one, places, 1)
    return {page: BeautifulSoup(one.markup(), "html.parser") for page, one in leaves.items()}


def test_what_only_a_screen_can_do_is_left_out(bound):
    text = " ".join(page.get_text() for page in bound.values())
    for gone in ("what hover shows", "for phones", "Data", "Somewhere else", "#"):
        assert gone not in text
    assert not [tag.name for page in bound.values() for tag in page.select("form, input, nav, .headerlink")]


def test_links_lead_inside_the_volume_or_out_of_it(bound):
    found = {a.get_text(): a["href"] for page in bound.values() for a in page.select("a[href]")}
    assert found["the first case"] == "#cases-one"
    assert found["Lo, para. 1"] == "#record-evidence--fact-1"
    assert found["the second"] == "#cases-two--verdict"
    assert found["a picture"] == "#cases-one--picture"
    assert found["a far place"] == "https://example.org/far"
    assert "a file" not in found
    assert "a file" in bound["book/index"].get_text()


def test_ids_are_named_after_their_page_wherever_they_are_used(bound):
    page = bound["book/cases/one"]
    figure = page.find("figure")
    assert figure["id"] == "cases-one--picture"
    assert page.find("figcaption")["id"] == "cases-one--picture-title"
    clip = page.find("rect", attrs={"clip-path": True})["clip-path"]
    assert page.find(id=clip.removeprefix("url(#").removesuffix(")")).name.lower() == "clippath"


def test_what_is_folded_is_opened_unless_another_page_has_its_rows(bound):
    page = bound["book/cases/one"]
    assert page.find("details") is None
    assert "The first step" in page.get_text()
    assert "It rained." not in page.get_text()
    pointer = page.select_one(".pointer")
    assert pointer.get_text(" ", strip=True).startswith("2 further facts: see The evidence")
    assert pointer.a["href"] == "#record-evidence"


def test_headings_are_lowered_and_keep_their_look(bound):
    assert [(h.name, h["class"]) for h in bound["book/cases/one"].select("h1, h2, h3")] == [
        ("h2", ["level-1"]),
        ("h3", ["level-2"]),
    ]


def test_addresses():
    assert address("book/cases/one", "../record/evidence.html#a") == ("book/record/evidence", "a")
    assert address("book/cases/one", "#a") == ("book/cases/one", "a")
    assert address("book/cases/one", "https://example.org/x.html") == ("", "")
    assert address("book/cases/one", "../../downloads/x.csv") == ("", "")


def test_a_page_that_the_site_lacks_is_named(small_book):
    with pytest.raises(DataError, match="no page 'book/nowhere'"):
        leaf(small_book / site.SITE, "book/nowhere")


def test_folded_data_are_printed_only_where_they_are_asked_for(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book/one.html").write_text(
        "<article><h1>One</h1><p>Told.</p>"
        "<details class='cc-fold'><summary>As Red tells it</summary><p>Folded prose.</p></details>"
        "<details class='cc-data'><summary>Rows</summary><table><tr><td>A row.</td></tr></table></details>"
        "<details class='cc-fold cc-apparatus'><summary>When</summary><figure id='when'>A picture.</figure></details>"
        "<details class='cc-fold cc-part-scales' open><summary>Step 2</summary><p>Weighed last.</p>"
        "<table><tr><td>Scale.</td></tr></table></details>"
        "<details class='cc-fold cc-part-scales'><summary>Step 1</summary><p>Weighed first.</p></details>"
        "<p>A fact. <a class='cc-otherwise' href='argue.html'>Read it otherwise</a></p></article>",
        encoding="utf-8",
    )
    told = leaf(tmp_path, "book/one").article.get_text()
    for kept in ("Told.", "Folded prose.", "Weighed last.", "Scale.", "A fact."):
        assert kept in told
    for gone in ("A row.", "A picture.", "Weighed first.", "Read it otherwise"):
        assert gone not in told
    asked = leaf(tmp_path, "book/one", data=True).article.get_text()
    assert "A row." in asked
    assert "A picture." in asked
    assert "Read it otherwise" not in asked
