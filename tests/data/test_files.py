"""The files that people wrote, without those that programs leave beside them."""

from pathlib import Path

import pytest
import yaml
from each import each
from small_world import small_copied
from sphinx.util.matching import Matcher

from countercase import load
from countercase.data.files import by_name, every_file, files_below, files_in, is_left

LEFT = (
    ".#case.yml",  # Emacs, a lock
    "#case.yml#",  # Emacs, what was not saved
    "case.yml~",  # Emacs and others, a backup
    ".case.yml.swp",  # Vim
    "case.yml.swo",
    "._case.yml",  # macOS, a sidecar
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "~$case.yml",  # office programs, a lock
    "case.yml.bak",
    "case.yml.orig",
    "case.yml.rej",
    "case.yml.tmp",
    "case.yml.part",
    "case.pyc",
    "case.yml.save",  # Nano, when it is ended from outside
    "4913",  # Vim, to try whether it may write
    ".~lock.case.csv#",  # LibreOffice
    "case.yml:Zone.Identifier",  # Windows, of what was downloaded
    "case.yml.crdownload",
    "__MACOSX",  # macOS, in an archive
)
KEPT = ("case.yml", "case.evidence.csv", "a-swp.yml", "layout.html", "mark.svg")


@pytest.fixture(scope="module")
def excluded(root):
    return yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))["exclude_patterns"]


@each("name", LEFT)
def test_what_programs_leave_is_passed_over_and_not_published(excluded, name):
    assert is_left(name)
    assert Matcher(excluded)(f"book/_static/{name}")


@pytest.mark.parametrize("name", KEPT)
def test_what_people_write_is_not(excluded, name):
    assert not is_left(name)
    assert not Matcher(excluded)(f"book/_static/{name}")


def test_folders_are_gone_through_and_links_do_not_lead_round(tmp_path):
    for name in ("a.txt", "in/b.txt", "in/.hidden/c.txt", "in/__pycache__/d.txt", "in/e.txt~"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "in/round").symlink_to(tmp_path)
    (tmp_path / "in/nowhere.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "in/itself.txt").symlink_to("itself.txt")
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    elsewhere.mkdir()
    (elsewhere / "f.txt").write_text("")
    (tmp_path / "in/there").symlink_to(elsewhere)
    (tmp_path / "g.txt").symlink_to(elsewhere / "f.txt")
    kept = {"a.txt", "in/b.txt", "in/there/f.txt", "g.txt"}
    assert set(by_name(files_below(tmp_path), tmp_path)) == kept
    everything = kept | {"in/.hidden/c.txt", "in/__pycache__/d.txt", "in/e.txt~"}
    assert set(by_name(every_file(tmp_path, linked=True), tmp_path)) == everything
    assert set(by_name(every_file(tmp_path), tmp_path)) == everything - {"in/there/f.txt"}
    (tmp_path / "in/again").symlink_to(elsewhere)  # which comes before the other
    assert set(by_name(files_below(tmp_path), tmp_path)) == kept - {"in/there/f.txt"} | {"in/again/f.txt"}
    (tmp_path / "round").symlink_to("round")
    assert list(files_below(tmp_path / "round")) == []
    assert list(files_below(tmp_path / "a.txt")) == [tmp_path / "a.txt"]
    assert list(files_below(tmp_path / "nothing")) == []


@pytest.mark.parametrize("folder", ["/essay", "/", ".", "essay/"])
def test_a_path_is_called_as_it_is_below_its_folder(folder):
    paths = [Path(folder, name) for name in ("a.txt", "in/b.txt")]
    assert by_name(paths, Path(folder)) == {path.relative_to(folder).as_posix(): path for path in paths}


def test_what_lies_elsewhere_has_no_name_below_a_folder():
    with pytest.raises(ValueError, match="does not lie in"):
        by_name([Path("/other/a.txt")], Path("/essay"))


def test_a_case_that_is_open_in_an_editor_stops_nothing(tmp_path):
    folder = small_copied(tmp_path)
    (folder / "data/series").mkdir(exist_ok=True)
    (folder / "data/cases/.#alpha.yml").symlink_to("somebody@machine.1:1")
    (folder / "data/cases/._alpha.yml").write_bytes(b"\0\5\x16\7\xff")
    (folder / "data/series/._x.csv").write_bytes(b"\0\5\x16\7\xff")
    (folder / "data/frameworks/.#gate.yml").symlink_to("somebody@machine.1:1")
    cases = load(folder).cases
    assert "alpha" in cases
    assert ".#alpha" not in cases


def test_they_come_by_name(tmp_path):
    for name in ("b.yml", "a.yml", "c.csv", ".d.yml"):
        (tmp_path / name).write_text("")
    assert [path.name for path in files_in(tmp_path, ".yml")] == ["a.yml", "b.yml"]
