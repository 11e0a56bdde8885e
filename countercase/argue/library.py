"""Everything on the shelf: the record, the frameworks and the cases, each case ready to be judged."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .case import Case, Dossier, gather, load_case
from .document import Document, read_document
from .fork import Fork, ForkFile, order, own_record, read_fork, resolve
from .framework import Framework, load_framework
from .problem import DataError, Problem, collecting, fault, unknown
from .record import Record, load_record
from .series import Series, load_series


@dataclass(frozen=True)
class Library:
    """The record, the frameworks, the cases and the series below one folder."""

    root: Path
    record: Record
    frameworks: Mapping[str, Framework]
    cases: Mapping[str, Case]
    series: Mapping[str, Series]
    forks: Mapping[str, Fork] = field(default_factory=dict)

    def case(self, name: str) -> Dossier:
        """A case with its framework and the record. Raises `DataError` with the nearest id where there is none."""
        if name not in self.cases:
            raise fault(unknown("case", name, self.cases))
        case = self.cases[name]
        framework = self.frameworks[case.framework]
        if (fork := self.forks.get(name)) is None:
            return Dossier(case, framework, self.record)
        return Dossier(case, framework, _widen(self.record, fork), fork.switches, fork.margin)

    def made_from(self, name: str) -> tuple[str, ...]:
        """The cases whose files a case is made from: itself, what it extends, and those that its parts gather from."""
        fork = self.forks.get(name)
        before = self.made_from(fork.parent) if fork else ()
        gathered = (part.partition("/")[0] for phase in self.cases[name].phases for part in phase.gathers)
        return tuple(dict.fromkeys((name, *before, *gathered)))

    @property
    def originals(self) -> tuple[str, ...]:
        """The cases that rebuild an author's argument, without the counter-cases."""
        return tuple(name for name in self.cases if name not in self.forks)


def project_root() -> Path:
    """The folder that holds `data/`: the one named by COUNTERCASE_ROOT, or that of this checkout."""
    return Path(os.environ.get("COUNTERCASE_ROOT") or Path(__file__).resolve().parents[2])


def load(root: Path | str | None = None, also: Path | None = None) -> Library:
    """Read and check all data below `root`, and the case file `also`, wherever it lies.

    Raises `DataError` with every problem found, by file and line.
    """
    root = Path(root) if root else project_root()
    problems: list[Problem] = []
    record = load_record(root)
    frameworks: dict[str, Framework] = {}
    for path in sorted((root / "data/frameworks").glob("*.yml")):
        with collecting(problems):
            frameworks[path.stem] = _located(load_framework(path, f"data/frameworks/{path.name}"), record, path)
    if problems:
        raise DataError(problems)
    cases: dict[str, Case] = {}
    drafts: dict[str, Draft] = {}
    documents: dict[str, Document] = {}
    paths = {path.name: path for path in sorted((root / "data/cases").glob("*.yml"))}
    for path in (paths | ({also.name: also} if also else {})).values():
        with collecting(problems):
            name = f"data/cases/{path.name}"
            document = documents[path.stem] = read_document(path, name)
            if "extends" in document.values:
                drafts[path.stem] = Draft(path, document, read_fork(document))
            else:
                cases[path.stem] = load_case(path, name, record, frameworks)
    if problems:
        raise DataError(problems)
    gathered: dict[str, Case] = {}
    for name, case in cases.items():
        with collecting(problems):
            gathered[name] = gather(case, cases, documents[name])
    if problems:
        raise DataError(problems)
    forks = _forks(drafts, gathered, record, frameworks)
    series = load_series(root / "data/series")
    return Library(root, record, frameworks, gathered | {n: f.case for n, f in forks.items()}, series, forks)


@dataclass(frozen=True)
class Draft:
    """A counter-case as it is written, before it is resolved."""

    path: Path
    document: Document
    written: ForkFile


def _forks(
    drafts: Mapping[str, Draft], cases: Mapping[str, Case], record: Record, frameworks: Mapping[str, Framework]
) -> dict[str, Fork]:
    forks: dict[str, Fork] = {}
    problems: list[Problem] = []
    for name in _in_order(drafts, cases):
        draft = drafts[name]
        parent = draft.written.extends
        before = forks.get(parent)
        with collecting(problems):
            if draft.written.id != name:
                message = f"the id is '{draft.written.id}', and the file is named '{name}'. They should agree."
                raise DataError([draft.document.problem(("id",), message)])
            if parent in drafts and before is None:
                continue  # what it extends is broken, and said to be
            wider = _widen(record, before)
            wider, own, sources = own_record(draft.path, draft.document, draft.written, wider)
            settings = (before.switches, before.margin) if before else ({}, 0)
            made = resolve(
                draft.document, draft.written, before.case if before else cases[parent], settings, wider, frameworks
            )
            inherited = (before.evidence, before.sources) if before else ({}, {})
            forks[name] = replace(made, evidence={**inherited[0], **own}, sources={**inherited[1], **sources})
    if problems:
        raise DataError(problems)
    return forks


def _in_order(drafts: Mapping[str, Draft], cases: Mapping[str, Case]) -> list[str]:
    """The drafts in the order in which they can be resolved; what stands against it has its line."""
    try:
        return order({name: draft.written.extends for name, draft in drafts.items()}, cases)
    except DataError as error:
        lines = {draft.document.name: draft.document.line(("extends",)) for draft in drafts.values()}
        raise DataError(Problem(p.file, lines.get(p.file, 0), p.message) for p in error.problems) from None


def _widen(record: Record, fork: Fork | None) -> Record:
    if fork is None:
        return record
    sources, evidence = {**record.sources, **fork.sources}, {**record.evidence, **fork.evidence}
    return Record(sources, record.claims, evidence, record.works)


def _located(framework: Framework, record: Record, path: Path) -> Framework:
    """The framework, once its source and each of its locators is known to exist."""
    wrong: list[tuple[tuple[str, ...], str]] = []
    if framework.source not in record.sources:
        wrong.append((("source",), unknown("source", framework.source, record.sources)))
    places = {
        (group, name): part.locator
        for group in ("criteria", "switches", "derived", "verdicts")
        for name, part in getattr(framework, group).items()
    }
    places |= {(name,): part.locator for name in ("typology", "rubric") if (part := getattr(framework, name))}
    wrong += [
        ((*at, "locator"), message)
        for at, place in places.items()
        if place and (message := record.check_locator(place))
    ]
    if wrong:
        document = read_document(path, f"data/frameworks/{path.name}")
        raise DataError(document.problem(at, message) for at, message in wrong)
    return framework
