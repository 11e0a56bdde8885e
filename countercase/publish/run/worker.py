"""A process that makes chapters one after the other, and word of how it goes to the process that asked for them.

It is forked from a server that has everything ready. It says which cell it begins, and ends each chapter with the
chapter itself or with the reason why there is none. So a cell that kills its process, or that nothing inside the
process can stop, is known by name, and costs its own chapter alone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running
from pathlib import Path

from .chapter import chapter, dump
from .job import Job

CELL_SECONDS = 120
# a cell that is late is stopped from within; this much later, in seconds, its process is ended from outside
GRACE = 10
# a process is given up after so many chapters, so that what it gathers does not grow with the book
SHIFT = 20


@dataclass(frozen=True)
class Made:
    """A chapter as text, and the files that its links download, by path below `downloads/`."""

    chapter: str
    files: dict[str, str]


@dataclass(frozen=True)
class Failure:
    """A chapter that could not be made: which, and why, in words."""

    name: str
    reason: str


def server(root: Path) -> ForkServerContext:
    """Where processes come from. The server starts at the first call, and gets ready while its caller goes on."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["countercase.publish.run.preload"])
    before = os.environ.get("COUNTERCASE_ROOT", "")
    os.environ["COUNTERCASE_ROOT"] = str(root)  # the server takes the environment as it is when it starts
    try:
        ensure_running()
    finally:
        os.environ["COUNTERCASE_ROOT"] = before
    return context


@dataclass
class Worker:
    """The process, seen from outside. `job` is what it is at, if anything, and `cell` how far it has come with it."""

    root: Path
    seconds: float = CELL_SECONDS
    job: Job | None = field(default=None, init=False)
    cell: int = field(default=-1, init=False)
    ends: float = field(default=0, init=False)
    given: int = field(default=0, init=False)
    spent: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        context = server(self.root)
        self.connection, other = context.Pipe()
        self.process = context.Process(target=serve, args=(self.root, self.seconds, other), daemon=True)
        self.process.start()
        other.close()

    def give(self, job: Job) -> None:
        """Ask for the chapter of a job."""
        # the first chapter of all waits until the server is ready
        self.job, self.cell, self.ends = job, -1, time.monotonic() + max(self.seconds, CELL_SECONDS) + GRACE
        self.given += 1
        with suppress(OSError):  # where it is gone, `hear` says so
            self.connection.send(job)

    def hear(self) -> Made | Failure | None:
        """What the process has to say, once its connection is ready: an end, or nothing yet."""
        try:
            word = self.connection.recv()
        except (EOFError, OSError):
            return self._lost(f"the process that ran it {self._death()}")
        if isinstance(word, int):
            self.cell, self.ends = word, time.monotonic() + self.seconds + GRACE
            return None
        # what a failed chapter leaves behind is not known
        self.spent = isinstance(word, Failure) or self.given >= SHIFT
        return word

    def late(self) -> Failure | None:
        """The end of a chapter that has not been heard of for too long, and of its process; or nothing."""
        if time.monotonic() < self.ends:
            return None
        return self._lost(f"it took longer than {self.seconds:g} seconds, and its process had to be killed")

    def close(self) -> None:
        """End the process, whatever it does, and wait until it is gone."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()

    def _death(self) -> str:
        self.process.join(GRACE)
        code = self.process.exitcode
        if code is None or code >= 0:
            return f"ended by itself, with exit status {code}"
        name = signal.Signals(-code).name
        return f"was killed by {name}" + (", as when memory runs out" if name == "SIGKILL" else "")

    def _lost(self, reason: str) -> Failure:
        self.spent = True
        return Failure(self.job.name, f"cell {self.cell + 1}: {reason}." if self.cell >= 0 else f"{reason}.")


def serve(root: Path, seconds: float, connection: Connection) -> None:
    """What the process does: make a chapter for each job that comes, and say each cell that it begins."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)  # what a library prints by itself belongs to no chapter
    os.environ["COUNTERCASE_ROOT"] = str(root)
    os.chdir(root)
    try:
        while True:
            connection.send(make(connection.recv(), root, seconds, connection))
    except (EOFError, OSError):  # nobody asks any more
        sys.exit()


def make(job: Job, root: Path, seconds: float, connection: Connection) -> Made | Failure:
    """The chapter of a job, or why there is none."""
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError

    from .engine import NAME

    try:
        notebook = papermill.execute_notebook(
            str(job.template),
            None,
            parameters=dict(job.parameters),
            engine_name=NAME,
            progress_bar=False,
            log_output=False,
            kernel_name="python3",
            execution_timeout=seconds,
            started=connection.send,
        )
    except PapermillExecutionError as error:
        return Failure(job.name, f"cell {error.cell_index + 1}: {error.ename}: {error.evalue}")
    except Exception as error:  # whatever it says is the reason
        return Failure(job.name, f"{type(error).__name__}: {error}")
    notebook = json.loads(nbformat.writes(notebook))  # in the form of a file: long texts as lists of lines
    made, files = chapter(notebook, job.digest, job.name)
    return Made(dump(made), files)
