"""Once the lock is installed nothing needs the network, and nothing asks for it.

Two guards, one inside the other. An audit hook, which every Python process of a build loads, notes each attempt to
look up or to reach another machine, and refuses it. Where the system lets a user have a network of his own
(`unshare`, Linux), the build runs in one that has no way out, which also holds for programs that are not Python.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_project import small_project
from small_world import HERE

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
ALONE = ("unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
GUARD = """
import os, sys

HERE = ("127.", "::1", "localhost", "0.0.0.0")

def guard(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        host = arguments[1][0] if isinstance(arguments[1], tuple) else None
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and not host.startswith(HERE):
        with open(os.environ["ATTEMPTS"], "a") as file:
            file.write(f"{sys.argv[0]} {event} {host}\\n")
        raise OSError(f"the network is cut off: {host}")

sys.addaudithook(guard)
"""


@pytest.fixture(scope="module")
def alone():
    """What to put before a command for a network of its own, where the system allows it."""
    try:
        allowed = subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        allowed = False
    return ALONE if allowed else ()


@pytest.fixture
def cut_off(alone, tmp_path):
    """Run a command without a network. Returns what it did, and the attempts that were made to reach somebody."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard/sitecustomize.py").write_text(GUARD)
    attempts = tmp_path / "attempts"

    def call(*command, cwd, **variables):
        attempts.write_text("")
        path = os.pathsep.join(filter(None, (str(tmp_path / "guard"), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, **variables, "PYTHONPATH": path, "ATTEMPTS": str(attempts)}
        done = subprocess.run(
            [*alone, *map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
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


def test_the_network_of_its_own_has_no_way_out(alone, cut_off, root):
    if not alone:
        pytest.skip("this system does not let a user have a network of his own; the audit hook is the guard")
    done, _ = cut_off("ip", "-oneline", "address", cwd=root)
    assert {line.split()[1] for line in done.stdout.splitlines()} == {"lo"}


def test_make_book_without_a_network(cut_off, small):
    installed = (f"VENV={BIN.parent}", "-o", BIN.parent / ".ready")  # the environment of these tests, never made anew
    done, attempts = cut_off("make", "book", *installed, cwd=small, COUNTERCASE_ROOT=str(small))
    assert done.returncode == 0, done.stderr
    assert " chapters made." in done.stdout
    assert (small / "_build/html/book/cases/alpha.html").is_file()
    assert attempts == []


def test_stock_papermill_without_a_network(cut_off, root, tmp_path):
    command = [BIN / "papermill", root / "notebooks/case.ipynb", tmp_path / "out.ipynb", "-p", "case", "alpha"]
    done, attempts = cut_off(*command, cwd=root, COUNTERCASE_ROOT=str(HERE))
    assert done.returncode == 0, done.stderr
    assert attempts == []
