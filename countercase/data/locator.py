"""Where a source says something: `author:p12`, `report:L660-L680`, `author:p126;author:p133`.

The works of the record are counted in paragraphs or lines. A work that somebody brings of their own may also be cited
by page, by section, by the time into a recording, or by an address: `report:page3`, `report:section2.1`,
`talk:time12:30`, `blog:https://example.org/2020#debts`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

from . import examples
from .problem import brief

KEY = "[a-z]+"
NUMBER = "[1-9][0-9]{0,4}"
CLOCK = "(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-5][0-9]"
NUMBERED = re.compile(rf"(?P<source>{KEY}):(?P<unit>p|L|page)(?P<first>{NUMBER})(?:-(?P=unit)(?P<last>{NUMBER}))?")
TIMED = re.compile(rf"(?P<source>{KEY}):(?P<unit>time)(?P<first>{CLOCK})(?:-(?P=unit)(?P<last>{CLOCK}))?")
NAMED = re.compile(
    rf"(?P<source>{KEY}):(?:(?P<unit>section)(?P<name>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,5}})"
    r"|(?P<address>https?://[^\s\"<>\\^`{|};]{3,300}))"
)
UNITS = {
    "p": ("paragraph", "paragraphs"),
    "L": ("line", "lines"),
    "page": ("page", "pages"),
    "section": ("section", "sections"),
}
SHORT = {"p": ("para.", "paras"), "L": ("line", "lines"), "page": ("p.", "pp."), "section": ("sec.", "secs")}
ADDRESS, TIME = "address", "time"
MOST_STRETCHES = 8
SIGNS = {**SHORT, "p": ("¶", "¶¶"), "L": ("l.", "ll.")}
OWN = "report:page3, report:section2.1, report:time12:30 or report:https://example.org/a"


def like() -> str:
    """What a locator looks like, in words."""
    *first, last = examples.places()
    known = f"{', '.join(first)} or {last}" if first else last
    return f"It should look like {known}; a place in a work of one’s own also like {OWN}"


@dataclass(frozen=True)
class Locator:
    """Places of one source: one or more stretches, each from its first to its last number, or places with names."""

    source: str
    """The key of the source."""
    unit: str
    """`p` for paragraphs, `L` for lines; `page`, `section`, `time` or `address` in a work of somebody’s own."""
    stretches: tuple[tuple[int, int], ...]
    """First and last number of each stretch, in the order of the source; of a time, its seconds."""
    names: tuple[str, ...] = ()
    """The numbers of sections, or the addresses, which stand in no order."""

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Read a locator; several places of one source stand in a row, with semicolons. Raises `ValueError`."""
        if not isinstance(text, str):
            raise ValueError(f"'{brief(text)}' is not a locator. {like()}.")
        return _parsed(text)

    @property
    def first(self) -> int:
        """The first number; 0 where the places have names."""
        return self.stretches[0][0] if self.stretches else 0

    @property
    def last(self) -> int:
        """The last one."""
        return max((last for _, last in self.stretches), default=0)

    @cached_property
    def start(self) -> str:
        """The first place alone, as it is written: `author:p12`."""
        stretches = tuple((first, first) for first, _ in self.stretches[:1])
        return str(Locator(self.source, self.unit, stretches, self.names[:1]))

    @property
    def address(self) -> str:
        """The address on the web that it names, or nothing."""
        return self.names[0] if self.unit == ADDRESS else ""

    def __str__(self) -> str:
        if self.names:
            lead = "" if self.unit == ADDRESS else self.unit
            return ";".join(f"{self.source}:{lead}{name}" for name in self.names)
        lead = f"{self.source}:{self.unit}"
        return ";".join(
            f"{lead}{self._shown(first)}{f'-{self.unit}{self._shown(last)}' if last != first else ''}"
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
        shown = [(self._shown(a), self._shown(b)) for a, b in self.stretches]
        *most, end = [f"{a}{to}{b}" if a != b else a for a, b in shown] or map(_brief_address, self.names)
        told = f"{', '.join(most)}{last}{end}" if most else end
        if self.unit in {TIME, ADDRESS}:
            return f"at {told}" if self.unit == TIME else told
        one, many = units[self.unit]
        return f"{one if not most and to not in end else many} {told}"

    def _shown(self, number: int) -> str:
        return _clock(number) if self.unit == TIME else str(number)

    def numbers(self) -> list[int]:
        """Every paragraph or line that the locator names."""
        return [n for first, last in self.stretches for n in range(first, last + 1)]

    def covers(self, other: Locator) -> bool:
        """Whether every place of another locator lies within one stretch of this one."""
        if self.source != other.source or self.unit != other.unit:
            return False  # which is asked of every row of the record
        return set(other.names) <= set(self.names) and all(
            any(first <= a <= b <= last for first, last in self.stretches) for a, b in other.stretches
        )


@lru_cache(10_000)
def _parsed(text: str) -> Locator:
    """A locator as it is written, read once: facts, claims and readings name the same places again and again."""
    parts = [part.strip() for part in text.split(";")]
    matches = [NUMBERED.fullmatch(part) or TIMED.fullmatch(part) or NAMED.fullmatch(part) for part in parts]
    found = [m.groupdict() for m in matches if m]
    if len(found) < len(parts) or len(found) > MOST_STRETCHES:
        raise ValueError(f"'{brief(text)}' is not a locator. {like()}.")
    if len({(m["source"], m["unit"]) for m in found}) > 1:
        raise ValueError(f"the places of the locator '{text}' should be of one source, each once, in its order.")
    source, unit = found[0]["source"], found[0]["unit"] or ADDRESS
    if unit in {ADDRESS, "section"}:
        names = tuple(m["name"] or m["address"] for m in found)
        if len(set(names)) < len(names):
            raise ValueError(f"the locator '{text}' names a place twice.")
        return Locator(source, unit, (), names)
    stretches = tuple((_number(m["first"]), _number(m["last"] or m["first"])) for m in found)
    if any(last < first for first, last in stretches):
        raise ValueError(f"the locator '{text}' ends before it begins.")
    if list(stretches) != sorted(set(stretches)):
        raise ValueError(f"the places of the locator '{text}' should be of one source, each once, in its order.")
    return Locator(source, unit, stretches)


def _number(text: str) -> int:
    """A number, or a time as its seconds."""
    total = 0
    for part in text.split(":"):
        total = total * 60 + int(part)
    return total


def _clock(seconds: int) -> str:
    """Seconds as a player shows them: 12:30, or 1:02:30."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _brief_address(name: str) -> str:
    """An address as a reader knows it, by whose page it is; the number of a section as it is."""
    return urlsplit(name).netloc.removeprefix("www.") if "://" in name else name
