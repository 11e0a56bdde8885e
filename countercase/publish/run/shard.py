"""A part of the chapters: what one of several machines makes that know nothing of each other.

Each takes every N-th chapter and packs what it made, with what its ledger states of it, as one archive. Whoever gathers
the archives has the chapters of all; a build then makes what is still missing, or is not from what the data are by now,
and the site. No program runs between the machines: a matrix of jobs, or an array of them in a queue, is enough.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ...data.invisible import seen
from ...data.problem import fault
from ...data.whole_file import write
from ...show.addresses import FOLDERS
from . import ledger
from .job import Job
from .ledger import Entry
from .sums import digest_of

STATED = "chapters.json"
"""What the ledger states of the chapters in an archive."""
WITHOUT = "left_out.json"
"""The counter-cases that they were made without, each with what is wrong with it."""
DAY = (1980, 1, 1, 0, 0, 0)
"""The day of every file in an archive, so that the same chapters are the same bytes."""


@dataclass(frozen=True)
class Shard:
    """The part of all chapters that one machine makes: the `number`-th of so many, counted from 1."""

    number: int
    count: int

    @property
    def file(self) -> str:
        """Where it is packed, below the project's folder."""
        return f"_build/chapters-{self.number}-of-{self.count}.zip"

    def of(self, jobs: Iterable[Job]) -> list[Job]:
        """Its own of all jobs: every one of `count`, by name, so that what is slow is spread over all machines."""
        return sorted(jobs, key=lambda job: job.name)[self.number - 1 :: self.count]


def shard(text: str) -> Shard:
    """A part as it is asked for: `2/8`. Raises `DataError` where that names none."""
    number, _, count = text.partition("/")
    if not (number.isascii() and number.isdigit() and count.isascii() and count.isdigit()):
        raise fault(f"a part of the chapters is named like 2/8, the second of eight; this is '{text}'.")
    if not 1 <= int(number) <= int(count):
        raise fault(f"of {int(count)} parts, '{text}' names none: they are counted from 1/{max(int(count), 1)} on.")
    return Shard(int(number), int(count))


def pack(root: Path, entries: Mapping[str, Entry], without: Mapping[str, list[str]] | None = None) -> bytes:
    """The chapters of some entries of the ledger with their downloads, as one archive.

    It says which counter-cases they were made `without`, and what is wrong with each, line by line.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, content: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)

        add(STATED, ledger.dumped(entries).encode())
        add(WITHOUT, json.dumps(dict(sorted((without or {}).items())), indent=1).encode())
        for name in sorted(name for entry in entries.values() for name in entry.files):
            add(name, (root / name).read_bytes())
    return held.getvalue()


def gather(root: Path, archives: Iterable[Path]) -> int:
    """Put the chapters of these archives in their places, and into the ledger. Returns how many there are.

    Nothing is written before all archives are known to be whole. Raises `DataError` where one is none, is damaged, was
    made by another Python, or holds what is no chapter.
    """
    entries: dict[str, Entry] = {}
    files: dict[str, bytes] = {}
    for path in archives:
        found, texts = _opened(path)
        entries |= found
        files |= texts
    for name, content in files.items():
        write(root / name, content)
    write(root / ledger.LEDGER, ledger.dumped({**ledger.read(root), **entries}))
    return len(entries)


def left_out(archives: Iterable[Path]) -> dict[str, list[str]]:
    """The counter-cases that the chapters of these archives, which were gathered, are made without."""
    found: dict[str, list[str]] = {}
    for path in archives:
        with zipfile.ZipFile(path) as archive, suppress(KeyError, ValueError, TypeError, AttributeError):
            stated = json.loads(archive.read(WITHOUT))
            found |= {seen(name): [seen(str(line)) for line in lines] for name, lines in stated.items()}
    return dict(sorted(found.items()))


def _opened(path: Path) -> tuple[dict[str, Entry], dict[str, bytes]]:
    """What an archive states of its chapters, and their files."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = ledger.parsed(archive.read(STATED).decode())
            files = {name: archive.read(name) for entry in entries.values() for name in entry.files}
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError):
        raise fault(
            f"'{path}' is no part of the chapters, or is damaged. Make it with `countercase build --shard 1/2`."
        ) from None
    if not entries:
        raise fault(
            f"'{path}' holds no chapters that this Python made: all parts are made and gathered with one version."
        )
    for entry in entries.values():
        for name, stated in entry.files.items():
            if not _is_place(name):
                raise fault(f"'{path}' holds '{name}', which is no place of a chapter.")
            if digest_of(files[name]) != stated:
                raise fault(f"'{path}' is damaged: '{name}' is not what was packed. Make that part again.")
    return entries, files


def _is_place(name: str) -> bool:
    place = PurePosixPath(name)
    return ".." not in place.parts and "\\" not in name and any(place.is_relative_to(folder) for folder in FOLDERS)
