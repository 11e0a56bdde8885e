"""Text files from anybody: read whole, or refused with a reason."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path, PurePosixPath

from .invisible import code, unseen
from .problem import fault

MAX_BYTES = 5_000_000
MAX_TEXT = 20_000
"""How many characters one value of a file may have."""
DISGUISED = {
    b"PK\x03\x04": "a spreadsheet or a document of an office program (.xlsx, .ods, .docx)",
    b"\xd0\xcf\x11\xe0": "a spreadsheet or a document of an older office program (.xls, .doc)",
    b"%PDF": "a PDF",
    b"{\\rtf": "a document in rich text (.rtf)",
}
"""What begins with these bytes is no plain text, though a name may end in .csv or .yml."""
SAVED = "Open it in the program that made it and save it there as plain text: a table as CSV, with the encoding UTF-8."
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(path: Path, name: str, most: int = MAX_BYTES) -> str:
    """The file's text, with every line end as one.

    `name` is the path as messages show it; `most` is how many bytes it may have. Raises `DataError` where the file is
    missing, is no plain file of the project, is too large, is not UTF-8, or holds unseen characters.
    """
    try:
        plain_file(path, name, most)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise fault("there is no such file.", name) from None
    except (OSError, ValueError) as error:
        raise fault(f"the file cannot be read: {getattr(error, 'strerror', error)}.", name) from None
    if kind := next((kind for start, kind in DISGUISED.items() if raw.startswith(start)), ""):
        raise fault(f"the file is {kind}, whatever its name says. {SAVED}", name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        encoding = "UTF-16" if raw.startswith(WIDE) else "not UTF-8 text"
        raise fault(f"the file is {encoding}. Save it with the encoding UTF-8.", name, line) from None
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        raise fault("the file is a web page. Perhaps the address led to a page to sign in: download it anew.", name, 1)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := unseen(text):
        line = text.count("\n", 0, found.start()) + 1
        raise fault(f"the line holds an invisible control character ({code(found.group())}). Remove it.", name, line)
    return text


def plain_file(path: Path, name: str, most: int) -> None:
    """Refuse what is no file of the project, before a byte of it is read. Raises `DataError`, or `OSError`."""
    found = path.stat()
    parts = PurePosixPath(name).parts
    # a file given by hand may lie anywhere, and then its own folder is as far as a link may lead
    ours = path.parts[-len(parts) :] == parts and len(parts) <= len(path.parents)
    steps = len(parts) - 1 if ours else 0
    if ".." in parts or any(map(os.path.islink, (path, *path.parents[:steps]))):
        within = os.path.realpath(path.parents[steps]).rstrip(os.sep) + os.sep
        if not os.path.realpath(path).startswith(within):
            raise fault("the file is a link to a place outside the project. Put the file itself here.", name)
    if not stat.S_ISREG(found.st_mode):
        raise fault("this is a folder or a device, and should be a file.", name)
    if found.st_size > most:
        size = f"{most // 1_000_000} megabyte{'s' * (most >= 2_000_000)}"
        raise fault(f"the file is larger than {size}, and holds {found.st_size:,} bytes.", name)
