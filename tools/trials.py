"""Trials of mutants: the unit tests of the engine against one changed module, each time in a process of its own.

Everything is imported and every test found once. A process that is split off from there puts the changed functions in
the place of those that stand (their code, so that whoever holds one has the changed one), and runs first the test that
caught the mutant the last time, then the tests that call the function, the module's own and the quick ones before the
others, and then whatever else stands in their files. A file of which no test calls the function comes out as it does
without the mutant, and is left out. What is changed outside of functions, or in one that is called while modules are
imported, is imported anew, for the files that import the module or call anything that stands on it.
"""

from __future__ import annotations

import gc
import importlib
import importlib.abc
import importlib.util
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import CodeType, FunctionType

import pytest
from _pytest.runner import runtestprotocol

from tools.calls import PATIENCE, Calls, TrialError, answered, calls_of, split_off, watch
from tools.trial import PACKAGE, ROOT, Trial, function_of

TESTS = "tests/argue"
UNTRIED = {"test_properties.py"}
"""What draws at random is no part of it: the tables by hand have to see each mistake, and at once."""
# what pytest does around the tests takes longer than most of them, and nobody reads what a failure says
OPTIONS = ["-q", "-s", "--assert=plain", "--tb=native", "-o", "addopts="]
OPTIONS += [
    word for name in ("cacheprovider", "unraisableexception", "threadexception") for word in ("-p", f"no:{name}")
]
HUNG, BROKEN = "(hangs)", "(cannot be imported)"


def run(trials: Iterable[Trial], jobs: int, alone: bool, told: Callable[[Trial, str | None], None]) -> None:
    """Try each, `jobs` at a time, and tell what caught it; `alone`, with none but the module's own tests."""
    if not (trials := list(trials)):
        return
    seen: set[CodeType] = set()
    watch(seen)
    session = _Session(trials, seen, jobs, alone, told)
    pytest.main([*OPTIONS, *_files()], plugins=[session])
    if session.left is None:
        raise SystemExit(f"The tests of {TESTS} cannot be collected; `pytest {TESTS}` says why.")

    def unchanged(trial: Trial, by: str | None) -> None:
        if by:
            raise TrialError(f"where {trial.module} is imported anew as it stands, this fails: {by}")

    _each(
        [replace(trial, after=trial.before) for trial in session.left[:1]],
        jobs,
        lambda trial: lambda: _imported_anew(trial, session.calls, alone),
        unchanged,
    )
    _each(session.left, jobs, lambda trial: lambda: _imported_anew(trial, session.calls, alone), told)


class _Session:
    """The trials of changed functions, in the place of the run of the tests that were collected."""

    def __init__(self, trials, seen, jobs, alone, told) -> None:
        self.trials, self.seen, self.jobs, self.alone, self.told = trials, seen, jobs, alone, told
        self.calls, self.left = Calls(), None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session) -> bool:
        importlib.import_module("small_world").small()  # which most tests read
        watch(None)
        if session.testsfailed:
            return True
        self.calls = calls = calls_of(session.items, self.seen)
        standing: dict[CodeType, list[FunctionType]] = {}
        for held in gc.get_objects():
            if isinstance(held, FunctionType) and PACKAGE in held.__code__.co_filename:
                standing.setdefault(held.__code__, []).append(held)
        ready, self.left = [], []
        for trial in self.trials:
            pairs = trial.functions()
            if pairs and all(old in standing and function_of(old) not in calls.imported for old, _ in pairs):
                ready.append((trial, [(held, new) for old, new in pairs for held in standing[old]]))
            else:
                self.left.append(trial)
        work = dict(ready)
        gc.freeze()
        _each(list(work), self.jobs, lambda trial: lambda: self._exchanged(session, trial, work[trial]), self.told)
        return True

    def _exchanged(self, session, trial, exchanges) -> str | None:
        changed = {function_of(held.__code__) for held, _ in exchanges}
        for held, new in exchanges:
            try:
                held.__code__ = new
            except ValueError:  # it takes another number of names from around it
                return _imported_anew(trial, self.calls, self.alone)
        return _first_failure(_in_order(session.items, trial, changed, self.calls, self.alone))


def _in_order(items, trial, changed, calls, alone):
    """The tests that may see it, the likeliest and the quickest first."""
    own = f"test_{trial.module}"
    callers = {item.nodeid for item in items if calls.by_test[item.nodeid] & changed}
    files = {item.path for item in items if item.nodeid in callers and (not alone or item.path.name == own)}

    def place(item):
        first = (item.nodeid != trial.caught_by, item.nodeid not in callers, item.path.name != own)
        return (*first, calls.seconds[item.nodeid] if item.nodeid in callers else 0)

    return sorted((item for item in items if item.path in files), key=place)


def _first_failure(items) -> str | None:
    for item, following in zip(items, [*items[1:], None], strict=True):
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            return item.nodeid
    return None


def _imported_anew(trial: Trial, calls: Calls, alone: bool) -> str | None:
    """The first test that fails where what stands on `countercase.data` is imported again, and the mutant with it."""
    for name, module in list(sys.modules.items()):
        where = getattr(module, "__file__", None) or ""
        if where.startswith((f"{ROOT}/countercase/", f"{ROOT}/tests/")) and "/countercase/data/" not in where:
            del sys.modules[name]
    sys.meta_path.insert(0, _InPlace(trial))
    asked = _reached(trial.module, calls)
    if alone:
        asked = [name for name in asked if name.endswith(f"/test_{trial.module}")]
    asked.sort(key=lambda name: (not (trial.caught_by or "").startswith(f"{name}::"), calls.of_file(name)))
    seen = _Seen()
    if asked and pytest.main(["-x", *OPTIONS, *asked], plugins=[seen]) != 0:
        return seen.failed or BROKEN
    return None


def _reached(module: str, calls: Calls) -> list[str]:
    """The files of tests that a module reaches: they import it, or call what stands on it, or look from above."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / PACKAGE).glob("*.py")}
    held = {module.removesuffix(".py")}
    while more := {
        name for name in texts.keys() - held if re.search(rf"^from \.({'|'.join(held)}) ", texts[name], re.M)
    }:
        held |= more
    imported = re.compile(rf"countercase\.(?!data\b)(?!argue\.(?!({'|'.join(held)})\b))|import (.*\W)?argue\b")
    called = {
        test.partition("::")[0]
        for test, seen in calls.by_test.items()
        if {f"{name}.py" for name in held} & {f for f, _, _ in seen}
    }
    return [name for name in _files() if name in called or imported.search((ROOT / name).read_text(encoding="utf-8"))]


class _Seen:
    """Which test failed, and none for too long."""

    failed: str | None = None

    def pytest_runtest_logstart(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)

    def pytest_runtest_logreport(self, report) -> None:
        if report.failed:
            self.failed = report.nodeid


class _InPlace(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports a mutant where its module is asked for."""

    def __init__(self, trial: Trial) -> None:
        self.trial, self.name = trial, f"{PACKAGE.replace('/', '.')}.{trial.module.removesuffix('.py')}"

    def find_spec(self, fullname, path=None, target=None):
        if fullname == self.name:
            return importlib.util.spec_from_loader(fullname, self, origin=f"{PACKAGE}/{self.trial.module}")
        return None

    def exec_module(self, module) -> None:
        exec(compile(self.trial.after, f"{PACKAGE}/{self.trial.module}", "exec"), module.__dict__)


def _each(trials, jobs, work, told) -> None:
    """Do the work for each in a process of its own, which writes what caught it into a pipe."""
    waiting, running = list(reversed(trials)), {}
    while waiting or running:
        while waiting and len(running) < jobs:
            trial = waiting.pop()
            process, answer = split_off(work(trial))
            running[process] = trial, answer
        process, status = os.wait()
        trial, answer = running.pop(process)
        hung = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF
        told(trial, answered(answer, HUNG if hung else BROKEN))


def _files() -> list[str]:
    return sorted(f"{TESTS}/{path.name}" for path in (ROOT / TESTS).glob("test_*.py") if path.name not in UNTRIED)
