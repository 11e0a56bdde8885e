"""A work is put into the form that is shown once, and again only where what pages are read on is other."""

from types import SimpleNamespace

from pybtex.database import Entry
from pybtex.plugin import register_plugin

from countercase.publish.sphinx import references
from countercase.publish.sphinx.references import SourcesFirst, Style

WORK = ("misc", {"title": "On ports", "year": "1990"})


def shown(env, ground, title="On ports"):
    references.known(SimpleNamespace(env=env, config=SimpleNamespace(countercase_ground=ground)))
    entry = Entry(WORK[0], {**WORK[1], "title": title})
    entry.key = "ports"
    return Style().format_entry("1", entry).text.render_as("text")


def test_a_work_is_shown_as_before_on_the_same_ground_and_anew_on_another():
    register_plugin("pybtex.style.sorting", references.NAME, SourcesFirst)
    env = SimpleNamespace()
    first = shown(env, "one")
    assert "On ports" in first
    assert shown(env, "one", "Never looked at") == first
    assert "On piers" in shown(env, "two", "On piers")
    assert list(env.cc_references) == ["two"]
