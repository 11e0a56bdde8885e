"""The preview of the book in pixels: what shows it where somebody shares a link takes no SVG.

To start what draws it takes longer than to draw it, and few changes of a book change it: it is kept, after the digest
of all that it is made from.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ...data.problem import fault
from ...data.whole_file import read_sealed, write_sealed
from ...show import drawing_cache
from ..run.runner import DOWNLOADS
from ..run.sums import digest

DRAWING = "record/figures/preview.svg"
KEPT = "_build/preview"


def draw(root: Path) -> bytes:
    """The preview among the downloads as PNG, or nothing where the book has none.

    Raises `DataError` where it cannot be drawn.
    """
    drawing = root / DOWNLOADS / DRAWING
    if not drawing.exists():
        return b""
    text = drawing.read_text(encoding="utf-8")
    made_from = f"{digest([drawing_cache.ground(), text])}\n".encode()
    kept = read_sealed(root / KEPT) or b""
    if kept.startswith(made_from):
        return kept.removeprefix(made_from)
    picture = _drawn(text)
    with suppress(OSError):  # it is drawn again the next time
        write_sealed(root / KEPT, made_from + picture)
    return picture


def _drawn(drawing: str) -> bytes:
    import vl_convert  # takes long to load

    from ...show import typeface
    from ...show.theme import SCALE

    try:
        typeface.register()
        return vl_convert.svg_to_png(drawing, scale=SCALE)
    except (RuntimeError, ValueError) as error:
        why = str(error).splitlines()[0].rstrip(".: ")
        raise fault(f"it could not be made into a picture: {why}.", f"{DOWNLOADS}/{DRAWING}") from None


def place(picture: bytes, folder: Path) -> None:
    """Put the picture in its place below `downloads/` in a made site."""
    if picture:
        (folder / "downloads" / DRAWING).with_suffix(".png").write_bytes(picture)
