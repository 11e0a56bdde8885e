"""Mutation tests of the engine: each small mistake that could stand in `countercase/argue`, and whether a test sees it.

A mutant is a module with one thing in it changed: an operator, a number, a word such as `and`, by the operators of
Cosmic Ray (https://cosmic-ray.readthedocs.io); or, which it does not have, `any` for `all`, `min` for `max`, and the
filter of a comprehension turned round. No mutant is ever written down: a process of its own has it in place of the
module, and runs the unit tests of the small world (`trials.py`). What no test sees has to be in `tests/survivors.md`,
with the reason.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parents[1]
PACKAGE, SURVIVORS = "countercase/argue", "tests/survivors.md"
CAUGHT = "_build/mutants.json"
"""Which test caught which mutant the last time: it is asked first. No answer is taken from there."""
LEAST = 0.9
"""The share of all mutants that has to be caught."""
SWAPS = {"any": "all", "all": "any", "min": "max", "max": "min"}
# Of eleven ways to put another operator in place of one, most fail at once and alike. These are the near misses: the
# boundary, the opposite, the inverse (selective mutation: Offutt et al. 1996).
NEAR = re.compile(
    r"core/(AddNot|NumberReplacer|ZeroIterationForLoop|ExceptionReplacer"
    r"|Replace(TrueWithFalse|FalseWithTrue|AndWithOr|OrWithAnd|BreakWithContinue|ContinueWithBreak)"
    r"|ReplaceUnaryOperator_(Delete_Not|Delete_USub)"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|FloorDiv_Div|Mod_Mul|Pow_Mul"
    r"|BitOr_BitAnd|BitAnd_BitOr|BitXor_BitOr|LShift_RShift|RShift_LShift)"
    r"|ReplaceComparisonOperator_(Eq_NotEq|Eq_GtE|Eq_LtE|NotEq_Eq|NotEq_Gt|NotEq_Lt|Lt_LtE|Lt_GtE|LtE_Lt|LtE_Gt"
    r"|Gt_GtE|Gt_LtE|GtE_Gt|GtE_Lt|Is_IsNot|IsNot_Is))"
)
GONE = "(gone)"
LISTED = re.compile(r"^- (?P<module>\w+\.py): `(?P<before>.+)` → `(?P<after>.+)`$", re.MULTILINE)


@dataclass(frozen=True)
class Mutant:
    """One module with one thing changed."""

    module: str
    """The name of its file."""
    before: str
    """The line as it stands, or lines."""
    after: str
    """The line as it is in the mutant."""
    line: int
    """Where."""
    text: str
    """The whole module, changed."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it in the list of survivors: no number, for lines move."""
        return self.module, self.before, self.after


def mutants(module: str, text: str) -> list[Mutant]:
    """Every mutant of a module that is a program, and another one than the module."""
    found, before = [], ""
    for statement in get_ast(text).children:  # to read the whole module for each mutant takes a hundred times as long
        part = statement.get_code()
        known = {_meaning(part)}
        line = before.count("\n")
        for changed in (*_by_operators(part), *_by_hand(part)):
            try:
                meaning = _meaning(changed)
            except SyntaxError:
                continue
            if meaning not in known:
                known.add(meaning)
                was, now, where = _difference(part, changed)
                found.append(Mutant(module, was, now, line + where, before + changed + text[len(before) + len(part) :]))
        before += part
    return sorted(found, key=lambda m: m.line)


def _by_operators(text: str) -> Iterator[str]:
    nodes = list(ast_nodes(get_ast(text)))
    for name in sorted(operator_names()):
        if NEAR.fullmatch(name):
            operator = get_operator(name)()
            for number in range(sum(len(list(operator.mutation_positions(node))) for node in nodes)):
                yield mutate_code(text, operator, number)


def _by_hand(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SWAPS:
            yield _put(text, node.func, SWAPS[node.func.id])
        for condition in node.ifs if isinstance(node, ast.comprehension) else ():
            yield _put(text, condition, f"not ({ast.unparse(condition)})")


def _put(text: str, node: ast.expr, words: str) -> str:
    """The text with other words in place of an expression."""
    lines = text.encode().splitlines(keepends=True)
    first, last = node.lineno - 1, node.end_lineno - 1
    line = lines[first][: node.col_offset] + words.encode() + lines[last][node.end_col_offset :]
    return b"".join([*lines[:first], line, *lines[last + 1 :]]).decode()


def _meaning(text: str) -> str:
    """A program without its annotations, which nothing here reads."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
    return ast.dump(tree)


def _difference(text: str, changed: str) -> tuple[str, str, int]:
    one, other = text.splitlines(), changed.splitlines()
    blocks = [b for b in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if b[0] != "equal"]
    before = " ".join(line.strip() for _, a, b, _, _ in blocks for line in one[a:b])
    after = " ".join(line.strip() for _, _, _, a, b in blocks for line in other[a:b])
    return before, after or GONE, blocks[0][1] + 1


def listed(text: str) -> set[tuple[str, str, str]]:
    """The survivors in the list, each by module, line and changed line."""
    return {(m["module"], m["before"], m["after"]) for m in LISTED.finditer(text)}


def survivors(tried: list[Mutant], jobs: int, alone: bool = False) -> list[Mutant]:
    """The mutants that no test sees, `jobs` of them tried at a time; `alone`, none of those of the module itself."""
    from tools import trial, trials

    memory = ROOT / CAUGHT
    caught: dict[str, str] = json.loads(memory.read_text(encoding="utf-8")) if memory.is_file() else {}
    texts = {name: (ROOT / PACKAGE / name).read_text(encoding="utf-8") for name in {m.module for m in tried}}
    held = {trial.Trial(m.module, texts[m.module], m.text, caught.get(" ".join(m.key))): m for m in tried}
    left: list[Mutant] = []

    def told(given: trial.Trial, by: str | None) -> None:
        mutant = held[given]
        if by is None:
            left.append(mutant)
            print(f"survives: {mutant.module}, line {mutant.line}: {mutant.after}", flush=True)
        else:
            caught[" ".join(mutant.key)] = by

    trials.run(held, jobs, alone, told)
    memory.parent.mkdir(exist_ok=True)
    memory.write_text(json.dumps(caught, indent=0, sort_keys=True), encoding="utf-8")
    return sorted(left, key=lambda m: (m.module, m.line))


def main() -> int:
    """Try every mutant, say how many were caught by module, and fail where a new one was not."""
    parser = argparse.ArgumentParser(description="Mutation tests of the engine.")
    parser.add_argument("modules", nargs="*", help="files of countercase/argue; all of them where none is named")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    parser.add_argument("--alone", action="store_true", help="each module against the tests of that module alone")
    given = parser.parse_args()
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT))
    began = time.monotonic()
    names = given.modules or sorted(p.name for p in (ROOT / PACKAGE).glob("*.py"))
    tried = [m for name in names for m in mutants(name, (ROOT / PACKAGE / name).read_text(encoding="utf-8"))]
    left = survivors(tried, given.jobs, given.alone)
    totals, lost = Counter(m.module for m in tried), Counter(m.module for m in left)
    for name in totals:
        print(f"{name:18} {totals[name] - lost[name]:5} of {totals[name]:5} caught")
    caught = 1 - len(left) / len(tried)
    took = time.monotonic() - began
    print(f"{'all':18} {len(tried) - len(left):5} of {len(tried):5} caught, {caught:.1%}, in {took:.0f} s")
    known = listed((ROOT / SURVIVORS).read_text(encoding="utf-8"))
    new = [m for m in left if m.key not in known]
    for m in new:
        print(f"\n{PACKAGE}/{m.module}, line {m.line}: no test sees this.\n- {m.module}: `{m.before}` → `{m.after}`")
    for module, before, after in sorted(known - {m.key for m in left}):
        if module in names:
            print(f"\n{SURVIVORS}: this is caught, or gone; take it off the list.\n- {module}: `{before}` → `{after}`")
    if new:
        print(f"\nWrite a test that sees each, or add its line to {SURVIVORS}, under the reason why none can.")
    few = caught < LEAST and not given.modules
    if few:
        print(f"\nAt least {LEAST:.0%} have to be caught.")
    return 1 if new or few else 0


if __name__ == "__main__":
    sys.exit(main())
