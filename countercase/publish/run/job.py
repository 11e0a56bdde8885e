"""What there is to run: a template, its parameters, the chapter it makes, and the digest of all it is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...argue.compare import share
from ...argue.library import Library
from ...data.field import Frozen
from ...data.problem import DataError, unknown
from ...data.shared_facts import load_facts, same
from ...data.yaml_file import fill, read_document
from ...furniture import furniture
from ...show import addresses
from ...show.addresses import Address
from ...show.contents import names
from .digest import Known, case_digest, comparison_digest, record_digest

PAIRS = "data/comparisons.yml"


class Pairs(Frozen):
    """The file `data/comparisons.yml`: pairs of cases that are worth a chapter."""

    pairs: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Job:
    """One chapter to make. `output` is where it stands in the book, below the project's folder."""

    name: str
    template: Path
    output: Path
    digest: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


def case_jobs(
    library: Library,
    cases: Iterable[str] = (),
    parameters: Mapping[str, Any] | None = None,
    known: Known | None = None,
) -> list[Job]:
    """A job for each case, or for those named. What is found out of each on the way is put into `known`.

    Raises `DataError` on an unknown case, or on a switch or evidence id that a case does not have, before anything
    is run.
    """
    jobs: list[Job] = []
    known = {} if known is None else known
    chosen = tuple(cases)
    for dossier in map(library.case, chosen or library.cases):
        given = dict(parameters or {})
        verdict = dossier.verdict(given.get("margin"), given.get("switches"), given.get("without", ()))
        jobs.append(
            Job(
                dossier.case.id,
                furniture(library.root, "notebooks/case.ipynb"),
                _output(library, addresses.case(library, dossier.case.id)),
                case_digest(verdict, library, known),
                {"case": dossier.case.id, **given},
            )
        )
    return jobs


def _output(library: Library, address: Address) -> Path:
    return library.root / f"{address.page}.ipynb"


def pairs(library: Library) -> list[tuple[str, str]]:
    """The cases that are compared: each counter-case with what it extends, and the pairs in `data/comparisons.yml`.

    A counter-case that has nothing in common with what it extends, neither a fact nor a question, gets no page. Raises
    `DataError`, by line, on a pair that names no case, that holds a case against itself, that stands twice, or that
    has nothing in common.
    """
    extended = [(counter_case.parent, name) for name, counter_case in library.counter_cases.items()]
    found = [pair for pair in extended if _comparable(library, *pair)]
    path = library.root / PAIRS
    if not path.exists():
        return found
    document = read_document(path, PAIRS)
    named = fill(Pairs, document).pairs
    problems, seen = [], set()
    for i, pair in enumerate(named):
        if not library.left_out.keys().isdisjoint(pair):
            continue
        wrong = [unknown("case", case, library.cases) for case in pair if case not in library.cases]
        if len(pair) != 2:
            wrong = [f"a pair names two cases, as in [one, another]; this one names {len(pair)}."]
        elif pair[0] == pair[1]:
            wrong.append(f"the case '{pair[0]}' stands against itself.")
        elif frozenset(pair) in seen:
            wrong.append(f"'{pair[0]}' and '{pair[1]}' are compared already.")
        elif not wrong and not _comparable(library, *pair):
            wrong.append(
                f"'{pair[0]}' and '{pair[1]}' have nothing in common: no fact that both read, and no question that "
                "both ask. Choose another pair, or say in data/crosswalk.yml what their rules ask alike."
            )
        seen.add(frozenset(pair))
        problems += [document.problem(("pairs", i), message) for message in wrong]
    if problems:
        raise DataError(problems)
    chosen = [(pair[0], pair[1]) for pair in named if library.left_out.keys().isdisjoint(pair)]
    return [*found, *(pair for pair in chosen if pair not in found)]


def _comparable(library: Library, first: str, second: str) -> bool:
    """Whether two cases have anything in common; the shared facts are read only where that hangs on them."""
    return share(library, first, second) or share(
        library, first, second, same(load_facts(library.root, library.record))
    )


def comparison_jobs(library: Library, known: Known | None = None) -> list[Job]:
    """A job for each pair of cases that are compared. `known` is what is known of the cases before."""
    known = {} if known is None else known
    return [
        Job(
            f"compare/{first}--{second}",
            furniture(library.root, "notebooks/compare.ipynb"),
            _output(library, addresses.comparison(first, second)),
            comparison_digest(first, second, library, known),
            {"first": first, "second": second},
        )
        for first, second in pairs(library)
    ]


def record_jobs(library: Library, known: Known | None = None) -> list[Job]:
    """A job for each page on the whole record. `known` is what is known of the cases before."""
    known = {} if known is None else known
    return [
        Job(
            f"record/{page}",
            furniture(library.root, "notebooks/page.ipynb"),
            _output(library, addresses.record_page(page)),
            record_digest(page, library, known=known),
            {"page": page},
        )
        for page in names(library)
    ]
