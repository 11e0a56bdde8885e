"""Running templates: whatever a cell does, its chapter alone is lost, and its name, cell and cause are said."""

import builtins
import gc
import json
import os
import pickle
import subprocess
import sys
import time

import nbformat
import psutil
import pytest

from countercase.publish.run import engine, pool, worker
from countercase.publish.run.job import Job
from countercase.publish.run.ledger import Entry, stale
from countercase.publish.run.pool import execute
from countercase.publish.run.runner import forget, found, prune, run
from countercase.publish.run.worker import DRAWINGS, Failure, Made, drawn

pytestmark = pytest.mark.slow

GOOD = 'print("all is well")'


@pytest.fixture
def make(tmp_path):
    def made(name, *cells):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        template = tmp_path / f"notebooks/{name}.ipynb"
        template.parent.mkdir(exist_ok=True)
        nbformat.write(notebook, template)
        return Job(name, template, tmp_path / f"book/cases/{name}.ipynb", f"digest of {name}")

    return made


def ends(root, *jobs, seconds=20, workers=1):
    return {job.name: end for job, end in execute(jobs, root, workers, seconds)}


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1 / 0", "cell 2: ZeroDivisionError: division by zero"),
        (
            "from countercase.data.problem import fault; raise fault('it names nothing', 'data/figures/a.yml', 7)",
            "data/figures/a.yml, line 7: it names nothing",
        ),
        ("import os; os._exit(3)", "cell 2: the process that ran it ended by itself, with exit status 3."),
        (
            "import os; os.kill(os.getpid(), 9)",
            "cell 2: the process that ran it was killed by SIGKILL, as when memory runs out.",
        ),
        ("while True: pass", "cell 2: TimeoutError: the cell took longer than 1 seconds"),
    ],
)
def test_a_cell_that_fails_is_named_and_the_others_are_made(make, tmp_path, monkeypatch, cell, reason):
    monkeypatch.setattr(pool, "GRACE", 0.5)
    found = ends(tmp_path, make("before", GOOD), make("bad", GOOD, cell), make("after", GOOD), seconds=1)
    assert found["bad"] == Failure("bad", reason)
    assert isinstance(found["before"], Made)
    assert isinstance(found["after"], Made)


def test_a_process_that_says_nothing_any_more_is_killed_and_the_others_are_made(make, tmp_path, monkeypatch):
    """One that has ended as if it had nothing left to do, and one that hears no clock; side by side, as both wait."""
    monkeypatch.setattr(pool, "GRACE", 0.5)
    deaf = "import signal, time; signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM}); time.sleep(60)"
    cells = {"ended": "import os; os._exit(0)", "deaf": deaf}
    bad = [make(name, GOOD, cell) for name, cell in cells.items()]
    found = ends(tmp_path, *bad, make("after", GOOD), seconds=1, workers=2)
    reason = "cell 2: the chapter took longer than 3.5 seconds, and its process had to be killed."
    assert {name: found[name] for name in cells} == {name: Failure(name, reason) for name in cells}
    assert isinstance(found["after"], Made)


@pytest.mark.parametrize("cell", ["while True: print('x' * 100_000)", "while True: display('x' * 100_000)"])
def test_a_flood_of_output_is_stopped(make, tmp_path, cell):
    found = ends(tmp_path, make("flood", cell))
    million = engine.FLOOD // 1_000_000
    assert found["flood"].reason == f"cell 1: OutputError: the cell shows more than {million} million characters"


def test_what_a_program_prints_by_itself_is_in_no_chapter(make, tmp_path, capfd):
    found = ends(tmp_path, make("loud", "import os; os.write(1, b'from' + b'below')"))
    assert "frombelow" not in found["loud"].chapter + capfd.readouterr().out


def test_the_processes_end_with_the_one_that_asked(make, tmp_path):
    pids = tmp_path / "pids"
    cell = f"import os, time; print(os.getpid(), file=open({str(pids)!r}, 'a')); time.sleep(1)"
    jobs = pickle.dumps([make(name, cell) for name in "ab"])
    asking = "import pathlib, pickle, sys; from countercase.publish.run.pool import execute; "
    asking += f"list(execute(pickle.loads({jobs!r}), pathlib.Path({str(tmp_path)!r}), 2))"
    nothing = {**os.environ, "COUNTERCASE_ROOT": str(tmp_path)}  # else all data are got ready first
    asked = subprocess.Popen([sys.executable, "-c", asking], env=nothing)
    until(lambda: pids.exists() and len(pids.read_text().split()) == 2)
    asked.kill()
    asked.wait()
    until(lambda: not any(psutil.pid_exists(int(pid)) for pid in pids.read_text().split()))


def until(true, seconds=120):
    """Wait until something is true."""
    late = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < late
        time.sleep(0.1)


def test_chapters_do_not_see_each_other(make, tmp_path):
    found = ends(tmp_path, make("one", "kept = 1"), make("two", "print(kept)"))
    assert found["two"].reason == "cell 1: NameError: name 'kept' is not defined"


HOLDS = """
import builtins, weakref
class Thing: pass
thing = Thing()
builtins.made_by_a_cell = weakref.ref(thing)
"""


def test_nothing_that_a_chapter_has_made_is_held(make, monkeypatch):
    """A process makes hundreds of them, and what it holds must not grow."""
    monkeypatch.setattr(builtins, "made_by_a_cell", None, raising=False)
    job = make("holds", HOLDS)
    import papermill  # takes long, and every process collects every file

    papermill.execute_notebook(
        str(job.template), None, engine_name=engine.NAME, progress_bar=False, kernel_name="python3"
    )
    gc.collect()
    assert builtins.made_by_a_cell is not None
    assert builtins.made_by_a_cell() is None


def test_what_cannot_be_kept_is_said_of_the_chapter_and_ends_its_process(make, tmp_path):
    """What is shown as something that no file can hold is found once all cells have run."""
    found = ends(tmp_path, make("odd", "display({'application/x': object()}, raw=True)", "1"), make("good", GOOD))
    assert found["odd"].reason == "TypeError: Object of type object is not JSON serializable"
    assert isinstance(found["good"], Made)


def test_papermill_makes_no_text_that_goes_nowhere(make, tmp_path, monkeypatch):
    """And writes where it is told to; whoever calls it by another name for this would be seen here."""
    import papermill

    places, out = [], str(tmp_path / "out.ipynb")
    monkeypatch.setattr(papermill.iorw, "write_ipynb", lambda notebook, place: places.append(place))
    monkeypatch.setattr(papermill.execute, "write_ipynb", worker.written)
    for place in (None, out):
        papermill.execute_notebook(
            str(make("one", GOOD).template), place, engine_name=engine.NAME, progress_bar=False, kernel_name="python3"
        )
    assert places == [out]


def test_a_process_for_chapters_spares_papermill_that(make, tmp_path):
    found = ends(tmp_path, make("asks", "import papermill; print(papermill.execute.write_ipynb.__module__)"))
    assert "countercase.publish.run.worker" in found["asks"].chapter


def test_the_environment_is_left_as_it_was(make, tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", "somewhere else")
    ends(tmp_path, make("good", GOOD))
    assert os.environ["COUNTERCASE_ROOT"] == "somewhere else"


def test_a_process_is_given_up_after_its_shift(make, tmp_path, monkeypatch):
    monkeypatch.setattr(pool, "SHIFT", 2)
    cell = "import os; print(os.getpid())"
    found = ends(tmp_path, *(make(f"n{i}", cell) for i in range(4)))
    first, second, third, fourth = (json.loads(end.chapter)["cells"][0]["outputs"][0]["text"] for end in found.values())
    assert first == second != third == fourth


def test_chapters_are_put_in_place_and_failures_leave_the_last_good_ones(make, tmp_path):
    good, bad = make("good", GOOD), make("bad", GOOD)
    made = {}
    assert run([good, bad], tmp_path, 1, made=made.__setitem__) == []
    assert stale([good, bad], made, found(tmp_path)) == []
    before = bad.output.read_text()
    failures = run([good, make("bad", "1 / 0")], tmp_path, 1)
    assert [f.name for f in failures] == ["bad"]
    assert bad.output.read_text() == before


def test_a_chapter_that_cannot_be_written_is_not_half_there(make, tmp_path):
    job = make("good", GOOD)
    (tmp_path / "book").write_text("a file where a folder should be")
    with pytest.raises(NotADirectoryError, match="book/cases"):
        run([job], tmp_path, 1)
    assert stale([job], {}, found(tmp_path)) == [job]


def test_what_nothing_makes_is_taken_away_and_what_nobody_made_is_put_aside(make, tmp_path):
    made = {}
    gone, kept = make("gone", GOOD), make("kept", GOOD)
    run([gone, kept], tmp_path, 1, made=made.__setitem__)
    mine = tmp_path / "book/cases/mine.ipynb"
    mine.write_text("my own work")
    left = tmp_path / "book/cases/_files/downloads/gone/table.csv"
    left.parent.mkdir(parents=True)
    left.write_text("1")
    assert prune(tmp_path, found(tmp_path), made.values(), [made["kept"]]) == ["book/cases/mine.ipynb"]
    assert list(found(tmp_path)) == ["book/cases/kept.ipynb"]
    assert (tmp_path / "_build/aside/book/cases/mine.ipynb").read_text() == "my own work"


def test_a_chapter_that_was_edited_after_it_was_made_is_somebodys_work(make, tmp_path):
    made = {}
    run([make("gone", GOOD)], tmp_path, 1, made=made.__setitem__)
    (tmp_path / "book/cases/gone.ipynb").write_text("edited")
    assert prune(tmp_path, found(tmp_path), [*made.values(), Entry("", {})], []) == ["book/cases/gone.ipynb"]


def test_drawings_of_chapters_that_are_gone_are_forgotten(tmp_path):
    for name in ("alpha", "record/figures", "gone", "record/gone"):
        drawn(tmp_path, name).parent.mkdir(parents=True, exist_ok=True)
        drawn(tmp_path, name).write_text(name)
    drawn(tmp_path, "alpha").with_name(".alpha.zz.7.part").write_text("cut off")
    forget(tmp_path, ["alpha", "record/figures", "new"])
    left = [path for path in (tmp_path / DRAWINGS).rglob("*") if path.is_file()]
    assert sorted(left) == [drawn(tmp_path, "alpha"), drawn(tmp_path, "record/figures")]
    forget(tmp_path / "nowhere", [])
