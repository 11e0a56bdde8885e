"""A trial of a mutant: one changed module, and the functions of it that are changed."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "countercase/argue"
Function = tuple[str, str, int]
"""The file of a function, its name with that of its class, and its line."""


@dataclass(frozen=True)
class Trial:
    """One changed module."""

    module: str
    """The name of its file."""
    before: str
    """The text of the module as it stands."""
    after: str
    """The text as it is in the mutant."""
    caught_by: str | None = None
    """The test that caught it the last time, which is asked first."""

    def functions(self) -> list[tuple[CodeType, CodeType]] | None:
        """The functions that are changed, as they stand and as they are now; none if more than functions is."""
        path = str(ROOT / PACKAGE / self.module)
        return _changed(*(compile(text, path, "exec", dont_inherit=True) for text in (self.before, self.after)))


def function_of(code: CodeType) -> Function:
    """What names the function of some code."""
    return Path(code.co_filename).name, code.co_qualname, code.co_firstlineno


def _changed(old: CodeType, new: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    """The functions in which two programs differ, wherever their lines are; none if they differ outside of them."""
    if old.co_flags & inspect.CO_OPTIMIZED:
        return [] if _meaning(old, deep=True) == _meaning(new, deep=True) else [(old, new)]
    if _meaning(old) != _meaning(new):
        return None
    found = []
    for one, other in zip(_inner(old), _inner(new), strict=True):
        if (pairs := _changed(one, other)) is None:
            return None
        found += pairs
    return found


def _inner(code: CodeType) -> list[CodeType]:
    return [held for held in code.co_consts if isinstance(held, CodeType)]


def _meaning(code: CodeType, deep: bool = False) -> tuple:
    constants = [None if isinstance(held, CodeType) else held for held in code.co_consts]
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    kind = (code.co_name, code.co_flags, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
    inside = tuple(_meaning(held, deep) for held in _inner(code)) if deep else len(_inner(code))
    return code.co_code, code.co_exceptiontable, repr(constants), names, kind, inside
