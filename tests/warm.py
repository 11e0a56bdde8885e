"""A Python that has loaded what a build takes: to load it, three times over, is more than half of a small build.

`run` calls it as `subprocess.run` calls a cold one, in a process that is forked from one which holds the libraries of
the environment and the package of this project. A folder that has a package of its own is run by that: where it is the
same, byte for byte, what is loaded goes by the folder's paths, and else it is loaded anew. What such a process starts
by itself is forked as well: a Python that runs a module or a program, and those that come from a fork server. A test of
signals, of switches that Python reads when it starts, or of which process ends with which, calls a cold one.
"""

import atexit
import gc
import importlib.metadata
import json
import multiprocessing.context
import multiprocessing.forkserver
import os
import runpy
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path

import importlib_metadata

ROOT = Path(__file__).resolve().parents[1]
OWN = "countercase"
BUILDS = (
    *("commands.book", "publish.site.build", "publish.run.engine", "publish.sphinx.freshness"),
    *("show.chapter", "show.comparison"),
)
"""The modules of the package with which what a build takes is loaded."""
ALONE = ("--workers", "1")
"""How a build makes its chapters where another test is at work beside it: what draws them starts once and not twice."""
LIBRARIES = (
    *("jupyter_book.cli.main", "myst_nb.sphinx_ext", "sphinx_external_toc", "sphinx_book_theme"),
    *("sphinxcontrib.bibtex", "altair", "pandas", "vl_convert", "papermill", "papermill.cli", "nbclient"),
    *("IPython.core.interactiveshell", "pydantic.dataclasses", "pydantic.main", "pydantic.types"),
    *("click", "filelock", "pebble", "pytest", "bs4", "yaml"),
    # what these load later, by name
    *("jupyter_book.config", "jupyter_book.sphinx", "sphinx.cmd.build", "jinja2.ext", "doctest"),
    *("pybtex.backends.plaintext", "pybtex.style.formatting.unsrt", "pybtex.style.labels.number"),
    *("pybtex.style.names.plain", "pybtex.style.sorting.author_year_title"),
)


def run(arguments, cwd=None, env=None):
    """Call `python` with these arguments: `-m` and a module, or `-c` and a program, and what is given to it."""
    with tempfile.TemporaryDirectory(prefix="countercase-") as folder:
        said = [Path(folder, name) for name in ("out", "err")]
        place, names = str(cwd or Path.cwd()), dict(os.environ if env is None else env)
        status = _ask([list(map(str, arguments)), place, names, list(map(str, said))])
        out, err = (path.read_text(encoding="utf-8", errors="replace") for path in said)
    return subprocess.CompletedProcess(arguments, status, out, err)


def command(folder, *arguments, **variables):
    """Call the program of the project in a folder."""
    environment = {**os.environ, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder), **variables}
    if arguments[0] == "build":
        arguments = ("build", *ALONE, *arguments[1:])
    return run(["-m", "countercase.cli", *arguments], folder, environment)


def build_in(folder, settings, *options, before=()):
    """What `countercase.publish.site.scratch.build_in` does."""
    from countercase.publish.site.scratch import built

    assert not before
    return built(folder, command(folder, "build", *options, **settings))


@cache
def _server():
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    server = subprocess.Popen([sys.executable, "-P", __file__], cwd=ROOT, **streams)
    atexit.register(server.stdin.close)  # with which it ends
    return server


def _ask(order):
    server = _server()
    server.stdin.write(f"{json.dumps(order)}\n")
    server.stdin.flush()
    return json.loads(server.stdout.readline())


def _serve():
    """Fork for each order that comes, and tell how the process ended. Returns in a forked one, with its order."""
    orders, answers = os.fdopen(os.dup(0), encoding="utf-8"), os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    for line in orders:
        if not (pid := os.fork()):
            return json.loads(line)
        print(json.dumps(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])), file=answers, flush=True)
    return None


def _obey(arguments, cwd, env, said):
    for number, path in enumerate(said, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), number)
    os.closerange(3, 256)
    _python(arguments, cwd, env)


def _python(arguments, cwd, env):
    """Run a module or a program here, as a Python that was started with these arguments would."""
    how, what, *given = arguments
    os.chdir(cwd)
    os.environ.clear()
    os.environ |= env
    tempfile.tempdir = None
    sys.dont_write_bytecode = bool(env.get("PYTHONDONTWRITEBYTECODE"))
    sys.orig_argv = [sys.executable, *arguments]
    sys.argv = [how, *given]
    sys.path[:] = ["", *filter(None, env.get("PYTHONPATH", "").split(os.pathsep)), *PATH]
    importlib.invalidate_caches()
    _settle(next((folder for folder in map(Path, sys.path) if Path(folder, OWN, "__init__.py").is_file()), ROOT))
    if how == "-c":
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    else:
        runpy.run_module(what, run_name="__main__", alter_sys=True)


def _own():
    """The modules of the package that are loaded."""
    return {name: module for name, module in sys.modules.items() if name.partition(".")[0] == OWN}


def _program(folder):
    """What is in the modules of the package in a folder."""
    package = Path(folder, OWN)
    return {path.relative_to(package): path.read_bytes() for path in package.rglob("*.py")}


def _settle(folder):
    """Have the package be the one in this folder."""
    own, folder = _own(), folder.resolve()
    before = Path(own[OWN].__file__).parents[1] if own else folder
    if before == folder:
        return
    if _program(folder) != _program(before):
        for name in own:
            del sys.modules[name]
        return

    def moved(value):
        if isinstance(value, Path) and (value == before or value.is_relative_to(before / OWN)):
            return folder / value.relative_to(before)
        if isinstance(value, str) and value.startswith(f"{before / OWN}"):
            return str(moved(Path(value)))
        return [*map(moved, value)] if isinstance(value, list) else value

    for module in own.values():
        for held in (module, module.__spec__):
            for name, value in vars(held).items():
                if isinstance(value, Path) or name in {"__file__", "__path__", "origin", "submodule_search_locations"}:
                    setattr(held, name, moved(value))


class Popen(subprocess.Popen):
    """Forks where a Python that runs a module or a program is to be started."""

    def _execute_child(self, args, *rest):
        _, _, _, _, cwd, env, *_ = rest
        streams = rest[9:15]
        if isinstance(args, str) or list(args[:1]) != [sys.executable] or args[1] not in {"-c", "-m"}:
            super()._execute_child(args, *rest)
            return
        self.pid = os.fork()
        if not self.pid:
            os._exit(_ended(args[1:], cwd, env, (streams[0], streams[3], streams[5])))
        self._child_created = True
        self._close_pipe_fds(*streams)


def _ended(arguments, cwd, env, streams):
    """Run it with these streams in place of its own. Returns its exit status."""
    status = 0
    for number, stream in enumerate(streams):
        if stream != -1:
            os.dup2(stream, number)
    os.closerange(3, 256)
    try:
        _python(arguments, cwd or Path.cwd(), dict(os.environ if env is None else env))
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        status = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def _load():
    subprocess.Popen = Popen
    multiprocessing.forkserver.ensure_running = lambda: None
    multiprocessing.context.ForkServerProcess._Popen = staticmethod(multiprocessing.context.ForkProcess._Popen)
    # what is installed stays the same, and five libraries look through all of it again and again
    for module in (importlib.metadata, importlib_metadata):
        module.entry_points = module.entry_points().select
    for name in (*LIBRARIES, *importlib.import_module("sphinx.application").builtin_extensions):
        importlib.import_module(name)
    for name in BUILDS:
        importlib.import_module(f"{OWN}.{name}")
    importlib.import_module(f"{OWN}.publish.sphinx").load()
    sys.modules.pop(f"{OWN}.cli", None)  # which is run as a program
    gc.collect()
    gc.freeze()  # what is here stays shared by all


if __name__ == "__main__":
    PATH = list(sys.path)
    _load()
    if asked := _serve():
        _obey(*asked)
