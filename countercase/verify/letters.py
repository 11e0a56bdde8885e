"""A text as its letters alone: what stays of it whatever made it into a PDF, a page or a plain file.

Hyphens at line ends, ligatures, kinds of quotation marks, spaces and line ends, capitals, accents that are one sign or
two, and marks of notes in figures all go. What is left can be compared letter by letter.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np


def letters_of(text: str) -> str:
    """The letters of a text: small, without accents, ligatures taken apart, and nothing between them."""
    return "".join(map(_letters, text))


def _letters(sign: str) -> str:
    """One sign as letters: none for a hyphen, a figure or a space, two for a ligature."""
    if "a" <= sign <= "z":
        return sign
    spread = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(s for s in spread if s.isalpha())


@dataclass(frozen=True)
class Letters:
    """A text, and where in it each of its letters stands."""

    text: str
    """The text as it was read."""

    @cached_property
    def _spread(self) -> list[str]:
        return [_letters(sign) for sign in self.text]

    @cached_property
    def letters(self) -> str:
        """Its letters, in a row."""
        return "".join(self._spread)

    @cached_property
    def _at(self) -> list[int]:
        """The place in the text of each letter."""
        return [i for i, found in enumerate(self._spread) for _ in found]

    @cached_property
    def sums(self) -> np.ndarray:
        """The code points of the letters, added up: entry n holds the sum of the first n."""
        return np.array([0, *accumulate(map(ord, self.letters))], dtype=np.int64)

    def place(self, letter: int) -> int:
        """Where in the text a letter stands; the end of the text for one beyond the last."""
        return self._at[letter] if letter < len(self._at) else len(self.text)

    def after(self, place: int) -> int:
        """The first letter at a place in the text or after it."""
        return bisect_left(self._at, place)
