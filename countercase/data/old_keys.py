"""Keys of case files that had another name before 0.2.0: they are read for one version more, with a note.

A part was called a phase, and `parts` said how the parts stand to each other, which is now `arrangement`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from .files import files_in
from .place import CASE_FOLDER
from .problem import Problem
from .second_coding import TABLE, SecondReading
from .sheet import read_sheet
from .yaml_file import Document, Path_, read_document

OLD = re.compile(rb"phase|^parts: *[ps]", re.MULTILINE)
"""What a file that uses an old key holds: most files need not be read again to be sure."""
HINT = "the key `{old}` is now called `{new}`. The old name is read until version 0.3."
COLUMN = "the column `{old}` is now called `{new}`. The old name is read until version 0.3."


def read_case_file(path: Path, name: str) -> Document:
    """A case or a counter-case as values with their lines, under the keys of today. Raises `DataError`."""
    return renamed(read_document(path, name))


def renamed(document: Document) -> Document:
    """The document with each old key under its new name."""
    names = dict(_old(document.values))
    if not names:
        return document
    values = _keys(document.values, {old[0]: new for old, new in names.items() if len(old) == 1})
    if any(len(old) > 1 for old in names):
        values["changes"] = [
            _keys(change, {"phase": "part"}) if ("changes", number, "phase") in names else change
            for number, change in enumerate(values["changes"])
        ]
    return replace(document, values=values, lines={_new(path, names): line for path, line in document.lines.items()})


def _keys(values: dict[Any, Any], names: dict[str | int, str]) -> dict[Any, Any]:
    return {names.get(key, key): value for key, value in values.items()}


def notes(root: Path) -> list[Problem]:
    """What to tell whoever wrote the files of a project in the old words; nothing is wrong with them."""
    cases = [path for path in files_in(root / CASE_FOLDER, ".yml") if path.is_file() and OLD.search(path.read_bytes())]
    found = [note for path in cases for note in notes_on(read_document(path, f"{CASE_FOLDER}/{path.name}"))]
    if (root / TABLE).exists():
        header = read_sheet(root / TABLE, TABLE).header
        old = SecondReading.OLD_COLUMNS
        found += [Problem(TABLE, 1, COLUMN.format(old=c, new=old[c])) for c in header if c in old]
    return found


def notes_on(document: Document) -> list[Problem]:
    """The notes on one document as it was read."""
    return [document.problem(path, HINT.format(old=path[-1], new=new)) for path, new in _old(document.values)]


def _old(values: dict[str, Any]) -> Iterator[tuple[Path_, str]]:
    """Each old key, by its path, with its new name. Where both names stand, the old one is left to be refused."""
    mode = values.get("parts") in ("successive", "parallel")
    if "phases" in values and (mode or "parts" not in values):
        yield ("phases",), "parts"
    if mode and "arrangement" not in values:
        yield ("parts",), "arrangement"
    changes = values.get("changes")
    for number, change in enumerate(changes if isinstance(changes, list) else ()):
        if isinstance(change, dict) and "phase" in change and "part" not in change:
            yield ("changes", number, "phase"), "part"


def _new(path: Path_, names: dict[Path_, str]) -> Path_:
    for old, new in names.items():
        if path[: len(old)] == old:
            return (*old[:-1], new, *path[len(old) :])
    return path
