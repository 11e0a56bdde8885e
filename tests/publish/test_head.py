import re
import xml.etree.ElementTree as ET

from bs4 import BeautifulSoup
from docutils import nodes
from pybtex.database import parse_string

from countercase import __version__
from countercase.publish.edition import read_edition
from countercase.publish.sphinx.meta_tags import LONGEST, citation, description, sitemap, source_of, tags


def page(*paragraphs):
    document = nodes.document(None, None)
    section = nodes.section()
    section += [nodes.paragraph("", text) for text in paragraphs]
    document += section
    return document


def test_the_edition_is_that_of_the_citation_file(root):
    book = read_edition(root, "")
    assert book.version == __version__
    assert re.fullmatch(r"\d{4}", book.year)


def test_a_citation_can_be_read_by_a_program(root):
    made = citation(read_edition(root, "https://example.org/book/"), "R&D, 50% done", "book/cases/lo-ilo", "")
    entry = parse_string(made.bibtex, "bibtex").entries["countercase-cases-lo-ilo"]
    assert entry.type == "incollection"
    assert entry.fields["title"] == r"R\&D, 50\% done"
    assert entry.fields["url"] == "https://example.org/book/book/cases/lo-ilo.html"
    assert "“R&D, 50% done”" in made.text


def test_no_address_is_made_up(root):
    made = citation(read_edition(root, ""), "A page", "book/index", "")
    assert "http" not in made.text + made.bibtex
    assert "og:url" not in tags(read_edition(root, ""), "book/index", "A page", "Words", "../")


def test_a_chapter_names_the_text_that_it_rebuilds(library):
    assert source_of(library, "book/cases/lo-ilo") == "lo"
    assert source_of(library, "book/kobayashi/china") == "kobayashi"
    assert source_of(library, "book/tylecote") == "tylecote"
    assert source_of(library, "book/world") == ""


def test_the_description_is_the_first_paragraph_up_to_a_full_stop():
    long = "A first sentence that says something of the chapter and is long enough to stand. " * 4
    words = description(page("Short.", long))
    assert words.endswith("stand.")
    assert len(words) <= LONGEST
    endless = description(page("word " * 100))
    assert len(endless) <= LONGEST
    assert endless.endswith("…")
    assert description(page("Short.")) == ""
    assert description(None) == ""


def test_titles_are_shown_as_text(root):
    made = BeautifulSoup(tags(read_edition(root, ""), "book/x", '"><script>', "<b>", "../"), "html.parser")
    assert made.find("script") is None
    assert made.find("meta", {"name": "citation_title"})["content"] == '"><script>'


def test_the_sitemap_names_every_page_once():
    made = ET.fromstring(sitemap("https://example.org/", ["book/b", "book/a&b"]))
    found = [e.text for e in made.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert found == ["https://example.org/book/a&b.html", "https://example.org/book/b.html"]
