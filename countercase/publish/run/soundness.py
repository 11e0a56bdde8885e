"""What a build reads: all data in order, without the counter-cases that are not.

A counter-case comes from anybody. Where its file is wrong it is left out with all that leads to it, and so is what
answers it; the book is built as if they were not there. Whatever else is wrong stops the book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from ...argue.library import Library, load_without
from ...data.own_record import TABLE
from ...data.problem import DataError, Problem

OWN = re.compile(rf"data/cases/(?P<name>[^/]+?)(?:\.yml|{re.escape(TABLE)})")
"""The files of a counter-case, as problems name them."""
EXTENDS = re.compile(rb"^(?:\xef\xbb\xbf)?extends[ \t]*:", re.MULTILINE)
"""How one is known, also where the file cannot be read as a whole."""


def sound_part(root: Path, check: Callable[[Library], None]) -> Library:
    """All data below `root` with the counter-cases left out that are wrong. `check` raises `DataError` on what is.

    Raises `DataError` with all that is wrong where that is more than counter-cases.
    """
    left_out: dict[str, tuple[Problem, ...]] = {}
    while True:
        try:
            library = load_without(root, left_out)
            check(library)
        except DataError as error:
            wrong = _by_counter_case(error.problems, root)
            if sum(map(len, wrong.values())) < len(error.problems) or not wrong.keys().isdisjoint(left_out):
                raise DataError([*error.problems, *(p for told in left_out.values() for p in told)]) from None
            left_out |= wrong
        else:
            return library


def _by_counter_case(problems: Iterable[Problem], root: Path) -> dict[str, tuple[Problem, ...]]:
    """Of these problems, those in the files of counter-cases, by the counter-case."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        match = OWN.fullmatch(problem.file)
        path = root / f"data/cases/{match['name']}.yml" if match else root
        if match and path.is_file() and EXTENDS.search(path.read_bytes()):
            found[match["name"]] = (*found.get(match["name"], ()), problem)
    return found
