"""What is published of the sources' own words: salted hashes of their passages, and nothing that can be read.

A source is its letters in a row, without the places that neither argue nor report. They are cut into passages, each
with at least `LEAST` letters that nothing else tells. A guess can only be tested on a whole passage, so whoever
would get at a word has to guess all those letters at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from .citations import Quotation, quotations
from .csv_file import read_table
from .field import Frozen, Key, Place
from .locator import Locator
from .problem import DataError, Problem
from .project import Project

PASSAGES = "data/passages.csv"
LEAST = 300
"""How many letters of a passage are untold at least: some fifty words."""
AIM = 400
"""How many there are when the table is made, so that words can be quoted afterwards without making it anew."""
TOLD = 16
"""How many letters are taken as told by the count of the letters of a place, the first of a passage not counted."""


def _counts(text: str | tuple[int, ...]) -> tuple[int, ...]:
    parts = text.split(";") if isinstance(text, str) else text
    if not all(str(part).isascii() and str(part).isdecimal() for part in parts):
        raise ValueError("it should hold how many letters each place has, separated by semicolons: 48;51;0;47.")
    return tuple(int(part) for part in parts)


def _hex(digits: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) != digits or set(text) - set("0123456789abcdef"):
            raise ValueError(f"it should hold {digits} hexadecimal digits, 0 to 9 and a to f.")
        return text

    return AfterValidator(check)


class Passage(Frozen):
    """A stretch of a source, by the hash of its letters."""

    NAMED_BY = ("locator",)

    source: Key
    """The work: a key of `sources.yml`."""
    locator: Place
    """The places of the source that the passage takes in, or takes a part of."""
    letters: Annotated[tuple[int, ...], BeforeValidator(_counts)]
    """How many letters of the passage stand in each of these places, separated by semicolons; 0 for one left out."""
    sum: int = Field(ge=0)
    """The Unicode code points of the letters, added up: a passage is looked for by its sum, and found by its hash."""
    salt: Annotated[str, _hex(32)]
    """What is hashed before the letters: hexadecimal, and drawn by lot for each passage."""
    sha256: Annotated[str, _hex(64)]
    """sha256 of the salt, as bytes, and the letters, as UTF-8."""

    @property
    def length(self) -> int:
        """How many letters it has."""
        return sum(self.letters)


@dataclass(frozen=True)
class Text:
    """A source as its passages, in order: where in the row of its letters each place and each passage stands."""

    passages: tuple[Passage, ...]
    """The passages, each beginning where the one before it ends."""

    @property
    def starts(self) -> tuple[int, ...]:
        """At which letter each passage starts, and at which the last one ends."""
        return tuple(accumulate((p.length for p in self.passages), initial=0))

    def places(self) -> dict[int, tuple[int, int]]:
        """The first letter of each paragraph or line that is not left out, and the one after its last."""
        found: dict[int, tuple[int, int]] = {}
        at = 0
        for passage in self.passages:
            for number, count in zip(passage.locator.numbers(), passage.letters, strict=True):
                if count:
                    found[number] = found.get(number, (at, at))[0], at + count
                at += count
        return found


def read_passages(project: Project) -> Mapping[str, Text]:
    """Read and check `data/passages.csv`, by source; nothing where a project has no such table.

    Raises `DataError` where a passage is of no source or out of its order, or could be guessed.
    """
    path = project.root / PASSAGES
    if not path.exists():
        return {}
    rows = read_table(path, PASSAGES, Passage)
    problems = list(_loose(rows, project))
    if problems:
        raise DataError(problems)
    found: dict[str, list[Passage]] = {}
    for _, row in rows:
        found.setdefault(row.source, []).append(row)
    return {name: Text(tuple(held)) for name, held in found.items()}


def _loose(rows: list[tuple[int, Passage]], project: Project) -> Iterable[Problem]:
    reached: dict[str, int] = {}
    public = quotations(project)
    for line, row in rows:
        if wrong := project.record.check_locator(row.locator, row.source):
            yield Problem(PASSAGES, line, wrong)
        elif len(row.letters) != len(row.locator.numbers()):
            places, counts = len(row.locator.numbers()), len(row.letters)
            yield Problem(PASSAGES, line, f"'{row.locator}' names {places} places, and `letters` counts {counts}.")
        elif row.locator.first < reached.get(row.source, 0):
            yield Problem(PASSAGES, line, f"the passage '{row.locator}' comes after one that lies behind it.")
        elif (secret := untold(row.locator, row.letters, public)) < LEAST:
            message = (
                f"of the {row.length} letters of the passage '{row.locator}' the project may tell all but "
                f"{max(secret, 0)}, by quotations and counts. One with fewer than {LEAST} untold could be guessed from "
                "its hash: make the table anew, `countercase passages`."
            )
            yield Problem(PASSAGES, line, message)
        reached[row.source] = row.locator.last


def untold(place: Locator, letters: Iterable[int], public: Iterable[Quotation]) -> int:
    """How many letters of a passage are told by nothing at the least, where each place of it has so many.

    Each quotation that may stand in it counts in full, and each count of a place as `TOLD` letters.
    """
    counts = [count for count in letters if count]
    return sum(counts) - _quoted(place, public) - TOLD * (len(counts) - 1)


def _quoted(place: Locator, public: Iterable[Quotation]) -> int:
    numbers = set(place.numbers())
    words = {
        quotation.words
        for quotation in public
        if quotation.locator.source == place.source and numbers & set(quotation.locator.numbers())
    }
    return sum(sum(map(str.isalpha, text)) for text in words)
