"""A frozen edition: its argument as it stood, in `data/editions/<version>.json`, to be held against a later one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from .field import Day, Frozen, Sentence
from .files import files_in
from .problem import DataError, Problem, collecting, fault
from .text_file import read_text
from .yaml_file import explain, own

FOLDER = "data/editions"
MAX_BYTES = 20_000_000
VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}")


class Entry(Frozen):
    """One thing of an argument."""

    about: Sentence
    """What it is, in words."""
    says: str
    """What the edition says of it."""


class Snapshot(Frozen):
    """The argument of one edition: each layer by the names of what stands in it, which stay the same."""

    NAMED_BY = ("version", "day")

    version: str
    """The edition: three numbers."""
    day: Day
    """The day of its release."""
    facts: Mapping[str, Entry]
    """Each fact of the record."""
    readings: Mapping[str, Entry]
    """What each case reads each fact as."""
    rules: Mapping[str, Entry]
    """What each line of each rule leads to, and how a criterion settles."""
    verdicts: Mapping[str, Entry]
    """What each part of each case comes to, and what is stated."""


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers that can be put in order."""
    return tuple(map(int, version.split(".")))


def read_snapshot(path: Path, name: str) -> Snapshot:
    """One frozen argument. Raises `DataError` where the file is not what a release writes."""
    text = read_text(path, name, MAX_BYTES)
    try:
        found = Snapshot.model_validate_json(text)
    except ValidationError as error:
        item = own(error)[0]
        raise fault(f"this is no frozen argument: {explain(Snapshot, item)}", name, 1) from None
    if found.version != path.stem:
        raise fault(f"it is of edition {found.version}, and bears the name of {path.stem}.", name, 1)
    return found


def load_editions(root: Path) -> tuple[Snapshot, ...]:
    """Every frozen edition below `root`, the oldest first. Raises `DataError` with all that is wrong."""
    problems: list[Problem] = []
    found = []
    for path in files_in(root / FOLDER, ".json"):
        with collecting(problems):
            if not VERSION.fullmatch(path.stem):
                raise fault(f"'{path.stem}' is no version: 1.2.0.", f"{FOLDER}/{path.name}", 1)
            found.append(read_snapshot(path, f"{FOLDER}/{path.name}"))
    if problems:
        raise DataError(problems)
    return tuple(sorted(found, key=lambda edition: numbers(edition.version)))
