"""Chapters made side by side: a few processes on this machine, each making one after the other."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterable
from multiprocessing.connection import Connection, wait
from pathlib import Path

from .job import Job
from .worker import CELL_SECONDS, Failure, Made, Worker

End = tuple[Job, Made | Failure]


def execute(
    jobs: Iterable[Job], root: Path, workers: int | None = None, seconds: float = CELL_SECONDS
) -> Generator[End, None, None]:
    """Each job with its chapter, or with why there is none, as they come.

    At most `workers` processes run at once, and no chapter is held longer than it takes to hand it on. A cell that
    takes longer than `seconds` fails its chapter. A chapter is the same whichever process made others before it.
    """
    count = workers or os.cpu_count() or 1
    waiting = iter(jobs)
    idle: list[Worker] = []
    busy: dict[Connection, Worker] = {}
    try:
        while True:
            while len(busy) < count and (job := next(waiting, None)) is not None:
                worker = idle.pop() if idle else Worker(root, seconds)
                busy[worker.connection] = worker
                worker.give(job)
            if not busy:
                return
            patience = min(worker.ends for worker in busy.values()) - time.monotonic()
            ready = wait(list(busy), timeout=max(patience, 0))
            for connection, worker in list(busy.items()):
                end = worker.hear() if connection in ready else worker.late()
                if end is not None:
                    del busy[connection]
                    if worker.spent:
                        worker.close()
                    else:
                        idle.append(worker)
                    assert worker.job  # it was given one before it was heard
                    yield worker.job, end
    finally:
        for worker in (*idle, *busy.values()):
            worker.close()
