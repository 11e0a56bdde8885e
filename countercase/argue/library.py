"""Everything on the shelf: the record, the frameworks and the cases, each case ready to be judged."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .case import Case, Dossier, gather, load_case
from .framework import Framework, load_framework
from .problem import DataError, Problem, fault, unknown
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

    def case(self, name: str) -> Dossier:
        """A case with its framework and the record. Raises `DataError` with the nearest id where there is none."""
        if name not in self.cases:
            raise fault(unknown("case", name, self.cases))
        case = self.cases[name]
        return Dossier(case, self.frameworks[case.framework], self.record)


def project_root() -> Path:
    """The folder that holds `data/`: the one named by COUNTERCASE_ROOT, or that of this checkout."""
    return Path(os.environ.get("COUNTERCASE_ROOT") or Path(__file__).resolve().parents[2])


def load(root: Path | str | None = None) -> Library:
    """Read and check all data below `root`. Raises `DataError` with every problem found, by file and line."""
    root = Path(root) if root else project_root()
    problems: list[Problem] = []
    record = load_record(root)
    frameworks: dict[str, Framework] = {}
    for path in sorted((root / "data/frameworks").glob("*.yml")):
        try:
            frameworks[path.stem] = _located(load_framework(path, f"data/frameworks/{path.name}"), record, path.name)
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    cases: dict[str, Case] = {}
    for path in sorted((root / "data/cases").glob("*.yml")):
        try:
            cases[path.stem] = load_case(path, f"data/cases/{path.name}", record, frameworks)
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    gathered: dict[str, Case] = {}
    for name, case in cases.items():
        try:
            gathered[name] = gather(case, cases)
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    return Library(root, record, frameworks, gathered, load_series(root / "data/series"))


def _located(framework: Framework, record: Record, file: str) -> Framework:
    """The framework, once its source and each of its locators is known to exist."""
    name = f"data/frameworks/{file}"
    if framework.source not in record.sources:
        raise fault(unknown("source", framework.source, record.sources), name)
    parts = [*framework.criteria.values(), *framework.switches.values(), *framework.derived.values()]
    parts += [p for p in (framework.typology, framework.rubric) if p]
    places = [part.locator for part in parts] + [v.locator for v in framework.verdicts.values() if v.locator]
    wrong = [message for place in places if (message := record.check_locator(place))]
    if wrong:
        raise DataError(Problem(name, 0, message) for message in wrong)
    return framework
