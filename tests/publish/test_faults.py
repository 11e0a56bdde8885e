"""What is wrong on a page: noted wherever the page was read, and forgotten once the page is right."""

from types import SimpleNamespace

from countercase.publish.sphinx import faults


def read(page, *wrong):
    """An environment in which a page was read, with what is wrong on it."""
    env = SimpleNamespace(docname=page)
    for message in wrong:
        faults.tell(env, message, f"{page}:1")
    return env


def status(env):
    app = SimpleNamespace(statuscode=0)
    assert faults.fail(app, env) == []
    return app.statuscode


def test_it_fails_the_build_whichever_process_read_the_page():
    here = read("one")
    assert status(here) == 0
    faults.merge(None, here, {"two"}, read("two", "unknown claim", "unknown figure"))
    assert status(here) == 1
    assert faults.outdated(None, here, set(), set(), set()) == ["two"]


def test_of_another_process_counts_what_it_read_and_no_more():
    """It was forked from one that knew of other pages, which may be right by now."""
    here = read("one")
    faults.merge(None, here, {"two"}, read("three", "unknown claim"))
    assert status(here) == 0


def test_a_page_that_is_read_anew_or_gone_is_forgotten():
    here = read("one", "unknown claim")
    assert faults.outdated(None, here, set(), set(), {"one"}) == []
    faults.purge(None, here, "one")
    assert (status(here), faults.outdated(None, here, set(), set(), set())) == (0, [])
