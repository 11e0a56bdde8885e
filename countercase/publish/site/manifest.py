"""The list of a site's files with their sha256, as `sha256sum -c` reads it, and what it says about the site."""

from __future__ import annotations

from pathlib import Path

from ...data.files import by_name, every_file
from ..run.sums import file_digest

SUMS = "SHA256SUMS"
# the proof says when and from which commit a site was made, and states the digest of all the rest
PROOF_PAGE = "book/proof.html"
PROOF = "proof.json"
BESIDE = frozenset({SUMS, PROOF_PAGE, PROOF})


def sums(folder: Path, beside: bool = False) -> dict[str, str]:
    """sha256 of every file below a folder, by its path there, but for the list itself and the proof.

    With what stands `beside` the list, of these too.
    """
    found = by_name(every_file(folder), folder)
    return {name: file_digest(found[name]) for name in sorted(found.keys() - (frozenset() if beside else BESIDE))}


def sums_beside(folder: Path) -> dict[str, str]:
    """The same of what stands beside the list, as far as it is there."""
    return {name: file_digest(folder / name) for name in sorted(BESIDE) if (folder / name).is_file()}


def read(folder: Path) -> dict[str, str]:
    """The sums that a site's list states, or nothing where there is no list."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: stated for stated, _, name in (line.partition("  ") for line in lines)}


def intact(folder: Path) -> bool:
    """Whether a site holds just what its list states."""
    stated = read(folder)
    return bool(stated) and stated == sums(folder)
