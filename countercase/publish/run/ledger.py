"""The ledger of the executed chapters: from what each was made, and the sha256 of each file that came of it.

A chapter counts as made where the ledger says that it was made from just this, and where its files are still what they
were then. A chapter that somebody changed, cut off or put there by hand is made again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .job import Job

LEDGER = "_build/chapters.json"


@dataclass(frozen=True)
class Entry:
    """One chapter: the digest of all that it was made from, and the sums of its files, by path below the project."""

    digest: str
    files: Mapping[str, str] = field(default_factory=dict)


def read(root: Path) -> dict[str, Entry]:
    """The ledger of a project, or an empty one where there is none to read, or another Python wrote it."""
    try:
        return parsed((root / LEDGER).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return {}


def parsed(text: str) -> dict[str, Entry]:
    """A ledger from its text, or an empty one where it is none, or another Python wrote it."""
    try:
        stated = json.loads(text)
        if stated["python"] != sys.version:
            return {}
        return {name: Entry(entry["digest"], dict(entry["files"])) for name, entry in stated["chapters"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def dumped(entries: Mapping[str, Entry]) -> str:
    """The ledger as text."""
    stated = {name: {"digest": entry.digest, "files": dict(entry.files)} for name, entry in entries.items()}
    whole = {"python": sys.version, "chapters": stated}
    return json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def stale(jobs: Iterable[Job], entries: Mapping[str, Entry], found: Mapping[str, str]) -> list[Job]:
    """The jobs whose chapter is to be made. `found` are the sums of the files that are there."""

    def made(job: Job) -> bool:
        entry = entries.get(job.name)
        return bool(
            entry
            and entry.digest == job.digest
            and all(found.get(name) == stated for name, stated in entry.files.items())
        )

    return [job for job in jobs if not made(job)]


def strays(entries: Iterable[Entry], found: Iterable[str]) -> list[str]:
    """The files that are there and that no entry knows."""
    known = {name for entry in entries for name in entry.files}
    return sorted(set(found) - known)


def intact(entries: Mapping[str, Entry], found: Mapping[str, str]) -> bool:
    """Whether what is there is just what the ledger states."""
    return {name: stated for entry in entries.values() for name, stated in entry.files.items()} == dict(found)
