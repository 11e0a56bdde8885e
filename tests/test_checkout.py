"""Which checkout the commands are of."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

LIST = [Path(sys.executable).parent / "countercase", "list"]


@pytest.fixture
def other(root, tmp_path):
    """Another checkout, with a package of its own."""
    folder = tmp_path / "other"
    shutil.copytree(root / "tests/small_world/data", folder / "data")
    shutil.copytree(root / "tests/small_world/book", folder / "book")
    shutil.copytree(root / "countercase", folder / "countercase", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def call(folder, **settings):
    environment = {name: value for name, value in os.environ.items() if name not in {"COUNTERCASE_ROOT", "PYTHONPATH"}}
    return subprocess.run(
        LIST, cwd=folder, env={**environment, **settings}, capture_output=True, text=True, check=False
    )


def test_the_program_of_another_checkout_is_refused(root, other):
    done = call(other, PYTHONPATH=str(root), COUNTERCASE_ROOT=str(other))
    assert done.returncode == 1
    assert f"the project in '{other}' has a program of its own" in done.stderr
    assert f"the one that runs is that of '{root}'" in done.stderr
    assert "PYTHONPATH names it: unset it." in done.stderr
    assert "Traceback" not in done.stderr


def test_so_it_is_where_one_stands_in_another(root, other):
    (other / "book/deep").mkdir()
    done = call(other / "book/deep", PYTHONPATH=str(root))
    assert done.returncode == 1
    assert f"the project in '{other}'" in done.stderr


def test_its_own_program_is_welcome(other):
    done = call(other, PYTHONPATH=str(other), COUNTERCASE_ROOT=str(other))
    assert done.returncode == 0, done.stderr
    assert "alpha" in done.stdout


def test_a_project_without_a_program_takes_any(root, other):
    shutil.rmtree(other / "countercase")
    done = call(root, COUNTERCASE_ROOT=str(other), PYTHONPATH=str(root))
    assert done.returncode == 0, done.stderr
    assert "alpha" in done.stdout
