"""One chapter in a process of its own, and word of how it goes to the process that asked for it.

The process is forked from a server that has everything imported. It says which cell it begins, and ends with the
chapter or with the reason why there is none. So a cell that kills its process, or that nothing inside the process
can stop, is known by name.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from .chapter import chapter, dump
from .job import Job

CELL_SECONDS = 120
# a cell that is late is stopped from within; beyond this much more, in seconds, its process is ended from outside
GRACE = 10


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


@dataclass
class Worker:
    """A process that makes one chapter."""

    job: Job
    root: Path
    seconds: float = CELL_SECONDS
    cell: int = -1
    ends: float = field(default=0, init=False)

    def __post_init__(self) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(["countercase.publish.engine"])
        self.connection, other = context.Pipe(duplex=False)
        self.process = context.Process(target=work, args=(self.job, self.root, self.seconds, other), daemon=True)
        self.process.start()
        other.close()
        # the first of all waits until the server has imported what it holds
        self.ends = time.monotonic() + max(self.seconds, CELL_SECONDS) + GRACE

    def hear(self) -> Made | Failure | None:
        """What the process has to say, once its connection is ready: an end, or nothing yet."""
        try:
            word = self.connection.recv()
        except (EOFError, OSError):
            return self._ended(f"the process that ran it {self._death()}")
        if isinstance(word, int):
            self.cell = word
            self.ends = time.monotonic() + self.seconds + GRACE
            return None
        self.close()
        return word

    def late(self) -> Failure | None:
        """The end of a process that has not been heard of for too long, which is killed, or nothing."""
        if time.monotonic() < self.ends:
            return None
        self.process.kill()
        return self._ended(f"it took longer than {self.seconds:g} seconds, and its process had to be killed")

    def close(self) -> None:
        """End the process, whatever it does, and wait until it is gone."""
        self.process.join(0.5)
        if self.process.is_alive():
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

    def _ended(self, reason: str) -> Failure:
        self.close()
        return Failure(self.job.name, f"cell {self.cell + 1}: {reason}." if self.cell >= 0 else f"{reason}.")


def work(job: Job, root: Path, seconds: float, connection: Connection) -> None:
    """What the process does: make the chapter of `job` and send the cells that it begins, and then the end."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)  # what a library prints by itself belongs to no chapter
    os.environ["COUNTERCASE_ROOT"] = str(root)
    os.chdir(root)
    try:
        connection.send(make(job, root, seconds, connection))
    except OSError:  # nobody listens any more
        sys.exit(1)


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
    depth = len(job.output.relative_to(root).parts) - 1
    made, files = chapter(notebook, job.digest, job.name, depth)
    return Made(dump(made), files)
