"""What Sphinx leaves undone is done where the nodes of a page become HTML."""

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx

from countercase.show.caption import heading

pytestmark = pytest.mark.slow  # Sphinx writes a site

PAGE = """
Title
=====

See :numbered:`degrees` and :numbered:`second`.

.. table:: The parts & all
   :name: degrees

   ===== =====
   Part  Holds
   ===== =====
   one   1
   ===== =====

===== =====
a     b
===== =====

.. code-block:: python
   :caption: A listing

   print("<pre>")

.. raw:: html

   {figures}

.. [key] A work.
"""
FIGURES = "".join(f'<figure class="cc-figure">{heading(n, n, n, "", n)}</figure>' for n in ("first", "second"))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The page as Sphinx writes it, though it is told to count through the whole book."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "index.rst").write_text(PAGE.format(figures=FIGURES), encoding="utf-8")
    names = ("translator", "numbering")
    settings = {
        "extensions": [f"countercase.publish.sphinx.{name}" for name in names],
        "html_theme": "basic",
        "numfig": True,
    }
    Sphinx(folder, None, folder / "out", folder / "kept", "html", settings, status=None, warning=None).build()
    return BeautifulSoup((folder / "out/index.html").read_text(encoding="utf-8"), "html.parser")


def test_tables_that_were_written_by_hand_get_scopes_and_a_region(written):
    regions = written.select("div.cc-scroll[role=region][tabindex='0']")
    assert [region["aria-label"] for region in regions] == ["The parts & all", "Table"]
    assert [[child.name for child in region.find_all(True, recursive=False)] for region in regions] == [["table"]] * 2
    assert [(head["scope"], head.get_text()) for head in written.select("th")] == [("col", "Part"), ("col", "Holds")]


def test_captions_begin_with_the_number_on_the_page_and_with_no_other(written):
    assert [c.get_text() for c in written.select("figcaption")] == ["Figure 1 first#first", "Figure 2 second#second"]
    assert [c.select_one(".cc-number").get_text() for c in written.select("table caption")] == ["Table 1"]
    assert not written.select(".caption-number")
    assert [(link["href"], link.get_text()) for link in written.select("a.cc-numbered")] == [
        ("#degrees", "Table 1"),
        ("#second", "Figure 2"),
    ]


def test_a_listing_can_be_reached_by_keyboard(written):
    (listing,) = written.select("pre")
    assert listing["tabindex"] == "0"
    assert listing.get_text() == 'print("<pre>")\n'


def test_a_reference_is_no_item_of_a_list(written):
    assert written.select_one("div.citation-list > div.citation").get_text(" ", strip=True) == "[ key ] A work."
    assert not written.select("[role=list], [role=doc-biblioentry]")
