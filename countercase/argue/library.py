"""Everything on the shelf: the record, the frameworks and the cases, each case ready to be judged."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .case import Case, Dossier
from .collection import Collection, widened
from .document import read_document
from .fork import Fork
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
        return Dossier(case, framework, widened(self.record, fork), fork.switches, fork.margin)

    def made_from(self, name: str) -> tuple[str, ...]:
        """The cases whose files a case is made from: itself, what it extends, and those that its parts gather from."""
        line = [name]
        while fork := self.forks.get(line[-1]):
            line.append(fork.parent)
        gathered = (part.partition("/")[0] for phase in self.cases[line[-1]].phases for part in phase.gathers)
        return tuple(dict.fromkeys((*line, *gathered)))

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
    return _library(root, also, whole=True)


def opened(root: Path | str | None = None) -> Library:
    """The same, with each case read when it is first asked for, and not before.

    Raises `DataError` where the record, a framework or a series is wrong; a wrong case raises it when it is asked for.
    """
    return _library(root, None, whole=False)


def _library(root: Path | str | None, also: Path | None, whole: bool) -> Library:
    root = Path(root) if root else project_root()
    problems: list[Problem] = []
    record = load_record(root)
    frameworks: dict[str, Framework] = {}
    for path in sorted((root / "data/frameworks").glob("*.yml")):
        with collecting(problems):
            frameworks[path.stem] = _located(load_framework(path, f"data/frameworks/{path.name}"), record, path)
    if problems:
        raise DataError(problems)
    paths = [*sorted((root / "data/cases").glob("*.yml")), *([also] if also else [])]
    held = Collection({path.stem: path for path in paths}, record, frameworks)
    if whole:
        held.check()
    return Library(root, record, frameworks, held.cases, load_series(root / "data/series"), held.forks)


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
