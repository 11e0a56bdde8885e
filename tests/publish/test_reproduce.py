"""The book built twice and compared."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from small_project import small_project

from countercase.cli import main
from countercase.publish.site import reproduce, scratch

PROGRAM = """
import hashlib, pathlib
from countercase.argue.cache import cached
from countercase.publish.site.build import all_jobs
from countercase.publish.run.pool import execute

if __name__ == "__main__":
    library = cached()
    wanted = {library.originals[0], f"record/map-{library.arguing[0]}"}
    jobs = [job for job in all_jobs(library) if job.name in wanted]
    for job, end in sorted(execute(jobs, library.root), key=lambda pair: pair[0].name):
        print(job.name, job.digest, hashlib.sha256((end.chapter + str(sorted(end.files.items()))).encode()).hexdigest())
"""


@pytest.mark.slow
def test_a_copy_holds_nothing_that_was_made(root, tmp_path):
    scratch.copy(root, tmp_path)
    assert (tmp_path / "book/index.md").is_file()
    assert (tmp_path / "countercase/cli.py").is_file()
    assert not list((tmp_path / "book").rglob("*.ipynb"))
    assert not (tmp_path / "_build").exists()


@pytest.mark.audit  # `tests/test_surroundings.py` has a whole site made far apart
def test_chapters_are_the_same_far_apart(root, tmp_path):
    found = set()
    for name, settings in zip(reproduce.NAMES, reproduce.APART, strict=True):
        folder = tmp_path / name
        small_project(root, folder)
        (folder / "program.py").write_text(PROGRAM)
        environment = {**os.environ, **settings, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder)}
        done = subprocess.run(
            [sys.executable, "program.py"], cwd=folder, env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout.count("\n") == 2
        found.add(done.stdout)
    assert len(found) == 1


def test_files_that_differ_are_named(monkeypatch):
    sums = [{"a.html": "1", "b.html": "2"}, {"a.html": "1", "b.html": "3", "c.html": "4"}]
    monkeypatch.setattr(reproduce, "build_in", lambda *_, **__: sums.pop(0))
    monkeypatch.setattr(reproduce, "copy", lambda root, folder: None)
    monkeypatch.setattr("countercase.publish.site.site.is_current", lambda now: False)
    done = CliRunner().invoke(main, ["reproduce", "--edits", "0"])
    assert done.exit_code == 1
    assert "b.html differs in another-folder-whose-name-is-longer" in done.output
    assert "c.html differs" in done.output
    assert "2 files differ." in done.output
    assert "a.html differs" not in done.output
