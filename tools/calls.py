"""Which functions of the engine each of its tests calls, seen once before any mutant is tried."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from _pytest.runner import runtestprotocol

from tools.trial import PACKAGE, Function, function_of

PATIENCE = 15
"""Seconds of the processor after which one test hangs, and has caught a mutant; the longest takes less than one. By the
clock it would be one that is slow."""
MEMORY = 4 << 30
"""Bytes that a process may ask for. A mutant that asks for more is caught by whatever then fails."""


@dataclass
class Calls:
    """Which functions of the engine each test calls, and how long it takes."""

    imported: set[Function] = field(default_factory=set)
    """What is called before any test runs."""
    by_test: dict[str, set[Function]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def of_file(self, name: str) -> float:
        """How many seconds the tests of a file take."""
        return sum(took for test, took in self.seconds.items() if test.startswith(f"{name}::"))


def calls_of(items, seen: set[CodeType]) -> Calls:
    """What each test calls. Each file has a process of its own, as if it were the only one."""
    found = Calls({function_of(code) for code in seen})
    for path in dict.fromkeys(item.path for item in items):
        by_test, seconds = _without_mutant([item for item in items if item.path == path])
        found.by_test |= by_test
        found.seconds |= seconds
    # a mutant is tried with the quick tests first: a test that needs another before it would see what is not there
    _without_mutant(sorted(items, key=lambda item: found.seconds[item.nodeid]))
    return found


def _without_mutant(items) -> tuple[dict[str, set[Function]], dict[str, float]]:
    process, answer = split_off(lambda: _called(items))
    by_test, seconds, failed = answered(answer, ({}, {}, "one of the tests"))
    os.waitpid(process, 0)
    if failed:
        raise SystemExit(f"Without any mutant {failed} fails, where it runs after {list(by_test)[-1:]}.")
    return by_test, seconds


def _called(items) -> tuple[dict[str, set[Function]], dict[str, float], str | None]:
    by_test, seconds = {}, {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        seen: set[CodeType] = set()
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, 0)
        watch(seen)
        failed = any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))
        watch(None)
        if failed:
            return by_test, seconds, item.nodeid
        by_test[item.nodeid] = {function_of(code) for code in seen}
        seconds[item.nodeid] = time.process_time() - began
    return by_test, seconds, None


def watch(seen: set[CodeType] | None) -> None:
    """Put the code of each function of the engine that is called into a set, or no longer."""

    def called(frame, event, given) -> None:
        if PACKAGE in frame.f_code.co_filename:
            seen.add(frame.f_code)

    for setting in (sys.settrace, threading.settrace):
        setting(None if seen is None else called)


class TrialError(RuntimeError):
    """Something is wrong with the trials, and not with a mutant."""


def split_off(work: Callable[[], object]) -> tuple[int, int]:
    """A process that does it without a word, and the end of the pipe into which it writes what came of it."""
    answer, into = os.pipe()
    if process := os.fork():
        os.close(into)
        return process, answer
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            said = pickle.dumps(work())
        except MemoryError:  # which the mutant asked for
            said = b""
        except Exception:
            said = pickle.dumps(TrialError(traceback.format_exc()))
        with os.fdopen(into, "wb") as pipe:
            pipe.write(said)
    finally:
        os._exit(0)


def answered(answer: int, otherwise: object = None) -> Any:
    """What a process has written into its pipe, or something else where it died before. Raises its `TrialError`."""
    with os.fdopen(answer, "rb") as pipe:
        said = pipe.read()
    found = pickle.loads(said) if said else otherwise
    if isinstance(found, TrialError):
        raise found
    return found
