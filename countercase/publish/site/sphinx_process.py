"""jupyter-book in a process of its own, which ends when the one that started it does.

It takes long to load, and loads while the chapters are made: it is begun at once, and told later what to compile.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

# What it is told comes as a line by its standard input. That ends when the process that started it does, even if that
# is killed, and then it ends as well, with all processes that it has forked: no build goes on in a folder that another
# may hold by now. What is read is a copy of the descriptor, and not `sys.stdin`: a forked process closes that, and
# would wait for the thread that reads it.
# A module that lies in the folder of the book takes the place of none of Python's.
# What is installed is asked for by five libraries, a dozen times, and each time they look through all packages: it is
# read once for the process and for those that it forks.
# It has loaded before the chapters are made: it reads the data meanwhile, and again only where a file changed since.
BOOK = """
import sys
if not sys.path[0]:
    sys.path.append(sys.path.pop(0))
import importlib.metadata, importlib_metadata, json, os, threading
from countercase.publish.run.garbage import seldom, staying
held = os.dup(0)
for module in (importlib.metadata, importlib_metadata):
    module.entry_points = module.entry_points().select
with staying():
    from jupyter_book.cli.main import main
    from countercase.publish.sphinx import load
    load()
    from countercase.publish.sphinx.freshness import ready
    ready()
seldom()
with os.fdopen(os.dup(held), encoding="utf-8") as told:
    line = told.readline()
if not line:
    os._exit(1)
arguments, variables = json.loads(line)
sys.argv[1:] = arguments
os.environ |= variables
def watch():
    threading.Thread(target=lambda: (os.read(held, 1), os._exit(1)), daemon=True).start()
os.register_at_fork(after_in_child=watch)
watch()
main()
"""
SECONDS = 3600


@dataclass(frozen=True)
class Begun:
    """The process, and what it hears by: a pipe that is open for as long as it is wanted."""

    process: subprocess.Popen[str]
    told: int


@contextmanager
def begun(root: Path) -> Iterator[Begun]:
    """Within it, the process for the book in `root` gets ready. It ends with it, told or not."""
    heard, told = os.pipe()
    try:
        process = subprocess.Popen(
            [sys.executable, "-c", BOOK],
            cwd=root,
            env={**os.environ, "COUNTERCASE_ROOT": str(root), "NO_COLOR": "1"},
            stdin=heard,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        os.close(told)
        raise
    finally:
        os.close(heard)
    with process:
        try:
            yield Begun(process, told)
        finally:
            process.kill()
            os.close(told)


def compiled(begun: Begun, root: Path, work: Path, left_out: Iterable[str] = ()) -> tuple[int, str]:
    """Let it compile the book in `root` into the folder `work`, without the counter-cases that are `left_out`.

    Returns its exit status and what it said. Raises `TimeoutExpired` where it is at work for longer than `SECONDS`.
    """
    from ...argue.cache import leaving

    command = ["build", str(root), "--path-output", str(work), "-W", "-n", "--keep-going", "-q"]
    with suppress(BrokenPipeError):  # it is gone, and has said why
        os.write(begun.told, f"{json.dumps([command, leaving(left_out)])}\n".encode())
    said, _ = begun.process.communicate(timeout=SECONDS)
    return begun.process.returncode, said
