"""Which pages the contents list, so that nothing leads to one that is not made."""

import pytest

from countercase.data.contents import lists

TOC = """root: book/index
parts:
  - caption: One
    chapters:
      - file: book/one
        sections:
          - file: book/deep.md
  - caption: Two
    chapters:
      - glob: book/two/*
"""
WRITTEN = ("index", "one", "deep", "two/a", "draft")


@pytest.fixture
def book(tmp_path):
    for name in WRITTEN:
        page = tmp_path / f"book/{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("# A page\n")
    (tmp_path / "_toc.yml").write_text(TOC)
    return tmp_path


def test_a_page_is_listed_by_its_name_with_or_without_its_ending_or_by_a_pattern(book):
    assert [name for name in WRITTEN if lists(book, f"book/{name}")] == ["index", "one", "deep", "two/a"]
    assert not lists(book, "book/two/b"), "the pattern holds, and nobody wrote it"
    (book / "book/two/b.md").write_text("# Another\n")
    assert lists(book, "book/two/b")


def test_a_page_that_is_listed_and_not_written_is_none(book):
    (book / "book/one.md").unlink()
    assert not lists(book, "book/one")


@pytest.mark.parametrize("toc", [None, "", "a: [", "parts: 3\n", "- 1\n"])
def test_contents_that_are_not_there_or_are_none_list_nothing(book, toc):
    (book / "_toc.yml").unlink()
    if toc is not None:
        (book / "_toc.yml").write_text(toc)
    assert not lists(book, "book/one")


def test_contents_without_parts_are_read_too(book):
    (book / "_toc.yml").write_text("root: book/index\nchapters:\n  - file: book/one\n")
    assert lists(book, "book/one")
    assert not lists(book, "book/deep")
