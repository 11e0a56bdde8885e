"""Digests of files and of parts in order. This loads nothing that takes long: a build asks first what has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from ...data.files import ESSAY, by_name, files_below
from ...furniture import borrowed

PACKAGE = Path(__file__).resolve().parents[2]


def digest(parts: Iterable[bytes | str]) -> str:
    """sha256 over parts in order, each with its length, so that no two lists of parts run together."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode(errors="surrogateescape") if isinstance(part, str) else part  # a name may be none of UTF-8
        total.update(len(raw).to_bytes(8, "big"))
        total.update(raw)
    return total.hexdigest()


def files_digest(paths: Iterable[Path], root: Path) -> str:
    """sha256 over files: their paths below `root`, and what is in them."""
    named = by_name(paths, root)
    parts: list[bytes | str] = []
    for name in sorted(named):
        parts += [name, named[name].read_bytes()]
    return digest(parts)


def file_digest(path: Path) -> str:
    """sha256 of one file, as `sha256sum` finds it."""
    return digest_of(path.read_bytes())  # piece by piece takes longer: most are small, and none is large


def digest_of(content: bytes) -> str:
    """sha256 of what is in a file."""
    return hashlib.sha256(content).hexdigest()


def digest_of_text(text: str) -> str:
    """sha256 of a text as a file holds it."""
    return digest_of(text.encode())


def listing(sums: Mapping[str, str]) -> str:
    """The sums of files in the form of `sha256sum`, in the order of the paths."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def listing_digest(sums: Mapping[str, str]) -> str:
    """sha256 of the list of the sums of files, as `sha256sum` finds it: one digest for a site, or for all data."""
    return hashlib.sha256(listing(sums).encode(errors="surrogateescape")).hexdigest()


@lru_cache(maxsize=1)
def _code() -> str:
    return files_digest(files_below(PACKAGE), PACKAGE)


def code_digest(root: Path) -> str:
    """The package, the locked environment, and what the essay says of itself, which stands everywhere."""
    files = [path for name in ("requirements.txt", ESSAY) if (path := root / name).is_file()]
    return digest([_code(), files_digest(files, root)])


def borrowed_digest(root: Path) -> str:
    """The templates, styles and scripts that an essay takes from the package, which lie outside its folder."""
    return digest(files_digest(files_below(folder), folder) for folder in borrowed(root))
