"""The table of passages, made from the texts of the sources by somebody who has them."""

from __future__ import annotations

import csv
import hashlib
import io
import secrets
from collections.abc import Callable, Iterator, Mapping, Set
from functools import partial
from itertools import accumulate
from pathlib import Path

from ..data.citations import Quotation, locators, quotations
from ..data.locator import UNITS, Locator
from ..data.passage import AIM, Passage, Text, untold
from ..data.problem import DataError, Problem, collecting, fault
from ..data.project import Project
from ..data.text_file import read_text
from .letters import letters_of

Unit = tuple[int, str]
"""A paragraph or a line: its number, and its letters."""


def sha256(salt: str, letters: str) -> str:
    """The digest of a passage."""
    return hashlib.sha256(bytes.fromhex(salt) + letters.encode()).hexdigest()


def units(text: str, unit: str) -> list[str]:
    """The places of a source in order: its lines, or its paragraphs, which blank lines part."""
    lines = text.split("\n")
    if unit == "L":
        return lines
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def made(project: Project, folder: Path, before: Mapping[str, Text]) -> list[Passage]:
    """The table for the texts in a folder, each named by the key of its source: `author.txt`.

    A passage that is as it was `before` keeps its salt. Raises `DataError` where a text is missing or is not counted
    as `sources.yml` does.
    """
    problems: list[Problem] = []
    passages: list[Passage] = []
    public = quotations(project)
    cited = [(place.source, n) for place in locators(project) for n in place.numbers()]
    for key in project.record.sources:
        with collecting(problems):
            silent = project.record.silent(key) - {n for source, n in cited if source == key}
            old = before[key].passages if key in before else ()
            place = partial(_stretch, key, project.record.sources[key].unit)
            for locator, counts, letters in _cut(_places(project, folder, key), silent, place, public):
                kept = (p.salt for p in old if p.locator == locator and p.sha256 == sha256(p.salt, letters))
                salt = next(kept, "") or secrets.token_hex(16)
                row = {"source": key, "locator": str(locator), "letters": counts, "sum": sum(map(ord, letters))}
                passages.append(Passage.model_validate(row | {"salt": salt, "sha256": sha256(salt, letters)}))
    if problems:
        raise DataError(problems)
    return passages


def _places(project: Project, folder: Path, key: str) -> list[Unit]:
    """The letters of each place of a source, as its text in the folder has them."""
    source, name = project.record.sources[key], f"{key}.txt"
    places = units(read_text(folder / name, name), source.unit)
    if len(places) != source.count:
        kind = UNITS[source.unit][1]
        raise fault(f"the text has {len(places)} {kind}; data/sources.yml counts {source.count}.", name)
    return [(n, letters_of(text)) for n, text in enumerate(places, start=1)]


def _cut(
    held: list[Unit], silent: Set[int], place: Callable[[int, int], Locator], public: list[Quotation]
) -> Iterator[tuple[Locator, tuple[int, ...], str]]:
    """The passages of a text: as short as they may be, and cut between two places wherever that can be.

    None begins or ends with a silent place; one within is taken in, as copies have it there, too.
    """
    groups: list[list[Unit]] = []
    group: list[Unit] = []
    for number, letters in held:
        if number in silent and not group:
            continue
        group.append((number, letters))
        spoken = _trimmed(group, silent)
        if untold(place(spoken[0][0], spoken[-1][0]), (len(text) for _, text in spoken), public) >= AIM:
            groups.append(spoken)
            group = []
    if rest := _trimmed(group, silent):  # too short to stand alone
        if not groups:
            source = place(1, 1).source
            raise fault(f"the text has too few letters for a passage that cannot be guessed: {AIM}.", f"{source}.txt")
        first, last = groups[-1][0][0], rest[-1][0]
        groups[-1] = [(number, letters) for number, letters in held if first <= number <= last]
    for group in groups:
        told = len(_joined(group)) - untold(place(group[0][0], group[-1][0]), (len(text) for _, text in group), public)
        yield from _parts(group, place, told)


def _trimmed(group: list[Unit], silent: Set[int]) -> list[Unit]:
    """The same without the silent places at its end."""
    end = max((i for i, (number, _) in enumerate(group, start=1) if number not in silent), default=0)
    return group[:end]


def _stretch(key: str, unit: str, first: int, last: int) -> Locator:
    return Locator(key, unit, ((first, last),))


def _joined(group: list[Unit]) -> str:
    return "".join(letters for _, letters in group)


def _parts(
    group: list[Unit], place: Callable[[int, int], Locator], told: int
) -> Iterator[tuple[Locator, tuple[int, ...], str]]:
    """A group of places as one passage, or as several of about one length where it is long."""
    letters = _joined(group)
    ends = list(accumulate(len(text) for _, text in group))
    count = max(1, len(letters) // (AIM + told))
    for i in range(count):
        start, end = len(letters) * i // count, len(letters) * (i + 1) // count
        shares = {}
        for (number, text), stop in zip(group, ends, strict=True):
            share = min(stop, end) - max(stop - len(text), start)
            if share > 0:
                shares[number] = share
        first, last = min(shares), max(shares)
        counts = tuple(shares.get(n, 0) for n in range(first, last + 1))
        yield place(first, last), counts, letters[start:end]


def table(passages: list[Passage]) -> str:
    """The rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Passage.model_fields)
    for p in passages:
        writer.writerow([p.source, p.locator, ";".join(map(str, p.letters)), p.sum, p.salt, p.sha256])
    return out.getvalue()
