"""The files that people wrote: without those that their editors and their machines leave beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ESSAY = "data/essay.yml"
"""What an essay says of itself."""
ENDINGS = (
    "~",
    ".part",
    ".swp",
    ".swo",
    ".tmp",
    ".bak",
    ".orig",
    ".rej",
    ".pyc",
    ".save",
    ".crdownload",
    ":Zone.Identifier",
)
# Vim tries with a file called 4913 whether it may write
NAMES = frozenset({"__MACOSX", "__pycache__", "4913", "Thumbs.db", "desktop.ini", "Icon\r"})


def is_left(name: str) -> bool:
    """Whether a file or folder of this name is left by a program: a lock, a backup, a sidecar, a cache.

    Whatever begins with a dot is (also the lock of Emacs and the sidecar of macOS), and the `~$` of office programs.
    """
    return name.startswith((".", "#", "~$")) or name.endswith(ENDINGS) or name in NAMES


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, or the file itself where it is one, as far as people wrote it; in no order."""
    if folder.is_file():
        yield folder
    seen: set[str] = set()
    for at, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not is_left(name)]
        real = os.path.realpath(at)
        if real in seen:  # a link that leads round in a circle
            folders.clear()
            continue
        seen.add(real)
        yield from (path for name in names if not is_left(name) and (path := Path(at, name)).is_file())


def files_in(folder: Path, ending: str) -> list[Path]:
    """What lies in a folder itself with an ending, such as `.yml`, in the order of the names."""
    return sorted(path for path in folder.glob(f"*{ending}") if not is_left(path.name))
