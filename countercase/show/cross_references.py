"""What the texts of the data mention: every row that a role in them names is on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..argue.check import NOWHERE_ELSE
from ..argue.library import Library
from ..data.old_keys import read_case_file
from ..data.problem import DataError, Problem, unknown
from ..data.record import Record
from ..data.shared_facts import FILE, Facts
from ..data.yaml_file import Path_
from .markup import ROLE


def check_mentions(library: Library, facts: Facts, places: Mapping[str, Path] = NOWHERE_ELSE) -> None:
    """Raises `DataError` on a role that names nothing, with the file and line of its text.

    `places` are the files that lie elsewhere than their names say.
    """
    problems: list[Problem] = []
    for name in library.cases:
        file = f"data/cases/{name}.yml"
        record = library.dossier(name).record  # a counter-case may mention facts of its own
        problems += _loose(library, record, file, places.get(file, library.root / file), _texts(library, name))
    shared: list[tuple[Path_, str]] = [(("facts", name, "turns_on"), f.turns_on) for name, f in facts.facts.items()]
    shared += [(("minds", source), words) for source, words in facts.minds.items()]
    problems += _loose(library, library.record, FILE, library.root / FILE, shared)
    if problems:
        raise DataError(problems)


def _texts(library: Library, name: str) -> Iterable[tuple[Path_, str]]:
    """The texts of a case in which roles are read, each with its place in the file."""
    case: Any = library.cases[name]
    yield ("summary",), case.summary
    yield ("thesis",), case.thesis
    if name not in library.counter_cases:  # a counter-case has its parent's
        yield from ((("parts", i, "narrative"), part.narrative) for i, part in enumerate(case.parts))
    for group in ("open", "falsifiers"):
        yield from (((group, i, "text"), item.text) for i, item in enumerate(getattr(case, group)))


def _loose(
    library: Library, record: Record, file: str, path: Path, texts: Iterable[tuple[Path_, str]]
) -> Iterable[Problem]:
    known = {"evidence": record.evidence, "value": record.evidence, "claim": record.claims, "verdict": library.cases}
    for at, words in texts:
        for role, inside in ROLE.findall(words):
            name = inside.rpartition("<")[2].rstrip(">").strip()
            ends = "/ " if role == "verdict" else " "
            for end in ends:
                name = name.partition(end)[0]
            if name not in known[role]:
                line = read_case_file(path, file).line(at)
                kind = {"value": "evidence", "verdict": "case"}.get(role, role)
                yield Problem(file, line, f"`{at[-1]}`: {unknown(kind, name, known[role])}")
