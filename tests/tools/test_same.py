"""Lists of sums of several machines, compared."""

import subprocess
import sys

import pytest

from countercase.publish.site.manifest import SUMS
from tools import same


def left(folder, **machines):
    for name, lines in machines.items():
        (folder / same.FOLDER / name).mkdir(parents=True)
        (folder / same.FOLDER / name / SUMS).write_text("".join(f"{line}\n" for line in lines))
    return same.lists(folder / same.FOLDER)


def test_the_same_lists_are_the_same(tmp_path):
    made = left(tmp_path, arm=["1  a.html", "2  b c.html"], mac=["2  b c.html", "1  a.html"])
    assert made["arm"] == {"a.html": "1", "b c.html": "2"}
    assert same.compared(made) == []


def test_each_file_that_differs_is_named_with_its_machines(tmp_path):
    made = left(tmp_path, arm=["1  a.html", "2  b.html"], mac=["1  a.html", "3  b.html"], x86=["1  a.html"])
    assert same.compared(made) == [
        "b.html is not the same on arm and on mac.",
        "b.html is not the same on arm and on x86.",
    ]


def test_nothing_to_compare_is_no_success(tmp_path):
    for number, machines in enumerate(({}, {"arm": ["1  a.html"]}, {"arm": ["1  a.html"], "mac": []})):
        (wrong,) = same.compared(left(tmp_path / str(number), **machines))
        assert wrong.startswith(f"There is nothing to compare: {len(machines)} lists of sums")


@pytest.mark.slow
def test_the_command_fails_where_there_is_no_list(root, tmp_path):
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/same.py").write_text((root / "tools/same.py").read_text())
    done = subprocess.run([sys.executable, "tools/same.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "There is nothing to compare" in done.stderr
