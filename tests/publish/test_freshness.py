"""Which pages are read anew."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from countercase.data.problem import fault
from countercase.publish.sphinx import freshness

PAGES = ("one", "two")


@pytest.fixture
def env(tmp_path, monkeypatch):
    """Two pages that were read: the first asked for a word, the second takes in a file."""
    held = SimpleNamespace(
        srcdir=tmp_path,
        doc2path=lambda page: str(tmp_path / f"{page}.md"),
        dependencies={"two": {"taken-in.txt"}},
        found_docs=set(PAGES),
        all_docs=dict.fromkeys(PAGES, 0),
        docname="one",
    )
    for name in ("one.md", "two.md", "taken-in.txt"):
        (tmp_path / name).write_text(f"words of {name}\n")
    monkeypatch.setitem(freshness.ANSWERS, "word", lambda text, page: f"{text} on {page}")
    freshness.ask(held, "word", "norm")
    assert freshness.gather(None, held) == ["one", "two"], "all pages are written each time"
    return held


def outdated(env, removed=()):
    return freshness.outdated(None, env, set(), set(), set(removed))


def swap(path: Path, text: str) -> None:
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_nothing_changed(env):
    for path in env.srcdir.iterdir():
        path.touch()
    assert outdated(env) == []


def test_a_page_counts_by_what_is_in_its_file(env):
    swap(env.srcdir / "one.md", "Words of one.md\n")
    assert outdated(env) == ["one"]


def test_and_in_what_it_takes_in(env):
    swap(env.srcdir / "taken-in.txt", "")
    assert outdated(env) == ["two"]
    (env.srcdir / "taken-in.txt").unlink()
    assert outdated(env) == ["two"]


def test_a_page_is_read_anew_where_it_is_told_something_else(env, monkeypatch):
    monkeypatch.setitem(freshness.ANSWERS, "word", lambda text, page: f"{text} otherwise on {page}")
    assert outdated(env) == ["one"]


def test_and_where_it_is_told_nothing_any_more(env, monkeypatch):
    def gone(text, page):
        raise fault("there is no such word")

    monkeypatch.setitem(freshness.ANSWERS, "word", gone)
    assert outdated(env) == ["one"]


def test_a_page_that_is_gone_is_not_asked_for(env):
    (env.srcdir / "one.md").unlink()
    assert outdated(env, ["one"]) == []


def test_what_is_read_again_is_noted_anew(env):
    swap(env.srcdir / "one.md", "Words of one.md\n")
    freshness.purge(None, env, "one")
    freshness.gather(None, env)
    assert outdated(env) == []
    assert "one" not in getattr(env, freshness.TOLD)


def test_another_process_hands_over_what_it_noted(env, monkeypatch):
    other = SimpleNamespace(docname="two")
    freshness.ask(other, "word", "state")
    freshness.merge(None, env, {"two"}, other)
    monkeypatch.setitem(freshness.ANSWERS, "word", lambda text, page: "norm on one")
    assert outdated(env) == ["two"]
