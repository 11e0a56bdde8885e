"""jupyter-book in a process of its own."""

import subprocess
import sys
import time

import psutil
import pytest

from countercase.publish.site import sphinx_process
from countercase.publish.site.sphinx_process import begun, compiled

ASK = "import pathlib, sys; from countercase.publish.site import sphinx_process as p; p.BOOK = sys.argv[2]; "
ASK += "root = pathlib.Path(sys.argv[1])\nwith p.begun(root) as begun: p.compiled(begun, root, root)"
WAIT = "import pathlib, sys, time; from countercase.publish.site import sphinx_process as p; p.BOOK = sys.argv[2]\n"
WAIT += "with p.begun(pathlib.Path(sys.argv[1])) as begun: print(begun.process.pid, flush=True); time.sleep(600)"
# at work for ten minutes, with nothing loaded that takes long: how it ends does not hang on that
LIGHT = """
import sys
from types import SimpleNamespace
def work():
    raise NotImplementedError
sys.modules |= {
    "jupyter_book.cli.main": SimpleNamespace(main=lambda: work()),
    "countercase.publish.sphinx": SimpleNamespace(load=lambda: None),
    "countercase.publish.sphinx.freshness": SimpleNamespace(ready=lambda: None),
}
"""
ITSELF = """
import os, pathlib, time
def work():
    pathlib.Path('pid').write_text(str(os.getpid()))
    time.sleep(600)
"""


NAMED = """
def work():
    import json, random, socket, sphinx, yaml
    print("They are Python's.")
    raise SystemExit(3)
"""


@pytest.mark.slow
def test_a_file_that_is_called_like_a_module_of_python(tmp_path, monkeypatch):
    """It lies where one stands, and takes the place of that module in no Python that is started from there."""
    for name in ("json", "random", "socket", "sphinx", "yaml"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('this is none of Python')\n", encoding="utf-8")
    monkeypatch.setattr(sphinx_process, "BOOK", LIGHT + NAMED + sphinx_process.BOOK)
    with begun(tmp_path) as process:
        assert compiled(process, tmp_path, tmp_path / "work") == (3, "They are Python's.\n")
    ask = (
        "from countercase.publish.run.pool import server\n"
        "begun = server().Process(target=print, args=('It is here.',))\n"
        "begun.start(), begun.join()\n"
    )
    command = [sys.executable, "-P", "-c", ask]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("It is here.\n", "")


@pytest.mark.slow
def test_one_that_is_not_told_anything_ends_with_what_began_it(tmp_path, monkeypatch):
    light = LIGHT + sphinx_process.BOOK
    monkeypatch.setattr(sphinx_process, "BOOK", light)
    with begun(tmp_path) as process:
        assert process.process.poll() is None
    assert process.process.returncode
    with pytest.raises(KeyError), begun(tmp_path) as process:
        raise KeyError("what goes wrong before it is told")
    assert process.process.returncode
    asking = subprocess.Popen(
        [sys.executable, "-c", WAIT, str(tmp_path), light], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    number = int(asking.stdout.readline())
    asking.kill()
    asking.communicate()
    wait(lambda: not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE)


FORKING = """
import multiprocessing, os, pathlib, time
def child():
    pathlib.Path('pid').write_text(str(os.getpid()))
    time.sleep(600)
def work():
    multiprocessing.get_context('fork').Process(target=child).start()
    time.sleep(600)
"""


@pytest.mark.slow
@pytest.mark.parametrize("busy", [ITSELF, FORKING], ids=["itself", "what it forks"])
def test_it_ends_with_the_process_that_started_it(tmp_path, busy):
    """Pages are read and written side by side, in processes that it forks: they work, and end with it."""
    asking = subprocess.Popen([sys.executable, "-c", ASK, str(tmp_path), LIGHT + busy + sphinx_process.BOOK])
    note = tmp_path / "pid"
    wait(lambda: note.exists() and note.read_text())
    number = int(note.read_text())
    assert psutil.pid_exists(number)
    asking.kill()
    asking.wait()
    wait(lambda: not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE)


def wait(true, seconds=120):
    late = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < late
        time.sleep(0.1)


EXTENSIONS = """
import sys
from importlib import import_module
from countercase.publish import sphinx
for name in sphinx.EXTENSIONS:
    import_module(f"countercase.publish.sphinx.{name}")
heavy = {"altair", "pandas", "vl_convert", "papermill", "IPython"}
print(*sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.slow
def test_what_jupyter_book_is_taught_loads_nothing_that_draws_or_runs():
    """Each build in which anything changed loads it, and what draws takes as long as all the rest."""
    done = subprocess.run([sys.executable, "-c", EXTENSIONS], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
