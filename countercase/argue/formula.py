"""Formulas of checks: arithmetic on the record and the series, and nothing else.

A formula is a Python expression of numbers, comparisons and these functions:

- `value(ID)`, `comparator(ID)`: the numbers of a piece of evidence; `start(ID)`, `end(ID)`: its date, in decimal years
- `pick(SERIES, COLUMN, column=..., ...)`: the one value in a series where the named columns hold these texts
- `many(SERIES, COLUMN, column=..., ...)`: all such values, as a list; `count(SERIES, column=..., ...)`: how many rows
- `weight(CASE, PART, CRITERION, LEVEL)`: what the readings of a case weigh; `reached(CASE, PART, VERDICT)`: whether a
  verdict is left open there
- `days(A, B)`: days from A to B, each an ISO date; `when(SERIES, COLUMN, ...)`: a date of a series as text
- `sum`, `min`, `max`, `abs`, `round`, `len`, `rank(X, LIST)` (1 is the largest)
"""

from __future__ import annotations

import ast
import datetime as dt
import operator
import warnings
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from ..data import dates
from ..data.problem import brief, fault, unknown
from .library import Library
from .part_verdict import PartVerdict
from .rounding import places

OPERATORS: Mapping[type, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.USub: operator.neg,
    ast.Not: operator.not_,
}
ALLOWED = "It can hold numbers, texts, lists, arithmetic, comparisons and calls of its functions by name."
LONGEST = 600
MOST_PLACES = 12
LARGEST = 1e15


READS = {"value", "comparator", "start", "end", "pick", "when", "many", "count", "weight", "reached"}
"""The functions that take something from the record, the series or the cases."""


def reads_data(formula: str) -> bool:
    """Whether a formula takes anything from the data, so that it can come out otherwise when they change."""
    try:
        tree = ast.parse(formula, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True  # what is wrong with it is said where it is worked out
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READS
        for node in ast.walk(tree)
    )


def evaluate(formula: str, library: Library) -> Any:
    """The result of a formula. Raises `DataError` where it is not one, or names what is not there."""
    if len(formula) > LONGEST:
        raise fault(f"the formula is longer than {LONGEST} characters.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python remarks on style where a formula is odd and allowed
            tree = ast.parse(formula, mode="eval")
    except (SyntaxError, ValueError) as error:
        raise fault(f"the formula cannot be read: {getattr(error, 'msg', error)}.") from None
    except (RecursionError, MemoryError):
        raise fault("the formula cannot be read: it is nested too deeply.") from None
    try:
        result = _Evaluator(library).visit(tree.body)
    except RecursionError:
        raise fault("the formula cannot be worked out: it is nested too deeply.") from None
    except (ArithmeticError, TypeError, ValueError) as error:
        raise fault(f"the formula cannot be worked out: {error}.") from None
    if isinstance(result, int | float) and not abs(result) < LARGEST:
        raise fault("the formula comes to no finite number, or to one that is too large.")
    return result


NOISE = 1e-9
"""What is smaller is left over from sums in binary: a number of the data has nine places at the most."""


def plain(result: Any) -> str:
    """A result as a guard writes it: numbers to four places, or more where four say little, without noughts behind."""
    if isinstance(result, bool) or not isinstance(result, float | int):
        return str(result).lower() if isinstance(result, bool) else str(result)
    near = abs(round(result, 4) - result) <= abs(result) / 4 or abs(result) < NOISE
    count = 4 if near else places([float(result)])
    return f"{round(float(result), count):.{count}f}".rstrip("0").rstrip(".")


def _round(number: float, places: int = 0) -> float:
    # to round to a billion places, one way or the other, takes for ever
    if not -MOST_PLACES <= places <= MOST_PLACES:
        raise fault(f"a number is rounded to at most {MOST_PLACES} places.")
    return round(number, places) if places else round(number)


class _Evaluator(ast.NodeVisitor):
    def __init__(self, library: Library) -> None:
        self.library = library
        self.functions: dict[str, Callable[..., Any]] = {
            "value": lambda name: float(self._number(name, "value")),
            "comparator": lambda name: float(self._number(name, "comparator_value")),
            "start": lambda name: self._bound(name, 0),
            "end": lambda name: self._bound(name, 1),
            "pick": lambda series, column, **where: float(self._one(series, column, where)),
            "when": lambda series, column, **where: self._one(series, column, where),
            "many": lambda series, column, **where: [float(v) for v in self._all(series, column, where) if v],
            "count": lambda series, **where: len(self._rows(series, where)),
            "weight": self._weight,
            "reached": self._reached,
            "days": lambda a, b: (dt.date.fromisoformat(b) - dt.date.fromisoformat(a)).days,
            "rank": lambda x, others: 1 + sum(o > x for o in others),
            "sum": lambda *a: sum(a[0] if len(a) == 1 and isinstance(a[0], list) else a),
            "min": lambda *a: min(a[0] if len(a) == 1 and isinstance(a[0], list) else a),
            "max": lambda *a: max(a[0] if len(a) == 1 and isinstance(a[0], list) else a),
            "abs": abs,
            "round": _round,
            "len": len,
        }

    def generic_visit(self, node: ast.AST) -> NoReturn:
        raise fault(f"the formula holds `{brief(ast.unparse(node))}`, which is not allowed. {ALLOWED}")

    def visit_Constant(self, node: ast.Constant) -> Any:
        if isinstance(node.value, str | int | float | bool):
            return node.value
        return self.generic_visit(node)

    def visit_List(self, node: ast.List) -> list[Any]:
        return [self.visit(item) for item in node.elts]

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        left, right = self.visit(node.left), self.visit(node.right)
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise fault("the formula reckons with something that is not a number.")
        return self._operator(node.op, node)(left, right)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Any:
        return self._operator(node.op, node)(self.visit(node.operand))

    def visit_BoolOp(self, node: ast.BoolOp) -> bool:
        results = [bool(self.visit(value)) for value in node.values]
        return all(results) if isinstance(node.op, ast.And) else any(results)

    def visit_Compare(self, node: ast.Compare) -> bool:
        left, held = self.visit(node.left), True
        for op, right_node in zip(node.ops, node.comparators, strict=True):
            right = self.visit(right_node)
            held = held and self._operator(op, node)(left, right)
            left = right
        return held

    def visit_Call(self, node: ast.Call) -> Any:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in self.functions:
            raise fault(unknown("function", name or "?", self.functions))
        if any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
            return self.generic_visit(node)
        places = [self.visit(a) for a in node.args]
        words = {k.arg: self.visit(k.value) for k in node.keywords if k.arg}
        try:
            return self.functions[name](*places, **words)
        except TypeError:
            raise fault(f"the function `{name}` cannot be used with what stands between its brackets.") from None

    def _operator(self, op: ast.AST, node: ast.AST) -> Callable[..., Any]:
        if type(op) not in OPERATORS:
            return self.generic_visit(node)
        return OPERATORS[type(op)]

    def _part(self, case: str, part: str) -> PartVerdict:
        for found in self.library.dossier(case).verdict().parts:
            if found.part.id == part:
                return found
        raise fault(unknown(f"part of '{case}'", part, [p.id for p in self.library.cases[case].parts]))

    def _weight(self, case: str, part: str, criterion: str, level: str) -> int:
        weighings = self._part(case, part).weighings
        if criterion not in weighings:
            raise fault(unknown(f"criterion of '{case}'", criterion, weighings))
        if level not in weighings[criterion].weights:
            raise fault(unknown(f"level of '{criterion}'", level, weighings[criterion].weights))
        return weighings[criterion].weights[level]

    def _reached(self, case: str, part: str, verdict: str) -> bool:
        known = self.library.dossier(case).framework.verdicts
        if verdict not in known:
            raise fault(unknown(f"verdict of '{case}'", verdict, known))
        return verdict in self._part(case, part).computed

    def _number(self, name: str, column: str) -> str:
        evidence = self.library.record.evidence
        if name not in evidence:
            raise fault(unknown("evidence", name, evidence))
        text: str = getattr(evidence[name], column)
        if not text:
            raise fault(f"the evidence '{name}' has no {column.replace('_', ' ')}.")
        return text

    def _bound(self, name: str, which: int) -> float:
        evidence = self.library.record.evidence
        if name not in evidence:
            raise fault(unknown("evidence", name, evidence))
        if (bound := dates.bounds(evidence[name].date)[which]) is None:
            raise fault(f"the evidence '{name}' has no date at that end.")
        return bound

    def _rows(self, series: str, where: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
        if series not in self.library.series:
            raise fault(unknown("series", series, self.library.series))
        held = self.library.series[series]
        for column in where:
            if column not in held.provenance.columns:
                raise fault(unknown(f"column of '{series}'", column, held.provenance.columns))
        return held.where({c: [str(v) for v in (v if isinstance(v, list) else [v])] for c, v in where.items()})

    def _all(self, series: str, column: str, where: Mapping[str, Any]) -> list[str]:
        rows = self._rows(series, where)
        if rows and column not in rows[0]:
            raise fault(unknown(f"column of '{series}'", column, rows[0]))
        return [row[column] for row in rows]

    def _one(self, series: str, column: str, where: Mapping[str, Any]) -> str:
        found = self._all(series, column, where)
        if len(found) != 1:
            raise fault(f"'{series}' has {len(found)} rows where there should be one.")
        return found[0]
