"""What the site is made from: every file that people wrote, and what is asked of a build.

A site counts by the digest of these alone. Whatever a build makes on its way (chapters, downloads, pages) is no input.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...data.files import files_below
from ...data.problem import DataError, Problem
from ...show.addresses import FOLDERS
from ..edition import CITATION, LOCATION
from .sums import borrowed_digest, code_digest, digest, files_digest

SOURCES = ("_config.yml", "_toc.yml", "requirements.txt", CITATION, "book", "data", "notebooks", "countercase")
"""The files and whole folders of a project that its site is made from."""
MAX_BYTES = 50_000_000
"""How large an input may be, in bytes."""
GROUND = ("_config.yml", "_toc.yml", "book/references.bib")
"""The files that every page is read on, beside the package and the lock."""


class ChangedError(Exception):
    """Somebody wrote to an input while a build was at work."""


@dataclass(frozen=True)
class Inputs:
    """The inputs of a build as they were when they were looked at, and what it was asked for.

    `marks` say of each file when it was last written or changed in any way, its size, and its number on the disk. They
    are for one question alone, within one build: whether anybody wrote to a file meanwhile, be it back and forth.
    """

    root: Path
    asked: str
    digest: str
    marks: tuple[tuple[str, int, int, int, int], ...]

    def hold(self) -> None:
        """Raises `ChangedError` where the inputs are others by now."""
        if inputs(self.root, self.asked) != self:
            raise ChangedError


def asked(cases: tuple[str, ...], parameters: Mapping[str, Any]) -> str:
    """What is asked for beyond the plain book, in words of its own for each, or nothing."""
    return json.dumps([cases, parameters], sort_keys=True, default=str) if cases or parameters else ""


def input_files(root: Path) -> Iterator[Path]:
    """Every file that the site is made from, in no order."""
    made = tuple(f"{root / folder}{os.sep}" for folder in FOLDERS)
    for name in SOURCES:
        yield from (path for path in files_below(root / name) if not str(path).startswith(made))


def inputs(root: Path, asked: str = "") -> Inputs:
    """The inputs as they are now. `asked` is what is asked for beyond the plain book, if anything.

    The Python that runs it and the address at which the book is published are inputs as well.
    """
    while True:
        files = sorted(set(input_files(root)), key=str)
        try:
            marks = tuple(_mark(path) for path in files)
            _check_sizes(marks, root)
            found = files_digest(files, root)
        except FileNotFoundError:
            continue  # it was taken away, or put back in another form, between two looks
        address = os.environ.get(LOCATION, "")
        program = (code_digest(root), borrowed_digest(root))  # which may lie elsewhere
        return Inputs(root, asked, digest([found, *program, sys.version, address, asked]), marks)


def _check_sizes(marks: Iterable[tuple[str, int, int, int, int]], root: Path) -> None:
    """Refuse what is too large to be meant, before a byte of it is read. Raises `DataError` with each such file."""
    large = [(Path(name).relative_to(root).as_posix(), size) for name, _, _, size, _ in marks if size > MAX_BYTES]
    if large:
        why = f"at most {MAX_BYTES // 1_000_000} million are part of a book. Put it outside the project."
        raise DataError(Problem(name, 0, f"the file holds {size:,} bytes; {why}") for name, size in large)


def _mark(path: Path) -> tuple[str, int, int, int, int]:
    found = path.stat()
    return str(path), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def ground_digest(root: Path) -> str:
    """What every page is read on: settings, table of contents, references, lock, package and Python."""
    files = [path for name in GROUND if (path := root / name).is_file()]
    return digest([files_digest(files, root), code_digest(root), borrowed_digest(root), sys.version])
