"""Pages are read and written side by side, and are the same however many processors there are."""

import inspect
import os
from types import SimpleNamespace

import pytest
from docutils import nodes
from small_project import small_project
from sphinx import builders
from sphinx.environment import BuildEnvironment
from sphinx.util.build_phase import BuildPhase

from countercase.publish.site import manifest, site
from countercase.publish.site.scratch import build_in, differing
from countercase.publish.sphinx import side_by_side
from countercase.publish.sphinx.side_by_side import PAGES


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


def test_few_pages_are_held_and_handed_on_at_once(monkeypatch):
    monkeypatch.setattr(builders, "make_chunks", None)
    made = SimpleNamespace(
        phase=BuildPhase.READING, env=SimpleNamespace(_pickled_doctree_cache={}), builder=SimpleNamespace()
    )
    side_by_side.hold_few(made)
    names = [f"page-{number}" for number in range(100)]
    assert max(map(len, builders.make_chunks(names, 1))) > PAGES
    made.phase = BuildPhase.RESOLVING
    chunks = builders.make_chunks(names, 1)
    assert [name for chunk in chunks for name in chunk] == names
    assert {len(chunk) for chunk in chunks} == {PAGES, 100 % PAGES}
    for name in names:
        made.env._pickled_doctree_cache[name] = name.encode()
    assert list(made.env._pickled_doctree_cache) == names[-PAGES:]


def test_a_title_holds_no_page_once_it_was_rendered():
    title = nodes.title("", "The port")
    made = side_by_side._rendered(lambda node: nodes.Element("", node) and {"title": node.astext()}, title)
    assert made == {"title": "The port"}
    assert title.parent is None
    assert side_by_side._rendered(lambda node: {"title": str(node)}, None) == {"title": "None"}


def test_what_is_set_is_what_sphinx_asks():
    """Both belong to Sphinx alone: one that has them under another name would hold all pages again."""
    assert "make_chunks(docnames, nproc)" in inspect.getsource(builders.Builder._write_parallel)
    assert "self._pickled_doctree_cache[docname]" in inspect.getsource(BuildEnvironment.get_doctree)


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
