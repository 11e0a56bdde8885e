"""The same chapters on a cluster, of one worker on this machine; in `make audit` of two."""

import json
import logging
from contextlib import contextmanager

import nbformat
import pytest

from countercase.data.problem import DataError
from countercase.publish.run import cluster
from countercase.publish.run.cluster import execute_far, groups
from countercase.publish.run.job import Job
from countercase.publish.run.pool import execute
from countercase.publish.run.worker import Failure
from countercase.publish.site.build import all_jobs

pytestmark = pytest.mark.slow


@contextmanager
def at_work(workers):
    """The address of a cluster."""
    from distributed import LocalCluster  # takes long to load

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
    ) as running:
        yield running.scheduler_address


@pytest.fixture(scope="module")
def address():
    with at_work(1) as found:
        yield found


@pytest.mark.audit
def test_the_bytes_are_the_same_as_here(library):
    wanted = {library.originals[0], "record/evidence", "record/argue"}
    jobs = [job for job in all_jobs(library) if job.name in wanted]
    with at_work(2) as address:
        far = {job.name: end for job, end in execute_far(jobs, library.root, address)}
    here = {job.name: end for job, end in execute(jobs, library.root)}
    assert far == here
    assert far.keys() == wanted


def test_a_cell_that_kills_its_process_is_named(address, tmp_path, monkeypatch):
    """And costs no other chapter, not even of its group."""
    monkeypatch.setattr(cluster, "SHARES", 1)
    for name in cluster.PARCEL:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "book/references.bib").touch()
    (tmp_path / "notebooks").mkdir()
    jobs = []
    for name, cell in (("bad", "import os; os._exit(1)"), ("good", "print('well')")):
        nbformat.write(
            nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)]), tmp_path / f"notebooks/{name}.ipynb"
        )
        jobs.append(Job(name, tmp_path / f"notebooks/{name}.ipynb", tmp_path / f"book/cases/{name}.ipynb", "d"))
    found = {job.name: end for job, end in execute_far(jobs, tmp_path, address)}
    assert found["bad"] == Failure("bad", "cell 1: the process that ran it ended by itself, with exit status 1.")
    assert "well" in json.loads(found["good"].chapter)["cells"][0]["outputs"][0]["text"][0]


def test_another_version_on_a_worker_is_refused(address, library, monkeypatch):
    monkeypatch.setattr(cluster, "code_digest", lambda root: "another")
    job = all_jobs(library)[0]
    [(_, end)] = execute_far([job], library.root, address)
    assert "the worker has another version of Countercase" in end.reason


def test_nobody_there(library, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    with pytest.raises(DataError, match="no Dask scheduler answers at 'tcp://127"):
        list(execute_far(all_jobs(library)[:1], library.root, "tcp://127.0.0.1:9"))


def test_groups_are_even_and_whole():
    made = groups(list(range(10)), 4)
    assert sorted(map(len, made)) == [2, 2, 3, 3]
    assert sorted(number for group in made for number in group) == list(range(10))
    assert groups([1], 4) == [[1]]
