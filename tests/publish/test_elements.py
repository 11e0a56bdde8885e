"""Where elements stand in HTML that is written, and what is changed there."""

from countercase.publish.elements import changed, elements

BODY = """<div id="a"><p>One &amp; <b>two</b></p>
<table class="x y"><caption>Näme &lt;1&gt;</caption></table><br/><div>
three</div></div><script>if (a < b) "<div>";</script>"""


def test_each_begins_and_ends_where_it_is_written():
    outer, table, caption, inner = elements(BODY, "div", "table", "caption")
    assert BODY[outer.start : outer.inside] == '<div id="a">'
    assert BODY[outer.close : outer.end] == "</div>"
    assert BODY[outer.end :].startswith("<script>")
    assert (table.classes, table.attributes) == (["x", "y"], {"class": "x y"})
    assert caption.words == "Näme <1>"
    assert BODY[caption.inside : caption.close] == "Näme &lt;1&gt;"
    assert BODY[inner.inside : inner.close] == "\nthree"


def test_what_has_no_end_tag_ends_with_its_start():
    (br,) = elements(BODY, "br")
    assert BODY[br.start : br.end] == "<br/>"
    assert (br.inside, br.close) == (br.end, br.end)
    # one that is left open holds what follows, and has no end to put anything after
    item, after = elements("<ul><li>one</ul><li>two</li>", "li")
    assert (item.words, item.close, after.words) == ("onetwo", item.inside, "two")


def test_a_change_leaves_every_other_byte():
    outer, inner = elements(BODY, "div")
    made = changed(BODY, [(inner.inside, inner.close, "3"), (outer.start, outer.start, "<hr>")])
    assert made == "<hr>" + BODY.replace("\nthree", "3")
    assert changed(BODY, []) == BODY
