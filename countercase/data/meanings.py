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
    """The attributes and properties of a class, without those of its ancestors, each with its docstring.

    Raises `OSError` where the class is not written down in its module.
    """
    found = _classes(cls.__module__).get(cls.__qualname__)
    if found is None:
        raise OSError(f"The source of {cls.__module__} holds no class {cls.__qualname__}.")
    return dict(found)


@cache
def _classes(module: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """What is said in each class of a module, by its qualified name: the file is parsed once for all of them."""
    return dict(_within(ast.parse(inspect.getsource(sys.modules[module])), ""))


def _within(block: ast.AST, name: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for statement in ast.iter_child_nodes(block):
        match statement:
            case ast.ClassDef():
                yield f"{name}{statement.name}", tuple(_said(statement.body))
                yield from _within(statement, f"{name}{statement.name}.")
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _within(statement, f"{name}{statement.name}.<locals>.")
            case ast.stmt() | ast.excepthandler() | ast.match_case():
                yield from _within(statement, name)


def _said(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement, after in zip(body, [*body[1:], ast.Pass()], strict=True):
        match statement, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str() as words)),
            ):
                said = inspect.cleandoc(words)
            case ast.FunctionDef(name=name, decorator_list=[ast.Name(id="property" | "cached_property")]), _:
                said = ast.get_docstring(statement) or ""
            case _:
                continue
        if not name.startswith("_"):
            yield name, said
