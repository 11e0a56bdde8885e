"""Inside a process that makes chapters one after the other: a job comes in, a chapter goes out.

Its note says how far it has come: a line for each cell that it begins, and at the end the reason where there is no
chapter. What a failed chapter leaves behind is not known, so the process ends with it. The note outlives the process,
whatever ended it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ...argue.cache import hold, leaving
from ...data.problem import DataError
from ...show import drawing_cache
from ..os_errors import in_words
from .chapter import chapter, dump
from .job import Job

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from papermill.exceptions import PapermillExecutionError

# the exit status of a process that has noted why there is no chapter
GIVEN_UP = 70
DRAWINGS = "_build/drawings"
ENDING = ".zz"


@dataclass(frozen=True)
class Made:
    """A chapter as text, and the files that its links download, by path below `downloads/`."""

    chapter: str
    files: dict[str, str]


@dataclass(frozen=True)
class Failure:
    """A chapter that could not be made: which, and why, in words."""

    name: str
    reason: str


def prepare(root: Path, left_out: Iterable[str]) -> None:
    """Make the process ready for chapters of the project in `root`, without the counter-cases that are left out."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)  # what a library prints by itself belongs to no chapter
    os.environ |= {"COUNTERCASE_ROOT": str(root), **leaving(left_out)}
    os.chdir(root)
    with suppress(DataError):  # the chapters say what is wrong
        hold(root)
    from papermill import execute

    execute.write_ipynb = written


def written(notebook: NotebookNode, place: str | None) -> None:
    """Write a notebook as papermill does. It makes a text of it even where no place is named, and holds it to the
    format, which takes as long as to keep a chapter: jupyter-book holds the chapter to it when it reads it.
    """
    from papermill.iorw import write_ipynb

    if place is not None:
        write_ipynb(notebook, place)


def drawn(root: Path, name: str) -> Path:
    """Where the drawings of a chapter are kept, to be taken again where it is made again."""
    return root / DRAWINGS / f"{name}{ENDING}"


def make(job: Job, root: Path, seconds: float, note: Path) -> Made:
    """The chapter of a job, each of whose cells may take so many seconds. Where there is none, the process ends."""
    import papermill
    from nbformat.v4.rwbase import split_lines
    from papermill.exceptions import PapermillExecutionError

    from .engine import NAME

    try:
        with drawing_cache.kept(drawn(root, job.name)):
            notebook = papermill.execute_notebook(
                str(job.template),
                None,
                parameters=dict(job.parameters),
                engine_name=NAME,
                progress_bar=False,
                log_output=False,
                kernel_name="python3",
                execution_timeout=seconds,
                started=lambda number: _note(note, number),
            )
        made, files = chapter(split_lines(notebook), job.name)  # in the form of a file: long texts as lists of lines
        return Made(dump(made), files)
    except PapermillExecutionError as error:
        _give_up(note, error.evalue if error.ename == DataError.__name__ else _at_cell(error))
    except OSError as error:
        _give_up(note, in_words(error))
    except Exception as error:  # whatever it says is the reason
        _give_up(note, f"{type(error).__name__}: {error}")


def _at_cell(error: PapermillExecutionError) -> str:
    return f"cell {error.cell_index + 1}: {error.ename}: {error.evalue}"


def noted(note: Path) -> int | str:
    """What a note says last: the number of a cell, from 0, or a reason in words; -1 where it says nothing."""
    lines = note.read_text(encoding="utf-8").splitlines() if note.exists() else []
    return json.loads(lines[-1]) if lines else -1


def _note(note: Path, content: int | str) -> None:
    with note.open("a", encoding="utf-8") as file:
        file.write(json.dumps(content) + "\n")


def _give_up(note: Path, reason: str) -> NoReturn:
    _note(note, reason)
    os._exit(GIVEN_UP)
