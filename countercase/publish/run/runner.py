"""Running templates with papermill: only the chapters that changed, side by side, each in a process of its own."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from multiprocessing.connection import wait
from pathlib import Path

from ...show.addresses import FOLDERS
from .chapter import digest_of
from .job import Job
from .worker import CELL_SECONDS, Failure, Made, Worker

DOWNLOADS = "book/cases/_files/downloads"
End = tuple[Job, Made | Failure]


def stale(jobs: Iterable[Job]) -> list[Job]:
    """The jobs whose chapter is missing, or was made from something else."""
    return [job for job in jobs if digest_of(job.output) != job.digest]


def run(jobs: list[Job], root: Path, workers: int | None = None, address: str = "") -> list[Failure]:
    """Run jobs, with a progress bar on a terminal, and put each chapter in its place.

    They run side by side on this machine, or on the Dask cluster at `address`. A chapter that fails leaves its last
    good version where it was, and the others go on. Raises `OSError` where a chapter cannot be written.
    """
    from tqdm import tqdm

    if not jobs:
        return []
    if address:
        from .cluster import execute_far

        ends = execute_far(jobs, root, address)
    else:
        ends = execute(jobs, root, workers)
    failures = []
    with closing(ends), tqdm(total=len(jobs), unit="chapter", disable=None, file=sys.stderr, leave=False) as bar:
        for job, end in ends:
            bar.set_postfix_str(job.name)
            bar.update()
            if isinstance(end, Failure):
                failures.append(end)
            else:
                keep(job, end, root)
    return sorted(failures, key=lambda f: f.name)


def execute(
    jobs: Iterable[Job], root: Path, workers: int | None = None, seconds: float = CELL_SECONDS
) -> Iterator[End]:
    """Each job with its chapter, or with why there is none, as they come.

    At most `workers` processes run at once, and no chapter is held longer than it takes to hand it on. A cell that
    takes longer than `seconds` fails its chapter. A chapter is the same whichever process made others before it.
    """
    count = workers or os.cpu_count() or 1
    waiting = iter(jobs)
    idle: list[Worker] = []
    busy: dict[object, Worker] = {}
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
                    yield worker.job, end
    finally:
        for worker in (*idle, *busy.values()):
            worker.close()


def keep(job: Job, made: Made, root: Path) -> None:
    """Put a chapter and its downloads in their places.

    The chapter carries the digest by which it counts as made, so it goes first and comes last: whenever this is cut
    short, the job is still to be done.
    """
    job.output.unlink(missing_ok=True)
    shutil.rmtree(root / DOWNLOADS / job.name, ignore_errors=True)
    for path, content in made.files.items():
        write(root / DOWNLOADS / path, content)
    write(job.output, made.chapter)


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all. Raises `OSError` with the path where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content if isinstance(content, bytes) else content.encode())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        error.filename = error.filename or str(path)
        raise


def prune(jobs: list[Job], root: Path) -> None:
    """Remove chapters and downloads that no job makes any more."""
    kept = {job.output for job in jobs}
    for folder in FOLDERS:
        for path in (root / folder).glob("*.ipynb"):
            if path not in kept:
                path.unlink()
    downloads = root / DOWNLOADS
    names = {job.name for job in jobs}
    for file in downloads.rglob("*"):
        if file.is_file() and file.parent.relative_to(downloads).as_posix() not in names:
            file.unlink()
