"""Where a source says something: `lo:p12`, `tylecote:L660-L680`, `kobayashi:p126;kobayashi:p133`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .problem import brief

NUMBER = "[1-9][0-9]{0,4}"
PATTERN = re.compile(rf"(?P<source>[a-z]+):(?P<unit>[pL])(?P<first>{NUMBER})(?:-(?P=unit)(?P<last>{NUMBER}))?")
UNITS = {"p": ("paragraph", "paragraphs"), "L": ("line", "lines")}
MOST_STRETCHES = 8

SHORT = {"p": ("para.", "paras"), "L": ("line", "lines")}
SIGNS = {"p": ("¶", "¶¶"), "L": ("l.", "ll.")}


@dataclass(frozen=True)
class Locator:
    """Paragraphs or lines of one source: one or more stretches, each from its first to its last number."""

    source: str
    """The key of the source."""
    unit: str
    """`p` for paragraphs, `L` for lines."""
    stretches: tuple[tuple[int, int], ...]
    """First and last number of each stretch, in the order of the source."""

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Read a locator; several places of one source stand in a row, with semicolons. Raises `ValueError`."""
        matches = [PATTERN.fullmatch(part.strip()) for part in text.split(";")] if isinstance(text, str) else [None]
        if not all(matches) or len(matches) > MOST_STRETCHES:
            raise ValueError(
                f"'{brief(text)}' is not a locator. It should look like lo:p12, kobayashi:p117 or tylecote:L660-L680."
            )
        found = [m for m in matches if m]
        stretches = tuple((int(m["first"]), int(m["last"] or m["first"])) for m in found)
        if any(last < first for first, last in stretches):
            raise ValueError(f"the locator '{text}' ends before it begins.")
        if len({(m["source"], m["unit"]) for m in found}) > 1 or list(stretches) != sorted(set(stretches)):
            raise ValueError(f"the places of the locator '{text}' should be of one source, each once, in its order.")
        return cls(found[0]["source"], found[0]["unit"], stretches)

    @property
    def first(self) -> int:
        """The first paragraph or line."""
        return self.stretches[0][0]

    @property
    def last(self) -> int:
        """The last one."""
        return max(last for _, last in self.stretches)

    def __str__(self) -> str:
        return ";".join(
            f"{self.source}:{self.unit}{first}{f'-{self.unit}{last}' if last != first else ''}"
            for first, last in self.stretches
        )

    @property
    def words(self) -> str:
        """The place for a reader: 'paragraph 12', 'lines 660 to 680', 'paragraphs 126 and 133'."""
        return self._told(UNITS, " to ", " and ")

    @property
    def abbreviated(self) -> str:
        """The place in brief: 'para. 12', 'lines 660–680', 'paras 126, 133'."""
        return self._told(SHORT, "–", ", ")

    @property
    def sign(self) -> str:
        """The place as briefly as a note: '¶12', 'll. 660–680', '¶¶126, 133'."""
        return self._told(SIGNS, "–", ", ").replace("¶ ", "¶")

    def _told(self, units: dict[str, tuple[str, str]], to: str, last: str) -> str:
        one, many = units[self.unit]
        *most, end = [f"{a}{to}{b}" if a != b else str(a) for a, b in self.stretches]
        told = f"{', '.join(most)}{last}{end}" if most else end
        return f"{one if told.isdecimal() else many} {told}"

    def numbers(self) -> list[int]:
        """Every paragraph or line that the locator names."""
        return [n for first, last in self.stretches for n in range(first, last + 1)]

    def covers(self, other: Locator) -> bool:
        """Whether every place of another locator lies within one stretch of this one."""
        return self.source == other.source and all(
            any(first <= a <= b <= last for first, last in self.stretches) for a, b in other.stretches
        )
