"""Pages are read and written side by side, and are the same however many processors there are."""

import os
from types import SimpleNamespace

import pytest
from small_project import small_project

from countercase.publish.site import manifest, site
from countercase.publish.site.scratch import build_in, differing
from countercase.publish.sphinx import side_by_side


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
