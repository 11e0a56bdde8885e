"""Where the project is."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

SOURCES = "data/sources.yml"
"""What holds the sources of an essay: a folder without it is no project."""


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
