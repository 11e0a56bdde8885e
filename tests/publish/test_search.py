"""What the search of the site looks through."""

import pytest
from docutils import nodes
from sphinx.util.docutils import docutils_namespace

from countercase import DataError
from countercase.data.synonyms import load_synonyms
from countercase.publish.sphinx import search

TEXT = """\
Port
====

It lies by the *sea*.

- A quay.
- A crane.

The treaty
----------

.. raw:: html

   <p>Nobody looks here.</p>

They signed it.
"""


@pytest.fixture
def document():
    from docutils.core import publish_doctree

    with docutils_namespace():
        return publish_doctree(TEXT, settings_overrides={"doctitle_xform": False, "raw_enabled": True})


def test_a_page_is_its_sections_with_their_own_text(document):
    assert search.sections(document) == [
        ("port", "Port", "It lies by the sea. A quay. A crane."),
        ("the-treaty", "The treaty", "They signed it."),
    ]


class Environment:
    def __init__(self, **prose):
        self.cc_prose = prose


def test_what_is_read_again_or_gone_is_forgotten_and_what_another_read_is_taken_over():
    env = Environment(a=[("a", "A", "old")], b=[("b", "B", "stays")])
    search.forget(None, env, "a")
    search.forget(None, env, "gone")
    search.merge(None, env, ["a", "c"], Environment(a=[("a", "A", "new")], x=[("x", "X", "not read there")]))
    assert env.cc_prose == {"b": [("b", "B", "stays")], "a": [("a", "A", "new")]}


def test_each_section_is_found_by_its_address_and_is_called_after_its_page():
    env = Environment(**{"book/b": [("b", "B", "One."), ("c", "C", "")], "book/a": [("a", "A", "Two.")], "gone": []})
    env.titles = {"book/a": nodes.title("", "A"), "book/b": nodes.title("", "The B")}
    assert list(search.prose(env).items()) == [
        ("book/a.html#a", ("A", "Two.")),
        ("book/b.html#b", ("The B", "One.")),
        ("book/b.html#c", ("The B › C", "")),
    ]


def test_of_a_card_is_found_what_it_says_and_what_stands_below_it():
    card = [("what", "It rained."), ("rests", "A diary."), ("where", "Red, p. 3"), ("doubt", "It snowed.")]
    assert search.of_card(card) == ("", "It rained.", "Red, p. 3 · A diary.")


def test_words_for_the_same_thing_may_be_missing(tmp_path):
    assert load_synonyms(tmp_path) == ()


def test_words_for_the_same_thing_are_lists_of_two_or_more(tmp_path):
    (tmp_path / "data").mkdir()
    path = tmp_path / "data/search.yml"
    path.write_text("same:\n  - [port, harbour]\n  - [quay, wharf, dock]\n", encoding="utf-8")
    assert load_synonyms(tmp_path) == (("port", "harbour"), ("quay", "wharf", "dock"))
    path.write_text("same:\n  - [port, harbour]\n  - [quay]\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"data/search.yml, line 3: .* at least 2"):
        load_synonyms(tmp_path)
