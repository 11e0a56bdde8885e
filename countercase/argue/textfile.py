"""Text files from anybody: read whole, or refused with a reason."""

from __future__ import annotations

import re
from pathlib import Path

from .problem import fault

MAX_BYTES = 5_000_000
# C0 and C1 controls (but tab and line ends), and the marks that reorder or hide text on a screen.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def read_text(path: Path, name: str) -> str:
    """The file's text.

    `name` is the path as messages show it. Raises `DataError` where the file is missing, larger than five
    megabytes, not UTF-8, or holds control characters.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise fault("there is no such file.", name) from None
    except OSError as error:
        raise fault(f"the file cannot be read: {error.strerror}.", name) from None
    if len(raw) > MAX_BYTES:
        raise fault(f"the file is larger than {MAX_BYTES // 1_000_000} megabytes.", name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise fault("the file is not UTF-8 text. Save it with the encoding UTF-8.", name, line) from None
    text = text.replace("\r\n", "\n")
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        code = f"U+{ord(found.group()):04X}"
        raise fault(f"the line holds an invisible control character ({code}). Remove it.", name, line)
    return text
