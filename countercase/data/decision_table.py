"""A decision table: rows in their order, each with its conditions; the first row whose conditions hold decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from pydantic import BeforeValidator, Field, WithJsonSchema

from .field import Frozen, Identity, Place, Title
from .problem import Problem, unknown
from .yaml_file import Document

MAX_LEVELS, MAX_ROWS = 8, 100


def listed(value: Any) -> Any:
    """One word as a list of one; anything else as it is."""
    return (value,) if isinstance(value, str) else value


ONE_OR_MORE = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
Options = Annotated[tuple[str, ...], BeforeValidator(listed), WithJsonSchema(ONE_OR_MORE)]


class Row(Frozen):
    """One line of a decision table: when these conditions hold (each a level, or several), then this."""

    when: Mapping[str, Options] | None = None
    """Conditions: a criterion, derived level or switch, and the levels or options that fit."""
    then: str | None = None
    """What follows where all conditions hold."""
    otherwise: str | None = None
    """In the last row: what follows in every other case."""
    because: str = ""
    """The reason, in one clause: it is read alone, and after “if” where a verdict stays open between several rows."""
    locator: Place | None = None
    """Where the author says so."""

    @property
    def outcome(self) -> str:
        """What the row decides."""
        return self.then or self.otherwise or ""


class Derived(Frozen):
    """A level that follows from criteria, other derived levels and switches, by a decision table of its own."""

    title: Title
    """Its name."""
    question: str
    """What it says."""
    levels: Mapping[Identity, str] = Field(min_length=2, max_length=MAX_LEVELS)
    """The levels that it can come to."""
    rule: tuple[Row, ...] = Field(min_length=1, max_length=MAX_ROWS)
    """Its decision table; the first row that matches decides."""
    locator: Place
    """Where."""


@dataclass(frozen=True)
class Decision:
    """What one combination of levels comes to. Rows are counted from 0."""

    verdict: str
    """The verdict."""
    row: int
    """The row of the final table that decides it."""
    derived: Mapping[str, str]
    """The level of each derived result."""
    derived_rows: Mapping[str, int]
    """The row of its table that decides each of them."""


def first(rows: Iterable[Row], facts: Mapping[str, str]) -> int:
    """The number of the row that decides, counted from 0; `facts` gives a level or option for every name."""
    for number, row in enumerate(rows):
        if row.when is None:
            return number
        for name, options in row.when.items():  # a loop, and no `all`: a table is read a hundred thousand times
            if facts[name] not in options:
                break
        else:
            return number
    raise AssertionError("a decision table ends in `otherwise`")


def deciding(rows: Sequence[Row], facts: Mapping[str, np.ndarray], known: Mapping[str, Sequence[str]]) -> np.ndarray:
    """The number of the row that decides, counted from 0, for every combination at once.

    `facts` gives for each name the place of its level or option among those that are `known`: arrays that broadcast
    to one shape, with an axis for each thing that can be chosen.
    """
    found: np.ndarray = np.zeros(np.broadcast_shapes(*(places.shape for places in facts.values())), dtype=np.int16)
    for number, row in reversed(list(enumerate(rows))):
        fits: np.ndarray = np.ones((), dtype=bool)
        for name, options in (row.when or {}).items():
            fits = fits & np.isin(facts[name], [known[name].index(option) for option in options])
        found[np.broadcast_to(fits, found.shape)] = number
    return found


def check_table(
    rows: tuple[Row, ...],
    outcomes: Iterable[str],
    known: Mapping[str, Iterable[str]],
    document: Document,
    at: tuple[str | int, ...],
) -> Iterable[Problem]:
    """What is wrong with a table: its last row, its outcomes, and the names and levels that its conditions ask for.

    `known` holds what a condition can name, with its levels or options; `at` is where the table stands in the document.
    """
    for number, row in enumerate(rows):
        here = (*at, number)
        last = number == len(rows) - 1
        if row.otherwise is not None and not last:
            yield document.problem(
                here, "`otherwise` stands in the last row only: the rows after it would never be read."
            )
        if last and row.otherwise is None:
            yield document.problem(
                here, "the last row should be `otherwise: ...`, so that every combination is decided."
            )
        if row.otherwise is None and (row.when is None or row.then is None):
            yield document.problem(here, "a row needs `when` with its conditions and `then` with what follows.")
        if row.outcome and row.outcome not in outcomes:
            yield document.problem(here, unknown("outcome", row.outcome, outcomes))
        for name, options in (row.when or {}).items():
            if name not in known:
                yield document.problem(
                    (*here, "when", name), unknown("criterion, switch or earlier derived level", name, known)
                )
                continue
            for option in options:
                if option not in known[name]:
                    yield document.problem((*here, "when", name), unknown(f"level of '{name}'", option, known[name]))
