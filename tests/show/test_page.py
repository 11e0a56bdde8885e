"""Text from data shows as text, whatever it holds."""

from html import escape

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from countercase.show.markup import Html, Markdown, plain, prose, text
from countercase.show.table import Table, to_csv

NASTY = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "# not a heading",
    "`code` **bold** _it_ ~~x~~",
    "{raw}`html` {eval}`1`",
    "$$x$$ ![a](b) <!-- c -->",
    "1. list",
    "a & b < c > d \" ' ",
    "- item\n- item",
    "| a | b |",
]


@each("nasty", NASTY)
def test_markdown_shows_the_text_itself(nasty):
    html = MarkdownIt("commonmark").render(plain(nasty))
    assert html == f"<p>{escape(' '.join(nasty.split()), quote=False).replace(chr(34), '&quot;')}</p>\n"


@each("nasty", NASTY)
def test_html_within_a_line_of_markdown_is_read_no_further(nasty):
    linked = Html('<a href="x_y_z">{}</a>').format(nasty)
    words = escape(" ".join(nasty.split("\n")), quote=False).replace(chr(34), "&quot;")
    for made in (Markdown("See {}, too.").format(linked), Markdown("See ") + linked + ", too."):
        html = MarkdownIt("commonmark").render(made)
        assert html == f'<p>See <a href="x_y_z">{words}</a>, too.</p>\n'
    assert MarkdownIt("commonmark").render(Markdown("{}").format(text(nasty))).startswith("<p>")


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=50))
def test_any_text_is_one_plain_paragraph(anything):
    html = MarkdownIt("commonmark").render("x" + plain(anything))
    assert html.count("<") == 2  # <p> and </p>


def test_prose_keeps_the_roles_and_nothing_else():
    made = prose("See {evidence}`lo-ilo-17-of-175`, {raw}`html` and <b>this</b>.")
    assert "{evidence}`lo-ilo-17-of-175`" in made
    assert "{raw}`" not in made
    assert "<b>" not in made


@each("nasty", NASTY)
def test_a_table_escapes_its_cells(nasty):
    html = Table(nasty, [nasty, "b"], [[nasty, nasty]], ids=[nasty]).html()
    assert "<script" not in html
    assert text(nasty) in html


@each("cell", ["=1+1", "+cmd", "-x", "@sum", "\t=1", "\r=1", "\n=1", " =1", "＝1", "--5", "-²"])
def test_a_spreadsheet_runs_nothing(cell):
    assert to_csv(["a"], [[cell]]).splitlines()[1].lstrip('"').startswith("'")


@pytest.mark.parametrize("cell", ["-1.5", "17", "15.21", "China"])
def test_numbers_and_words_stay_as_they_are(cell):
    assert to_csv(["a"], [[cell]]) == f"a\n{cell}\n"
