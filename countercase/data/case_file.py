"""The file of a case: read, checked against the record and its framework, and its gathered readings taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from .case import Case
from .framework import Framework
from .old_keys import read_case_file
from .part import Part
from .problem import DataError, Problem, unknown
from .reading import Reading
from .record import Record
from .yaml_file import Document, fill

MAX_READINGS = 300
"""As many as a case may weigh: what tries a verdict leaves out each of them, and sets of them."""


def load_case(path: Path, name: str, record: Record, frameworks: Mapping[str, Framework]) -> Case:
    """Read and check one case against the record and its framework. Raises `DataError`, every problem by line."""
    return fill_case(read_case_file(path, name), record, frameworks)


def fill_case(document: Document, record: Record, frameworks: Mapping[str, Framework]) -> Case:
    """The case in a document, checked as by `load_case`."""
    case = fill(Case, document)
    if problems := [*check_case(case, document, record, frameworks), *document.misnamed(case.id)]:
        raise DataError(problems)
    return case


def gather(case: Case, cases: Mapping[str, Case], document: Document) -> Case:
    """The case with the readings that its parts gather from other cases, each reading once.

    Raises `DataError` where a gathered part does not exist, stands under another framework, or gathers itself.
    """
    parts: list[Part] = []
    for i, part in enumerate(case.parts):
        readings = {(r.evidence, r.criterion, r.points_to): r for r in part.readings}
        for name in part.gathers:
            other, _, wanted = name.partition("/")
            found = cases.get(other)
            there = {p.id: p for p in found.parts} if found else {}
            if found is None:
                wrong = f"an {unknown('case', other, cases)}"
            elif wanted not in there:
                wrong = f"an {unknown(f'part of {other!r}', wanted, there)}"
            elif found.framework != case.framework:
                wrong = f"'{name}', which stands under '{found.framework}'."
            elif there[wanted].gathers:
                wrong = f"'{name}', which itself gathers others."
            else:
                wrong = ""
            if wrong:
                raise DataError([document.problem(("parts", i, "gathers"), f"part '{part.id}' gathers {wrong}")])
            for reading in there[wanted].readings:
                readings.setdefault((reading.evidence, reading.criterion, reading.points_to), reading)
        parts.append(part.model_copy(update={"readings": tuple(readings.values())}))
    if wrong := _too_many(parts):
        raise DataError([document.problem(("parts",), wrong)])
    return case.model_copy(update={"parts": tuple(parts)})


def _too_many(parts: Iterable[Part]) -> str:
    count = sum(len(part.readings) for part in parts)
    return f"the case holds {count} readings; at most {MAX_READINGS} can be tried." if count > MAX_READINGS else ""


def check_case(
    case: Case,
    document: Document,
    record: Record,
    frameworks: Mapping[str, Framework],
    placed: bool = True,
) -> Iterable[Problem]:
    """Everything that a case points to and that is not there.

    `placed` says whether the document holds the case itself, so that each problem has its line; in a counter-case the
    problems of its readings stand at the top of the file.
    """
    if case.source not in record.sources:
        yield document.problem(("source",), unknown("source", case.source, record.sources))
    framework = frameworks.get(case.framework)
    if framework is None:
        yield document.problem(("framework",), unknown("framework", case.framework, frameworks))
        return
    if wrong := _too_many(case.parts):
        yield document.problem(("parts",), wrong)
        return
    earlier: set[str] = set()
    for p, part in enumerate(case.parts):
        at = ("parts", p)
        if part.id in earlier:
            yield document.problem((*at, "id"), f"the part '{part.id}' stands here twice.")
        for other in part.builds_on:
            if other not in earlier:
                yield document.problem((*at, "builds_on"), unknown("earlier part", other, earlier))
        earlier.add(part.id)
        if placed and part.stated is None:
            yield document.problem(
                at,
                "the part has no `stated` verdict: what does the author conclude, and where? "
                "It can be `none`, with the reason.",
            )
        for verdict in part.verdicts:
            if verdict not in framework.verdicts:
                yield document.problem((*at, "stated"), unknown("verdict", verdict, framework.verdicts))
        if part.stated and (wrong := record.check_locator(part.stated.locator)):
            yield document.problem((*at, "stated", "locator"), wrong)
        for r, reading in enumerate(part.readings):
            for key, message in _check_reading(reading, record, framework):
                yield document.problem((*at, "readings", r, key), f"reading {r + 1} of part '{part.id}': {message}")
    for i, passage in enumerate(case.passages):
        if wrong := record.check_locator(passage):
            yield document.problem(("passages", i), wrong)
    for group in ("open", "falsifiers"):
        for i, item in enumerate(getattr(case, group)):
            if item.locator and (wrong := record.check_locator(item.locator)):
                yield document.problem((group, i, "locator"), wrong)


def _check_reading(reading: Reading, record: Record, framework: Framework) -> Iterable[tuple[str, str]]:
    if reading.evidence not in record.evidence:
        yield "evidence", unknown("evidence", reading.evidence, record.evidence)
    if wrong := record.check_locator(reading.locator):
        yield "locator", wrong
    if reading.mechanism and reading.mechanism not in framework.mechanisms:
        listed = unknown(f"mechanism of '{framework.id}'", reading.mechanism, framework.mechanisms)
        yield "mechanism", listed if framework.mechanisms else f"'{framework.id}' lists no `mechanisms`."
    criterion = framework.criteria.get(reading.criterion)
    if criterion is None:
        yield "criterion", unknown(f"criterion of '{framework.id}'", reading.criterion, framework.criteria)
    elif reading.points_to not in criterion.levels:
        yield "points_to", unknown(f"level of '{reading.criterion}'", reading.points_to, criterion.levels)
