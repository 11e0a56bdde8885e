"""Everything on the shelf, each case ready to be judged: the door to a project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ..data.loader import HELD, widened
from ..data.problem import DataError, Problem, fault, unknown
from ..data.project import Project, read_project
from .display import table
from .verdict import Dossier


@dataclass(frozen=True, repr=False)
class Library(Project):
    """The data below one folder, and its cases as they are judged."""

    def _repr_html_(self) -> str:
        """The library as a notebook shows it: a row for each case. Raises `DataError` where a file is wrong."""
        rows = [
            (
                name,
                case.title,
                self.frameworks[case.framework].title,
                self.counter_cases[name].parent if counter_case else "–",
            )
            for name, case in self.cases.items()
            for counter_case in [name in self.counter_cases]
        ]
        record = self.record
        caption = (
            f"{len(rows)} cases and counter-cases on a record of {len(record.evidence):,} facts "
            f"and {len(record.claims):,} claims"
        )
        return table(caption, ("Case", "Title", "Judged by", "Counter-case to"), rows)

    def dossier(self, name: str) -> Dossier:
        """A case with its framework and the record. Raises `DataError` with the nearest id where there is none."""
        return self._dossiers(name)

    @cached_property
    def _dossiers(self) -> Callable[[str], Dossier]:
        return lru_cache(HELD)(self._dossier)

    def _dossier(self, name: str) -> Dossier:
        if name in self.left_out:
            raise DataError(self.left_out[name])
        if name not in self.cases:
            raise fault(unknown("case", name, self.cases))
        case = self.cases[name]
        framework = self.frameworks[case.framework]
        if (counter_case := self.counter_cases.get(name)) is None:
            return Dossier(case, framework, self.record)
        return Dossier(
            case,
            framework,
            widened(self.record, counter_case),
            counter_case.switches,
            counter_case.margin,
            counter_case,
        )

    def case(self, name: str) -> Dossier:
        """The former name of `dossier`, until version 0.3."""
        return self.dossier(name)


def load(root: Path | str | None = None, also: Path | None = None) -> Library:
    """Read and check all data below `root`, and the case file `also`, wherever it lies.

    Raises `DataError` with every problem found, by file and line, and outside a project.
    """
    return Library(**vars(read_project(root, also)))


def load_without(root: Path, left_out: Mapping[str, tuple[Problem, ...]]) -> Library:
    """The same, as if the counter-cases that are `left_out`, with what is wrong with each, were not there."""
    return Library(**vars(read_project(root, left_out=left_out)))


def opened(root: Path | str | None = None, left_out: Mapping[str, tuple[Problem, ...]] | None = None) -> Library:
    """The same, with each case read when it is first asked for, and not before.

    Raises `DataError` where the record, a framework or a series is wrong; a wrong case raises it when it is asked for.
    """
    return Library(**vars(read_project(root, whole=False, left_out=left_out)))
