"""Which checkout the commands are of, and which is meant: to build one with the program of another is refused."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from .data.place import SOURCES, project_root
from .data.problem import fault

PACKAGE = Path(__file__).resolve().parent
"""The folder of the package that is running."""


def check_checkout() -> None:
    """Raises `DataError` where the project that is meant has a package of its own, and another is running.

    Meant is the project that COUNTERCASE_ROOT names, or else the one that the environment stands in, and the one that
    the command was called in. Each was set up for its own package; PYTHONPATH may have put another before it.
    """
    for folder in _meant():
        if (folder / PACKAGE.name).resolve() != PACKAGE:
            why = " PYTHONPATH names it: unset it." if os.environ.get("PYTHONPATH") else ""
            raise fault(
                f"the project in '{folder}' has a program of its own, and the one that runs is that of "
                f"'{PACKAGE.parent}'.{why} Call `make book` in the folder that you mean, or a command of its .venv."
            )


def _meant() -> list[Path]:
    """The projects that are meant and have a package of their own."""
    if os.environ.get("COUNTERCASE_ROOT"):
        folders = [project_root().resolve()]
    else:
        folders = [Path(sys.prefix).resolve().parent]
        with suppress(FileNotFoundError):  # the folder may be gone
            here = Path.cwd()
            folders += [folder for folder in (here, *here.parents) if _is_whole(folder)][:1]
    return [folder for folder in folders if _is_whole(folder)]


def _is_whole(folder: Path) -> bool:
    return (folder / SOURCES).is_file() and (folder / PACKAGE.name / "__init__.py").is_file()
