"""Every sentence of the built book, against a list of faults."""

import re
from collections import Counter

import pytest
from ground import book
from sentence_faults import PLANTED, SOUND, faults

LIBRARY = book()
LIST = faults(LIBRARY)
BLOCKS = {"p", "li", "dd", "summary", "caption", "td", "th", "blockquote"}
WITHIN = {"p", "li", "ul", "ol", "dl", "dd", "table", "details", "figure", "div", "svg", "blockquote"}
"""What begins a block of its own, within another."""
# what is quoted from code, from works and from the texts is not the book's own sentence
QUOTED = {"code", "pre", "q", "script", "style", "kbd"}
NOT_OURS = {
    *("cc-card", "citation", "headerlink", "cc-copied", "cc-otherwise", "cc-check", "cc-where", "cc-number"),
}
# pages that are about the files and their columns, and works that are named as they were published
PAGES_OF_CODE = {
    *("book/record/api.html", "book/record/dictionary.html", "book/record/agreement.html", "book/guide.html"),
    *("search.html", "book/references.html", "book/proof.html", "book/coding.html"),
}
PARAMETERS = "The parameters of this chapter"
LONG = 60
"""A paragraph of so many letters should not stand on a page twice."""


@pytest.mark.parametrize(("name", "sentence"), [(name, s) for name, held in PLANTED.items() for s in held])
def test_each_line_of_the_list_catches_what_is_planted(name, sentence):
    assert LIST[name](sentence), sentence


def test_the_list_has_sentences_for_each_line_and_lets_sound_ones_pass():
    assert set(PLANTED) == set(LIST)
    assert [(name, s, find(s)) for s in SOUND for name, find in LIST.items() if find(s)] == []


@pytest.fixture(scope="module")
def blocks(soups):
    """The words of each block of each page, with what it is; what stands in another block is left to that."""
    return {page: list(_blocks(soup)) for page, soup in soups.items() if page not in PAGES_OF_CODE}


def _blocks(soup):
    of_parameters = {id(table) for table in soup("table") if table.caption and PARAMETERS in table.caption.text}
    for tag in soup.article.descendants:  # `find_all` by several names takes three times as long
        if tag.name not in BLOCKS and not (tag.name == "span" and tag.parent.name == "figcaption"):
            continue
        around = {parent.name: parent for parent in reversed([*tag.parents])}  # the nearest of each
        if around.keys() & {"code", "pre", "svg"} or id(around.get("table")) in of_parameters:
            continue
        words = " ".join(_own(tag).split())
        words = re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"\(\s+", "(", words))
        if words:
            yield tag, words


def _own(tag):
    """The text of a block, without that of blocks within it and of what is not the book's own."""
    parts = []
    for child in tag.children:
        if isinstance(child, str):
            parts.append(str(child) if type(child).__name__ == "NavigableString" else "")
        elif child.name in WITHIN:
            parts.append(" ")
        elif child.name in QUOTED or _not_ours(child):
            parts.append("“…”" if child.name in {"code", "q"} else " ")
        else:
            parts.append(_own(child))
    return "".join(parts)


def _is_paragraph(tag):
    """Whether a block is a paragraph that is read: a fact on a scale, and a line of credits, may come again."""
    repeats = {"cc-balance", "cc-tree", "cc-kicker", "cc-source", "cc-made", "cc-data"}
    around = {name for each in (tag, *tag.parents) for name in each.get("class", [])}
    return tag.name in {"p", "li"} and not tag.find_parent("table") and not around & repeats


def _not_ours(tag):
    # the kind and the place of a claim on a map
    placed = tag.name == "small" and tag.find_parent(class_="cc-map") is not None
    return placed or not NOT_OURS.isdisjoint(tag.get("class", ()))


@pytest.fixture(scope="module")
def said(blocks):
    """All words of blocks, each once, with the pages on which they stand."""
    found = {}
    for page, held in blocks.items():
        for _, words in held:
            found.setdefault(words, set()).add(page)
    return found


@pytest.mark.parametrize("name", [n for n in LIST if n != "digits for a small number"])
def test_no_sentence_of_the_book_has_the_fault(said, name):
    faulty = {words: fault for words in said if (fault := LIST[name](words))}
    assert sorted((page, fault, words[:110]) for words, fault in faulty.items() for page in said[words]) == []


def test_small_numbers_stand_in_words_in_paragraphs(blocks):
    find = LIST["digits for a small number"]
    found = {
        (page, find(words))
        for page, held in blocks.items()
        for tag, words in held
        if tag.name in {"p", "figcaption", "summary", "li", "span"} and not tag.find_parent("table") and find(words)
    }
    assert sorted(found) == []


def test_no_paragraph_stands_twice_on_a_page(blocks):
    found = {}
    for page, held in blocks.items():
        paragraphs = [w for tag, w in held if _is_paragraph(tag) and len(w) >= LONG]
        if repeated := sorted(w[:90] for w, count in Counter(paragraphs).items() if count > 1):
            found[page] = repeated
    assert found == {}
