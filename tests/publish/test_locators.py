"""Locators of a page's own source in short, and the order of the references."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from pybtex.database import Entry, Person

from countercase.data.locator import Locator
from countercase.publish.sphinx import locators, references
from countercase.publish.sphinx.roles import Reference


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        ("lo:p12", "¶12"),
        ("kobayashi:p126;kobayashi:p133", "¶¶126, 133"),
        ("tylecote:L660", "l. 660"),
        ("tylecote:L660-L680", "ll. 660–680"),
    ],
)
def test_a_sign_is_a_locator_in_short(written, sign):
    assert Locator.parse(written).sign == sign


def shortened(page, metadata, monkeypatch, library):
    monkeypatch.setattr(locators, "cached", lambda: library)
    document = new_document("page")
    for source, sign, words in (
        ("lo", "¶12", "Lo, para. 12"),
        ("kobayashi", "¶63", "Kobayashi et al., para. 63"),
        ("", "", "the speech"),
    ):
        document += Reference("", words, source=source, sign=sign, kind="claim")
    locators.shorten(SimpleNamespace(env=SimpleNamespace(docname=page, metadata={page: metadata})), document)
    assert not any("cc-place" in node["classes"] for node in document.findall(Reference)), "that is left out in print"
    return [(node.astext(), node.get("label")) for node in document.findall(Reference)]


def test_a_chapter_on_one_source_gives_its_places_in_short(monkeypatch, library):
    short = [("¶12", "¶12, Lo, para. 12"), ("Kobayashi et al., para. 63", None), ("the speech", None)]
    assert shortened("book/lo/status", {"source": "lo"}, monkeypatch, library) == short
    assert shortened("book/cases/lo-ilo", {}, monkeypatch, library) == short


def test_a_page_on_no_one_source_names_each(monkeypatch, library):
    assert [words for words, _ in shortened("book/world", {}, monkeypatch, library)] == [
        "Lo, para. 12",
        "Kobayashi et al., para. 63",
        "the speech",
    ]


def test_the_references_begin_with_the_sources_and_end_with_what_has_no_author(monkeypatch, library):
    monkeypatch.setattr(references, "cached", lambda: library)

    def entry(key, author="", title="A title"):
        made = Entry("misc", [("title", title), ("year", "2020")], {"author": [Person(author)]} if author else {})
        made.key = key
        return made

    works = [
        entry("z", title="Zed"),
        entry("b", "Boo"),
        entry("kobayashi", "Zuu"),
        entry("a", "Aah"),
        entry("y", title="Alpha"),
    ]
    ordered = references.SourcesFirst().sort(works)
    assert [work.key for work in ordered] == ["kobayashi", "a", "b", "y", "z"]


def row(*written, separator=", "):
    """A paragraph of references to these places, in a row."""
    paragraph = nodes.paragraph()
    for number, text in enumerate(written):
        place = Locator.parse(text)
        words = f"{place.source.capitalize()}, {place.abbreviated}"
        if number:
            paragraph += nodes.Text(separator)
        paragraph += Reference("", words, source=place.source, sign=place.sign, kind="claim", locator=text, anchor=text)
    document = new_document("page")
    document += paragraph
    locators.joined(document)
    return document


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (["lo:p11", "lo:p14"], "Lo, paras 11 and 14"),
        (["lo:p11", "lo:p12", "lo:p14"], "Lo, paras 11, 12 and 14"),
        (["lo:p14", "lo:p14"], "Lo, para. 14"),
        (["lo:p14", "lo:p14", "lo:p19"], "Lo, paras 14 and 19"),
        (["lo:p3;lo:p9", "lo:p14"], "Lo, paras 3, 9; para. 14"),
        (["kobayashi:p12", "lo:p14", "lo:p14"], "Kobayashi, para. 12; Lo, para. 14"),
        (["lo:p14", "lo:p14", "kobayashi:p12", "lo:p9"], "Lo, para. 14; Kobayashi, para. 12; Lo, para. 9"),
        (["lo:p11", "kobayashi:p12"], "Lo, para. 11; Kobayashi, para. 12"),
        (["kobayashi:p12", "lo:p11", "lo:p14"], "Kobayashi, para. 12; Lo, paras 11 and 14"),
        (["tylecote:L660-L680", "tylecote:L700"], "Tylecote, lines 660–680 and 700"),
    ],
)
def test_places_of_one_source_in_a_row_name_it_once(written, words):
    document = row(*written)
    assert document.astext() == words
    kept = [node["anchor"] for node in document.findall(Reference)]
    assert kept == list(dict.fromkeys(written)), "each other place is still a link to its own row"
    named = [(node.astext(), node["label"]) for node in document.findall(Reference) if node.get("label")]
    assert all(label.startswith(f"{seen}, ") and label.endswith(seen) for seen, label in named)
    assert len(named) >= words.count(" and ")


def test_places_with_words_between_them_are_left_alone():
    assert row("lo:p11", "lo:p14", separator=", and later ").astext() == "Lo, para. 11, and later Lo, para. 14"


def test_an_unknown_node_is_left_alone(monkeypatch, library):
    monkeypatch.setattr(locators, "cached", lambda: library)
    document = new_document("page")
    document += nodes.paragraph("", "Nothing here.")
    locators.shorten(
        SimpleNamespace(env=SimpleNamespace(docname="book/lo", metadata={"book/lo": {"source": "lo"}})), document
    )
    assert document.astext() == "Nothing here."
