"""A build that begins anew: what Python has compiled counts by what is in its file."""

import os
import subprocess
import sys

import pytest

from countercase.data.problem import DataError
from countercase.publish import anew


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "thing"
    folder.mkdir()
    (folder / "__init__.py").write_text("said = 'one'\n")
    return folder


def said(package):
    command = [sys.executable, "-c", "import thing; print(thing.said)"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=package.parent, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def swap(package, text):
    """Write a text of the same length, and keep the time."""
    path = package / "__init__.py"
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.slow
def test_an_edit_that_keeps_size_and_time_is_seen(package):
    assert said(package) == "one"
    swap(package, "said = 'two'\n")
    assert said(package) == "one", "Python goes by time and size"
    assert anew.stale_bytecode(package)
    assert said(package) == "two"
    swap(package, "said = 'six'\n")
    assert said(package) == "six", "and by contents from here on"
    assert not anew.stale_bytecode(package)


@pytest.mark.slow
def test_what_is_as_it_was_is_not_stale(package):
    assert said(package) == "one"
    assert not anew.stale_bytecode(package)
    assert said(package) == "one"


def test_a_module_that_is_wrong_is_left_to_python(package):
    said(package)
    swap(package, "said = 'two\n'")
    assert not anew.stale_bytecode(package)


def test_it_does_not_begin_anew_for_ever(monkeypatch):
    monkeypatch.setenv(anew.COUNT, str(anew.ROUNDS))
    with pytest.raises(DataError, match="Build again when they are at rest"):
        anew.begin_anew()


def test_it_calls_the_same_command_again(monkeypatch):
    called = []
    monkeypatch.setenv(anew.COUNT, "1")
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "countercase.cli", "build"])
    monkeypatch.setattr(os, "execv", lambda *command: called.append(command))
    anew.begin_anew()
    assert called == [(sys.executable, [sys.executable, "-m", "countercase.cli", "build"])]
    assert os.environ[anew.COUNT] == "2"
