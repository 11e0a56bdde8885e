"""Writing files of an essay: all of them or, where the data would not be in order with them, none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..argue.library import load
from ..data.problem import SUGGESTED, DataError, Problem


def write(root: Path, made: Mapping[str, str]) -> None:
    """Write files below `root`, and see whether the data are in order with them.

    Raises `DataError` where something is wrong that was not before, and leaves everything as it was.
    """
    before = {name: path.read_bytes() for name in made if (path := root / name).is_file()}
    told = {_known(problem) for problem in _problems(root)}
    try:
        for name, text in made.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name not in before:
                path.open("x").close()  # never through a link that stands there
            path.write_text(text, encoding="utf-8", newline="\n")
        if new := [problem for problem in _problems(root) if _known(problem) not in told]:
            raise DataError(new)
    except BaseException:
        for name in made:
            if name in before:
                (root / name).write_bytes(before[name])
            else:
                (root / name).unlink(missing_ok=True)
        raise


def _known(problem: Problem) -> tuple[str, int, str]:
    """By what a problem is known again: without what is suggested, which a new file changes."""
    return problem.file, problem.line, SUGGESTED.sub("", problem.message)


def _problems(root: Path) -> list[Problem]:
    try:
        load(root)
    except DataError as error:
        return list(error.problems)
    return []
