"""All data below one folder: the record, the frameworks, the cases and the series, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from . import examples
from .case import Case
from .counter_case import CounterCase
from .crosswalk import Crosswalk, load_crosswalk
from .csv_file import read_table
from .essay import Essay, load_essay
from .field import ID
from .files import files_in
from .framework import Framework
from .framework_file import load_framework
from .loader import Answer, Collection
from .locator import Locator
from .place import CASE_FOLDER, FRAMEWORK_FOLDER, SOURCES, project_root
from .problem import MOST, SHORT, DataError, Problem, brief, collecting, fault, near, unknown
from .record import CLAIMS, Claim, Record, load_record
from .series import Series, load_series
from .strays import beside, strays
from .yaml_file import read_document


def nobody(case: str = "") -> tuple[Answer, ...]:
    """No counter-case answers a case."""
    return ()


@dataclass(frozen=True)
class Project:
    """The data below one folder."""

    root: Path
    """The folder that holds `data/` and `book/`."""
    record: Record
    """Claims, evidence, sources and works."""
    frameworks: Mapping[str, Framework]
    """The rules, by id."""
    cases: Mapping[str, Case]
    """Cases and counter-cases, by id."""
    series: Mapping[str, Series]
    """Independent figures, by name."""
    counter_cases: Mapping[str, CounterCase] = field(default_factory=dict)
    """Counter-cases with what they change, by id."""
    parents: Mapping[str, str] = field(default_factory=dict)
    """What each counter-case extends, known without resolving it."""
    crosswalk: Crosswalk = field(default_factory=Crosswalk)
    """The questions that two frameworks ask alike."""
    answers: Callable[..., tuple[Answer, ...]] = nobody
    """The counter-cases that answer a case, the newest first."""
    essay: Essay = field(default_factory=Essay)
    """What the essay says of itself."""
    left_out: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """Counter-cases whose files are wrong, with what is wrong with each: everything else is as if they were not."""
    source_of: Mapping[str, str] = field(default_factory=dict)
    """The source of each case that rebuilds an argument, as far as it is known without the whole of it."""

    def __repr__(self) -> str:
        held = {"cases": self.cases, "frameworks": self.frameworks, "series": self.series}
        parts = [f"{len(part)} {name}" for name, part in held.items()]
        return f"<{type(self).__name__} of '{brief(self.root, SHORT)}': {', '.join(parts)}, {self.record!r}>"

    def made_from(self, name: str) -> tuple[str, ...]:
        """The cases whose files a case is made from: itself, what it extends, and those that its parts gather from."""
        line = [name]
        while counter_case := self.counter_cases.get(line[-1]):
            line.append(counter_case.parent)
        gathered = (name.partition("/")[0] for part in self.cases[line[-1]].parts for name in part.gathers)
        return tuple(dict.fromkeys((*line, *gathered)))

    @cached_property
    def arguing(self) -> tuple[str, ...]:
        """The sources that argue: each with a rule, a claim or a case. One that only brings facts is no author here."""
        found = {framework.source for framework in self.frameworks.values()}
        found |= {claim.source for claim in self.record.claims.values()}
        if len(found) < len(self.record.sources):  # each case is read only where something hangs on it
            found |= set(self.of_source)
        return tuple(source for source in self.record.sources if source in found)

    @cached_property
    def of_source(self) -> Mapping[str, tuple[str, ...]]:
        """The cases that rebuild the argument of each source that has any, in their order."""
        found: dict[str, list[str]] = {}
        for name in self.originals:
            found.setdefault(self.source_of.get(name) or self.cases[name].source, []).append(name)
        return {source: tuple(names) for source, names in found.items()}

    @property
    def originals(self) -> tuple[str, ...]:
        """The cases that rebuild an author's argument, without the counter-cases."""
        return tuple(name for name in self.cases if name not in self.counter_cases)


def read_project(
    root: Path | str | None = None,
    also: Path | None = None,
    whole: bool = True,
    left_out: Mapping[str, tuple[Problem, ...]] | None = None,
) -> Project:
    """The data below `root`, and the case file `also`, wherever it lies.

    Where it is asked for `whole`, every file is read and checked; else a case is read when it is first asked for. The
    counter-cases that are `left_out` are not read.
    Raises `DataError` with every problem found, by file and line, and outside a project.
    """
    root = Path(root) if root else project_root()
    if not (root / SOURCES).is_file():
        raise fault(
            f"there is no project in '{root}': it holds no {SOURCES}. Name the folder of one: load('path/to/project'), "
            "or COUNTERCASE_ROOT."
        )
    problems: list[Problem] = []
    record = load_record(root)
    frameworks: dict[str, Framework] = {}
    for path in files_in(root / FRAMEWORK_FOLDER, ".yml"):
        with collecting(problems):
            frameworks[path.stem] = _located(load_framework(path, f"{FRAMEWORK_FOLDER}/{path.name}"), record, path)
    if problems:
        raise DataError(problems)
    crosswalk = load_crosswalk(root, frameworks, record)
    left_out = left_out or {}
    paths = [path for path in files_in(root / CASE_FOLDER, ".yml") if path.stem not in left_out]
    paths += [also] if also else []
    examples.note_case(paths[0].stem if paths else "")
    held = Collection({path.stem: path for path in paths}, record, frameworks, left_out)
    if whole:
        held.check()
        known = {*held.cases, *left_out}
        lying = strays(root, known, lambda name: name in left_out or name in held.counter_cases, left_out)
        if found := [*lying, *(beside(also) if also else ())]:
            raise DataError(found)
        _check_claims(root, record, known, frameworks)
    series = load_series(root / "data/series")
    return Project(
        root,
        record,
        frameworks,
        held.cases,
        series,
        held.counter_cases,
        held.parents,
        crosswalk,
        held.answers,
        load_essay(root),
        left_out,
        held.source_of,
    )


def _check_claims(root: Path, record: Record, cases: AbstractSet[str], frameworks: Mapping[str, Framework]) -> None:
    """Raises `DataError` on a claim that names a case which does not exist, with its line."""
    if all(name in cases for claim in record.claims.values() for name in claim.case):
        return  # the table is read once more for the lines alone, where there is something to tell
    problems = [
        Problem(
            CLAIMS, line, f"row '{claim.id}': {unknown('case', name, cases)}{_begun(claim, name, cases, frameworks)}"
        )
        for line, claim in read_table(root / CLAIMS, CLAIMS, Claim)
        for name in claim.case
        if name not in cases
    ][: MOST + 1]
    if problems:
        raise DataError(problems)


def _begun(claim: Claim, name: str, cases: AbstractSet[str], frameworks: Mapping[str, Framework]) -> str:
    """How a case is begun that a claim names, where it can be none of those that there are."""
    if near(name, cases) or not ID.fullmatch(name) or not frameworks:
        return ""
    rule = next((known.id for known in frameworks.values() if known.source == claim.source), next(iter(frameworks)))
    return f" To begin it: countercase add case {name} --framework {rule} --source {claim.source}"


def _located(framework: Framework, record: Record, path: Path) -> Framework:
    """The framework, once its source and each of its locators is known to exist."""
    wrong: list[tuple[tuple[str | int, ...], str]] = []
    if framework.source not in record.sources:
        wrong.append((("source",), unknown("source", framework.source, record.sources)))
    places: dict[tuple[str | int, ...], Locator | None] = {
        (group, name): part.locator
        for group in ("criteria", "switches", "derived", "verdicts", "mechanisms")
        for name, part in getattr(framework, group).items()
    }
    places |= {(n,): part.locator for n in ("typology", "rubric", "standard") if (part := getattr(framework, n))}
    places |= {("criteria", n, "joint"): c.joint.locator for n, c in framework.criteria.items() if c.joint}
    tables = {("rule",): framework.rule} | {("derived", n, "rule"): d.rule for n, d in framework.derived.items()}
    places |= {(*at, i): row.locator for at, rows in tables.items() for i, row in enumerate(rows)}
    wrong += [
        ((*at, "locator"), message)
        for at, place in places.items()
        if place and (message := record.check_locator(place))
    ]
    if wrong:
        document = read_document(path, f"{FRAMEWORK_FOLDER}/{path.name}")
        raise DataError(document.problem(at, message) for at, message in wrong)
    return framework
