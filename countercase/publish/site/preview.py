"""The preview of the book in pixels: what shows it where somebody shares a link takes no SVG."""

from __future__ import annotations

from pathlib import Path

from ...data.problem import fault
from ..run.runner import DOWNLOADS

DRAWING = "record/figures/preview.svg"


def draw(root: Path) -> bytes:
    """The preview among the downloads as PNG, or nothing where the book has none.

    Raises `DataError` where it cannot be drawn.
    """
    import vl_convert  # takes long to load

    from ...show import typeface
    from ...show.theme import SCALE
    from ...show.typefaces import own_typefaces

    drawing = root / DOWNLOADS / DRAWING
    if not drawing.exists():
        return b""
    try:
        with own_typefaces():
            typeface.register()
            return vl_convert.svg_to_png(drawing.read_text(encoding="utf-8"), scale=SCALE)
    except (RuntimeError, ValueError) as error:
        why = str(error).splitlines()[0].rstrip(".: ")
        raise fault(f"it could not be made into a picture: {why}.", f"{DOWNLOADS}/{DRAWING}") from None


def place(picture: bytes, folder: Path) -> None:
    """Put the picture in its place below `downloads/` in a made site."""
    if picture:
        (folder / "downloads" / DRAWING).with_suffix(".png").write_bytes(picture)
