"""A build that begins anew in a process of its own: what it has loaded, or read, is not what is in the files by now."""

from __future__ import annotations

import marshal
import os
import py_compile
import sys
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import NoReturn

from ..data.files import files_below
from ..data.problem import fault

COUNT = "COUNTERCASE_BEGUN"
"""The variable of the environment that says how often this build has begun anew."""
ROUNDS = 5
HEAD = 16
BY_TIME = b"\0\0\0\0"


def begin_anew() -> NoReturn:
    """Call the same command again in place of this one. Raises `DataError` where it has begun anew too often."""
    count = int(os.environ.get(COUNT) or 0) + 1
    if count > ROUNDS:
        raise fault(
            "files were saved again and again while the book was being made. Build again when they are at rest. "
            "The site was left as it was."
        )
    sys.stdout.flush()
    sys.stderr.flush()
    os.environ[COUNT] = str(count)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def stale_bytecode(package: Path) -> bool:
    """Whether Python has compiled modules of a package that are not what is in their files.

    It knows a module by the time and the size of its file, and an edit can keep both. From here on it knows those of
    this package by what is in them.
    """
    found = [_other(path) for path in files_below(package) if path.suffix == ".py"]  # of each
    return any(found)


def _other(source: Path) -> bool:
    compiled = Path(cache_from_source(str(source)))
    try:
        with compiled.open("rb") as file:
            head = file.read(HEAD)
            if len(head) < HEAD or head[4:8] != BY_TIME:
                return False
            before = marshal.loads(file.read())
        mode = py_compile.PycInvalidationMode.CHECKED_HASH
        py_compile.compile(str(source), str(compiled), doraise=True, invalidation_mode=mode)
        with compiled.open("rb") as file:
            file.seek(HEAD)
            now: CodeType = marshal.loads(file.read())
    except (OSError, EOFError, ValueError, TypeError, py_compile.PyCompileError):
        return False  # Python deals with these by itself
    return before != now
