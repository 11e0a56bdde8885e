"""Cases from a table: a row for each case, a column for each criterion of a framework, and one for the verdict.

A cell names a level of its criterion, or counts it from 0, lowest first; the column of the verdict does the same for
the verdicts. Each cell becomes a fact, which names the line of the table as its place, and a reading of it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..argue.wording import lowered, worded
from ..data.field import RESERVED
from ..data.framework import Framework
from ..data.place import case_path
from ..data.problem import MOST, DataError, Problem, fault, unknown
from ..data.project import Project
from ..data.record import EVIDENCE, Evidence
from ..data.sheet import plain, read_sheet
from ..data.text_file import read_text
from ..data.yaml_file import MAX_BYTES

HEAD = "# A case of the table {table}, line {line}. Made by `countercase import`; change it as you like.\n"


@dataclass(frozen=True)
class Wanted:
    """What is asked of an import."""

    framework: str
    """By which framework the rows are judged."""
    source: str
    """Whose table it is: a source that is counted in lines, those of the table."""
    outcome: str
    """The column that says which verdict the table states; nothing where it states none."""
    years: str = ""
    """The stretch of time that the rows are about."""
    norm: str = ""
    """What each case is about, in a word or two."""


def cases(table: Path, project: Project, wanted: Wanted) -> dict[str, str]:
    """The files to write, by path: a case for each row, and the table of the evidence with the facts that are new.

    Raises `DataError` on a framework or source that is not there, a criterion without a column, and, by line, on a cell
    that is no level.
    """
    framework = _known(project, wanted)
    sheet = read_sheet(table, table.name, foreign=True)
    columns = [plain(column) for column in sheet.header]
    _columned(columns, framework, wanted, table.name)
    made: dict[str, str] = {}
    facts: list[dict[str, str]] = []
    problems: list[Problem] = []
    for line, cells in sheet.rows:
        row = dict(zip(columns, cells, strict=True))
        try:
            name, text, read = _case(line, cells[0], row, framework, wanted, table.name)
        except DataError as error:
            problems += error.problems
            continue
        path = case_path(name)
        if path in made or (project.root / path).exists():
            problems.append(Problem(table.name, line, f"there is a case '{name}' already."))
        made[path] = text
        facts += read
        if len(problems) > MOST:
            break
    if problems:
        raise DataError(problems)
    new = [fact for fact in facts if fact["id"] not in project.record.evidence]
    return {EVIDENCE: _added(project.root, new), **made} if new else made


def _known(project: Project, wanted: Wanted) -> Framework:
    if wanted.framework not in project.frameworks:
        raise fault(unknown("framework", wanted.framework, project.frameworks))
    if wanted.source not in project.record.sources:
        raise fault(unknown("source", wanted.source, project.record.sources))
    if project.record.sources[wanted.source].unit != "L":
        raise fault(
            f"the places of '{wanted.source}' are counted in paragraphs, and those of a table in lines. Write "
            "`unit: L` in data/sources.yml, and how many lines it has under `count`."
        )
    return project.frameworks[wanted.framework]


def _columned(columns: Sequence[str], framework: Framework, wanted: Wanted, name: str) -> None:
    """Raises `DataError` where a criterion, or the verdict, has no column."""
    needed = [*framework.criteria, *([plain(wanted.outcome)] if wanted.outcome else [])]
    missing = [column for column in needed if column not in columns[1:]]
    if missing:
        raise fault(
            f"the table has no column for {' and '.join(map(repr, missing))}. Its first column names the cases, "
            f"and the others are {', '.join(columns[1:]) or 'missing'}.",
            name,
            1,
        )


def _case(
    line: int, actor: str, row: Mapping[str, str], framework: Framework, wanted: Wanted, table: str
) -> tuple[str, str, list[dict[str, str]]]:
    """The id of a row's case, its file, and its facts."""
    who = slug(actor)
    if not who or who in RESERVED:
        raise fault(f"no id can be made of '{actor}'. Begin the row with a name in Latin letters.", table, line)
    name, place = f"{framework.id}-{who}", f"{wanted.source}:L{line}"
    facts, readings = [], []
    for criterion, known in framework.criteria.items():
        level = _level(row[criterion], list(known.levels), f"a level of '{criterion}'", table, line)
        fact = f"{wanted.source}-{who}-{criterion}"
        cell = row[criterion].strip()
        event = f"{actor}: {lowered(known.levels[level])}"
        held = {"id": fact, "source": wanted.source, "locator": place, "date": wanted.years, "actor": actor}
        held |= {"norm": wanted.norm, "event": event, "proof": "asserted"}
        facts.append(held | ({"value": cell} if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) else {}))
        because = f"The table has {cell} in the column {criterion}."
        readings.append((fact, criterion, level, place, because))
    stated = ""
    if wanted.outcome:
        what = row[plain(wanted.outcome)]
        stated = _level(what, list(framework.verdicts), "a verdict", table, line)
    return name, _written(name, actor, line, framework, wanted, table, stated, readings), facts


def _level(cell: str, known: Sequence[str], what: str, table: str, line: int) -> str:
    cell = cell.strip()
    if cell in known:
        return cell
    if cell.isascii() and cell.isdecimal() and len(cell) < 3 and int(cell) < len(known):
        return known[int(cell)]
    numbered = ", ".join(f"{i} or {name}" for i, name in enumerate(known))
    raise fault(f"'{cell}' is not {what}. It can be: {numbered}.", table, line)


def _written(
    name: str,
    actor: str,
    line: int,
    framework: Framework,
    wanted: Wanted,
    table: str,
    stated: str,
    readings: Iterable[tuple[str, str, str, str, str]],
) -> str:
    place = f"{wanted.source}:L{line}"
    verdict = framework.verdicts[stated].title if stated else ""
    concluded = f"{actor}: {verdict}." if stated else f"What {actor} comes to is left to the rule."
    told = f"The table describes {actor} in line {line}, by {worded(len(framework.criteria), 'condition')}."
    none = {"verdict": "none", "locator": place, "because": "The table states no verdict."}
    lines = [
        HEAD.format(table=table, line=line).rstrip("\n"),
        f"id: {name}",
        f"title: {_text(f'{actor}, by {lowered(framework.title)}')}",
        f"question: {_text(f'{actor}: what does the rule “{framework.title}” come to?')}",
        f"summary: {_text(told)}",
        f"framework: {framework.id}",
        f"source: {wanted.source}",
        f"actor: {_text(actor)}",
        f"norm: {_text(wanted.norm or framework.title)}",
        'institution: ""',
        f"thesis: {_text(concluded)}",
        f"passages: ['{place}']",
        "parts:",
        "  - id: row",
        f"    title: {_text(actor)}",
        f"    years: {wanted.years}" if wanted.years else "    step: 1",
        f"    stated: {{verdict: {_text(stated)}, locator: '{place}'}}"
        if stated
        else f"    stated: {json.dumps(none, ensure_ascii=False)}",
        f"    narrative: {_text(told)}",
        "    readings:",
    ]
    for fact, criterion, level, where, because in readings:
        lines += [
            f"      - evidence: {fact}",
            f"        criterion: {criterion}",
            f"        points_to: {_text(level)}",
            "        strength: decisive",
            f"        locator: {where}",
            f"        because: {_text(because)}",
        ]
    return "\n".join(lines) + "\n"


def _added(root: Path, facts: Sequence[Mapping[str, str]]) -> str:
    """The table of the evidence with these facts at its end."""
    before = read_text(root / EVIDENCE, EVIDENCE, MAX_BYTES)
    header = next(csv.reader(io.StringIO(before)), [])
    columns = header or list(Evidence.model_fields)
    rows = io.StringIO()
    writer = csv.DictWriter(rows, columns, restval="", lineterminator="\n")
    if not header:
        writer.writeheader()
    writer.writerows({name: fact.get(name, "") for name in columns} for fact in facts)
    end = "" if before.endswith("\n") or not before else "\n"
    return f"{before}{end}{rows.getvalue()}"


def slug(words: str) -> str:
    """Words as an id: 'United Kingdom' is united-kingdom."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", bare)[:40].strip("-")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
