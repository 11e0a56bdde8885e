"""What a person reads where something is missing, on machines that are made up: a path with few programs on it."""

import os
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.slow  # each calls make

OLD = '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.6" && exit\nexit 1\n'
NO_VENV = (
    '#!/bin/sh\ncase "$*" in --version) echo "Python 3.13.0";; *ensurepip*) exit 1;; *version_info*) exit 0;; esac\n'
)
# one that can all that is asked before the environment is made, and then says what it was told to do
WHOLE = '#!/bin/sh\ncase "$*" in --version) echo "Python 3.13.0";; -c*) exit 0;; *) echo "called: $*"; exit 3;; esac\n'
# one whose environments cannot install anything
NO_NETWORK = """#!/bin/sh
case "$*" in
    --version) echo "Python 3.13.0";;
    *"-m venv"*)
        mkdir -p .venv/bin
        printf '#!/bin/sh\\necho "ERROR: No matching distribution found" >&2\\nexit 1\\n' > .venv/bin/python
        chmod +x .venv/bin/python;;
esac
"""
# one whose environments write down what is asked of them
GOOD = """#!/bin/sh
case "$*" in
    *"-m venv"*)
        mkdir -p .venv/bin
        for name in python countercase; do
            printf '#!/bin/sh\\necho "$(basename "$0") $*" >> log\\n' > .venv/bin/$name
            chmod +x .venv/bin/$name
        done;;
esac
"""


@pytest.fixture
def machine(root, tmp_path):
    """Call make on a machine that has the system's own tools and the programs given, and no environment yet."""
    bin_ = tmp_path / "bin"
    project = tmp_path / "project"
    for folder in (bin_, project):
        folder.mkdir()
    for name in ("make", "sh", "awk", "cat", "cksum", "mkdir", "chmod", "basename", "rm", "rmdir", "find"):
        (bin_ / name).symlink_to(shutil.which(name))
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(root / name, project)

    def call(*arguments, where=project, **programs):
        for name, script in programs.items():
            (bin_ / name).write_text(script)
            (bin_ / name).chmod(0o755)
        return subprocess.run(
            ["make", *arguments], cwd=where, env={"PATH": str(bin_)}, capture_output=True, text=True, check=False
        )

    return call


def test_help_needs_nothing(machine):
    assert "make book" in machine("help").stdout


@pytest.mark.parametrize(
    ("programs", "found"), [({}, "'python3' is not on this machine."), ({"python3": OLD}, "'python3' is Python 3.9.6.")]
)
def test_no_python_or_one_too_old(machine, programs, found):
    done = machine("book", **programs)
    assert done.returncode != 0
    assert f"Countercase needs Python 3.11 or later; {found}" in done.stderr
    for way in ("apt-get install python3 python3-venv", "dnf install python3", "brew install python", "make PYTHON="):
        assert way in done.stderr
    assert len(done.stderr.splitlines()) == 4


def test_clean_removes_what_was_made_and_nothing_else(machine, tmp_path):
    project, mine = tmp_path / "project", tmp_path / "mine"
    made = [
        "_build/html/x.html",
        "book/cases/lo-ilo.ipynb",
        "book/cases/_files/downloads/x.csv",
        "book/counter-cases/f.ipynb",
    ]
    made += [".venv/pyvenv.cfg", ".venv/bin/python", "countercase/__pycache__/x.pyc"]
    kept = ["book/cases/my-notes.md", "book/index.md", "data/cases/lo-ilo.yml", "other/__pycache__/x.pyc"]
    for name in (*made, *kept):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).touch()
    mine.mkdir()
    (mine / "diary.txt").touch()
    assert machine("clean", f"VENV={mine}").returncode == 0
    assert (mine / "diary.txt").exists()
    assert (project / ".venv/bin/python").exists()
    assert machine("clean").returncode == 0
    assert not any(
        (project / name).exists() for name in (*made, "_build", "book/counter-cases", ".venv", "book/cases/_files")
    )
    assert all((project / name).exists() for name in kept)


def test_a_python_without_venv(machine):
    done = machine("book", python3=NO_VENV)
    assert done.returncode != 0
    assert "This Python (Python 3.13.0) cannot make virtual environments." in done.stderr
    assert "apt-get install python3-venv" in done.stderr


def test_another_python_can_be_named(machine):
    done = machine("book", "PYTHON=mine", python3=OLD, mine=WHOLE)
    assert "Setting up the environment" in done.stdout
    assert "called: -m venv --clear .venv" in done.stdout


def test_a_reader_installs_what_the_book_needs_and_the_tests_add_theirs_once(machine, tmp_path):
    log = tmp_path / "project/log"
    pip = "python -m pip install -qq --disable-pip-version-check"
    reader = [
        f"{pip} --require-hashes -r requirements.txt",
        f"{pip} --no-deps --no-build-isolation -e .",
        "countercase build",
    ]
    tests = [f"{pip} --require-hashes -r requirements-dev.txt", "countercase build", "python -m pytest"]

    def called(target):
        done = machine(target, python3=GOOD)
        assert done.returncode == 0, done.stderr
        lines = log.read_text().splitlines()
        log.write_text("")
        return lines

    assert called("book") == reader
    assert called("book") == reader[-1:]
    assert called("test") == tests
    assert called("test") == tests[1:]
    assert called("book") == reader[-1:]
    lock = tmp_path / "project/requirements.txt"
    lock.touch()
    assert called("book") == reader[-1:], "what is in the lock counts, and not its time"
    before = lock.stat()
    lock.write_text(lock.read_text().replace("via", "Via"))
    os.utime(lock, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert called("book") == reader
    assert called("test") == tests
    (tmp_path / "project/requirements-dev.txt").write_text("# other tools\n")
    assert called("book") == reader[-1:]
    assert called("test") == tests


def test_a_folder_of_many_signs_has_one_environment(machine, tmp_path):
    odd = (tmp_path / "project").rename(tmp_path / "it's [x] #1, (2) & 50% \u4e2d")
    done = [machine("book", where=odd, python3=GOOD) for _ in range(2)]
    assert [(d.returncode, d.stderr) for d in done] == [(0, "")] * 2
    assert ["Setting up" in d.stdout for d in done] == [True, False]


@pytest.mark.parametrize("sign", '"\\`$:')
def test_a_folder_in_which_no_environment_can_be_is_refused_in_words(sign, machine, tmp_path):
    odd = (tmp_path / "project").rename(tmp_path / f"a{sign}b")
    done = machine("book", where=odd, python3=GOOD)
    assert done.returncode != 0
    assert done.stderr.splitlines()[:3] == [
        "The path of this folder holds a sign that programs of an environment cannot be called with:",
        str(odd),
        'Move the project to where no folder has one of these in its name: " \\ ` $ :',
    ]
    assert not (odd / ".venv").exists()


def test_a_copied_environment_is_made_anew(machine, tmp_path):
    """One that was made in another folder would build that folder, and say that all went well."""
    project = tmp_path / "project"
    ready, log = project / ".venv/.ready", project / "log"
    machine("book", python3=GOOD)
    made = ready.read_text()
    assert made.startswith(f"{project} ")
    ready.write_text(made.replace(str(project), str(tmp_path / "first")))
    log.write_text("")
    assert "Setting up the environment" in machine("book", python3=GOOD).stdout
    assert any(line.endswith("-e .") for line in log.read_text().splitlines())
    assert ready.read_text() == made
    assert "Setting up the environment" not in machine("book", python3=GOOD).stdout


def test_packages_that_cannot_be_installed(machine):
    done = machine("book", python3=NO_NETWORK)
    assert done.returncode != 0
    assert "ERROR: No matching distribution found" in done.stderr
    assert "This once the network is needed, or a mirror (PIP_INDEX_URL). Then call make again." in done.stderr


def test_a_release_without_a_version_says_how(root):
    # the environment of these tests is never made anew under their feet
    command = ["make", "-o", ".venv/.ready", "release"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "make release VERSION=1.2.3" in done.stderr
