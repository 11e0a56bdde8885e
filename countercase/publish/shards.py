"""Data that a page loads piece by piece: small scripts in a folder of the site, and a list that says what each holds.

Scripts, and not JSON that is fetched, because a page that was opened from a folder may fetch nothing. A shard is
called by what is in it, so that a page never takes a newer one for the one that its list means.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from .word_index import Posting, order, packed

Item = TypeVar("Item")
LIST = "shards"
SIZE = 16_000
"""So many letters a shard holds, and more only where one entry has more."""
NAME = 10
"""So many letters of its digest a shard is called by."""


class Shard(NamedTuple):
    """One script, and where it begins: at an entry, and of words also at which entry that has the first one."""

    held: Sequence[tuple[str, Any]]
    first: str
    number: int


ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""One for all: `json.dumps` makes a new one for each thing, and there are tens of thousands."""


def written(data: object) -> str:
    """Data as JSON, as short as it can be."""
    return ENCODER.encode(data)


def script(name: str, data: str) -> str:
    """JSON as a script that hands it to the page that asked."""
    return f"countercaseShard({json.dumps(name)},{data});\n"


def by_entry(entries: Iterable[tuple[str, Any]]) -> list[Shard]:
    """Entries in shards, in their order. The number of a shard counts the entries before it."""
    shards: list[Shard] = []
    number = 0
    for held in _parted(entries, lambda entry: len(written(entry))):
        shards.append(Shard(held, held[0][0], number))
        number += len(held)
    return shards


def _parted(items: Iterable[Item], letters: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Items in lists of no more letters than a shard holds, and of more only where one item has more."""
    held: list[Item] = []
    size = 0
    for item in items:
        more = letters(item)
        if held and size + more > SIZE:
            yield held
            held, size = [], 0
        held.append(item)
        size += more
    if held:
        yield held


def by_word(words: Mapping[str, Sequence[Posting]]) -> list[Shard]:
    """An index of words in shards. The number of a shard is the entry of its first posting.

    A word of which all does not fit begins a shard and goes on in the next ones, each of which can be read alone.
    """
    shards: list[Shard] = []
    held: list[tuple[str, list[int]]] = []
    size = 0
    for word, postings in words.items():
        pieces = list(_pieces(postings))
        for piece, letters in pieces:
            more = len(word) + letters
            if held and (len(pieces) > 1 or size + more > SIZE):
                shards.append(Shard(held, held[0][0], held[0][1][0]))
                held, size = [], 0
            held.append((word, piece))
            size += more
    return [*shards, Shard(held, held[0][0], held[0][1][0])] if held else shards


def _pieces(postings: Sequence[Posting]) -> Iterator[tuple[list[int], int]]:
    """The postings of a word, packed, in as many pieces as shards need, each with so many letters as it has at most."""
    whole = packed(postings)
    size = len(str(whole)) - len(whole) + 1  # as it is written, without a space behind each comma
    if size <= SIZE:
        yield whole, size
        return
    for piece in _parted(postings, lambda posting: len(str(posting))):
        yield packed(piece), sum(len(str(posting)) for posting in piece)


def sort(entries: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Entries by their keys, as JavaScript compares these."""
    return sorted(entries.items(), key=lambda entry: order(entry[0]))


def write(folder: Path, kinds: Mapping[str, Sequence[Shard]], more: Mapping[str, Any] | None = None) -> None:
    """Put the shards of each kind into a folder that has no others, and the list of them, with what else it says."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.js"):
        old.unlink()
    listed: dict[str, Any] = {kind: [] for kind in kinds}
    for kind, shards in kinds.items():
        for shard in shards:
            data = written(shard.held)
            name = hashlib.sha256(data.encode()).hexdigest()[:NAME]
            listed[kind].append([name, shard.first, shard.number])
            _put(folder, f"{kind}-{name}", data)
    _put(folder, LIST, written({**listed, **(more or {})}))


def _put(folder: Path, name: str, data: str) -> None:
    (folder / f"{name}.js").write_text(script(f"{folder.name}/{name}", data), encoding="utf-8", newline="\n")
