"""The files that people wrote: without those that their editors and their machines leave beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
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
    else:
        yield from every_file(folder, is_left, linked=True)


def every_file(
    folder: Path, passed_over: Callable[[str], bool] = lambda name: False, linked: bool = False
) -> Iterator[Path]:
    """Every file below a folder; none where there is no such folder, or it may not be read. What has a name that is
    `passed_over` is left out, with all below it. Folders that are `linked` are gone through as well, each once, by the
    first of its names. Raises `OSError` where it cannot be known what a link leads to.
    """
    seen: set[str] = set()

    def below(place: str) -> Iterator[Path]:
        real = os.path.realpath(place)
        if real in seen:
            return
        seen.add(real)
        entries: list[os.DirEntry[str]] = []
        with suppress(OSError), os.scandir(place) as held:
            entries = sorted(held, key=lambda entry: entry.name)
        # a folder says of each entry what it is, so that none is looked at by itself; a link may lead nowhere
        for entry in entries:
            if passed_over(entry.name):
                continue
            leads = entry.is_symlink()
            found = Path(entry.path) if leads else entry
            if found.is_dir():
                if linked or not leads:
                    yield from below(entry.path)
            elif found.is_file():
                yield Path(entry.path)

    yield from below(str(folder))


def by_name(paths: Iterable[Path], folder: Path) -> dict[str, Path]:
    """Paths below a folder by what they are called there, with slashes: for thousands, which `relative_to` takes long
    for. Raises `ValueError` where one lies elsewhere.
    """
    above = str(folder / "_")[:-1]
    found: dict[str, Path] = {}
    for path in paths:
        whole = str(path)
        if not whole.startswith(above):
            raise ValueError(f"{whole} does not lie in {folder}.")
        found[whole[len(above) :].replace(os.sep, "/")] = path
    return found


def files_in(folder: Path, ending: str) -> list[Path]:
    """What lies in a folder itself with an ending, such as `.yml`, in the order of the names."""
    return sorted(path for path in folder.glob(f"*{ending}") if not is_left(path.name))
