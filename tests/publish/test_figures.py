"""The directive that shows a figure of the gallery in a chapter."""

import json

import pytest

from countercase.publish.sphinx.figures import gallery, moved

FIGURE = '<figure class="cc-figure" id="one"><a href="../../downloads/record/figures/one.csv">CSV</a></figure>'


@pytest.mark.parametrize("html", [FIGURE, [FIGURE[:40], FIGURE[40:]]])
def test_figures_are_found_by_name_in_one_text_or_in_lines(html):
    output = {"data": {"text/html": html}, "metadata": {"figure": "one"}}
    plain = {"data": {"text/html": "<p></p>"}, "metadata": {}}
    notebook = {"cells": [{"outputs": [plain, output]}, {"outputs": []}, {}]}
    assert gallery(json.dumps(notebook)) == {"one": FIGURE}


def test_links_are_made_good_for_the_page():
    assert 'href="../downloads/record/figures/one.csv"' in moved(FIGURE, "book/lo")
    assert 'href="../../downloads/record/figures/one.csv"' in moved(FIGURE, "book/lo/status")
    outside = ' <a href="https://example.org/">b</a> <a href="#y">c</a> <p>href="../x"</p>'
    row = '<p>\u2028ü</p>\r\n<a href="../record/evidence.html#x">a</a>'
    assert moved(row + outside, "book/lo") == row.replace("../record", "record") + outside
    assert moved('<a href="../a.html?b&amp;c">a</a>', "book/lo") == '<a href="a.html?b&amp;c">a</a>'
