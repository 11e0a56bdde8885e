"""What an error shows as right: ids and places of the project that is being read, and not of another.

They are noted when the sources of a project are read, and serve messages alone. Before that they are of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextvars import ContextVar

KEY = re.compile("[a-z]{1,20}")
NOBODY = {"author": "p12"}
_places: ContextVar[dict[str, str]] = ContextVar("places", default=NOBODY)
_case: ContextVar[str] = ContextVar("case", default="")


def note(sources: Iterable[tuple[str, str, int]]) -> None:
    """Take the keys of the sources of a project, each with what it is counted in (`p`, `L`) and how many there are."""
    found = {}
    for source, unit, count in sources:
        if KEY.fullmatch(source) and unit in {"p", "L"} and count > 0:
            long = unit == "L" and count >= 680  # of so many, several are cited at once
            found[source] = "L660-L680" if long else f"{unit}{min(12, count)}"
    _places.set(found or NOBODY)


def note_case(name: str) -> None:
    """Take the id of a case of the project."""
    _case.set(name)


def key() -> str:
    """The key of a source."""
    return next(iter(_places.get()))


def places() -> list[str]:
    """Places of the first three sources."""
    return [f"{source}:{place}" for source, place in list(_places.get().items())[:3]]


def fact() -> str:
    """An id, as that of a fact is made."""
    return f"{key()}-1989-speech"


def case() -> str:
    """The id of a case, or one as it might be made."""
    return _case.get() or f"{key()}-first-case"
