"""What is wrong with the data, said so that the person who wrote it can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches

from .invisible import named, seen

MOST = 100
"""How many problems are told at once."""
LONGEST = 90
SHORT = 60  # of a name or a value in the short form of an object
"""How much of a word that was found is said again."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: in which file (a path as the reader knows it), in which line or row, and what it is."""

    file: str
    """The path as the reader knows it; empty where no file is at fault."""
    line: int
    """The line; 0 where it is not known, or where no one line is at fault."""
    message: str
    """What is wrong, what was found and what would be right."""

    def __post_init__(self) -> None:
        # what was found goes to terminals and pages: it is said, and not obeyed
        object.__setattr__(self, "file", seen(self.file))
        object.__setattr__(self, "message", seen(self.message))

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.message}" if place else self.message


class DataError(Exception):
    """One or more problems in data or in what a person asked for. Never shown with a traceback."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        more = len(self.problems) - MOST
        lines = [*map(str, self.problems[:MOST]), *([f"... and {more} more."] if more > 0 else [])]
        super().__init__("\n".join(lines))

    def _render_traceback_(self) -> list[str]:
        """In a notebook the message stands alone."""
        return str(self).splitlines()


def fault(message: str, file: str = "", line: int = 0) -> DataError:
    """A single problem, ready to raise."""
    return DataError([Problem(file, line, message)])


@contextmanager
def collecting(problems: list[Problem]) -> Iterator[None]:
    """What is found wrong inside is added to `problems`, and the reading goes on: a person is told all at once."""
    try:
        yield
    except DataError as error:
        problems.extend(error.problems)


def brief(value: object, longest: int = LONGEST) -> str:
    """What was found, cut where it is long: a message says what is wrong and does not repeat a page."""
    found = str(value)
    return found if len(found) <= longest else f"{found[: longest - 20]} … ({len(found):,} characters)"


def near(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest to one that is not known, or nothing."""
    # to look for what is near takes the product of the lengths
    found = get_close_matches(str(word), sorted(map(str, known)), n=1, cutoff=0.6) if len(str(word)) <= LONGEST else ()
    return found[0] if found else ""


def unlike(word: str, near: str) -> str:
    """What a word holds that its neighbour does not, where the two look alike: an en dash, a space. Or nothing."""
    strange = [c for c in dict.fromkeys(word) if c not in near and (c.isspace() or not c.isascii())]
    return f" Yours holds {' and '.join(map(named, strange[:3]))}." if strange else ""


SUGGESTED = re.compile(r" (?:Did you mean '|It can be: |To begin it: ).*", re.DOTALL)
"""The end of a message about an unknown word, from what is suggested in its place."""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: the nearest known one, or all of them where they are few."""
    choices = sorted(map(str, known))
    if found := near(word, choices):
        return f"Did you mean '{found}'?{unlike(str(word), found)}"
    if 0 < len(choices) <= 12:
        return "It can be: " + ", ".join(choices) + "."
    return ""


def unknown(kind: str, word: str, known: Iterable[str]) -> str:
    """The message about a word that stands for nothing: what it should name, and what may have been meant."""
    return f"unknown {kind}: '{brief(word)}'. {suggestion(word, known)}".rstrip()
