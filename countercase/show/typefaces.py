"""The typefaces that pictures are drawn with: those that the drawing library carries, whatever the machine has.

One of the machine goes before them where it bears the same name, and then the same picture has other bytes elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import NamedTemporaryFile

LISTED = "FONTCONFIG_FILE"
"""The variable that says where the typefaces of the machine are listed."""
NONE = "<?xml version='1.0'?><fontconfig><dir>/nonexistent/typefaces</dir></fontconfig>"
"""A list of none. It names a folder, since without any all are looked in that the system has."""


@contextmanager
def own_typefaces() -> Iterator[None]:
    """Within it, what draws for the first time in this process finds no typeface of the machine."""
    before = os.environ.get(LISTED)
    with NamedTemporaryFile("w", encoding="utf-8", suffix=".conf") as listed:
        listed.write(NONE)
        listed.flush()
        os.environ[LISTED] = listed.name
        try:
            yield
        finally:
            if before is None:
                del os.environ[LISTED]
            else:
                os.environ[LISTED] = before
