"""The crosswalk: where two frameworks ask a like question, and which of their answers say the same.

The term is that of library science: a table from the terms of one scheme to those of another, each line with its
reason. It is what makes two arguments comparable that stand under different rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import Field

from .decision_table import Options
from .field import Frozen, Identity, Place, Sentence, Title
from .framework import Framework
from .problem import MOST, DataError, Problem, unknown
from .record import Record
from .yaml_file import Document, fill, read_document

FILE = "data/crosswalk.yml"
MAX_LINES = 100


class Side(Frozen):
    """What one of the two frameworks asks, and where its author does."""

    asks: str = ""
    """The criterion or derived level; left out where the line is about the verdict itself."""
    says: Sentence
    """What its author says on it, in a sentence."""
    locator: Place
    """Where."""


class Line(Frozen):
    """One question that two frameworks ask alike, each in its own terms."""

    title: Title
    """The question in words that fit into a sentence: 'what moves the state'."""
    sides: Mapping[str, Side] = Field(min_length=2, max_length=2)
    """The two frameworks, by their ids, each with what it asks."""
    alike: tuple[Mapping[str, Options], ...] = Field(min_length=1, max_length=MAX_LINES)
    """Answers that say the same: for each of the two frameworks a level, or several; a verdict where the line is about
    the verdict itself. An answer that stands in none has no like on the other side."""
    because: Sentence
    """Why the two are held to ask alike, and where their answers part."""
    turns_on: Sentence
    """The question that is left between them."""

    @property
    def on_verdict(self) -> bool:
        """Whether the line is about the verdict itself, and not about a criterion or a derived level."""
        return not any(side.asks for side in self.sides.values())

    def pairs(self, first: str, second: str) -> frozenset[tuple[str, str]]:
        """The answers that say the same, as pairs: one of the framework `first` with one of `second`."""
        return frozenset((a, b) for held in self.alike for a in held[first] for b in held[second])


class Crosswalk(Frozen):
    """The file `data/crosswalk.yml`: the questions that two frameworks ask alike. A project can do without it."""

    lines: Mapping[Identity, Line] = Field(default_factory=dict, max_length=MAX_LINES)
    """Each question that two frameworks share, under a name of its own."""

    def between(self, first: str, second: str) -> tuple[Line, ...]:
        """The lines between two frameworks, in the order of the file."""
        return tuple(line for line in self.lines.values() if set(line.sides) == {first, second})


def load_crosswalk(root: Path, frameworks: Mapping[str, Framework], record: Record) -> Crosswalk:
    """Read and check `data/crosswalk.yml` below `root`; without that file there is no line.

    Raises `DataError` with every problem found, by line.
    """
    path = root / FILE
    if not path.exists():
        return Crosswalk()
    document = read_document(path, FILE)
    crosswalk = fill(Crosswalk, document)
    problems: list[Problem] = []
    seen: dict[frozenset[tuple[str, str]], str] = {}
    for name, line in crosswalk.lines.items():
        problems += _check(line, document, ("lines", name), frameworks, record)
        asked = frozenset((framework, side.asks) for framework, side in line.sides.items())
        if (other := seen.setdefault(asked, name)) != name:
            message = f"'{name}' holds against each other what '{other}' does already. Each pair stands once."
            problems.append(document.problem(("lines", name), message))
    if problems:
        raise DataError(problems[: MOST + 1])
    return crosswalk


def answers(framework: Framework, asks: str) -> tuple[str, ...]:
    """The answers to a question of a framework: the levels of a criterion or derived level, or the verdicts."""
    if not asks:
        return tuple(framework.verdicts)
    held = framework.criteria.get(asks) or framework.derived.get(asks)
    return tuple(held.levels) if held else ()


def _check(
    line: Line, document: Document, at: tuple[str | int, ...], frameworks: Mapping[str, Framework], record: Record
) -> Iterator[Problem]:
    """What a line names and what is not there."""
    known: dict[str, tuple[str, ...]] = {}
    for name, side in line.sides.items():
        here = (*at, "sides", name)
        framework = frameworks.get(name)
        if framework is None:
            yield document.problem(here, unknown("framework", name, frameworks))
            continue
        known[name] = answers(framework, side.asks)
        if not known[name]:
            kind = f"criterion or derived level of '{name}'"
            yield document.problem((*here, "asks"), unknown(kind, side.asks, (*framework.criteria, *framework.derived)))
        if wrong := record.check_locator(side.locator, framework.source):
            yield document.problem((*here, "locator"), wrong)
    for i, held in enumerate(line.alike):
        here = (*at, "alike", i)
        if set(held) != set(line.sides):
            wanted, found = " and ".join(f"'{n}'" for n in line.sides), ", ".join(f"'{n}'" for n in held) or "nothing"
            yield document.problem(here, f"answers that are alike are one of {wanted} each; this names {found}.")
            continue
        for name, levels in held.items():
            for level in levels:
                if known.get(name) and level not in known[name]:
                    side = line.sides[name]
                    kind = f"level of '{side.asks}'" if side.asks else f"verdict of '{name}'"
                    yield document.problem((*here, name), unknown(kind, level, known[name]))
