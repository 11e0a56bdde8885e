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
import multiprocessing.resource_tracker
import os
import runpy
import subprocess
import sys
import tempfile
import threading
import traceback
from functools import cache, partial
from pathlib import Path

import importlib_metadata
import jinja2
from pygments.lexers import get_lexer_by_name
from sphinx import jinja2glue

ROOT = Path(__file__).resolve().parents[1]
OWN = "countercase"
BUILDS = (
    *("commands.book", "commands.check", "publish.anew", "publish.site.build", "publish.site.frame"),
    *("publish.site.prose", "publish.run.engine", "publish.run.fork_server", "publish.run.soundness"),
    *("publish.sphinx.freshness", "argue.agreement", "data.citations", "data.conclusion", "data.passage"),
    *("show.chapter", "show.comparison", "show.cross_references", "show.debate_page", "show.dictionary"),
    *("show.figures_page", "show.reproduction", "show.rule_page", "start.part"),
)
"""The modules of the package with which what a build takes is loaded."""
ALONE = ("--workers", "1")
"""How a build makes its chapters where another test is at work beside it: what draws them starts once and not twice."""
LIBRARIES = (
    *("jupyter_book.cli.main", "myst_nb.sphinx_ext", "sphinx_external_toc", "sphinx_book_theme"),
    *("sphinxcontrib.bibtex", "altair", "pandas", "vl_convert", "papermill", "papermill.cli", "nbclient"),
    *("IPython.core.interactiveshell", "IPython.core.completer", "IPython.core.magics", "pydantic.dataclasses"),
    *("pydantic.main", "pydantic.types", "click", "filelock", "pebble", "pytest", "bs4", "tqdm", "yaml"),
    # what these load later, by name
    *("jupyter_book.config", "jupyter_book.sphinx", "sphinx.cmd.build", "jinja2.ext", "doctest"),
    *("pybtex.backends.plaintext", "pybtex.style.formatting.unsrt", "pybtex.style.labels.number"),
    *("pybtex.style.names.plain", "pybtex.style.sorting.author_year_title", "latexcodec"),
    *("sphinx_external_toc.events", "sphinxcontrib.bibtex.style.referencing.author_year", "myst_nb.ext.glue.domain"),
    *("sphinx_jupyterbook_latex.events", "sphinx_jupyterbook_latex.transforms"),
)
LEXERS = ("ipython3", "python", "json", "yaml", "bash", "text")
"""What the cells and listings of a book are written in: to make what reads such a text takes long, and is done once."""


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
    folder = tempfile.TemporaryDirectory(prefix="countercase-templates-")  # which goes when this process ends
    server = subprocess.Popen([sys.executable, "-P", __file__, folder.name], cwd=ROOT, **streams)
    server.templates = folder
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
    """Run it, with files for what it says. Returns its exit status."""
    return _ended(arguments, cwd, env, (-1, *(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600) for path in said)))


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


class Templates(jinja2.FileSystemBytecodeCache):
    """Every build compiles the same templates: each is taken as an earlier one has compiled it, by what is in it."""

    def get_bucket(self, environment, name, filename, source):
        return super().get_bucket(environment, f"{sorted(environment.extensions)} {source}", None, source)


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
    """Run it with these streams in place of its own. Returns its exit status, with which whoever calls this ends it at
    once: a Python that takes all apart that it holds takes longer for it than many a command.
    """
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
    threading._shutdown()  # which waits for those that are still at work
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def _load(templates):
    subprocess.Popen = Popen
    multiprocessing.forkserver.ensure_running = multiprocessing.resource_tracker.ensure_running = lambda: None
    multiprocessing.context.ForkServerProcess._Popen = staticmethod(multiprocessing.context.ForkProcess._Popen)
    # what is installed stays the same, and five libraries look through all of it again and again
    for module in (importlib.metadata, importlib_metadata):
        module.entry_points = module.entry_points().select
    for name in (*LIBRARIES, *importlib.import_module("sphinx.application").builtin_extensions):
        importlib.import_module(name)
    jinja2glue.SandboxedEnvironment = partial(jinja2glue.SandboxedEnvironment, bytecode_cache=Templates(templates))
    for name in BUILDS:
        importlib.import_module(f"{OWN}.{name}")
    importlib.import_module(f"{OWN}.publish.sphinx").load()
    for name in LEXERS:
        get_lexer_by_name(name)
    sys.modules.pop(f"{OWN}.cli", None)  # which is run as a program
    gc.collect()
    gc.freeze()  # what is here stays shared by all


if __name__ == "__main__":
    PATH = list(sys.path)
    _load(sys.argv[1])
    if asked := _serve():
        os._exit(_obey(*asked))
