"""The frame, styles and scripts of the package, for an essay that has none of its own."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config

from ...data.place import project_root
from ...furniture import HOME, STATIC, TEMPLATES, borrowed

MARK = "mark.svg"


def borrow(app: Sphinx, config: Config) -> None:
    """Put the folders that the essay lacks before its own, so that a file of its own goes before the package's."""
    lacking = borrowed(project_root())
    if (folder := HOME / TEMPLATES) in lacking:
        config.templates_path = [str(folder), *config.templates_path]
    if (folder := HOME / STATIC) in lacking:
        config.html_static_path = [str(folder), *config.html_static_path]
        config.html_favicon = config.html_favicon or str(folder / MARK)


def setup(app: Sphinx) -> dict[str, object]:
    """Register, before Sphinx looks whether the folders are there."""
    app.connect("config-inited", borrow, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
