"""What the package brings to every essay: templates of chapters, the frame of a page, styles and scripts.

In a checkout they stand where they are worked on, in `notebooks/` and `book/`; an installed package carries them within
itself (`setup.py`). An essay that has a file or folder of its own under the same name is made with its own.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CARRIED = PACKAGE / "furniture"
HOME = CARRIED if CARRIED.is_dir() else PACKAGE.parent
"""The folder below which all of it stands."""
NOTEBOOKS, STATIC, TEMPLATES = "notebooks", "book/_static", "book/_templates"
FOLDERS = (NOTEBOOKS, STATIC, TEMPLATES)


def furniture(root: Path, name: str) -> Path:
    """A file or folder of the essay in `root` where it has its own, else that of the package."""
    own = root / name
    return own if own.exists() else HOME / name


def borrowed(root: Path) -> list[Path]:
    """The folders that the essay in `root` takes from the package."""
    return [HOME / name for name in FOLDERS if not (root / name).exists()]
