"""What the texts of the data mention: every row that a role in them names is on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..argue.check import NOWHERE_ELSE
from ..argue.library import Library
from ..data.counter_case import read_counter_case
from ..data.essay import FILE as ESSAY
from ..data.old_keys import read_case_file
from ..data.place import case_path
from ..data.problem import DataError, Problem
from ..data.shared_facts import FILE, Facts
from ..data.yaml_file import Document, Path_, read_document
from . import addresses, mentions
from .markup import ROLE

SETTINGS = ("framework", "switch", "margin")
"""The changes of a counter-case whose reason is a paragraph."""


def check_mentions(library: Library, facts: Facts, places: Mapping[str, Path] = NOWHERE_ELSE) -> None:
    """Raises `DataError` on a role that names nothing, with the file and line of its text.

    `places` are the files that lie elsewhere than their names say.
    """
    problems: list[Problem] = []
    for name in library.cases:
        file = case_path(name)
        page = addresses.case(library, name).page  # a counter-case may mention facts of its own
        document = read_case_file(places.get(file, library.root / file), file)
        problems += _loose(library, page, document, _texts(library, name, document))
    shared: list[tuple[Path_, str]] = [(("facts", name, "turns_on"), f.turns_on) for name, f in facts.facts.items()]
    shared += [(("minds", source), words) for source, words in facts.minds.items()]
    if shared:
        problems += _loose(library, "", read_document(library.root / FILE, FILE), shared)
    openings: list[tuple[Path_, str]] = [(("openings", page), said) for page, said in library.essay.openings.items()]
    if openings:
        problems += _loose(library, "", read_document(library.root / ESSAY, ESSAY), openings)
    if problems:
        raise DataError(problems)


def _texts(library: Library, name: str, document: Document) -> Iterable[tuple[Path_, str]]:
    """The texts of a case in which roles are read, each with its place in the file."""
    case: Any = library.cases[name]
    if case.summary != case.thesis:  # a counter-case without one is told by its thesis
        yield ("summary",), case.summary
    yield ("thesis",), case.thesis
    if (counter_case := library.counter_cases.get(name)) is None:
        yield from ((("parts", i, "narrative"), part.narrative) for i, part in enumerate(case.parts))
    else:  # what it does not tell itself is its parent's
        written = read_counter_case(document).changes
        told = (part for part in case.parts if part.id in counter_case.narrated)
        yield from ((("narratives", part.id), part.narrative) for part in told)
        # a reason for a reading is told as plain words
        settings = (altered.change for altered in counter_case.altered if altered.change.kind in SETTINGS)
        yield from ((("changes", written.index(change), "because"), change.because) for change in settings)
    for group in ("open", "falsifiers"):
        yield from (((group, i, "text"), item.text) for i, item in enumerate(getattr(case, group)))


def _loose(library: Library, page: str, document: Document, texts: Iterable[tuple[Path_, str]]) -> Iterable[Problem]:
    """What is wrong with each role, found by looking it up as the page does that shows the text."""
    for at, words in texts:
        for role, inside in ROLE.findall(" ".join(words.split())):  # as it is shown
            name = mentions.read(inside)[1]
            if mentions.is_left_out(library, role, name):
                continue
            try:
                mentions.FIND[role](library, name, page)
            except DataError as error:
                yield from (document.problem(at, f"`{at[-1]}`: {problem.message}") for problem in error.problems)
