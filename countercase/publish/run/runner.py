"""Running templates with papermill: only the chapters that changed, and each put in its place."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ...data.files import by_name, files_below
from ...data.whole_file import write
from ...show.addresses import FOLDERS
from . import ledger
from .ledger import Entry
from .sums import digest_of_text, file_digest

if TYPE_CHECKING:
    from .job import Job
    from .worker import Failure, Made

DOWNLOADS = "book/cases/_files/downloads"
# where a file that no job makes is put, if it was not made by an earlier build
ASIDE = "_build/aside"


def found(root: Path) -> dict[str, str]:
    """sha256 of every chapter and download that is there, by its path below the project's folder."""
    paths = (path for folder in FOLDERS for path in files_below(root / folder))
    return {name: file_digest(path) for name, path in by_name(paths, root).items()}


def run(
    jobs: list[Job],
    root: Path,
    workers: int | None = None,
    address: str = "",
    made: Callable[[str, Entry], None] = lambda name, entry: None,
    left_out: Iterable[str] = (),
) -> list[Failure]:
    """Run jobs, with a progress bar on a terminal, and put each chapter in its place.

    They run side by side on this machine, or on the Dask cluster at `address`. A chapter that fails leaves its last
    good version where it was, and the others go on. `made` is told what is to be put in the ledger. The counter-cases
    that are `left_out` are not known to any. Raises `OSError` where a chapter cannot be written.
    """
    if not jobs:
        return []
    from tqdm import tqdm

    from .pool import execute
    from .worker import Failure

    if address:
        from .cluster import execute_far

        ends = execute_far(jobs, root, address, left_out)
    else:
        ends = execute(jobs, root, workers, left_out=left_out)
    failures = []
    with closing(ends), tqdm(total=len(jobs), unit="chapter", disable=None, file=sys.stderr, leave=False) as bar:
        for job, end in ends:
            bar.set_postfix_str(job.name)
            bar.update()
            if isinstance(end, Failure):
                failures.append(end)
            else:
                made(job.name, keep(job, end, root))
    return sorted(failures, key=lambda f: f.name)


def keep(job: Job, made: Made, root: Path) -> Entry:
    """Put a chapter and its downloads in their places. Returns what the ledger states of them."""
    shutil.rmtree(root / DOWNLOADS / job.name, ignore_errors=True)
    texts = {root / DOWNLOADS / path: content for path, content in made.files.items()} | {job.output: made.chapter}
    for path, content in texts.items():
        write(path, content)
    return Entry(job.digest, {p.relative_to(root).as_posix(): digest_of_text(text) for p, text in texts.items()})


def forget(root: Path, names: Iterable[str]) -> None:
    """Take away the drawings of all chapters but those of these names."""
    from .worker import DRAWINGS, drawn

    known = {drawn(root, name) for name in names}
    for path in (root / DRAWINGS).rglob("*"):
        if path.is_file() and path not in known:
            path.unlink()


def prune(root: Path, there: Mapping[str, str], before: Iterable[Entry], wanted: Iterable[Entry]) -> list[str]:
    """Take away what is `there` and no chapter `wanted` has. Returns what no build before has made, by path.

    That may be somebody's work: it is put aside, and not deleted.
    """
    known = {(name, stated) for entry in before for name, stated in entry.files.items()}
    aside = []
    for name in ledger.strays(wanted, there):
        path = root / name
        if (name, there[name]) in known or path.is_relative_to(root / DOWNLOADS):
            path.unlink()
            continue
        (root / ASIDE / name).parent.mkdir(parents=True, exist_ok=True)
        path.replace(root / ASIDE / name)
        aside.append(name)
    return aside
