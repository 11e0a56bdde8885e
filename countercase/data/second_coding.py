"""The table of the second coding: units of the cases, read again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .field import Frozen

TABLE = "data/second-coding.csv"


class SecondReading(Frozen):
    """One unit as the second coder read it. `points_to` is a level, or `unread` where the author makes no such use."""

    OLD_COLUMNS: ClassVar[Mapping[str, str]] = {"phase": "part"}

    case: str
    """The case in which the reading stands."""
    part: str
    """The part of the case."""
    evidence: str
    """The fact that is read."""
    criterion: str
    """The criterion that it is read for."""
    points_to: str
    """The level that the second coder took the author to give it, or `unread`."""
    strength: str
    """1, 2 or 3 by the coding scheme; empty where it is `unread`."""
    remark: str
    """A few words where the coder was in doubt."""
