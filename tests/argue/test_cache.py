"""The library, read once for as long as nothing changes."""

import os
from contextlib import suppress

import pytest
from small_world import FEW, small_copied

from countercase.argue.cache import cached, hold, let_go
from countercase.data.problem import DataError


@pytest.fixture
def folder(tmp_path):
    return small_copied(tmp_path, FEW)


def test_it_is_read_once(folder):
    assert cached(folder) is cached(folder)
    assert cached(str(folder)) is cached(folder)
    assert cached(folder).dossier("alpha").verdict().computed == ("socialised",)


def test_links_that_lead_nowhere_and_pipes_stop_nobody_who_looks(folder):
    """The lock of a case that is open in Emacs, and what is left out of a build, lie among the files."""
    cases = folder / "data/cases"
    (cases / ".#alpha.yml").symlink_to("somebody@machine.1:1")
    (cases / "in-a-circle.yml").symlink_to("in-a-circle.yml")
    os.mkfifo(cases / "a-pipe.yml")
    library = cached(folder)
    assert library.dossier("alpha").verdict().computed == ("socialised",)
    assert {answer.parent for answer in library.answers("alpha")} == {"alpha"}
    assert cached(folder) is library


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text(path.read_text().replace("strength: 3", "strength: 1", 1)),
        lambda path: path.rename(path.with_name("gone.txt")),
        lambda path: path.touch(),
        lambda path: path.with_name("new.txt").touch(),
        lambda path: (path.parents[2] / "book/references.bib").touch(),
        lambda path: (path.parents[2] / "data/series/tally.csv").touch(),
    ],
)
def test_it_is_read_anew_where_a_file_changed(folder, change):
    before = cached(folder)
    change(folder / "data/cases/alpha.yml")
    with suppress(DataError):  # it was read, and found to be wrong
        assert cached(folder) is not before


def test_a_file_that_looks_as_old_and_as_large_is_read_anew_where_it_is_another(folder):
    before = cached(folder)
    path = folder / "data/cases/alpha.yml"
    then = path.stat()
    path.write_text(path.read_text().replace("strength: 3", "strength: 1", 1))
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert path.stat().st_size == then.st_size
    assert cached(folder) is not before


def test_a_library_without_a_bibliography_is_refused_each_time(folder):
    (folder / "book/references.bib").unlink()
    for _ in range(2):
        with pytest.raises(DataError, match=r"references\.bib"):
            cached(folder)


def test_without_a_folder_it_is_that_of_the_project(folder, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    assert cached() is cached(folder)


def test_what_is_wrong_is_said_each_time(folder):
    cached(folder)
    (folder / "data/cases/alpha.yml").write_text("nothing")
    for _ in range(2):
        with pytest.raises(DataError, match="alpha"):
            cached(folder).dossier("alpha")


def test_what_is_held_is_not_looked_at_until_it_is_let_go(folder):
    (path := folder / "data/cases/alpha.yml").write_text(path.read_text())
    hold(folder)
    before = cached(folder)
    path.write_text(path.read_text().replace("strength: 3", "strength: 1", 1))
    assert cached(folder) is before
    hold(folder)
    assert cached(folder) is not before, "whoever holds anew takes what is there now"
    held = cached(folder)
    path.touch()
    assert cached(folder) is held
    let_go(folder)
    assert cached(folder) is not held
    let_go(folder)
