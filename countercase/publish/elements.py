"""Where elements stand in HTML that is written already, so that it is changed there and keeps every other byte."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

Change = tuple[int, int, str]
"""From where to where something is put in the place of what stood there."""


@dataclass
class Element:
    """An element: its name, its attributes, and where its start tag, its content and itself begin and end."""

    name: str
    attributes: dict[str, str]
    start: int
    inside: int
    """After the start tag."""
    close: int
    """Before the end tag; where the start tag ends, if there is none."""
    end: int
    """After the end tag."""
    told: list[str]
    """What is written in the whole, piece by piece, without tags."""
    first: int
    """The first of these pieces that is within the element."""
    last: int | None = None
    """The first after it; none where nothing ends it."""

    @property
    def words(self) -> str:
        """What is written in it, without tags."""
        return "".join(self.told[self.first : self.last])

    @property
    def classes(self) -> list[str]:
        """Its classes, in order."""
        return self.attributes.get("class", "").split()


def elements(html: str, *names: str) -> list[Element]:
    """The elements of some names, in the order in which they begin."""
    return _Reader(html, frozenset(names)).found


def changed(html: str, changes: Iterable[Change]) -> str:
    """Some HTML with changes that do not overlap."""
    parts, done = [], 0
    for start, end, words in sorted(changes):
        parts += [html[done:start], words]
        done = end
    return "".join([*parts, html[done:]])


class _Reader(HTMLParser):
    def __init__(self, html: str, names: frozenset[str]) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._html, self._names = html, names
        self._open: list[Element] = []
        self._told: list[str] = []
        self._lines = list(accumulate((len(line) + 1 for line in html.split("\n")), initial=0))
        self.feed(html)
        self.close()

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._names:
            start = self._here()
            inside = start + len(self.get_starttag_text() or "")
            attributes = {name: value or "" for name, value in attrs}
            self.found.append(Element(tag, attributes, start, inside, inside, inside, self._told, len(self._told)))
            self._open.append(self.found[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in self._names:
            self._open.pop().last = len(self._told)

    def handle_data(self, data: str) -> None:
        self._told.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._names:
            return
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number].name == tag:
                here = self._here()
                self._open[number].close = here
                self._open[number].end = self._html.index(">", here) + 1
                for element in self._open[number:]:
                    element.last = len(self._told)
                del self._open[number:]
                return
