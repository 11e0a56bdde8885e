"""Chapters side by side, in processes that are watched from outside.

The processes are forked from a server that has everything ready. A cell that kills its process, or that nothing inside
the process can stop, is known by name, and costs its own chapter alone. (A process that ends itself with status 0 does
what one does that has nothing left to do: its chapter is given up when its time is.)
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from pathlib import Path

from ..os_errors import in_words
from .fork_server import server
from .job import Job
from .worker import Failure, Made, make, noted, prepare

CELL_SECONDS = 120
# a cell that is late is stopped from within. Where that fails its process is ended from outside, once the chapter as a
# whole has taken as long as so many cells may, and so many seconds more
CELLS, GRACE = 3, 10
# a process is given up after so many chapters, so that what libraries gather does not grow with the book; a new one has
# to start the engine that draws, and to get it warm
SHIFT = 200
# how a process ends for want of memory: by the system, or, where that is bounded (`ulimit -v`), by what it runs
STARVED = {"SIGKILL", "SIGTRAP", "SIGABRT", "SIGILL"}
End = tuple[Job, Made | Failure]


def execute(
    jobs: Iterable[Job],
    root: Path,
    workers: int | None = None,
    seconds: float = CELL_SECONDS,
    left_out: Iterable[str] = (),
) -> Generator[End, None, None]:
    """Each job with its chapter, or with why there is none, as they come.

    At most `workers` processes run at once, and no chapter is held longer than it takes to hand it on. A cell that
    takes longer than `seconds` fails its chapter. A chapter is the same whichever process made others before it. None
    knows of the counter-cases that are `left_out`.
    """
    from pebble import ProcessPool

    jobs = list(jobs)
    if not jobs:
        return
    side_by_side = min(workers or os.cpu_count() or 1, len(jobs))
    limit = CELLS * seconds + GRACE
    pool = ProcessPool(side_by_side, SHIFT, prepare, (root, tuple(left_out)), context=server())
    running: dict[Future[Made], tuple[Job, Path]] = {}
    waiting = enumerate(jobs)
    with tempfile.TemporaryDirectory(prefix="countercase-") as notes:
        try:
            while True:
                for number, job in islice(waiting, side_by_side - len(running)):
                    note = Path(notes) / str(number)
                    running[pool.schedule(make, (job, root, seconds, note), timeout=limit)] = job, note
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job, note = running.pop(future)
                    yield job, _end(future, job.name, note, limit)
        finally:
            pool.stop()
            pool.join()


def _end(future: Future[Made], name: str, note: Path, limit: float) -> Made | Failure:
    """How a chapter ended."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        reason = f"the chapter took longer than {limit:g} seconds, and its process had to be killed"
    except ProcessExpired as error:
        reason = f"the process that ran it {_death(error.exitcode)}"
    except OSError as error:
        return Failure(name, in_words(error))
    except Exception as error:  # of the pool itself, or of what makes a chapter of a notebook
        reason = f"{type(error).__name__}: {error}"
    last = noted(note)
    if isinstance(last, str):
        return Failure(name, last)
    return Failure(name, f"cell {last + 1}: {reason}." if last >= 0 else f"{reason}.")


def _death(code: int) -> str:
    if code >= 0:
        return f"ended by itself, with exit status {code}"
    killer = signal.Signals(-code).name
    return f"was killed by {killer}" + (", as when memory runs out" if killer in STARVED else "")
