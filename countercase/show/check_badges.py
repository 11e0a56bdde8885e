"""Badges beside facts: what a check found, in a word that links to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..argue.check import Result, by_fact, load_checks
from ..argue.library import Library
from ..data.check import TABLE, Check, Outcome
from . import addresses
from .markup import NOTHING, Html, link

WORDS: Mapping[Outcome, str] = {
    "confirmed": "✓ confirmed",
    "contradicted": "✗ contradicted",
    "inconsistent": "≠ at odds with itself",
    "another-reading": "another reading",
    "loose": "loose",
    "undecided": "cannot be decided",
    "remark": "a remark on the text",
}
"""Each outcome in words, with a sign where it bears a fact out or refutes it."""
UNMARKED: tuple[Outcome, ...] = ("undecided", "remark")
"""Outcomes that say nothing about a fact, so that none has a badge of them."""


def unsigned(outcome: Outcome) -> str:
    """An outcome in words, without its sign."""
    return WORDS[outcome].lstrip("✓✗≠ ")


def checks_of(library: Library) -> tuple[Result, ...]:
    """Every check, or none where the project holds no table of checks."""
    path = library.root / TABLE
    return _worked_out(_Same(library), path.read_bytes()) if path.exists() else ()


class _Same:
    """A library as itself, which is what it is held by."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.library is self.library

    def __hash__(self) -> int:
        return id(self.library)


@lru_cache(maxsize=2)
def _worked_out(held: _Same, table: bytes) -> tuple[Result, ...]:
    """The checks of a table, worked out once for all chapters: their formulas ask for every case."""
    return load_checks(held.library)


_by_fact = lru_cache(maxsize=4)(by_fact)


def checks_by_fact(library: Library) -> Mapping[str, tuple[Check, ...]]:
    """The checks that concern each fact or claim, by its id."""
    return _by_fact(checks_of(library))


def badges(checks: tuple[Check, ...]) -> Html:
    """The badges beside a fact, each a word that links to its check: every outcome once, and not the worst alone."""
    first = {c.outcome: c for c in reversed(checks) if c.outcome not in UNMARKED}
    return NOTHING.join(
        Html(' <span class="cc-ref cc-check cc-{}">{}</span>').format(
            outcome, link(addresses.check(first[outcome].id), words)
        )
        for outcome, words in WORDS.items()
        if outcome in first
    )
