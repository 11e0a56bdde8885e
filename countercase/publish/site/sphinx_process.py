"""jupyter-book in a process of its own, which has everything loaded before it is told to begin.

What it loads takes a second, and the chapters can be made meanwhile.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

# It begins with a line on its standard input. That ends when the process that started it does, even if it is killed,
# and then jupyter-book ends as well.
BOOK = """
import importlib, os, sys, threading
from jupyter_book.cli.main import main
HEAVY = ("sphinx.builders.html", "myst_nb.sphinx_ext", "sphinxcontrib.bibtex", "countercase.publish.sphinx.hover_cards")
for name in HEAVY:
    importlib.import_module(name)
from countercase.argue.cache import kept
from countercase.data.problem import DataError
try:
    kept()
except DataError:
    pass  # it is said when it is read again
if not sys.stdin.readline():
    sys.exit(1)
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(1)), daemon=True).start()
main()
"""
SECONDS = 3600


class Press:
    """The process. It is used up by one run, and ended at the end of the `with` at the latest."""

    def __init__(self, root: Path, work: Path) -> None:
        """Start it: it will compile the book in `root` into the folder `work`."""
        command = [sys.executable, "-c", BOOK, "build", str(root), "--path-output", str(work)]
        heard, self._held = os.pipe()
        try:
            self._process = subprocess.Popen(
                [*command, "-W", "-n", "--keep-going", "-q"],
                cwd=root,
                env={**os.environ, "COUNTERCASE_ROOT": str(root), "NO_COLOR": "1"},
                stdin=heard,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        finally:
            os.close(heard)

    def run(self) -> tuple[int, str]:
        """Let it compile the book. Returns its exit status and what it said. Raises `TimeoutExpired`."""
        with suppress(BrokenPipeError):  # where it has ended by itself, its status says so
            os.write(self._held, b"begin\n")
        said = self._process.communicate(timeout=SECONDS)[0]
        return self._process.returncode, said

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()
        os.close(self._held)
