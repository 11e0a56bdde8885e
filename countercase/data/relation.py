"""How claims of one source answer claims of another: `data/relations.csv`, each row with its reason and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from .csv_file import read_table
from .field import Frozen, Identity, Sentence, Several, Title
from .locator import Locator
from .problem import MOST, DataError, Problem, unknown
from .record import Claim, Record

FILE = "data/relations.csv"
CODER = "coder"
"""Who says so where no text does: whoever coded the relation for this book."""


def _optional(text: Any) -> Any:
    return Locator.parse(text) if isinstance(text, str) and text else None


OptionalPlace = Annotated[Locator | None, BeforeValidator(_optional)]
Bearing = Literal["supports", "attacks", "contradicts", "undercuts"]


class Relation(Frozen):
    """One claim, or several that only hold together, bearing on a claim of another source."""

    NAMED_BY = ("id", "bearing")

    id: Identity
    """Names the relation for ever."""
    question: Title
    """The question that it belongs to, in words that head a section."""
    premises: Several
    """Ids of the claims that bear on the other. Several, separated by semicolons, hold only together."""
    bearing: Bearing
    """`supports`; `attacks`, from here alone; `contradicts`, where each speaks against the other; `undercuts`, which
    leaves a claim as it is and denies that it follows from what it is drawn from."""
    target: str
    """Id of the claim that they bear on."""
    drawn_from: Several
    """Where they undercut: the claims of its own source that support the target, and from which it does not follow."""
    because: Sentence
    """Why, in a sentence."""
    said_by: str
    """`coder`, whoever coded it for this book; or the key of the source that says so itself, about the other text."""
    locator: OptionalPlace
    """Where that source says so; empty for the coder."""

    @property
    def key(self) -> tuple[str, frozenset[str], str, frozenset[str]]:
        """What makes it one relation and not another."""
        if self.bearing == "contradicts":
            return self.bearing, frozenset({*self.premises, self.target}), "", frozenset()
        return self.bearing, frozenset(self.premises), self.target, frozenset(self.drawn_from)


def load_relations(root: Path, record: Record) -> tuple[Relation, ...]:
    """Read and check `data/relations.csv` below `root`; without that file there is no relation.

    Raises `DataError` with every problem found, by line.
    """
    path = root / FILE
    if not path.exists():
        return ()
    rows = read_table(path, FILE, Relation)
    problems: list[Problem] = []
    seen: dict[object, str] = {}
    for line, row in rows:
        say = f"row '{row.id}': "
        problems += [Problem(FILE, line, say + message) for message in _wrong(row, record)]
        if (other := seen.setdefault(row.key, row.id)) != row.id:
            problems.append(Problem(FILE, line, f"{say}'{other}' says the same already. Each relation stands once."))
    if problems:
        raise DataError(problems[: MOST + 1])
    return tuple(row for _, row in rows)


def _wrong(row: Relation, record: Record) -> Iterable[str]:
    claims = record.claims
    named = (*row.premises, row.target, *row.drawn_from)
    if missing := [name for name in named if name not in claims]:
        yield from (unknown("claim", name, claims) for name in missing)
        return
    if not row.premises:
        yield "`premises` is empty. Name the claim that bears on the other, or several that only hold together."
        return
    if all(claims[name].source == claims[row.target].source for name in row.premises):
        source = claims[row.target].source
        yield f"premises and target are of one source, '{source}'. What bears within one stands in data/claims.csv."
    if row.target in row.premises:
        yield f"'{row.target}' bears on itself."
    if row.bearing == "contradicts" and len(row.premises) > 1:
        yield "two claims contradict each other; this names several premises. Several premises attack, or support."
    yield from _step(row, claims)
    yield from _speaker(row, record)


def _step(row: Relation, claims: Mapping[str, Claim]) -> Iterable[str]:
    """What is wrong with the step that a relation undercuts."""
    if row.bearing != "undercuts":
        if row.drawn_from:
            yield f"`drawn_from` is for what is undercut, and this {row.bearing}. Leave it empty."
        return
    if not row.drawn_from:
        yield f"it undercuts, and does not say what '{row.target}' is drawn from. Name it in `drawn_from`."
    for name in row.drawn_from:
        if row.target not in claims[name].supports:
            yield f"'{name}' does not support '{row.target}' in data/claims.csv, so there is no step to undercut."


def _speaker(row: Relation, record: Record) -> Iterable[str]:
    """What is wrong with who says so."""
    if row.said_by == CODER:
        if row.locator:
            yield f"the coder has no locator, and this names '{row.locator}'. Leave it empty, or name the source."
    elif row.said_by not in record.sources:
        yield unknown("speaker", row.said_by, (CODER, *record.sources))
    elif row.locator is None:
        yield f"'{row.said_by}' is said to say so, and not where. Give the locator, or name the coder."
    elif row.locator.source != row.said_by:
        yield f"the locator '{row.locator}' is not of '{row.said_by}', who is said to say so."
    elif wrong := record.check_locator(row.locator):
        yield wrong
