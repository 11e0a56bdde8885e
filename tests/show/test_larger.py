"""A record many times as large: reading it and making its pages takes so many times the work, and no more.

Work is counted in calls of functions, which are the same on every machine.
"""

import cProfile
import pstats
import shutil

import pytest

from bench.scratch import multiply
from countercase.argue.library import load
from countercase.show.chapter import Chapter
from countercase.show.contents import names
from countercase.show.record_pages import declaration

pytestmark = pytest.mark.slow

LESS, MORE = 4, 32
PARTS = ("opening", "changes", "parts", "balance", "explanation", "open_questions", "evidence", "making")


def text(part):
    return part.html() if hasattr(part, "html") else str(part)


def work(action):
    """What an action comes to, and how many calls of functions it takes."""
    profile = cProfile.Profile()
    found = profile.runcall(action)
    return found, pstats.Stats(profile).total_calls


def of(root, folder, times):
    """The size and the work of reading the small world's record so many times over, and of each of its pages."""
    shutil.copytree(root / "tests/small_world/data", folder / "data")
    shutil.copytree(root / "tests/small_world/book", folder / "book")
    multiply(folder, times)
    library, reading = work(lambda: load(folder))
    assert len(library.record.claims) % times == len(library.record.evidence) % times == 0
    found = {"reading": (1, reading)}
    for name in names(library):
        declared, each = declaration(name)
        make = declared.load()
        shown, calls = work(lambda: [text(part) for part in make(library, *([each] if each else []))])  # noqa: B023
        found[name] = sum(map(len, shown)), calls
    chapter = Chapter(library, library.dossier("alpha").verdict())
    shown, calls = work(lambda: [text(getattr(chapter, part)()) for part in PARTS])
    return {**found, "a chapter": (sum(map(len, shown)), calls)}


def test_what_a_larger_record_takes_grows_with_it(root, tmp_path):
    of(root, tmp_path / "first", LESS)  # what is loaded once belongs to neither
    less, more = (of(root, tmp_path / str(times), times) for times in (LESS, MORE))
    assert {"reading", "evidence", "claims", "map-red", "debate", "argue", "a chapter"} <= less.keys() == more.keys()
    grown = {
        (name, kind): more[name][i] / less[name][i] for name in less for i, kind in enumerate(("characters", "calls"))
    }
    assert grown["claims", "characters"] > 0.8 * MORE / LESS  # it is larger
    assert {key: by for key, by in grown.items() if by > 1.08 * MORE / LESS} == {}
