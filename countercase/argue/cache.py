"""The library, opened once for as long as no file that it is made from changes."""

from __future__ import annotations

from pathlib import Path

from ..data.project import project_root
from .library import Library, opened

# of each file: when it was last written and changed in any way, its size, and where it lies on the disk
Marks = tuple[tuple[str, int, int, int, int], ...]
_held: dict[Path, tuple[Marks, Library]] = {}


def kept(root: Path | str | None = None) -> Library:
    """Like `opened`: read anew only where a file is new, gone or other than when it was last read."""
    folder = Path(root) if root else project_root()
    marks = _marks(folder)
    if folder not in _held or _held[folder][0] != marks:
        _held[folder] = marks, opened(folder)
    return _held[folder][1]


def _marks(root: Path) -> Marks:
    files = sorted(path for path in (root / "data").rglob("*") if path.is_file())
    stats = [(str(path), path.stat()) for path in (*files, root / "book/references.bib") if path.exists()]
    return tuple((name, s.st_mtime_ns, s.st_ctime_ns, s.st_size, s.st_ino) for name, s in stats)
