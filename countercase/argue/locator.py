"""Where a source says something: `lo:p12`, `kobayashi:p117-p118`, `tylecote:L660-L680`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .problem import brief

NUMBER = "[1-9][0-9]{0,4}"
PATTERN = re.compile(rf"(?P<source>[a-z]+):(?P<unit>[pL])(?P<first>{NUMBER})(?:-(?P=unit)(?P<last>{NUMBER}))?")
UNITS = {"p": ("paragraph", "paragraphs"), "L": ("line", "lines")}

SHORT = {"p": ("para.", "paras"), "L": ("line", "lines")}


@dataclass(frozen=True)
class Locator:
    """A paragraph or line of a source, or a range of them. `first` equals `last` where it is one."""

    source: str
    unit: str
    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Read a locator. Raises `ValueError`, with the form that is right."""
        match = PATTERN.fullmatch(text) if isinstance(text, str) else None
        if not match:
            raise ValueError(
                f"'{brief(text)}' is not a locator. It should look like lo:p12, kobayashi:p117 or tylecote:L660-L680."
            )
        first = int(match["first"])
        last = int(match["last"] or first)
        if last < first:
            raise ValueError(f"the locator '{text}' ends before it begins.")
        return cls(match["source"], match["unit"], first, last)

    def __str__(self) -> str:
        end = f"-{self.unit}{self.last}" if self.last != self.first else ""
        return f"{self.source}:{self.unit}{self.first}{end}"

    @property
    def words(self) -> str:
        """The place for a reader: 'paragraph 12', 'lines 660 to 680'."""
        one, many = UNITS[self.unit]
        return f"{one} {self.first}" if self.first == self.last else f"{many} {self.first} to {self.last}"

    @property
    def abbreviated(self) -> str:
        """The place in brief: 'para. 12', 'lines 660–680'."""
        one, many = SHORT[self.unit]
        return f"{one} {self.first}" if self.first == self.last else f"{many} {self.first}–{self.last}"

    def numbers(self) -> range:
        """Every paragraph or line that the locator names."""
        return range(self.first, self.last + 1)
