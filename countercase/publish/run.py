"""Running templates with papermill: only the chapters that changed, side by side, each in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from .chapter import chapter, digest_of, dump
from .job import FOLDERS, Job

CELL_SECONDS = 120
DOWNLOADS = "book/cases/_files/downloads"


@dataclass(frozen=True)
class Failure:
    """A chapter that could not be made: which, and why, in words."""

    name: str
    reason: str


def stale(jobs: Iterable[Job]) -> list[Job]:
    """The jobs whose chapter is missing, or was made from something else."""
    return [job for job in jobs if digest_of(job.output) != job.digest]


def run(jobs: list[Job], root: Path, workers: int | None = None) -> list[Failure]:
    """Run jobs side by side, with a progress bar on a terminal, and put each chapter in its place.

    A chapter that fails leaves its last good version where it was, and the others go on.
    """
    from tqdm import tqdm

    if not jobs:
        return []
    failures = []
    count = min(len(jobs), workers or os.cpu_count() or 1)
    os.environ["COUNTERCASE_ROOT"] = str(root)
    context = get_context("forkserver")
    context.set_forkserver_preload(["countercase.publish.engine"])
    with ProcessPoolExecutor(count, mp_context=context, max_tasks_per_child=1) as pool:
        waiting = {pool.submit(make, job, root): job for job in jobs}
        with tqdm(total=len(jobs), unit="chapter", disable=None, file=sys.stderr, leave=False) as bar:
            for done in as_completed(waiting):
                job = waiting[done]
                bar.set_postfix_str(job.name)
                bar.update()
                try:
                    reason = done.result()
                except BrokenProcessPool:
                    reason = "the process that ran it died. Run the build again; if it dies again, run the case alone."
                if reason:
                    failures.append(Failure(job.name, reason))
    return sorted(failures, key=lambda f: f.name)


def make(job: Job, root: Path) -> str:
    """Run one job and write its chapter and downloads. Returns why it failed, or nothing."""
    import papermill
    from papermill.exceptions import PapermillExecutionError

    from .engine import NAME

    os.environ["COUNTERCASE_ROOT"] = str(root)
    with tempfile.TemporaryDirectory(prefix="countercase-") as folder:
        executed = Path(folder) / "executed.ipynb"
        try:
            papermill.execute_notebook(
                str(job.template),
                str(executed),
                parameters=dict(job.parameters),
                engine_name=NAME,
                progress_bar=False,
                log_output=False,
                kernel_name="python3",
                execution_timeout=CELL_SECONDS,
            )
        except PapermillExecutionError as error:
            return f"cell {error.cell_index + 1}: {error.ename}: {error.evalue}"
        except Exception as error:  # whatever it says is the reason
            return f"{type(error).__name__}: {error}"
        notebook = json.loads(executed.read_text(encoding="utf-8"))
    depth = len(job.output.relative_to(root).parts) - 1
    made, files = chapter(notebook, job.digest, job.name, depth)
    shutil.rmtree(root / DOWNLOADS / job.name, ignore_errors=True)
    for path, content in files.items():
        write(root / DOWNLOADS / path, content)
    write(job.output, dump(made))
    return ""


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content if isinstance(content, bytes) else content.encode())
    part.replace(path)


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
