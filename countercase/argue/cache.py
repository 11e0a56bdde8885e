"""The library, opened once for as long as no file that it is made from changes: for chapters, pages and roles alike.

Whoever asks a thousand times in one go holds it: a build does, which looks before and after whether anybody wrote.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..data.place import project_root
from .library import Library, opened

LEFT_OUT = "COUNTERCASE_LEFT_OUT"
"""The variable in which a build tells its processes which counter-cases it leaves out, with a stroke between two."""


def leaving(left_out: Iterable[str]) -> dict[str, str]:
    """The variable that lets a process know nothing of the counter-cases that are `left_out`."""
    return {LEFT_OUT: "/".join(left_out)}


# of each file: where it lies, when it was last written and changed in any way, its size, and its number on the disk
Marks = tuple[tuple[str, int, int, int, int], ...]
_cache: dict[Path, tuple[Marks, str, Library]] = {}
# with what is noted of each for as long as it is held
_held: dict[Path, tuple[Library, dict[Any, Any]]] = {}


def cached(root: Path | str | None = None) -> Library:
    """Like `opened`: read anew only where a file is new, gone or other than when it was last read."""
    folder = Path(root) if root else project_root()
    if folder in _held:
        return _held[folder][0]
    marks, left_out = _marks(folder), os.environ.get(LEFT_OUT, "")
    if folder not in _cache or _cache[folder][:2] != (marks, left_out):
        _cache[folder] = marks, left_out, opened(folder, dict.fromkeys(filter(None, left_out.split("/")), ()))
    return _cache[folder][2]


def hold(root: Path | str | None = None) -> None:
    """From here on take the library as it is now, and look at no file again, until it is let go."""
    let_go(root)
    _held[Path(root) if root else project_root()] = cached(root), {}


def notes(library: Library) -> dict[Any, Any]:
    """Where to note what was found of a library while it is held; of one that is not, a file may be another by now."""
    return next((noted for held, noted in _held.values() if held is library), {})


def let_go(root: Path | str | None = None) -> None:
    """Look at the files again."""
    _held.pop(Path(root) if root else project_root(), None)


def _marks(root: Path) -> Marks:
    # a role asks for each word of the record in the prose: this takes half as long as to glob
    found = [(entry.path, _stat(entry)) for entry in _files(root / "data")]
    references = root / "book/references.bib"
    if references.exists():
        found.append((str(references), references.stat()))
    return tuple((name, s.st_mtime_ns, s.st_ctime_ns, s.st_size, s.st_ino) for name, s in sorted(found))


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    """Of a link that leads nowhere, as the lock of an editor does, what there is to know of the link itself."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if stat.S_ISDIR(_stat(entry).st_mode):
                yield from _files(entry.path)
            else:
                yield entry
