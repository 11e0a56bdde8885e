"""The directive that shows a figure of the gallery in a chapter."""

import json

import pytest

from countercase.publish.sphinx.figures import gallery, moved

FIGURE = '<figure class="cc-figure" id="one"><a href="../../downloads/record/figures/one.csv">CSV</a></figure>'


@pytest.mark.parametrize("html", [FIGURE, [FIGURE[:40], FIGURE[40:]]])
def test_figures_are_found_by_name_in_one_text_or_in_lines(html):
    notebook = {"cells": [{"outputs": [{"data": {"text/html": html}}]}, {"outputs": []}, {}]}
    assert gallery(json.dumps(notebook)) == {"one": FIGURE}


def test_links_are_made_good_for_the_page():
    assert 'href="../downloads/record/figures/one.csv"' in moved(FIGURE, "book/lo")
    assert 'href="../../downloads/record/figures/one.csv"' in moved(FIGURE, "book/lo/status")
    row = '<a href="../record/evidence.html#x">a</a> <a href="https://example.org/">b</a>'
    assert moved(row, "book/lo") == '<a href="record/evidence.html#x">a</a> <a href="https://example.org/">b</a>'
