"""What the fields of a class mean: the words that stand under each of them in the source.

They are read where somebody asks for them, a schema or a page, and not each time that the package is imported.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache


def meanings(cls: type) -> dict[str, str]:
    """The attributes and properties of a class, without those of its ancestors, each with its docstring."""
    return dict(_read(cls))


@cache
def _read(cls: type) -> tuple[tuple[str, str], ...]:
    body = _classes(cls.__module__)[cls.__qualname__]
    found: list[tuple[str, str]] = []
    for statement, after in zip(body.body, [*body.body[1:], ast.Pass()], strict=True):
        match statement, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str() as words)),
            ):
                found.append((name, inspect.cleandoc(words)))
            case ast.FunctionDef(name=name, decorator_list=[ast.Name(id="property" | "cached_property")]), _:
                found.append((name, ast.get_docstring(statement) or ""))
    return tuple((name, words) for name, words in found if not name.startswith("_"))


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """Each class of a module as it is written, by its qualified name: the file is parsed once for all of them."""
    return dict(_within(ast.parse(inspect.getsource(sys.modules[module])), ""))


def _within(block: ast.AST, name: str) -> Iterator[tuple[str, ast.ClassDef]]:
    for statement in ast.iter_child_nodes(block):
        match statement:
            case ast.ClassDef():
                yield f"{name}{statement.name}", statement
                yield from _within(statement, f"{name}{statement.name}.")
            case ast.FunctionDef():
                yield from _within(statement, f"{name}{statement.name}.<locals>.")
