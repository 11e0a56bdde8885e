"""A whole build: what changed is made again, and the site is put in place, or left as it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ...argue.explanation import counted
from ...argue.library import Library
from ..os_errors import told
from ..run import runner as run
from ..run.job import Job, case_jobs, comparison_jobs, record_jobs
from . import site
from .lock import PATIENCE, held

LEFT = "The site was left as it was."
# draws more than any other chapter, and goes first, so that no process is idle at the end
LONGEST = "record/figures"


def build(
    library: Library,
    cases: tuple[str, ...],
    parameters: Mapping[str, Any],
    say: Callable[[str], None],
    workers: int | None = None,
    address: str = "",
    patience: float = PATIENCE,
) -> list[str]:
    """Make the chapters that changed (of all, with `parameters` given to `cases`), and the site.

    Returns what went wrong, in lines, or nothing. `say` is told what a person should know meanwhile. The chapters run
    on the Dask cluster at `address` where one is given. Raises `DataError` on an unknown case or parameter before
    anything is run, where another build holds the folder for longer than `patience` seconds, and where a file cannot
    be written.
    """
    root = library.root
    asked = json.dumps([cases, parameters], sort_keys=True, default=str) if cases or parameters else ""
    jobs = all_jobs(library, cases, parameters)
    with told(root), held(root, say, patience):
        run.prune(jobs, root)
        waiting = run.stale(jobs)
        if not waiting and site.is_current(root, asked):
            return []
        failures = run.run(sorted(waiting, key=lambda job: job.name != LONGEST), root, workers, address)
        if failures:
            lines = [f"{f.name}: the chapter could not be made. {f.reason}" for f in failures]
            return [*lines, LEFT]
        if waiting:
            names = f": {', '.join(job.name for job in waiting)}" if len(waiting) <= 12 else ""
            say(f"{counted(len(waiting), 'chapter')} made{names}.")
        if complaint := site.build(root, asked):
            return [complaint, f"The book could not be compiled. {LEFT}"]
        return []


def all_jobs(library: Library, cases: tuple[str, ...] = (), parameters: Mapping[str, Any] | None = None) -> list[Job]:
    """Every chapter of the book, with the parameters of those that are given some."""
    jobs = [*case_jobs(library), *comparison_jobs(library), *record_jobs(library)]
    if cases or parameters:
        chosen = {job.name: job for job in case_jobs(library, cases, parameters)}
        jobs = [chosen.get(job.name, job) for job in jobs]
    return jobs
