"""The machines that people have: whatever they are like, it works, or one sentence says what is wrong."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import warm
from click.testing import CliRunner
from offline import alone, guarded

from countercase.cli import main
from countercase.publish.os_errors import TROUBLE
from countercase.publish.run.chapter import scrub
from countercase.publish.site import manifest, site
from countercase.publish.site.hiding import hidden_typefaces
from countercase.publish.site.reproduce import APART, NAMES, WORKERS
from countercase.publish.site.scratch import build_in, copy

pytestmark = pytest.mark.slow

CLI = (sys.executable, "-m", "countercase.cli")
NO_NAME = ("unshare", "--user", "--map-user=12345", "--map-group=12345")
NOWHERE = {"HOME": None, "USER": None, "LOGNAME": None}
UNHEARD = "What there is to say could not be written to where it was sent: No space left on device.\n"


@pytest.fixture(scope="module")
def unkind(tmp_path_factory):
    """A home with broken settings of Jupyter, IPython and Git, and a folder for temporary files with a long path."""
    folder = tmp_path_factory.mktemp("unkind")
    for name in (
        ".local/share/jupyter/kernels/python3/kernel.json",
        ".local/share/jupyter/kernels/ir/kernel.json",
        ".ipython/profile_default/ipython_config.py",
        ".ipython/profile_default/ipython_kernel_config.py",
        ".ipython/profile_default/startup/00-mine.py",
        ".jupyter/jupyter_config.json",
        ".gitconfig",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("[ broken (")
    long = folder / ("long" * 25)
    long.mkdir()
    return {
        "HOME": str(folder),
        "JUPYTER_PATH": str(folder / ".local/share/jupyter"),
        "TMPDIR": str(long),
        "PYTHONWARNINGS": "error",
        "PYTHONOPTIMIZE": "2",
        "PYTHONIOENCODING": "latin-1",
    }


def environment(folder, variables):
    own = {"COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder), **variables}
    return {name: value for name, value in ({**os.environ, **own}).items() if value is not None}


def call(folder, *command, before=(), variables=None, **options):
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(
        [*before, *CLI, *command],
        cwd=folder,
        env=environment(folder, variables or {}),
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        **streams,
    )


def to_be_made(project):
    """Make one page and one chapter stale."""
    (project / "book/cases/alpha.ipynb").unlink(missing_ok=True)


def built_unkindly(folder, variables, *options, before=()):
    """The sums of what is built there where all is unkind, also for a user without a name, where the system lets there
    be one, and where the pipe it speaks to is closed.
    """
    unkind = {**variables, "PYTHONINSPECT": "1", "PYTHONDEVMODE": "1", "SOURCE_DATE_EPOCH": "yesterday"}
    nameless = subprocess.run([*NO_NAME, "true"], capture_output=True, check=False).returncode == 0
    closed = closed_pipe()
    done = call(
        folder,
        "build",
        *options,
        before=(*before, *(NO_NAME if nameless else ())),
        variables={**unkind, "USER": None, "LOGNAME": None},
        umask=0o077,
        stdin=subprocess.DEVNULL,
        stdout=closed,
    )
    os.close(closed)
    assert (done.returncode, done.stderr) == (0, "")
    published = [path for path in (folder / site.SITE).resolve().rglob("*") if path.is_file()]
    assert all(path.stat().st_mode & 0o004 for path in published)
    return manifest.sums(folder / site.SITE)


def test_the_site_is_the_same_far_apart_and_where_everything_is_unkind(project, sums, unkind, tmp_path):
    """From nothing, in a folder with another name, in another time zone and language, with other seeds of hashes, by
    several processes, without a network, and without the typefaces of the machine, where the system lets a user hide
    them.
    """
    folder, attempts, empty = tmp_path / NAMES[1], tmp_path / "attempts", tmp_path / "empty"
    copy(project, folder)
    empty.mkdir()
    settings = {**unkind, **APART[1], **guarded(folder, attempts)}
    before = (*alone(), *hidden_typefaces(empty))
    assert built_unkindly(folder, settings, "--workers", WORKERS[1], before=before) == sums
    assert attempts.read_text() == ""


@pytest.mark.audit
def test_a_machine_on_which_everything_is_unkind(project, sums, unkind):
    """One page and one chapter are to be made anew; all else was made on a kind one."""
    to_be_made(project)
    assert built_unkindly(project, unkind) == sums


# what can be unkind at once is tried at once, and in the audit by itself
@pytest.mark.audit
@pytest.mark.parametrize("kind", ["of nobody", "without a home", "of a missing home"])
def test_the_build_of_a_user(kind, project, sums):
    before = NO_NAME if kind == "of nobody" else ()
    if before and subprocess.run([*before, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let a user have names of his own")
    to_be_made(project)
    done = call(
        project,
        "build",
        before=before,
        variables=NOWHERE if kind == "without a home" else {**NOWHERE, "HOME": "/missing"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert manifest.sums(project / site.SITE) == sums


@pytest.mark.audit
def test_without_the_typefaces_of_the_machine(project, sums, tmp_path):
    """From nothing, so that every picture is drawn."""
    if not (hidden := hidden_typefaces(tmp_path)):
        pytest.skip("this system does not let a user hide its typefaces")
    copy(project, tmp_path / "project")
    assert build_in(tmp_path / "project", {"HOME": str(tmp_path)}, before=hidden) == sums


@pytest.mark.parametrize("before", [NO_NAME, pytest.param((), marks=pytest.mark.audit)], ids=["of nobody", ""])
def test_the_stock_command_on_an_unkind_machine(before, project, unkind, tmp_path):
    """And without a network, by papermill and a kernel, with no word of ours. The engine of the house, by its entry
    point, runs the same cells, with what they show, on a kind one, and starts no kernel.
    """
    if before and subprocess.run([*before, "true"], capture_output=True, check=False).returncode:
        before = ()  # this system does not let a user have names of his own
    papermill, attempts = Path(sys.executable).with_name("papermill"), tmp_path / "attempts"
    given = ["notebooks/case.ipynb", "-p", "case", "alpha", "-p", "margin", "2", "--no-progress-bar"]
    command = [*alone(), *before, papermill, *given, tmp_path / "out.ipynb"]
    path = {"PYTHONPATH": f"{tmp_path / 'guard'}{os.pathsep}{project}", **guarded(tmp_path / "guard", attempts)}
    done = subprocess.run(
        command,
        cwd=project,
        env=environment(project, {**unkind, **path, **({**NOWHERE, "IPYTHONDIR": str(tmp_path)} if before else {})}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert attempts.read_text() == ""
    stock = json.loads((tmp_path / "out.ipynb").read_text(encoding="utf-8"))
    shown = json.dumps(stock)
    assert "# Alpha" in shown
    assert "a margin of two" in shown
    house = ["--engine", "countercase", "-k", "no-such-kernel", tmp_path / "no-such-kernel.ipynb"]
    done = warm.run(["-m", "papermill", *given, *house], project, environment(project, {}))
    assert done.returncode == 0, done.stderr
    assert scrub(json.loads((tmp_path / "no-such-kernel.ipynb").read_text(encoding="utf-8"))) == scrub(stock)


def test_a_terminal_that_shows_few_letters(project):
    done = call(project, "compare", "alpha", "other", variables={"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Red's facts and Blue's, by the gate\n\nBoth come to \"socialised\".")
    done = call(project, "compare", "alpha", "other", "--json", variables={"PYTHONIOENCODING": "latin-1"})
    assert json.loads(done.stdout)["title"] == "Red’s facts and Blue’s, by the gate"


def closed_pipe():
    """The end of a pipe into which one writes, and from which nobody reads."""
    read, write = os.pipe()
    os.close(read)
    return write


@pytest.mark.audit
def test_a_build_whose_pipe_is_closed(project, sums):
    closed = closed_pipe()
    to_be_made(project)
    done = call(project, "build", stdout=closed)
    os.close(closed)
    assert (done.returncode, done.stderr) == (0, "")
    assert manifest.sums(project / site.SITE) == sums


def test_nobody_listens(project, sums):
    """A pipe that is closed, and a disk that is full, where the command speaks to."""
    closed = closed_pipe()
    assert call(project, "list", stdout=closed).stderr == ""
    os.close(closed)
    if not Path("/dev/full").exists():
        return
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = call(project, "list", stdout=full)
        assert (done.returncode, done.stderr) == (1, UNHEARD)
        done = call(project, "build", stdout=full)
        assert (done.returncode, done.stderr) == (0, UNHEARD)
        assert call(project, "verdict", "nothing", stderr=full).returncode == 1


OPENED = """
import os, sys
from countercase.publish.run.surroundings import ready
ready()
for stream in (sys.stdout, sys.stderr):
    print("It can be written to.", file=stream)
assert not sys.stdin.read()
assert os.open(os.devnull, os.O_RDONLY) > 2
"""


@pytest.mark.parametrize("closed", ["0>&-", "1>&-", "2>&-", "0>&- 1>&- 2>&-"])
@pytest.mark.parametrize("switch", ["", "error"])
def test_streams_that_are_closed(closed, switch):
    """Each can be spoken to, and what is opened takes the place of none; also where the command begins anew."""
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-c", OPENED]
    streams = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True, "check": False}
    done = subprocess.run(command, env={**os.environ, "PYTHONWARNINGS": switch}, **streams)
    assert done.returncode == 0
    for number, heard in (("1", done.stdout), ("2", done.stderr)):
        assert heard == ("" if f"{number}>&-" in closed else "It can be written to.\n")


def test_a_folder_that_is_gone_while_one_stands_in_it(tmp_path):
    ask = "import os; from countercase.publish.run.surroundings import ready; ready(); print(os.getcwd())"
    gone = ["sh", "-c", 'mkdir gone; cd gone; rmdir ../gone; exec "$@"', "sh", sys.executable, "-P", "-c", ask]
    done = subprocess.run(gone, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "/\n"), done.stderr


SIGNALS = {signal.SIGINT: "Stopped.\n", signal.SIGTERM: "Stopped from outside.\n"}


def _heed():
    """As in a terminal: a shell has Ctrl-C ignored in the background, and `nohup` that the terminal is closed."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("number", "under_way"),
    [
        (signal.SIGINT, "jupyter_book"),
        (signal.SIGTERM, "forkserver"),
        pytest.param(signal.SIGINT, "forkserver", marks=pytest.mark.audit),
        pytest.param(signal.SIGTERM, "jupyter_book", marks=pytest.mark.audit),
    ],
)
def test_a_build_that_is_stopped(number, under_way, project, sums):
    """By one signal to all its processes, as a terminal sends it, while chapters are made or the book is compiled."""
    to_be_made(project)
    running = subprocess.Popen(
        [*CLI, "build"],
        cwd=project,
        env=environment(project, {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_heed,
    )
    late = time.monotonic() + 300
    while not any(under_way in " ".join(_called(child)) for child in psutil.Process(running.pid).children()):
        assert time.monotonic() < late
        assert running.poll() is None
        time.sleep(0.05)
    os.killpg(running.pid, number)
    heard = running.communicate(timeout=300)
    assert (running.returncode, heard[1].lstrip()) == (128 + number, SIGNALS[number])
    late = time.monotonic() + 100
    while left := [p for p in psutil.process_iter() if _session(p) == running.pid]:
        assert time.monotonic() < late, left
        time.sleep(0.2)
    assert manifest.sums(project / site.SITE) == sums


STOPPED = """
import os, sys
from countercase.commands.terminal import end_in_words, heed_signals
heed_signals()
sys.exit(end_in_words(lambda: exec("os.kill(os.getpid(), {number:d})")))
"""


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_stopped_in_code_made_from_text(number):
    """Of a dataclass, say: Python itself would end by the signal where a `KeyboardInterrupt` comes out of such code."""
    said = {**SIGNALS, signal.SIGHUP: "Stopped: the terminal was closed.\n"}[number]
    program = [sys.executable, "-c", STOPPED.format(number=number)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, preexec_fn=_heed)
    assert (done.returncode, done.stderr) == (128 + number, said)


def test_a_site_that_is_shown_until_somebody_has_seen_it(project):
    run = {"cwd": project, "env": environment(project, {}), "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    heard = {"text": True, "preexec_fn": _heed}
    with subprocess.Popen([*CLI, "serve", "--port", "0"], **run, **heard) as running:
        assert "(stop with Ctrl-C)" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=100) == ("\n", "")
    assert running.returncode == 0


def _called(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _session(process):
    try:
        return os.getsid(process.pid) if process.status() != psutil.STATUS_ZOMBIE else 0
    except (psutil.Error, OSError):
        return 0


def test_what_nobody_foresaw_is_one_sentence_and_a_file(folder, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))

    def broken(*_):
        raise KeyError("the\x1b[31mkey\n")

    monkeypatch.setattr("countercase.commands.argument.load", broken)
    done = CliRunner().invoke(main, ["list"])
    assert done.exit_code == 1
    assert done.output == (
        "Something happened that nobody foresaw (KeyError: 'the\\x1b[31mkey\\n'), and the command was stopped; "
        f"the rest is in {folder / TROUBLE}.\n"
    )
    assert "Traceback" in (folder / TROUBLE).read_text(encoding="utf-8")


def test_a_folder_in_which_nothing_may_be_written(folder, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))

    def refused(*_):
        raise PermissionError(13, "Permission denied", "data/schemas")

    monkeypatch.setattr("countercase.commands.schema.generated", refused)
    done = CliRunner().invoke(main, ["schema"])
    assert done.exit_code == 1
    assert done.output.startswith("data/schemas: the file could not be used: you may not. Give")


def test_jupyter_book_dies_of_something_of_its_own(project, sums):
    """It is one sentence, and all that it said is in a file."""
    config = project / "_config.yml"
    kept = config.read_text(encoding="utf-8")
    config.write_text(kept.replace("- countercase.publish.sphinx", "- countercase.nothing"), encoding="utf-8")
    done = warm.command(project, "build")
    config.write_text(kept, encoding="utf-8")
    assert done.returncode == 1
    first, second = done.stderr.splitlines()[-2:]
    assert "Traceback" not in done.stderr
    assert first.startswith("jupyter-book could not go on (")
    assert first.endswith(f"All that it said is in {project / TROUBLE}.")
    assert "countercase.nothing" in (project / TROUBLE).read_text(encoding="utf-8")
    assert second == "The book could not be compiled. The site was left as it was."
    assert manifest.sums(project / site.SITE) == sums


@pytest.mark.audit
def test_a_checkout_with_the_line_ends_of_windows(project, tmp_path):
    copy = shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns("_build", "*.ipynb", "_files"))
    shutil.copytree(project / "notebooks", copy / "notebooks", dirs_exist_ok=True)
    for path in copy.rglob("*"):
        if path.suffix in {".md", ".yml", ".csv", ".bib", ".cff", ".txt", ".html", ".py", ".ipynb"}:
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    done = call(copy, "build")
    assert (done.returncode, done.stderr) == (0, "")


def test_no_two_files_of_a_site_differ_in_capitals_or_accents_alone(sums):
    assert len({name.casefold() for name in sums}) == len(sums)
    assert all(name.isascii() for name in sums)
