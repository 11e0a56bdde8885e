"""An index of words: for each word, as it is folded, what has it, how long that is, and where in it the word stands.

What a search ranks by is all in the index; the texts are loaded for what is shown of it. `book/_static/search.js` cuts
and folds what somebody types in the same way, and reads the lists that are made here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import sub
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
ACCENTS = re.compile("[\u0300-\u036f]")
ENDINGS = ((re.compile(r"ense\b", re.ASCII), "ence"), (re.compile(r"tre\b", re.ASCII), "ter"))
# JavaScript sees a letter beyond the first 65,536 as two, and never the same two in a row
DOUBLED = re.compile(r"([\x00-\uffff])\1")
IN_HEAD, IN_REST, FLAGS = 2, 1, 4

Posting = list[int]
"""Which entry it is, its number of words times `FLAGS` with what else has the word, and the places of the word."""


class Entry(NamedTuple):
    """What can be found: its heading, its text, and what stands below it."""

    head: str
    text: str
    rest: str


@cache
def fold(word: str) -> str:
    """A word without what spellings differ in: accents, capitals, doubled letters, American and British endings."""
    word = ACCENTS.sub("", unicodedata.normalize("NFD", word)).lower().replace("z", "s").replace("ou", "o")
    for ending, same in ENDINGS:
        word = ending.sub(same, word)
    return DOUBLED.sub(r"\1", word)


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return [fold(word) for word in WORD.findall(text)]


def order(word: str) -> bytes:
    """What words are sorted by: as JavaScript compares them."""
    return word.encode("utf-16-be", "surrogatepass")


def index(entries: Iterable[Entry]) -> dict[str, list[Posting]]:
    """Each word with its postings, in the order of the entries; words in their own order."""
    found: dict[str, list[Posting]] = {}
    for number, entry in enumerate(entries):
        for word, posting in _postings(number, entry):
            found.setdefault(word, []).append(posting)
    return {word: found[word] for word in sorted(found, key=order)}


def _postings(number: int, entry: Entry) -> Iterator[tuple[str, Posting]]:
    text, head, rest = words(entry.text), set(words(entry.head)), set(words(entry.rest))
    places: dict[str, Posting] = {}
    for place, word in enumerate(text):
        places.setdefault(word, []).append(place)
    for word in dict.fromkeys(chain(places, head, rest)):
        flags = IN_HEAD * (word in head) + IN_REST * (word in rest)
        yield word, [number, FLAGS * len(text) + flags, *places.get(word, ())]


def packed(postings: Sequence[Posting]) -> list[int]:
    """Postings as one list of small numbers, in which entries and places count from the one before.

    Of each: the entry, its length with its flags, how many places, and the places.
    """
    numbers: list[int] = []
    before = 0
    for entry, length, *places in postings:
        numbers += (entry - before, length, len(places))
        numbers += map(sub, places, (0, *places))
        before = entry
    return numbers
