"""Whatever the texts of the data hold, a reader sees it as text."""

import csv
import io
from contextlib import contextmanager

import pytest
import yaml
from docutils import nodes
from docutils.core import publish_parts
from docutils.parsers.rst import roles
from ground import data_copied
from small_world import small_copied
from stranger import HEADING, MARKUP, Page, taint

from countercase import load
from countercase.show import record_pages
from countercase.show.chapter import open_chapter
from countercase.show.comparison import open_comparison
from countercase.show.figures.spec_file import MODELS, load_exhibits
from countercase.show.files import FILES
from countercase.show.markup import prose, text

pytestmark = pytest.mark.slow

EACH = tuple(record_pages.PAGES)
SILENT = {"argue", "editions", "api"}
"""Pages that say nothing of their own of the data: what `argue` says stands in its script."""
CASES = ("a case", "a case by another rule", "a counter-case")
PARTS = (
    *("opening", "changes", "parts", "balance", "explanation", "firmness"),
    *("open_questions", "answers", "apparatus"),
)


def one_of_each_kind(folder):
    """Leave one figure of each kind in a folder with the data of the book."""
    kinds = {}
    for path in sorted((folder / "data/figures").iterdir()):
        kind = yaml.safe_load(path.read_text(encoding="utf-8"))["kind"]
        if kinds.setdefault(kind, path) != path:
            path.unlink()
    return folder


@contextmanager
def tainted(folder):
    """The library of a folder that a stranger has edited, which is that of the project then."""
    taint(folder, folder.parent / "secret.txt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERCASE_ROOT", str(folder))
        yield load(folder)


@pytest.fixture(scope="module", params=["small", pytest.param("book", marks=pytest.mark.audit)])
def strange(request, root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("strange")
    with tainted(small_copied(folder) if request.param == "small" else data_copied(root, folder)) as library:
        yield library


@pytest.fixture(scope="module", autouse=True)
def stubs():
    """The roles of the book, without a site."""

    def role(name, rawtext, words, lineno, inliner, options=None, content=None):
        return [nodes.inline(rawtext, words)], []

    for name in ("evidence", "value", "claim", "verdict"):
        roles.register_local_role(name, role)


def shown(parts):
    """What parts of a page come to as HTML, their Markdown read with everything switched on that MyST can do."""
    found = []
    for part in parts:
        if hasattr(part, "_repr_markdown_"):
            found.append(rendered(str(part)))
        elif hasattr(part, "_repr_html_"):
            found.append(part._repr_html_())
        else:
            bundle = part._repr_mimebundle_()
            found += [bundle["text/html"], bundle[FILES]["html"]]
    return "\n".join(found)


def rendered(markdown):
    from myst_parser.docutils_ import Parser

    settings = {
        "myst_enable_extensions": ["colon_fence", "deflist", "attrs_inline", "attrs_block", "substitution"],
        "raw_enabled": True,
        "file_insertion_enabled": True,
        "halt_level": 5,
        "report_level": 5,
        "embed_stylesheet": False,
        "stylesheet_path": "",
        "doctitle_xform": False,
    }
    return publish_parts(markdown, parser=Parser(), writer_name="html5", settings_overrides=settings)["body"]


def test_the_measure_finds_what_it_looks_for(strange):
    page = Page(
        rendered("# x\n\n<script>pwned()</script>\n\n[a](<javascript:b>) ![c](https://d.example)\n\n# " + HEADING)
    )
    assert any("<script>" in f for f in page.found)
    assert any("<img>" in f for f in page.found)
    assert any("from data" in f for f in page.found)
    secret = strange.root.parent / "secret.txt"
    assert "a file from outside the book" in Page(rendered(f"```{{include}} {secret}\n```")).found
    assert Page('<p onclick="x()"><a href="javascript:x()">y</a></p>').found


def chosen(library):
    """Whichever cases the project has: one, one by another rule, and a counter-case with what it answers."""
    answer = next(iter(library.counter_cases))
    one = library.counter_cases[answer].parent
    rule = library.cases[one].framework
    return {
        "a case": one,
        "a case by another rule": next(n for n in library.originals if library.cases[n].framework != rule),
        "a counter-case": answer,
    }


@pytest.mark.parametrize("case", CASES)
def test_a_chapter_shows_text(strange, case):
    chapter = open_chapter(case=chosen(strange)[case])
    parts = []
    for name in PARTS:
        made = getattr(chapter, name)()
        parts += made if isinstance(made, list) else [made]
    html = shown(parts)
    assert "pwned()" in html
    assert Page(html).found == []


@pytest.mark.parametrize("name", EACH)
def test_a_page_of_the_record_shows_text(strange, name):
    each = record_pages.PAGES[name].each
    listed = {"source": strange.arguing, "framework": tuple(strange.frameworks)}
    html = shown(record_pages.page(f"{name}-{listed[each][0]}" if each else name))
    has_any = any(framework.mechanisms for framework in strange.frameworks.values())
    assert ("pwned()" in html) == (name not in SILENT and (name != "mechanisms" or has_any))
    assert Page(html).found == []


def test_figures_of_each_kind_and_mechanisms_show_text(root, tmp_path):
    """What the small world has none of."""
    (folder := tmp_path / "strange").mkdir()
    with tainted(one_of_each_kind(data_copied(root, folder))) as library:
        assert {exhibit.kind for exhibit in load_exhibits(library.root, library).values()} == set(MODELS)
        for name in ("figures", "mechanisms"):
            html = shown(record_pages.page(name))
            assert "pwned()" in html
            assert Page(html).found == []


@pytest.mark.parametrize("one_rule", [True, False], ids=["under one rule", "under two"])
def test_a_comparison_shows_text(strange, one_rule):
    first, *others = strange.originals
    rule = strange.cases[first].framework
    second = next(name for name in others if (strange.cases[name].framework == rule) == one_rule)
    html = shown(open_comparison(first=first, second=second))
    assert "pwned()" in html
    assert Page(html).found == []


def test_no_download_holds_a_formula(strange):
    parts = [open_chapter(case=chosen(strange)["a case"]).making(), *record_pages.page("evidence")]
    files = [file for part in parts for file in getattr(part, "files", ())]
    tables = [file.content for file in files if file.media_type == "text/csv"]
    assert len(tables) == 2
    for table in tables:
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert any("pwned()" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_an_empty_line_does_not_end_the_html_around_a_text():
    assert "\n" not in text("a\n\n```{include} /etc/passwd\n```\r\n\u2028\x85b")


def test_prose_is_the_four_roles_and_text():
    html = rendered(prose(MARKUP + "\n\n{include}`/etc/passwd` {value}`a` {raw}`html <b>`"))
    assert Page(html).found == []
    assert html.count("<") - html.count("</") == 2  # a paragraph and the one role
