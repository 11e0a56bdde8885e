"""The file of a framework: read, and checked for what it names and is not there, and for rows that never decide."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod
from pathlib import Path

from .decision_table import Row, check_table
from .framework import Framework
from .problem import DataError, Problem, unknown
from .yaml_file import Document, fill, read_document

MAX_COMBINATIONS = 20_000
MAX_SETS = 4_000_000
"""How many ways there may be for levels to stay open side by side: each is a cell of a table."""


def load_framework(path: Path, name: str) -> Framework:
    """Read and check one framework. Raises `DataError` with every problem, by line."""
    document = read_document(path, name)
    framework = fill(Framework, document)
    problems = list(_check(framework, document))
    if not problems:
        problems = list(_unreachable(framework, document))
    problems += document.misnamed(framework.id)
    if problems:
        raise DataError(problems)
    return framework


def _check(framework: Framework, document: Document) -> Iterable[Problem]:
    seen: dict[str, str] = {}
    for group in ("criteria", "switches", "derived"):
        for name in getattr(framework, group):
            if name in seen:
                yield document.problem(
                    (group, name), f"'{name}' is already one of the {seen[name]}. Each name stands once."
                )
            seen[name] = group
    for name, switch in framework.switches.items():
        if switch.default not in switch.options:
            yield document.problem(("switches", name, "default"), unknown("option", switch.default, switch.options))
        for option in switch.clauses:
            if option not in switch.options:
                yield document.problem(("switches", name, "clauses", option), unknown("option", option, switch.options))
    for name, criterion in framework.criteria.items():
        for key, named in (("found", criterion.found), ("called", criterion.called)):
            for level in named:
                if level not in criterion.levels:
                    at = ("criteria", name, key, level)
                    yield document.problem(at, unknown(f"level of '{name}'", level, criterion.levels))
    yield from _check_mixtures(framework, document)
    known: dict[str, Iterable[str]] = {name: c.levels for name, c in framework.criteria.items()}
    known.update({name: s.options for name, s in framework.switches.items()})
    for name, derived in framework.derived.items():
        yield from check_table(derived.rule, derived.levels, known, document, ("derived", name, "rule"))
        known[name] = derived.levels
    yield from check_table(framework.rule, framework.verdicts, known, document, ("rule",))
    if framework.typology:
        x, y = framework.typology.x.values, framework.typology.y.values
        for name, outcome in framework.verdicts.items():
            if outcome.cell and (outcome.cell[0] not in x or outcome.cell[1] not in y):
                message = (
                    f"the cell {list(outcome.cell)} is not on the typology. "
                    f"Columns: {', '.join(x)}. Rows: {', '.join(y)}."
                )
                yield document.problem(("verdicts", name, "cell"), message)


def _check_mixtures(framework: Framework, document: Document) -> Iterable[Problem]:
    """What holds together has to be there: levels, switches and options of a joint, verdicts of a mixture."""
    for name, criterion in framework.criteria.items():
        if (joint := criterion.joint) is None:
            continue
        at = ("criteria", name, "joint")
        for level in (joint.level, *joint.of):
            if level not in criterion.levels:
                yield document.problem(at, unknown(f"level of '{name}'", level, criterion.levels))
        for switch, options in joint.when.items():
            if switch not in framework.switches:
                yield document.problem(at, unknown("switch", switch, framework.switches))
                continue
            for option in options:
                if option not in framework.switches[switch].options:
                    known = framework.switches[switch].options
                    yield document.problem(at, unknown(f"option of '{switch}'", option, known))
    plain = [n for n, v in framework.verdicts.items() if not v.mixture]
    for name, outcome in framework.verdicts.items():
        for part in outcome.mixture:
            if part not in plain:
                yield document.problem(
                    ("verdicts", name, "mixture"), unknown("verdict that is no mixture", part, plain)
                )


def _unreachable(framework: Framework, document: Document) -> Iterable[Problem]:
    """Rows that no combination of levels and switches reaches, found by trying them all."""
    counts = [len(c.levels) for c in framework.criteria.values()]
    turns = prod(len(s.options) for s in framework.switches.values())
    size, sets = prod(counts) * turns, prod(2**count - 1 for count in counts) * turns
    if size > MAX_COMBINATIONS:
        message = f"the criteria and switches combine in {size:,} ways; at most {MAX_COMBINATIONS:,} can be checked."
        yield document.problem(("criteria",), message)
        return
    if sets > MAX_SETS:
        message = f"the levels can stay open together in {sets:,} ways; at most {MAX_SETS:,} can be tried."
        yield document.problem(("criteria",), message)
        return
    final, derived = framework.decided()
    reached = {name: set(rows.ravel().tolist()) for name, rows in {"": final, **derived}.items()}
    tables: list[tuple[str, tuple[str, ...], tuple[Row, ...]]] = [("", ("rule",), framework.rule)]
    tables += [(name, ("derived", name, "rule"), d.rule) for name, d in framework.derived.items()]
    for table, at, rows in tables:
        for number in range(len(rows)):
            if number not in reached[table]:
                message = f"row {number + 1} of this table is never reached: an earlier row always decides."
                yield document.problem((*at, number), message)
