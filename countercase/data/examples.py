"""What an error shows as right: ids and places of the project that is being read, and not of another.

They are noted when the sources of a project are read, and serve messages alone. Before that they are of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar

NOBODY = {"author": "p"}
_sources: ContextVar[dict[str, str]] = ContextVar("sources", default=NOBODY)
_case: ContextVar[str] = ContextVar("case", default="")
NUMBERS = {"p": "p12", "L": "L660-L680"}


def note(sources: Iterable[tuple[str, str]]) -> None:
    """Take the keys of the sources of a project, each with what it is counted in: `p` or `L`."""
    _sources.set({key: unit for key, unit in sources if unit in NUMBERS} or NOBODY)


def note_case(name: str) -> None:
    """Take the id of a case of the project."""
    _case.set(name)


def key() -> str:
    """The key of a source."""
    return next(iter(_sources.get()))


def places() -> list[str]:
    """Places of the first three sources."""
    return [f"{source}:{NUMBERS[unit]}" for source, unit in list(_sources.get().items())[:3]]


def fact() -> str:
    """An id, as that of a fact is made."""
    return f"{key()}-1989-speech"


def case() -> str:
    """The id of a case, or one as it might be made."""
    return _case.get() or f"{key()}-first-case"
