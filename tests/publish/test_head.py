import re
import xml.etree.ElementTree as ET

from bs4 import BeautifulSoup
from docutils import nodes
from pybtex.database import parse_string
from small_world import small, small_copied

from countercase import __version__, load
from countercase.publish.citing import Byline, byline, citation, source_of
from countercase.publish.edition import read_edition
from countercase.publish.sphinx.meta_tags import LONGEST, description, sitemap, summary, tags

BY = Byline(("the Countercase maintainers",), "2026")


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
    made = citation(read_edition(root, "https://example.org/book/"), "R&D, 50% done", "book/cases/alpha", BY)
    entry = parse_string(made.bibtex, "bibtex").entries["countercase-cases-alpha"]
    assert entry.type == "incollection"
    assert entry.fields["title"] == r"R\&D, 50\% done"
    assert entry.fields["url"] == "https://example.org/book/book/cases/alpha.html"
    assert "“R&D, 50% done”" in made.text


def test_no_address_is_made_up(root):
    made = citation(read_edition(root, ""), "A page", "book/index", BY)
    assert "http" not in made.text + made.bibtex
    assert "og:url" not in tags(read_edition(root, ""), "book/index", "A page", "Words", "../", BY)


def test_a_chapter_names_the_text_that_it_rebuilds():
    assert source_of(small(), "book/cases/alpha") == "red"
    assert source_of(small(), "book/blue/more") == "blue"
    assert source_of(small(), "book/red") == "red"
    assert source_of(small(), "book/world") == ""


def test_a_counter_case_is_cited_as_its_authors(root, tmp_path):
    path = small_copied(tmp_path) / "data/cases/alpha-two.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\ntitle: ", "\nauthor: Ann Critic\ntitle: ", 1), encoding="utf-8")
    library = load(tmp_path)
    book = read_edition(root, "https://example.org/book/")
    by = byline(book, library, "book/counter-cases/alpha-two")
    assert by.authors == ("Ann Critic",)
    assert by.answers == "a counter-case to “Alpha”, in answer to R. Red"
    critic = Byline(("Ann Critic",), "2027", "2027-01-02", by.answers, by.source)
    made = citation(book, "What it shows", "book/counter-cases/x", critic)
    assert made.text.startswith("Ann Critic (2027). “What it shows”, a counter-case to “Alpha”")
    entry = parse_string(made.bibtex, "bibtex").entries["countercase-counter-cases-x"]
    assert [str(p) for p in entry.persons["author"]] == ["Critic, Ann"]
    assert [str(p) for p in entry.persons["editor"]] == ["{The Countercase maintainers}"]
    assert entry.fields["note"] == by.answers[:1].upper() + by.answers[1:]
    assert "Red" not in str(entry.persons)
    head = BeautifulSoup(tags(book, "book/counter-cases/x", "What it shows", "Words", "../", critic), "html.parser")
    assert [m["content"] for m in head.find_all("meta", {"name": "citation_author"})] == ["Ann Critic"]
    assert head.find("meta", {"name": "citation_publication_date"})["content"] == "2027/01/02"


def test_a_counter_case_without_a_name_is_nobody_elses(root):
    book = read_edition(root, "")
    made = citation(book, "What it shows", "book/counter-cases/x", Byline((), "2027", answers="a counter-case to “A”"))
    assert made.text.startswith("“What it shows” (2027), a counter-case to “A”. In: ")
    assert "author" not in parse_string(made.bibtex, "bibtex").entries["countercase-counter-cases-x"].persons
    assert "citation_author" not in tags(book, "book/counter-cases/x", "T", "W", "../", Byline((), "2027"))


def test_a_case_is_the_books_and_its_argument_the_sources(root):
    library = small()
    book = read_edition(root, "")
    by = byline(book, library, "book/cases/alpha")
    assert by.authors == book.authors
    assert by.answers == ""
    assert by.source.startswith("The argument is that of R. Red.")
    assert byline(book, library, "book/world") == Byline(book.authors, book.year)


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


def test_a_counter_case_without_a_summary_is_told_by_its_thesis():
    assert summary(small(), "book/counter-cases/alpha-drop") == (
        "Alpha with less, a counter-case to “Alpha”: I read it otherwise."
    )
    assert summary(small(), "book/cases/alpha") == "A case of the small world."


def test_titles_are_shown_as_text(root):
    made = BeautifulSoup(tags(read_edition(root, ""), "book/x", '"><script>', "<b>", "../", BY), "html.parser")
    assert made.find("script") is None
    assert made.find("meta", {"name": "citation_title"})["content"] == '"><script>'


def test_the_sitemap_names_every_page_once():
    made = ET.fromstring(sitemap("https://example.org/", ["book/b", "book/a&b"]))
    found = [e.text for e in made.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert found == ["https://example.org/book/a&b.html", "https://example.org/book/b.html"]
