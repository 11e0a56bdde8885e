"""The same chapters on more than one machine: a Dask cluster that has this version of Countercase installed.

The machines share no folder. What the chapters are made from goes to each worker once, as one parcel, and the
chapters come back as text. A worker makes a group of them at a time, in a process of its own and by the same means
as on this machine, so that what is said of cells that fail, hang or die holds there as well.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Generator, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ...data.contents import TOC
from ...data.files import files_below
from ...data.own_record import TABLE
from ...data.place import CASE_FOLDER
from ...data.problem import fault
from ...data.repository import CONFIG
from ...furniture import NOTEBOOKS, furniture
from ...show.addresses import CODING, GUIDE
from .job import Job
from .pool import End, execute
from .sums import code_digest
from .worker import Failure, Made

LED_TO = (TOC, f"{GUIDE.page}.md", f"{CODING.page}.md")
"""The contents, and the pages written by hand that a chapter leads to where they are listed there."""
PARCEL = ("data", "notebooks", "book/references.bib", "requirements.txt", CONFIG, *LED_TO)
# so many groups for each thread of the cluster even out what is slow, and each costs a second to begin
SHARES = 4
PATIENCE = 30
FAR = [sys.executable, "-c", "from countercase.publish.run.cluster import main; main()"]


def execute_far(jobs: list[Job], root: Path, address: str, left_out: Iterable[str] = ()) -> Generator[End, None, None]:
    """Each job with its chapter, or with why there is none, as they come from the cluster at `address`, to which
    the files of the counter-cases that are `left_out` do not go.

    Raises `DataError` where Dask is not installed, nobody answers, or the cluster has no workers.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        message = "chapters on a Dask cluster need the extra 'dask': .venv/bin/python -m pip install distributed"
        raise fault(message) from None
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise fault(f"no Dask scheduler answers at '{address}' ({str(error).splitlines()[0]}).") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise fault(f"the Dask scheduler at '{address}' has no workers.") from None
        parcel = client.scatter(pack(root, left_out), broadcast=True)
        threads = sum(client.nthreads().values())
        waiting = {
            client.submit(far, parcel, [sent(job, root) for job in group], code_digest(root), pure=False): group
            for group in groups(jobs, threads * SHARES)
        }
        for future in as_completed(list(waiting)):
            group = {job.name: job for job in waiting.pop(future)}
            for name, end in received(future, group):
                yield group[name], end
            future.release()


def groups(jobs: list[Job], count: int) -> list[list[Job]]:
    """The jobs in at most `count` groups, as even as can be."""
    return [group for group in (jobs[i::count] for i in range(count)) if group]


def received(future: Any, group: dict[str, Job]) -> Iterator[tuple[str, Made | Failure]]:
    """What came back for a group, by name. Where nothing came, that is how each of its chapters failed."""
    try:
        found = future.result()
    except Exception as error:  # whatever happened on the way is the reason
        yield from ((name, Failure(name, f"the cluster lost it ({type(error).__name__}: {error}).")) for name in group)
        return
    for name, end in found.items():
        yield name, Made(**end) if "chapter" in end else Failure(**end)


def pack(root: Path, left_out: Iterable[str] = ()) -> bytes:
    """What the chapters are made from, as one archive, without the files of what is left out."""
    without = {root / f"{CASE_FOLDER}/{name}{ending}" for name in left_out for ending in (".yml", TABLE)}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in PARCEL:
            for path in sorted(set(files_below(root / name)) - without):
                archive.write(path, path.relative_to(root))
    return held.getvalue()


def sent(job: Job, root: Path) -> dict[str, Any]:
    """A job as plain data, with paths below the project's folder."""
    places = {"template": f"{NOTEBOOKS}/{job.template.name}", "output": job.output.relative_to(root).as_posix()}
    return {"name": job.name, "digest": job.digest, "parameters": dict(job.parameters), **places}


def far(parcel: bytes, jobs: list[dict[str, Any]], code: str) -> dict[str, dict[str, Any]]:
    """On a worker: make a group of chapters. Returns each as plain data, by name.

    Raises `DataError` where the worker has another version of the package than the sender, and where the process
    that makes the chapters dies.
    """
    with tempfile.TemporaryDirectory(prefix="countercase-") as folder:
        with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
            archive.extractall(folder)
        if code_digest(Path(folder)) != code:
            raise fault("the worker has another version of Countercase than the machine that builds the book.")
        done = subprocess.run(
            FAR,
            cwd=folder,
            env={**os.environ, "COUNTERCASE_ROOT": folder},
            input=json.dumps(jobs),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        raise fault(f"its process ended with status {done.returncode}: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout)


def main() -> None:
    """The process on a worker: jobs come in by the standard input, chapters go out by the standard output."""
    root = Path.cwd()
    jobs = [
        Job(**{**job, "template": furniture(root, job["template"]), "output": root / job["output"]})
        for job in json.load(sys.stdin)
    ]
    found = {job.name: asdict(end) for job, end in execute(jobs, root, 1)}
    assert isinstance(sys.stdout, io.TextIOWrapper)  # it is a process of its own
    sys.stdout.reconfigure(encoding="utf-8")
    json.dump(found, sys.stdout, ensure_ascii=False)
