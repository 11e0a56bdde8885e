"""What the machine around a process must not decide: switches of Python, a home, where kernels and sockets are."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...data.problem import fault
from ...data.variable import variable

SWITCHES = (
    "PYTHONOPTIMIZE",
    "PYTHONWARNINGS",
    "PYTHONDEVMODE",
    "PYTHONINSPECT",
    "PYTHONVERBOSE",
    "PYTHONPROFILEIMPORTTIME",
)
"""Variables that change how Python runs: what the project stands on needs its docstrings, and warns at times; and a
Python that waits for more to be typed never ends.
"""
SAFE = "PYTHONSAFEPATH"
"""The variable that keeps the folder in which one stands out of where modules are looked for."""
DAY = "SOURCE_DATE_EPOCH"
"""The variable by which a machine says which day it is to be: nothing here asks, and Sphinx dies where it is no day."""
NOWHERE = "/nonexistent"
"""The home of a user who has none, as Debian calls it."""
LONGEST_SOCKET = 100
"""How long the path of a socket may be; Linux takes 107 bytes, macOS 103."""
SOCKET = "pymp-xxxxxxxx/listener-xxxxxxxx"
SHORT = ("/tmp", "/var/tmp")


def ready() -> None:
    """Begin the command anew without switches that it cannot run with, and give a process a home that has none."""
    open_streams()
    try:
        Path.cwd()
    except FileNotFoundError:  # the folder was taken away; what is started from here asks where it stands
        os.chdir("/")
    os.environ.pop(DAY, None)
    if _switched_off():
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    housed()


def open_streams() -> None:
    """Let what is said to a stream that was closed go nowhere, and nothing that is opened later take its place."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), "w" if number else "r", encoding="utf-8"))


def ready_for_kernels() -> None:
    """Let a kernel that is started from here be the one of this environment, with a home and without such switches.

    Others of its name go before it where the machine says so; they may be broken, or another Python's.
    """
    _switched_off()
    housed()
    own = str(Path(sys.prefix) / "share/jupyter")
    others = os.environ.get("JUPYTER_PATH", "")
    if others.split(os.pathsep)[0] != own:
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, (own, others)))


def _switched_off() -> bool:
    """Take the switches away from what is started from here. Returns whether there were any."""
    found = [os.environ.pop(name, "") for name in SWITCHES]  # each of them
    return any(found)


def housed() -> None:
    """Let libraries find a home, where the system knows none: some ask for it as they are imported."""
    try:
        Path.home()
    except (RuntimeError, KeyError):
        os.environ["HOME"] = NOWHERE


@contextmanager
def nothing_beside() -> Iterator[None]:
    """Within it, a Python that is started looks for no module in the folder that one stands in: a `random.py` that lies
    there would take the place of Python's own.
    """
    with variable(SAFE, "1"):
        yield


def short_temporary() -> None:
    """Keep what is temporary where the path of a socket is not too long. Raises `DataError` where there is no such
    place.
    """
    for folder in (tempfile.gettempdir(), *SHORT):
        length = len(os.fsencode(os.path.realpath(folder))) + len(SOCKET) + 1
        if length <= LONGEST_SOCKET and os.access(folder, os.W_OK | os.X_OK):
            if folder != tempfile.gettempdir():
                os.environ["TMPDIR"] = tempfile.tempdir = folder
            return
    raise fault(
        f"the folder for temporary files has too long a path for a socket: '{tempfile.gettempdir()}'. "
        "Name a short one: TMPDIR=/tmp."
    )
