"""Headings whose words come to the id of something else on the page."""

from docutils import nodes
from docutils.core import publish_doctree

from countercase.publish.sphinx.anchors import part

PAGE = """
A page
======

Gain or belief
--------------

See `Gain or belief`_.

.. raw:: html

   <tr id="gain-or-belief"><td id="gain-or-belief-1">It gains.</td></tr>

Another
-------
"""


def test_what_has_an_id_keeps_it_and_the_heading_has_another():
    document = publish_doctree(PAGE, settings_overrides={"raw_enabled": True, "doctitle_xform": False})
    part(None, document)
    assert [section["ids"] for section in document.findall(nodes.section)] == [
        ["a-page"],
        ["gain-or-belief-2"],
        ["another"],
    ]
    assert document.nameids["gain or belief"] == "gain-or-belief-2"
    assert document.next_node(nodes.reference)["refid"] == "gain-or-belief-2"
    assert "gain-or-belief" not in document.ids
