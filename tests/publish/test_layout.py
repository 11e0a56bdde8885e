from types import SimpleNamespace

import sphinx_book_theme
from bs4 import BeautifulSoup
from sphinx.events import EventManager

from countercase.publish.sphinx.layout import FEW, MANY, METADATA, NEAR, contents, frame, on_this_page, spare

TOC = """<ul>
<li><a class="reference internal" href="#">Title</a><ul>
<li><a class="reference internal" href="#one">One</a><ul><li><a href="#a">A</a></li></ul></li>
</ul>
</li>
</ul>"""


def test_the_contents_of_a_page_leave_out_its_title():
    made = BeautifulSoup(on_this_page(TOC), "html.parser")
    assert [a["href"] for a in made.find_all("a")] == ["#one", "#a"]
    assert on_this_page('<ul><li><a href="#">Title</a></li></ul>') == ""
    assert on_this_page("") == ""


def test_whatever_a_theme_brings_is_left_out():
    asset = lambda name: SimpleNamespace(filename=name)  # noqa: E731
    app = SimpleNamespace(
        cc_parts=[],
        cc_titles={},
        builder=SimpleNamespace(get_relative_uri=lambda page, name: name),
        env=SimpleNamespace(toctree_includes={}),
    )
    context = {
        "css_files": [asset("_static/countercase.css"), asset("_static/new-icons.css")],
        "script_files": [asset("_static/doctools.js"), asset("https://cdn.example.org/x.js")],
    }
    frame(app, "book/x", "page.html", context, None)
    assert [a.filename for a in context["css_files"]] == ["_static/countercase.css"]
    assert context["script_files"] == []


def of_many(page, count):
    names = [f"case-{number}" for number in range(count)]
    app = SimpleNamespace(
        cc_parts=[("Cases", names), ("Others", ["one"])],
        builder=SimpleNamespace(get_relative_uri=lambda page, name: f"{name}.html"),
        cc_titles={name: name for name in [*names, "one", "inner"]},
        env=SimpleNamespace(toctree_includes={"case-500": ["inner"]}),
    )
    cases, others = contents(app, page)
    return [chapter["title"] for chapter in cases["chapters"]], cases["open"], cases["more"], others["open"]


def test_of_a_thousand_chapters_a_page_lists_those_around_it():
    around = [f"case-{number}" for number in range(500 - NEAR, 501 + NEAR)]
    assert of_many("case-500", 1000) == (around, True, 1000 - len(around), False)
    assert of_many("inner", 1000) == (around, True, 1000 - len(around), False)
    first = [f"case-{number}" for number in range(NEAR + 1)]
    assert of_many("case-0", 1000) == (first, True, 1000 - len(first), False)
    assert of_many("one", 1000) == (first[:FEW], False, 1000 - FEW, True)
    assert of_many("one", MANY)[2] == 0


def test_the_theme_takes_no_words_of_a_page():
    """By the name that it has there: one that is called otherwise would cost a fiftieth of a site again."""
    assert sphinx_book_theme.add_metadata_to_page.__name__ == METADATA
    events = EventManager(None)
    events.add("html-page-context")
    app = SimpleNamespace(events=events, disconnect=events.disconnect)
    events.connect("html-page-context", sphinx_book_theme.add_metadata_to_page, 500)
    kept = events.connect("html-page-context", frame, 950)
    spare(app)
    assert [listener.id for listener in events.listeners["html-page-context"]] == [kept]
