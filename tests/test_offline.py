"""Once the lock is installed nothing needs the network, and nothing asks for it.

`tests/offline.py` says how that is known. `tests/test_surroundings.py` has a whole build without a network, and stock
papermill.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from offline import alone, guarded
from small_project import small_project

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent


@pytest.fixture
def cut_off(tmp_path):
    """Run a command without a network. Returns what it did, and the attempts that were made to reach somebody."""
    attempts = tmp_path / "attempts"

    def call(*command, cwd, **variables):
        variables |= guarded(tmp_path / "guard", attempts)
        path = os.pathsep.join(filter(None, (str(tmp_path / "guard"), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, **variables, "PYTHONPATH": path}
        done = subprocess.run(
            [*alone(), *map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )
        return done, attempts.read_text().splitlines()

    return call


@pytest.fixture
def small(root, tmp_path):
    """The small project, of which nothing is made yet."""
    folder = small_project(root, tmp_path / "project")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(root / name, folder / name)
    shutil.rmtree(folder / "countercase")
    (folder / "countercase").symlink_to(root / "countercase")
    return folder


@pytest.mark.parametrize(
    ("ask", "event"),
    [
        ("import urllib.request as r; r.urlopen('http://192.0.2.1/', timeout=2)", "socket.getaddrinfo"),
        ("import socket as s; s.socket().connect(('192.0.2.1', 80))", "socket.connect"),
        ("import socket as s; s.socket(type=s.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))", "socket.sendto"),
    ],
)
def test_the_guard_holds(cut_off, root, ask, event):
    done, attempts = cut_off(sys.executable, "-c", ask, cwd=root)
    assert "the network is cut off: 192.0.2.1" in done.stderr
    assert attempts == [f"-c {event} 192.0.2.1"]


def test_the_network_of_its_own_has_no_way_out(cut_off, root):
    if not alone():
        pytest.skip("this system does not let a user have a network of his own; the audit hook is the guard")
    done, _ = cut_off("ip", "-oneline", "address", cwd=root)
    assert {line.split()[1] for line in done.stdout.splitlines()} == {"lo"}


@pytest.mark.audit
def test_make_book_without_a_network(cut_off, small):
    installed = (f"VENV={BIN.parent}", "-o", BIN.parent / ".ready")  # the environment of these tests, never made anew
    done, attempts = cut_off("make", "book", *installed, cwd=small, COUNTERCASE_ROOT=str(small))
    assert done.returncode == 0, done.stderr
    assert " chapters made." in done.stdout
    assert (small / "_build/html/book/cases/alpha.html").is_file()
    assert attempts == []
