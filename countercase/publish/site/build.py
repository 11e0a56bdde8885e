"""A whole build: what changed is made again, and the site is put in place, or left as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from ...argue.library import Library
from ...argue.wording import counted
from ...data.contents import TOC
from ...data.problem import DataError
from ...data.whole_file import write
from ...show.addresses import CASES
from ..os_errors import told
from ..run import ledger
from ..run import runner as run
from ..run.digest import Known
from ..run.inputs import Inputs
from ..run.job import Job, case_jobs, comparison_jobs, record_jobs
from ..run.ledger import Entry
from ..run.shard import Shard, pack
from ..run.worker import Failure
from . import site
from .contents import left_out, to_list, unlisted
from .lock import PATIENCE, held
from .sphinx_process import Begun, begun

LEFT = "The site was left as it was."
# draws more than any other chapter, and goes first, so that no process is idle at the end
LONGEST = "record/figures"


def build(
    before: Inputs,
    read: Callable[[Path], Library],
    cases: tuple[str, ...],
    parameters: Mapping[str, Any],
    say: Callable[[str], None],
    workers: int | None = None,
    address: str = "",
    patience: float = PATIENCE,
    process: Begun | None = None,
) -> list[str]:
    """Make the chapters that changed (of all, with `parameters` given to `cases`), and the site.

    Returns what went wrong, in lines, or nothing. The site is made from the inputs as they were `before`, and raises
    `ChangedError`, with nothing published, where somebody wrote to one meanwhile. `read` reads the data and checks
    them, and may leave counter-cases out that are wrong: `site.left_out` says afterwards which. `say` is told what a
    person should know. The chapters run on the Dask cluster at `address` where one is given. The `process` that
    compiles the book may have been begun before. Raises `DataError` where the data are wrong, on an unknown case or
    parameter before anything is run, where another build holds the folder for longer than `patience` seconds, and where
    a file cannot be written.
    """
    root = before.root
    with told(root), held(root, say, patience):
        before.hold()
        if site.is_current(before):
            return []
        with nullcontext(process) if process else begun(root) as at_work:
            return _built(before, read, cases, parameters, say, workers, address, at_work)


def _built(
    before: Inputs,
    read: Callable[[Path], Library],
    cases: tuple[str, ...],
    parameters: Mapping[str, Any],
    say: Callable[[str], None],
    workers: int | None,
    address: str,
    process: Begun,
) -> list[str]:
    """Make the chapters that changed, and the site by the `process` that compiles it."""
    root = before.root
    try:
        library = read(root)
        jobs = all_jobs(library, cases, parameters)
    except DataError:
        before.hold()  # a file that is half saved is not wrong
        raise
    if failures := _chapters(jobs, library.left_out, before, say, workers, address):
        return [*(f"{f.name}: the chapter could not be made. {f.reason}" for f in failures), LEFT]
    for page in unlisted(root):
        if page.startswith(CASES):
            say(f"{page} stands in the contents by itself. To choose its place, add to {TOC}:  - file: {page}")
    for page in left_out(root):
        say(to_list(page))
    if complaint := site.build(before, _without(library), process):
        return [complaint, f"The book could not be compiled. {LEFT}"]
    return []


def _chapters(
    jobs: list[Job],
    left_out: Iterable[str],
    before: Inputs,
    say: Callable[[str], None],
    workers: int | None,
    address: str,
) -> list[Failure]:
    """Make the chapters that are not there as they should be, and take away what no job makes."""
    root = before.root
    entries, there = ledger.read(root), run.found(root)
    waiting = ledger.stale(jobs, entries, there)
    outputs = [Entry("", {job.output.relative_to(root).as_posix(): ""}) for job in jobs]
    wanted = [*outputs, *(entries[job.name] for job in jobs if job.name in entries)]
    run.forget(root, (job.name for job in jobs))
    for name in run.prune(root, there, entries.values(), wanted):
        say(f"{name} is a chapter that nothing makes. It was moved to {run.ASIDE}/{name}.")
    made = {job.name: entries[job.name] for job in jobs if job not in waiting}
    longest_first = sorted(waiting, key=lambda job: job.name != LONGEST)
    failures = run.run(longest_first, root, workers, address, made.__setitem__, left_out)
    before.hold()  # else a chapter may be made from other data than the ledger would say
    write(root / ledger.LEDGER, ledger.dumped(made))
    if waiting and not failures:
        names = f": {', '.join(job.name for job in waiting)}" if len(waiting) <= 12 else ""
        say(f"{counted(len(waiting), 'chapter')} made{names}.")
    return failures


def _without(library: Library) -> dict[str, list[str]]:
    """The counter-cases that are left out, each with what is wrong with it, line by line."""
    return {name: [str(problem) for problem in wrong] for name, wrong in sorted(library.left_out.items())}


def build_shard(
    before: Inputs,
    read: Callable[[Path], Library],
    wanted: Shard,
    say: Callable[[str], None],
    say_without: Callable[[str, Mapping[str, list[str]]], None],
    workers: int | None = None,
    patience: float = PATIENCE,
) -> list[str]:
    """Make one part of the chapters, and pack it. The site stays as it is. Returns and raises what `build` does.

    `say_without` is told which counter-cases are left out, and what is wrong with each.
    """
    root = before.root
    with told(root), held(root, say, patience):
        before.hold()
        library = read(root)
        jobs = wanted.of(all_jobs(library))
        entries = ledger.read(root)
        waiting = ledger.stale(jobs, entries, run.found(root))
        made = {job.name: entries[job.name] for job in jobs if job not in waiting}
        failures = run.run(waiting, root, workers, "", made.__setitem__, library.left_out)
        before.hold()
        write(root / ledger.LEDGER, ledger.dumped({**entries, **made}))
        if failures:
            return [f"{f.name}: the chapter could not be made. {f.reason}" for f in failures]
        without = _without(library)
        write(root / wanted.file, pack(root, made, without))
        say_without("This part of the book", without)
        say(f"{counted(len(jobs), 'chapter')} in this part, {len(waiting)} of them made now.")
    return []


def all_jobs(library: Library, cases: tuple[str, ...] = (), parameters: Mapping[str, Any] | None = None) -> list[Job]:
    """Every chapter of the book, with the parameters of those that are given some."""
    known: Known = {}
    jobs = [*case_jobs(library, known=known), *comparison_jobs(library, known), *record_jobs(library, known)]
    if cases or parameters:
        chosen = {job.name: job for job in case_jobs(library, cases, parameters)}
        jobs = [chosen.get(job.name, job) for job in jobs]
    return jobs
