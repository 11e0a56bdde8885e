"""Running templates with papermill: only the chapters that changed, and each put in its place."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from ...show.addresses import FOLDERS
from .chapter import digest_of
from .job import Job
from .pool import execute
from .worker import Failure, Made

DOWNLOADS = "book/cases/_files/downloads"


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
