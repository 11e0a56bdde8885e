"""How far two coders agree who read the same facts by the same scheme, neither seeing the other's work.

Alpha is Krippendorff's: 1 less the disagreement that is seen over the disagreement that chance alone would give
(Krippendorff 2004, Content Analysis, second edition, chapter 11). 1 is agreement throughout, 0 no better than chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import TypeVar

from ..data.csv_file import read_table
from ..data.problem import MOST, SHORT, DataError, Problem, brief, fault, unknown
from ..data.reading import Reading
from ..data.second_coding import TABLE, SecondReading
from .library import Library

UNREAD = "unread"
"""What stands for a level where a coder takes the author to make no such use of the fact."""
Value = TypeVar("Value", bound=Hashable)
Distance = Callable[[Value, Value, Mapping[Value, float]], float]
"""How far two values lie apart, given how often each value was paired at all."""


@dataclass(frozen=True)
class Pair:
    """One unit as both coders read it."""

    case: str
    """The case."""
    part: str
    """The part of the case."""
    evidence: str
    """The fact that is read."""
    criterion: str
    """The criterion that it is read for."""
    first: str
    """The level that the first coder reads, or `none`."""
    second: str
    """The level that the second coder reads, or `none`."""
    first_strength: int | None
    """How strongly, 1 to 3; None where the coder sees no reading."""
    second_strength: int | None
    """The same of the second coder."""
    remark: str
    """What the second coder adds."""

    def __repr__(self) -> str:
        return f"<Pair on '{brief(self.evidence, SHORT)}': {brief(self.first, SHORT)} and {brief(self.second, SHORT)}>"

    @property
    def same_level(self) -> bool:
        """Whether both point to the same level."""
        return self.first == self.second

    @property
    def same_strength(self) -> bool:
        """Whether both give the same strength."""
        return self.first_strength == self.second_strength


@dataclass(frozen=True)
class Agreement:
    """Per cent and Krippendorff's alpha: of the levels (nominal) and of the strengths (ordinal)."""

    pairs: tuple[Pair, ...]
    """The units that both have coded."""
    readings: int
    """How many readings the cases hold in all, of which the pairs are a part."""

    def __repr__(self) -> str:
        return f"<Agreement over {len(self.pairs)} pairs>"

    @property
    def level_share(self) -> float:
        """The share of units, in per cent, on which both point to the same level."""
        return 100 * sum(p.same_level for p in self.pairs) / len(self.pairs)

    @property
    def strength_share(self) -> float:
        """The share of units that both read, in per cent, to which they give the same strength."""
        both = [p for p in self.pairs if p.first_strength and p.second_strength]
        return 100 * sum(p.same_strength for p in both) / len(both) if both else 0.0

    @property
    def level_alpha(self) -> float:
        """Krippendorff's alpha of the levels, each told apart by its criterion, so that chance is counted fairly."""
        return alpha([(f"{p.criterion}/{p.first}", f"{p.criterion}/{p.second}") for p in self.pairs], nominal)

    @property
    def strength_alpha(self) -> float:
        """Krippendorff's alpha of the strengths."""
        given = ((p.first_strength, p.second_strength) for p in self.pairs)
        return alpha([[strength for strength in unit if strength] for unit in given], ordinal)


def alpha(units: Iterable[Sequence[Value]], distance: Distance[Value]) -> float:
    """Krippendorff's alpha: 1 where coders agree throughout, 0 where they agree as often as chance would have it.

    Each unit holds the values that coders gave it; one that fewer than two coders valued cannot be compared and counts
    for nothing. Not a number where only one value was ever given: agreement then cannot be told from chance. Source:
    K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by the table of coincidences.
    """
    coincidences: defaultdict[tuple[Value, Value], float] = defaultdict(float)
    totals: defaultdict[Value, float] = defaultdict(float)
    for unit in units:
        for pair in permutations(unit, 2):
            coincidences[pair] += 1 / (len(unit) - 1)
            totals[pair[0]] += 1 / (len(unit) - 1)
    observed = sum(count * distance(*pair, totals) for pair, count in coincidences.items())
    expected = sum(totals[a] * totals[b] * distance(a, b, totals) for a, b in permutations(totals, 2))
    return 1 - (sum(totals.values()) - 1) * observed / expected if expected else float("nan")


def nominal(first: Value, second: Value, totals: Mapping[Value, float]) -> float:
    """The distance of two names: they are the same, or they are not."""
    return float(first != second)


def ordinal(first: int, second: int, totals: Mapping[int, float]) -> float:
    """The distance of two ranks: how many values lie between them, half of each end counted, squared."""
    low, high = sorted((first, second))
    between = sum(count for rank, count in totals.items() if low <= rank <= high)
    return (between - (totals[first] + totals[second]) / 2) ** 2


def load_agreement(library: Library, root: Path | None = None) -> Agreement:
    """The second coding held against the first. Raises `DataError` on a unit that no case holds."""
    root = root or library.root
    problems: list[Problem] = []
    pairs: list[Pair] = []
    own = {n: library.cases[n] for n in library.originals if not any(p.gathers for p in library.cases[n].parts)}
    for line, row in read_table(root / TABLE, TABLE, SecondReading):
        if len(problems) > MOST:
            break
        case = own.get(row.case)
        part = next((p for p in case.parts if p.id == row.part), None) if case else None
        if case is None or part is None:
            problems.append(Problem(TABLE, line, unknown("case or part", f"{row.case}/{row.part}", own)))
            continue
        if row.evidence not in library.record.evidence:
            problems.append(Problem(TABLE, line, unknown("evidence", row.evidence, library.record.evidence)))
            continue
        first = [r for r in part.readings if (r.evidence, r.criterion) == (row.evidence, row.criterion)]
        levels = library.frameworks[case.framework].criteria
        if row.criterion not in levels:
            problems.append(Problem(TABLE, line, unknown("criterion", row.criterion, levels)))
            continue
        known = [*levels[row.criterion].levels, UNREAD]
        if row.points_to not in known:
            problems.append(Problem(TABLE, line, unknown(f"level of '{row.criterion}'", row.points_to, known)))
            continue
        if row.strength not in {"", "1", "2", "3"}:
            problems.append(Problem(TABLE, line, f"the strength is '{row.strength}', and should be 1, 2, 3 or empty."))
            continue
        pairs.append(_pair(row, first))
    if problems:
        raise DataError(problems)
    if not pairs:
        raise fault("the table holds no unit.", TABLE)
    return Agreement(tuple(pairs), sum(len(p.readings) for c in own.values() for p in c.parts))


def _pair(row: SecondReading, first: Iterable[Reading]) -> Pair:
    readings = list(first)
    # a reading dropped since the second coding counts as one that the first coder does not see
    match = next((r for r in readings if r.points_to == row.points_to), readings[0] if readings else None)
    return Pair(
        row.case,
        row.part,
        row.evidence,
        row.criterion,
        match.points_to if match else UNREAD,
        row.points_to,
        match.strength if match else None,
        int(row.strength) if row.strength else None,
        row.remark,
    )
