"""What goes wrong with the machine and not with the data, in words: a full disk, a folder that cannot be written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..data.invisible import seen
from ..data.problem import fault

TROUBLE = "_build/trouble.txt"
"""Where the rest is written of what nobody foresaw, and of which a person is told one sentence."""
REMEDIES = {
    errno.ENOSPC: "the disk is full. Make room, and build again.",
    errno.EDQUOT: "your share of the disk is used up. Make room, and build again.",
    errno.EFBIG: "it would be larger than files may be here (see `ulimit -f`).",
    errno.EROFS: "the disk can only be read. Copy the project to where you may write, and build there.",
    errno.EACCES: "you may not. Give yourself the right, or copy the project to where you may.",
    errno.EEXIST: "something else lies there under this name. Move it away, and build again.",
    errno.ENOTDIR: "a file lies where a folder should be. Move it away, and build again.",
    errno.EISDIR: "a folder lies where a file should be. Move it away, and build again.",
    errno.ENAMETOOLONG: "the name is longer than this disk takes. Give the file or the folder a shorter.",
    errno.EMFILE: "more files are open than may be here (see `ulimit -n`).",
    errno.ELOOP: "links lead round in a circle there. Take one of them away.",
    errno.EPERM: "you may not. Give yourself the right, or copy the project to where you may.",
}
# how the programs that are called say the same
SAID = {
    "No space left on device": errno.ENOSPC,
    "Disk quota exceeded": errno.EDQUOT,
    "File too large": errno.EFBIG,
    "Read-only file system": errno.EROFS,
    "Permission denied": errno.EACCES,
}


@contextmanager
def told(root: Path) -> Iterator[None]:
    """Within it, an `OSError` becomes a `DataError` that says which file could not be written, and what to do."""
    try:
        yield
    except OSError as error:
        where = Path(error.filename or root)
        name = where.relative_to(root).as_posix() if where.is_relative_to(root) else str(where)
        raise fault(f"the file could not be written: {_why(error)}", name) from None


def in_words(error: OSError) -> str:
    """What went wrong with a file, where it is not known whether it was to be read or to be written."""
    name = f"{error.filename}: the file could not be used" if error.filename else "the machine refused something"
    return seen(f"{name}: {_why(error)}")


def _why(error: OSError) -> str:
    return REMEDIES.get(error.errno or 0, f"{error.strerror or error}.")


def remedy(output: str) -> str:
    """What to do about the trouble that a program's output tells of, or nothing where it tells of none."""
    return next((REMEDIES[number] for words, number in SAID.items() if words in output), "")
