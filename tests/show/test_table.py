import csv
import io

from bs4 import BeautifulSoup

from countercase.show.markup import NOTHING
from countercase.show.table import Sorted, Table, folded, to_csv


def made(table):
    return BeautifulSoup(table.html(), "html.parser")


def test_a_row_with_an_id_links_to_itself():
    page = made(Table("Facts", ["Fact", "When"], [("a", "1994"), ("b", "1995")], ids=["first", "second"]))
    assert [a["href"] for a in page.select("tr a.headerlink")] == ["#first", "#second"]
    assert all(a["aria-label"] for a in page.select("a.headerlink"))


def test_a_cell_says_what_it_is_sorted_by_only_where_its_words_would_mislead():
    page = made(Table("Facts", ["Fact", "When"], [("a", Sorted("2 March 1994", "1994.17")), ("b", "1995")]))
    assert [td.get("data-sort") for td in page.select("td")] == ["1994.17", None]


def test_texts_are_shown_as_texts():
    page = made(Table("<b>", ["<i>"], [("<script>alert(1)</script>",)]))
    assert page.find("script") is None
    assert page.caption.get_text() == "<b>"
    assert BeautifulSoup(folded("<b>5</b> facts", NOTHING), "html.parser").summary.get_text() == "<b>5</b> facts"


def test_no_cell_of_a_csv_is_run_as_a_formula():
    text = to_csv(["a", "b"], [["=1+1", -3], ["-2.5", "@x"]])
    assert list(csv.reader(io.StringIO(text))) == [["a", "b"], ["'=1+1", "-3"], ["-2.5", "'@x"]]
