"""Pictures in pixels: beside each drawing that a reader can take away, the same as PNG.

They are made when the site is, and not with the chapters: a drawing that has not changed keeps its picture, whatever
else in its chapter did.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from ...data.problem import fault
from ..run.digest import digest, file_digest
from ..run.runner import DOWNLOADS, write

KEPT = "_build/pictures"


def make(root: Path) -> dict[str, Path]:
    """A picture of every drawing among the downloads: its path below `downloads/`, and where it is kept.

    What is kept and belongs to no drawing any more is removed. Raises `DataError` with the name of a drawing that
    cannot be drawn, and `OSError` where a picture cannot be written.
    """
    from .raster import png  # what it stands on takes long to load

    found = {}
    for drawing in sorted((root / DOWNLOADS).rglob("*.svg")):
        raw = drawing.read_bytes()
        name = drawing.relative_to(root / DOWNLOADS).with_suffix(".png").as_posix()
        found[name] = kept = root / KEPT / f"{digest([_maker(), raw])}.png"
        if not kept.exists():
            try:
                write(kept, png(raw.decode()))
            except RuntimeError as error:
                why = str(error).splitlines()[0].rstrip(".: ")
                raise fault(
                    f"it could not be made into a picture: {why}.", drawing.relative_to(root).as_posix()
                ) from None
    used = set(found.values())
    for path in (root / KEPT).glob("*"):
        if path not in used:
            path.unlink()
    return found


def place(pictures: Mapping[str, Path], folder: Path) -> None:
    """Copy pictures to their places below `downloads/` in a made site."""
    for name, kept in pictures.items():
        shutil.copyfile(kept, folder / "downloads" / name)


@lru_cache(maxsize=1)
def _maker() -> str:
    """What makes a picture of a drawing: the library that draws, the module that packs, and what that takes over."""
    from ...show.theme import FONT, SCALE

    return f"{version('vl-convert-python')} {file_digest(Path(__file__).with_name('raster.py'))} {SCALE} {FONT}"
