"""jupyter-book in a process of its own, which ends when the one that started it does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# Its standard input ends when the process that started it does, even if that is killed, and then it ends as well, with
# all processes that it has forked: no build goes on in a folder that another may hold by now. What is read is a copy of
# the descriptor, and not `sys.stdin`: a forked process closes that, and would wait for the thread that reads it.
# A module that lies in the folder of the book takes the place of none of Python's.
BOOK = """
import sys
if not sys.path[0]:
    sys.path.append(sys.path.pop(0))
import os, threading
held = os.dup(0)
def watch():
    threading.Thread(target=lambda: (os.read(held, 1), os._exit(1)), daemon=True).start()
os.register_at_fork(after_in_child=watch)
watch()
from jupyter_book.cli.main import main
main()
"""
SECONDS = 3600


def compiled(root: Path, work: Path, left_out: Iterable[str] = ()) -> tuple[int, str]:
    """Let it compile the book in `root` into the folder `work`, without the counter-cases that are
    `left_out`. Returns its exit status and what it said.

    Raises `TimeoutExpired` where it is at work for longer than `SECONDS`.
    """
    from ...argue.cache import leaving

    command = [sys.executable, "-c", BOOK, "build", str(root), "--path-output", str(work)]
    heard, held_open = os.pipe()
    try:
        done = subprocess.run(
            [*command, "-W", "-n", "--keep-going", "-q"],
            cwd=root,
            env={**os.environ, "COUNTERCASE_ROOT": str(root), **leaving(left_out), "NO_COLOR": "1"},
            stdin=heard,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    finally:
        os.close(heard)
        os.close(held_open)
    return done.returncode, done.stdout
