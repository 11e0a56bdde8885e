"""Writing files of an essay: all of them or, where the data would not be in order with them, none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..argue.library import load


def write(root: Path, made: Mapping[str, str]) -> None:
    """Write files below `root`, and see whether the data are in order with them.

    Raises `DataError` where they are not, and leaves everything as it was.
    """
    before = {name: path.read_bytes() for name in made if (path := root / name).is_file()}
    try:
        for name, text in made.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name not in before:
                path.open("x").close()  # never through a link that stands there
            path.write_text(text, encoding="utf-8", newline="\n")
        load(root)
    except BaseException:
        for name in made:
            if name in before:
                (root / name).write_bytes(before[name])
            else:
                (root / name).unlink(missing_ok=True)
        raise
