"""One point, one reading: facts that one sentence of a source tells, read for one level in one part, count once.

The coding scheme (`data/coding.md`, rule 5) has one of them read, the one that carries the point; the others stay on
record as its comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .case import Case
from .part import Part
from .problem import Problem
from .reading import Reading
from .record import Evidence
from .yaml_file import Document

Points = tuple[Reading, ...]


def repeated(case: Case, evidence: Mapping[str, Evidence]) -> Iterable[tuple[Part, Points]]:
    """The readings of a part that make one point several times, part by part.

    They bear on one criterion, point to one level of it, and their facts stand in one sentence. Facts whose sentence is
    not on record are each a point of their own.
    """
    for part in case.parts:
        groups: dict[tuple[str, ...], list[Reading]] = {}
        own = {id(r) for r in part.readings}
        for reading in case.readings_for(part):
            for sentence in sentences(evidence[reading.evidence]):
                groups.setdefault((reading.criterion, reading.points_to, *sentence), []).append(reading)
        seen = set()  # facts that take two sentences share both
        for (criterion, level, *_), held in groups.items():
            point = (criterion, level, *dict.fromkeys(r.evidence for r in held))
            if len(point) > 3 and point not in seen and any(id(r) in own for r in held):
                seen.add(point)
                yield part, tuple(held)


def gathered_once(case: Case, evidence: Mapping[str, Evidence]) -> Case:
    """The case with each point of its gathered parts read once: what two cases make of one sentence is one point here.

    The first reading stays.
    """
    again = {
        (part.id, id(reading))
        for part, readings in repeated(case, evidence)
        if part.gathers
        for reading in readings[1:]
        if reading.evidence != readings[0].evidence
    }
    parts = [
        p.model_copy(update={"readings": tuple(r for r in p.readings if (p.id, id(r)) not in again)})
        for p in case.parts
    ]
    return case.model_copy(update={"parts": tuple(parts)}) if again else case


def sentences(fact: Evidence) -> Iterable[tuple[str, str]]:
    """Each sentence that tells the fact: the place of its passage, and its number there."""
    if not fact.sentence:
        return
    first, _, last = fact.sentence.partition("-")
    place = fact.locator.start
    for number in range(int(first), int(last or first) + 1):
        yield place, str(number)


def check_points(case: Case, document: Document, evidence: Mapping[str, Evidence]) -> Iterable[Problem]:
    """Each point that is read several times, with the names of its facts and the line of the last of them."""
    for part, readings in repeated(case, evidence):
        last = readings[-1]
        at = (
            "parts",
            case.parts.index(part),
            "readings",
            part.readings.index(last) if last in part.readings else 0,
        )
        names = " and ".join(f"'{name}'" for name in dict.fromkeys(r.evidence for r in readings))
        message = (
            f"in part '{part.id}', {names} are read for {last.criterion}: {last.points_to}, and stand in one "
            "sentence of the source. One sentence is one point: keep the reading that carries it."
        )
        yield document.problem(at, message)
