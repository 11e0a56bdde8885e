"""The directive that shows a figure of the gallery in a chapter."""

import json
from types import SimpleNamespace

import pytest
from docutils import nodes
from small_world import small_copied

from countercase import load
from countercase.publish.sphinx import subject_figures
from countercase.publish.sphinx.figures import gallery, moved
from countercase.show.files import FILES

FIGURE = '<figure class="cc-figure" id="one"><a href="../../downloads/record/figures/one.csv">CSV</a></figure>'


@pytest.mark.parametrize("html", [FIGURE, [FIGURE[:40], FIGURE[40:]]])
def test_figures_are_found_by_name_in_one_text_or_in_lines(html):
    output = {"data": {"text/html": html}, "metadata": {"figure": "one"}}
    plain = {"data": {"text/html": "<p></p>"}, "metadata": {}}
    notebook = {"cells": [{"outputs": [plain, output]}, {"outputs": []}, {}]}
    assert gallery(json.dumps(notebook)) == {"one": FIGURE}


def test_a_gallery_that_papermill_alone_made_has_its_figures_too():
    data = {"text/html": FIGURE, FILES: {"html": "in the book", "files": {}, "figure": "one"}}
    other = {"text/html": "<p></p>", FILES: {"html": "<p></p>", "files": {}, "figure": ""}}
    outputs = [{"data": data, "metadata": {}}, {"data": other, "metadata": {}}, {"text": "said", "name": "stdout"}]
    assert gallery(json.dumps({"cells": [{"outputs": outputs}]})) == {"one": FIGURE}


def test_links_are_made_good_for_the_page():
    assert 'href="../downloads/record/figures/one.csv"' in moved(FIGURE, "book/lo")
    assert 'href="../../downloads/record/figures/one.csv"' in moved(FIGURE, "book/lo/status")
    outside = ' <a href="https://example.org/">b</a> <a href="#y">c</a> <p>href="../x"</p>'
    row = '<p>\u2028ü</p>\r\n<a href="../record/evidence.html#x">a</a>'
    assert moved(row + outside, "book/lo") == row.replace("../record", "record") + outside
    assert moved('<a href="../a.html?b&amp;c">a</a>', "book/lo") == '<a href="a.html?b&amp;c">a</a>'


def crossing(folder):
    """The small world with a figure of whose facts come to what by whose rule, and a case of another subject."""
    (small_copied(folder) / "data/figures").mkdir()
    (folder / "data/figures/both.yml").write_text(
        "id: both\ntitle: One port\nkind: crossed\ncase: alpha\nsource: The world.\nfinding: It is so.\n"
    )
    path = folder / "data/cases/beta.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("actor: Port", "actor: Town"), encoding="utf-8")
    return load(folder)


def test_a_comparison_within_a_subject_shows_whose_facts_come_to_what_by_whose_rule(tmp_path, monkeypatch):
    library, both = crossing(tmp_path), "book/compare/alpha--mix"
    assert subject_figures.figure_of(library, both) == "both"
    assert subject_figures.figure_of(library, "book/compare/alpha--nothing") == ""
    assert subject_figures.figure_of(library, "book/compare/alpha--beta") == ""
    assert subject_figures.figure_of(library, "book/cases/alpha") == ""
    monkeypatch.setattr(subject_figures, "cached", lambda: library)
    monkeypatch.setattr(subject_figures, "made", lambda: {"both": FIGURE})
    inner = nodes.section("", nodes.title("", "What they agree on"))
    outer = nodes.section("", nodes.title("", "The two"), nodes.paragraph("", "They part."), inner)
    app = SimpleNamespace(builder=SimpleNamespace(name="html"))
    subject_figures.put(app, nodes.document(None, None, "", outer), both)
    assert [type(node).__name__ for node in outer.children] == ["title", "paragraph", "raw", "section"]
    assert 'href="../../downloads/record/figures/one.csv"' in outer[2].astext()
