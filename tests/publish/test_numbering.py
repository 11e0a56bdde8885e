"""Figures and tables of a page are counted where they stand, and named so where the text speaks of them."""

import pickle
from types import SimpleNamespace

import pytest
from docutils import nodes

from countercase.publish.sphinx import numbering
from countercase.publish.sphinx.numbering import Numbered, count_all
from countercase.publish.sphinx.translator import NUMBER
from countercase.show.caption import heading


def drawn(*names):
    """Raw HTML with figures, as the package writes them."""
    html = "".join(f'<figure id="{name}">{heading(name, name, name, "", name)}</figure>' for name in names)
    return nodes.raw("", f"<div>{html}</div>", format="html")


def page(*to):
    """Two figures and a third, a table with a name and one without; and references to these."""
    degrees = nodes.table("", nodes.title("", "Degrees"), ids=["degrees"])
    links = nodes.paragraph("", "See ", *(Numbered("", "", to=name) for name in to))
    plain = nodes.raw("", "<p>No figure.</p>", format="html")
    return nodes.document(
        None, None, "", links, drawn("first", "second"), nodes.table(), degrees, plain, drawn("third")
    )


def test_each_kind_is_counted_by_itself_in_the_order_of_the_page():
    document = page()
    called = {"first": "Figure 1", "second": "Figure 2", "degrees": "Table 1", "third": "Figure 3"}
    assert count_all(document) == called
    kept = [node.get(NUMBER) for node in document.children[1:]]
    assert kept == [["Figure 1", "Figure 2"], None, "Table 1", None, ["Figure 3"]]
    assert count_all(document) == called


def test_what_is_put_on_a_page_after_it_was_read_counts():
    document = page("third")
    numbering.read(None, document)
    assert document[0].astext() == "See Figure 3"
    document.insert(1, drawn("before"))
    numbering.write(SimpleNamespace(statuscode=0), document, "book/lo")
    assert document[0].astext() == "See Figure 4"


def test_a_reference_to_what_is_not_there_fails_the_build():
    document, app = page("degrees", "secnd"), SimpleNamespace(statuscode=0)
    numbering.write(app, document, "book/lo")
    assert app.statuscode == 1
    assert document[0].astext() == "See Table 1secnd"
    assert [type(node) for node in document[0].children] == [nodes.Text, Numbered, nodes.Text]


@pytest.mark.slow
def test_sphinx_numbers_nothing_by_itself(port):
    """What jupyter-book adds for LaTeX would have it go through every page of the book."""
    (kept,) = (port / "_build/work").rglob("environment.pickle")
    assert pickle.loads(kept.read_bytes()).config.numfig is False
