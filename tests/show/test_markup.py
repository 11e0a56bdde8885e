"""What is put into HTML or Markdown is text, whatever it holds and whoever forgot it."""

import ast
import re
from pathlib import Path

import pytest
from each import each
from markdown_it import MarkdownIt
from markupsafe import Markup

import countercase
from countercase.show.markup import NOTHING, Html, Markdown, _Escaping, prose, role

PACKAGE = Path(countercase.__file__).parent
NASTY = "<b onclick='x()'>a\n\n# b</b> & `c`"
ESCAPED = "&lt;b onclick=&#x27;x()&#x27;&gt;a # b&lt;/b&gt; &amp; `c`"
WAYS_INTO_HTML = {
    "format": lambda: Html("<p>{}</p>").format(NASTY),
    "format by name": lambda: Html("<p>{x}</p>").format(x=NASTY),
    "join": lambda: Html("<p>") + NOTHING.join([NASTY]) + Html("</p>"),
    "after": lambda: Html("<p>") + NASTY + Html("</p>"),
    "before": lambda: "" + Html("<p>") + (NASTY + Html("</p>")),
    "per cent": lambda: Html("<p>%s</p>") % NASTY,
}
WAYS_INTO_MARKDOWN = {
    "format": lambda: Markdown("*{}*").format(NASTY),
    "format by name": lambda: Markdown("*{x}*").format(x=NASTY),
    "join": lambda: Markdown("*") + Markdown("").join([NASTY]) + Markdown("*"),
    "after": lambda: Markdown("*") + NASTY + Markdown("*"),
    "before": lambda: Markdown("*") + (NASTY + Markdown("*")),
}


SIMPLE = ("", "a", "{}", "{}{}", "<i>{}</i> {x}", "{{{}}}", "{:.2f}{}")
OTHERS = ("{x!r}", "{0} {1} {0}", "{x:>{x}}", "{x.real}")


class _Plain(Markup):
    """As markupsafe formats it, with what is escaped here."""

    escape = classmethod(lambda cls, value: cls(Html.escape(value)))


@each("template", SIMPLE + OTHERS)
def test_a_format_is_what_markupsafe_makes_of_it(template):
    for values in ((7, 8), (0.5, Html("<b>x</b>")), (3, "a & b\n\n'c'"), (2.25, None)):
        told = Html(template).format(*values, x=5)
        assert isinstance(told, Html)
        assert str(told) == str(_Plain(template).format(*values, x=5))


@each("template", SIMPLE + OTHERS)
def test_a_format_in_markdown_escapes_each_value_and_no_word_of_its_own(template):
    for values in ((7, 8), (0.5, Html("<b>x</b>")), (3, "a *b*\n\nc"), (2.25, Markdown("`x`"))):
        told = Markdown(template).format(*values, x=5)
        assert isinstance(told, Markdown)
        assert str(told) == _Escaping().vformat(template, values, {"x": 5})


@pytest.mark.parametrize(("template", "error"), [("{} {}", IndexError), ("{y}", KeyError), ("{:d}", ValueError)])
def test_what_does_not_fit_into_a_format_is_an_error(template, error):
    with pytest.raises(error):
        Html(template).format(Html("<b>x</b>"), x=1)


@each("way", WAYS_INTO_HTML)
def test_whatever_is_put_into_html_is_text_on_one_line(way):
    made = WAYS_INTO_HTML[way]()
    assert isinstance(made, Html)
    assert made == f"<p>{ESCAPED}</p>"


@pytest.mark.parametrize("way", WAYS_INTO_MARKDOWN)
def test_whatever_is_put_into_markdown_shows_as_it_is_written(way):
    made = WAYS_INTO_MARKDOWN[way]()
    assert isinstance(made, Markdown)
    shown = "&lt;b onclick='x()'&gt;a # b&lt;/b&gt; &amp; `c`"
    assert MarkdownIt("commonmark").render(made) == f"<p><em>{shown}</em></p>\n"


def test_pieces_that_were_made_here_stay_as_they_are():
    inner = Html("<b>{}</b>").format("1 < 2")
    assert Html("<p>{}</p>").format(inner) == "<p><b>1 &lt; 2</b></p>"
    assert Markdown("*{}* {}").format(inner, Markdown("`x`")) == "*<b>1 &lt; 2</b>* `x`"


def test_markdown_is_no_html():
    assert Html("{}").format(Markdown("<b>")) == "&lt;b&gt;"


def test_html_stands_in_markdown_on_one_line():
    assert Markdown("{}").format(Html("<p>a\n\n# b</p>")) == "<p>a # b</p>"


def test_a_number_keeps_its_form():
    assert Html("{:.2f}").format(0.5) == "0.50"
    assert Markdown("{:.0f} {:,}").format(2.4, 1000) == "2 1,000"


def trusted(tree):
    """The lines on which something else than a text of the code is declared to be markup."""
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
    return [
        call.lineno
        for call in calls
        if call.func.id in {"Html", "Markdown"} and not all(isinstance(arg, ast.Constant) for arg in call.args)
    ]


@pytest.mark.parametrize("room", ["show", "publish"])
def test_only_a_text_of_the_code_is_declared_to_be_markup(room):
    found = {
        path.name: lines
        for path in sorted((PACKAGE / room).rglob("*.py"))
        # what names neither declares nothing, and to take every module apart takes long
        if re.search(r"\b(Html|Markdown)\b", source := path.read_text(encoding="utf-8"))
        and (lines := trusted(ast.parse(source)))
    }
    # here it is what Vega has drawn, and the text of the data in roles that the module escapes itself
    assert set(found) <= {"theme.py", "picture.py", "markup.py"}


def test_the_measure_sees_a_text_that_is_put_together():
    assert trusted(ast.parse('Html(f"<p>{x}</p>")\nMarkdown("a" + x)\nHtml("<p>{}</p>").format(x)')) == [1, 2]


def test_a_role_that_names_a_fact_of_its_own_says_whose_it_is_elsewhere():
    own = {"my-fact"}
    assert prose("{value}`my-fact`", "my-case", own) == "{value}`my-case/my-fact`"
    assert prose("{value}`my-fact comparator`", "my-case", own) == "{value}`my-case/my-fact comparator`"
    assert prose("{evidence}`my-fact, in words <my-fact>`", "my-case", own) == (
        "{evidence}`my-fact, in words <my-case/my-fact>`"
    )
    assert prose("{value}`lo-fact`", "my-case", own) == "{value}`lo-fact`"
    assert prose("{value}`my-fact`") == "{value}`my-fact`"


def test_a_role_takes_words_and_nothing_that_it_would_read():
    assert role("claim", "red-c6") == "{claim}`red-c6`"
    assert role("claim", "red-c6", "para. 6") == "{claim}`para. 6 <red-c6>`"
    assert role("claim", "red-c6", "a`b <c>") == Markdown.escape("a`b <c>")
