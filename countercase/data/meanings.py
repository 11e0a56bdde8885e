"""What the fields of a class mean: the words that stand under each of them in the source.

They are read where somebody asks for them, a schema or a page, and not each time that the package is imported.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache


def meanings(cls: type) -> dict[str, str]:
    """The attributes and properties of a class, without those of its ancestors, each with its docstring."""
    return dict(_read(cls))


@cache
def _read(cls: type) -> tuple[tuple[str, str], ...]:
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
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
