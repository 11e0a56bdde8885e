"""Where the project is, and where in it the file of a case and of a framework lie."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

SOURCES = "data/sources.yml"
"""What holds the sources of an essay: a folder without it is no project."""
CASE_FOLDER, FRAMEWORK_FOLDER = "data/cases", "data/frameworks"
"""The folders of the cases and of the frameworks."""


def case_path(name: str) -> str:
    """The file of a case, below the project."""
    return f"{CASE_FOLDER}/{name}.yml"


def framework_path(name: str) -> str:
    """The file of a framework, below the project."""
    return f"{FRAMEWORK_FOLDER}/{name}.yml"


def project_root() -> Path:
    """The folder that holds `data/`: the one that COUNTERCASE_ROOT names, the one that one stands in, or this checkout.

    One stands in the nearest folder, from the working folder upwards, that holds the sources of an essay.
    """
    if named := os.environ.get("COUNTERCASE_ROOT"):
        return Path(named)
    with suppress(FileNotFoundError):  # the working folder may be gone
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / SOURCES).is_file():
                return folder
    return Path(__file__).resolve().parents[2]
