"""Pages are read and written side by side, and are the same however many processors there are."""

import base64
import inspect
import io
import os
from types import SimpleNamespace

import pytest
from docutils import nodes
from each import each
from small_project import small_project
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from countercase.publish.site import manifest, site
from countercase.publish.site.scratch import build_in, differing
from countercase.publish.sphinx import side_by_side
from countercase.publish.sphinx.side_by_side import Pages, evenly, handed_on

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def app(parallel=1, **extensions):
    return SimpleNamespace(
        parallel=parallel, extensions={n: SimpleNamespace(parallel_read_safe=v) for n, v in extensions.items()}
    )


def test_all_processors_are_used(monkeypatch):
    monkeypatch.setattr(side_by_side, "processors", lambda: 3)
    few, many = app(), app(8)
    side_by_side.begin(few)
    side_by_side.begin(many)
    assert (few.parallel, many.parallel) == (3, 8), "who asks for more gets more"


def test_what_does_not_say_so_is_taken_to_be_safe_where_it_is_known_to_be():
    found = app(sphinx_multitoc_numbering=None, sphinx_jupyterbook_latex=False, another=None)
    side_by_side.begin(found)
    assert {name: e.parallel_read_safe for name, e in found.extensions.items()} == {
        "sphinx_multitoc_numbering": True,
        "sphinx_jupyterbook_latex": False,  # what says that it is not is believed
        "another": None,
    }


@each(
    ("pages", "processes", "sizes"),
    [
        (0, 2, []),
        (1, 2, [1]),
        (11, 2, [4, 4, 3]),
        (30, 2, [5] * 6),
        (88, 2, [12] * 7 + [4]),
        (1000, 4, [12] * 83 + [4]),
    ],
)
def test_each_process_gets_pages_several_times_and_few_at_once(pages, processes, sizes):
    names = [f"page-{number}" for number in range(pages)]
    found = handed_on(names, processes)
    assert [len(held) for held in found] == sizes
    assert [name for held in found for name in held] == names


@pytest.mark.parametrize(
    ("pages", "processes", "sizes"),
    [(0, 2, []), (6, 2, [3, 3]), (23, 2, [6, 6, 6, 5]), (89, 2, [15] * 5 + [14]), (1080, 2, [68] * 15 + [60])],
)
def test_each_process_reads_as_often_as_the_others(pages, processes, sizes):
    names = [f"page-{number}" for number in range(pages)]
    found = evenly(names, processes)
    assert [len(held) for held in found] == sizes
    assert [name for held in found for name in held] == names


def test_a_title_holds_no_page_once_it_was_rendered(monkeypatch):
    def render(builder, node):
        return nodes.Element("", node) and {"title": node.astext()} if node else {"title": ""}

    monkeypatch.setattr(StandaloneHTMLBuilder, "render_partial", render)
    builder, title = object.__new__(Pages), nodes.title("", "The port")
    assert builder.render_partial(title) == {"title": "The port"}
    assert title.parent is None
    assert builder.render_partial(None) == {"title": ""}


@pytest.fixture
def book(tmp_path):
    """Makes a book of four pages, of which one has a picture and speaks of what is not there."""
    source = tmp_path / "source"
    (source / "extra").mkdir(parents=True)
    (source / "extra/handed-over.csv").write_text("a\n1\n")
    (source / "dot.png").write_bytes(base64.b64decode(DOT))
    (source / "index.rst").write_text("Top\n===\n\n.. toctree::\n\n   one\n   three\n   two\n")
    for name in ("one", "two"):
        (source / f"{name}.rst").write_text(f"{name}\n=====\n\nWords.\n")
    (source / "three.rst").write_text("Three\n=====\n\n.. image:: dot.png\n\nSee :ref:`nowhere`.\n")

    # by two processes, whatever the machine has
    def make(beside, parallel=True):
        said = io.StringIO()
        with docutils_namespace(), patch_docutils():
            app = Sphinx(
                source, None, tmp_path / "out", tmp_path / "trees", "html", warning=said, status=None, freshenv=True,
                parallel=2, confoverrides={
                    "extensions": ["countercase.publish.sphinx.side_by_side"], "html_extra_path": ["extra"],
                },
            )  # fmt: skip
            app.connect(side_by_side.BESIDE, beside)
            app.builder.allow_parallel = parallel
            app.build()
        return tmp_path / "out", said.getvalue()

    return make


@pytest.mark.slow
@pytest.mark.parametrize("parallel", [True, False])
def test_what_a_page_has_is_not_lost_with_the_process_that_wrote_it(book, parallel):
    made = {}

    def beside(app):
        handed_over = app.outdir / "handed-over.csv"
        (app.outdir / "beside.txt").write_text(f"{os.getpid()} {handed_over.is_file()}")
        made[app] = True

    out, said = book(beside, parallel)
    assert {path.name for path in out.glob("*.html")} >= {"index.html", "one.html", "two.html", "three.html"}
    assert (out / "_images/dot.png").is_file(), "its picture"
    assert "three.rst" in said
    assert "undefined label: 'nowhere'" in said
    process, after_copying = (out / "beside.txt").read_text().split()
    assert after_copying == "True"
    assert (int(process) != os.getpid(), not made) == (parallel, parallel)


@pytest.mark.slow
@pytest.mark.parametrize("parallel", [True, False])
def test_what_cannot_be_made_beside_the_pages_fails_the_build(book, parallel):
    def beside(app):
        raise ValueError("no room for the cards")

    with pytest.raises(SphinxError) as failed:
        book(beside, parallel)
    assert "no room for the cards" in str(failed.value)


def test_a_page_that_fails_the_build_does_so_wherever_it_is_written():
    builder = SimpleNamespace(images={"one.png": "one.png"}, app=SimpleNamespace(statuscode=0))
    Pages._take(builder, ["two"], ({"two.png": "two1.png"}, 1))
    Pages._take(builder, ["three"], ({}, 0))
    assert builder.images == {"one.png": "one.png", "two.png": "two1.png"}
    assert builder.app.statuscode == 1


def test_sphinx_asks_for_what_is_taken_over_here():
    """It belongs to Sphinx alone: one that has it under another name would write pages as it likes."""
    assert "self._write_parallel(sorted(docnames)," in inspect.getsource(Builder.write)
    assert "make_chunks(docnames, nproc)" in inspect.getsource(Builder._read_parallel)


@pytest.mark.audit
@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="a process cannot be kept to one processor here")
def test_the_site_is_the_same_on_one_processor(root, port, tmp_path):
    whole = os.sched_getaffinity(0)
    several = manifest.sums(port / site.SITE)
    try:
        os.sched_setaffinity(0, {min(whole)})
        alone = build_in(small_project(root, tmp_path / "alone"), {})
    finally:
        os.sched_setaffinity(0, whole)
    assert differing(several, alone) == []
