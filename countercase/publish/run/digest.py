"""Digests of everything that a chapter is made from. Equal digests, equal chapters."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...argue.cache import notes
from ...argue.compare import carried
from ...argue.formula import evaluate
from ...argue.library import Library
from ...argue.rival import rivals
from ...argue.verdict import Verdict
from ...data.check import TABLE, Check
from ...data.crosswalk import FILE as CROSSWALK
from ...data.csv_file import read_table
from ...data.files import files_below
from ...data.place import CASE_FOLDER, case_path
from ...data.record import Claim, Evidence, Record
from ...data.shared_facts import FILE as FACTS
from ...furniture import furniture
from ...show.addresses import CODING as CODED
from ...show.addresses import GUIDE, has
from ...show.contents import is_made
from ...show.record_pages import declaration
from .sums import code_digest, digest, file_digest, files_digest

Known = dict[tuple[str, str], str]
"""What cases are made from as they stand, by name and template: a long line of counter-cases is gone through once.

With `UNTOLD` in place of a template, what a case comes to however it is told. What is in a file or folder, by its path,
with the cases in it or without. And what many cases rest on, under words that begin with a slash, as neither a case nor
a path does: the program, each template, each rule, and the texts and rows of the record.
"""
ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=str)
UNTOLD = "untold"
TELLING: Mapping[str, Any] = {"thesis": True, "summary": True, "parts": {"__all__": {"narrative"}}}
"""What of a case is how it is told."""


def case_digest(verdict: Verdict, library: Library, known: Known | None = None) -> str:
    """What a case chapter is made from: template, parameters, case, framework, the rows it uses, code and lock.

    A counter-case shows its parent beside it. A case shows who answers it, what its rivals hold, and whether the
    conditions that would falsify it are met. What is not `known` yet is found, and noted for as long as the library is
    held: one process makes the chapters of many cases.
    """
    held = [rival for part in verdict.parts for rival in rivals(library, verdict, part)]
    named = [(asdict(rival), library.cases[rival.case].title) for rival in held]
    answers = [repr(answer) for answer in library.answers(verdict.dossier.case.id)]
    known = notes(library) if known is None else known
    own = _own_digest(verdict, library, "case.ipynb", known)
    _untold(verdict.dossier.case.id, library, known)  # while it is at hand: of many cases few are held
    return digest([own, _json(named), *answers])


def _untold(name: str, library: Library, known: Known) -> str:
    """What a page is made from that shows of a case what it reads and comes to, and nothing of how it is told."""
    if (name, UNTOLD) not in known:
        parts = [_json(library.dossier(name).case.model_dump(mode="json", exclude=dict(TELLING)))]
        if answer := library.counter_cases.get(name):
            settings = answer.margin, sorted(answer.switches.items())
            changes = [altered.change.model_dump(mode="json") for altered in answer.altered]
            works = {key: work.model_dump(mode="json") for key, work in answer.works.items()}
            parts += [answer.parent, answer.author, answer.date, _json(changes), repr(settings), _json(works)]
        known[name, UNTOLD] = digest(parts)
    return known[name, UNTOLD]


def _standing(name: str, library: Library, template: str, known: Known) -> str:
    """What a case chapter is made from, without its rivals, where nothing is asked of it."""
    return _once(
        known, (name, template), lambda: _own_digest(library.dossier(name).verdict(), library, template, known)
    )


def _own_digest(verdict: Verdict, library: Library, template: str, known: Known) -> str:
    """What a case chapter is made from, without its rivals."""
    root = library.root
    dossier = verdict.dossier
    record = dossier.record
    rows = [*dossier.evidence, *dossier.unread]
    works = {key: record.works.get(key, "") for e in rows for key in e.cited}
    rule = dossier.framework
    parts = [
        _template(root, template, known),
        _json({"margin": verdict.margin, "switches": dict(verdict.switches), "without": verdict.without}),
        _json(dossier.case.model_dump(mode="json")),
        _once(known, ("/rule", rule.id), lambda: _json(rule.model_dump(mode="json"))),
        *(_row(row, library.record.evidence, known) for row in rows),
        *(_row(row, library.record.claims, known) for row in dossier.claims),
        _json(works),
        _json({e.id: record.names.get(e.id, "") for e in dossier.evidence}),
        *_checks(root, {row.id for row in rows}),
        _texts(record, library.record, known),
        *(str(evaluate(f.met_if, library)) for f in dossier.case.falsifiers if f.met_if),
        *_parent(dossier.case.id, library, known),
        str([has(library, CODED), is_made(library, "agreement")]),  # what it leads to
        str((root / f"notebooks/{template}").is_file()),  # how it can be run again
        _program(root, known),
    ]
    return digest(parts)


def _once(known: Known, of: tuple[str, str], find: Callable[[], str], shared: bool = True) -> str:
    """What is known of something, or else is found; found each time where it is not `shared` by many cases."""
    if not shared:
        return find()
    if of not in known:
        known[of] = find()
    return known[of]


def _row(row: Evidence | Claim, of_all: Mapping[str, Evidence | Claim], known: Known) -> str:
    """What is in a row: of the record, which many cases rest on, or of a counter-case alone."""
    shared = of_all.get(row.id) is row
    return _once(known, (f"/{type(row).__name__}", row.id), lambda: _json(row.model_dump(mode="json")), shared)


def _template(root: Path, name: str, known: Known) -> str:
    return _once(known, ("/template", name), lambda: file_digest(furniture(root, f"notebooks/{name}")))


def _program(root: Path, known: Known) -> str:
    return _once(known, ("/program", ""), lambda: code_digest(root))


def _texts(record: Record, of_all: Record, known: Known) -> str:
    """The texts, but for what they do not say: those of the record, or those of a counter-case with its own."""

    def told() -> str:
        return _json({name: text.model_dump(mode="json", exclude={"silent"}) for name, text in record.sources.items()})

    return _once(known, ("/texts", ""), told, record.sources is of_all.sources)


def _parent(case: str, library: Library, known: Known) -> list[bytes | str]:
    """The changes of a counter-case as they are written, and what its parent is made from."""
    if (counter_case := library.counter_cases.get(case)) is None:
        return []
    written = library.root / case_path(case)
    works = (_json({key: library.record.works.get(work.work, "") for key, work in counter_case.works.items()}),)
    return [written.read_bytes(), *works, _standing(counter_case.parent, library, "case.ipynb", known)]


def _checks(root: Path, facts: set[str]) -> list[str]:
    """The checks that test any of these facts."""
    path = root / TABLE
    known = _table(path, path.read_bytes()) if path.exists() else ()
    return [row for tests, row in known if not tests.isdisjoint(facts)]


@lru_cache(maxsize=1)
def _table(path: Path, raw: bytes) -> tuple[tuple[frozenset[str], str], ...]:
    """Each check of a table with the facts that it tests, read once for all cases."""
    rows = (check for _, check in read_table(path, TABLE, Check))
    return tuple((frozenset(check.tests), _json(check.model_dump(mode="json"))) for check in rows)


def comparison_digest(first: str, second: str, library: Library, known: Known) -> str:
    """What a comparison is made from: both cases with all that their chapters rest on, the shared facts, the crosswalk.

    It shows as well what counter-cases make of the facts of the one by the rule of the other.
    """
    pair = first, second
    others = [name for one, other in (pair, pair[::-1]) for name in carried(library, one, other) if name not in pair]
    files = [library.root / name for name in (FACTS, CROSSWALK)]
    return digest(
        [
            *(_standing(name, library, "compare.ipynb", known) for name in (*pair, *others)),
            *(file.read_bytes() if file.exists() else b"" for file in files),
        ]
    )


def record_digest(page: str, library: Library, template: str = "page.ipynb", known: Known | None = None) -> str:
    """What a page on the whole record is made from: its data, template, code and lock."""
    root = library.root
    declared, each = declaration(page)
    known = {} if known is None else known
    files = [_input(name, root, declared.tells, known) for name in declared.inputs]
    untold = [] if declared.tells else [_untold(name, library, known) for name in library.cases]
    # a page for one source names the cases of it
    cases = library.of_source.get(each, ()) if declared.each == "source" else ()
    named = [(name, library.cases[name].title) for name in cases]
    guided = str(has(library, GUIDE))  # several pages lead to the guide where there is one
    made_by = _template(root, template, known), _program(root, known)
    return digest([page, *made_by, *files, _json(named), guided, *untold])


def _input(name: str, root: Path, tells: bool, known: Known) -> str:
    """What is in a file or a folder that pages of the record are made from: each is read once for all of them.

    A page that `tells` nothing of how a case is told does not hang on the files of cases.
    """
    cases = root / CASE_FOLDER
    files = (path for path in files_below(root / name) if tells or path.parent != cases or path.suffix != ".yml")
    return _once(known, (name, str(tells)), lambda: files_digest(files, root))


def _json(value: Any) -> str:
    return ENCODER.encode(value)
