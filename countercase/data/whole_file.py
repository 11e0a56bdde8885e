"""Files that are written whole or not at all, and files that say of themselves whether they still are."""

from __future__ import annotations

import hashlib
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all. Raises `OSError` with the path where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content if isinstance(content, bytes) else content.encode())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        error.filename = error.filename or str(path)
        raise


def write_sealed(path: Path, content: bytes) -> None:
    """Write what can be made again, after a line with its digest. Raises `OSError` as `write` does."""
    write(path, _digest(content) + b"\n" + content)


def read_sealed(path: Path) -> bytes | None:
    """What `write_sealed` wrote, or None where there is nothing, or it is no longer that."""
    try:
        stated, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if stated == _digest(content) else None


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
