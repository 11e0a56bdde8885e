"""HTML and Markdown made of pieces. Whatever is put into them is text, unless it was made here.

`Html` and `Markdown` are the two kinds of text that a page shows as they are. What is put into one with `format`,
`join` or `+` is escaped by its rules, so that to forget an escape cannot let a text of the data become markup. Only a
text that stands in the code is made into one of them by its constructor, and a test holds the room to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from functools import lru_cache
from html import escape
from string import Formatter
from typing import Any

from markupsafe import Markup

from ..data.locator import Locator
from ..data.record import Record
from . import addresses
from .addresses import Address

ROLE = re.compile(r"\{(value|evidence|claim|verdict)\}`([^`{}\n]*)`")
FACT = re.compile(r"(?<![\w/-])[a-z0-9-]+(?=( comparator)?>?$)")
ENDS = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
LINE_END = re.compile(rf"[ \t]*[{ENDS}]\s*")
# what a text needs to have to be another in HTML
ESCAPED = re.compile(rf"[&<>\"'{ENDS}]")
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
ROLE_SIGNS = frozenset("`<>\\\n")
"""What ends the words of a role, or its name, or escapes what follows."""
# characters that mean something in MyST Markdown
SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~^$:@&\"'%=])")


TAG = re.compile(r"""(<(?:[^"'<>]|"[^"]*"|'[^']*')*>)""")
# a character that is written as its number already, or one that Markdown reads within a line
HELD = re.compile(r"(&#?\w+;)|([\\`*_{}\[\]!~$^])")
OPENING = re.compile(r"(\d*)([#+\-=|:%.)])")


class Html(Markup):
    """HTML that is shown as it is, by a page and by a notebook."""

    __slots__ = ()

    @classmethod
    def escape(cls, value: Any) -> Html:
        """Any value as HTML text, on one line: in Markdown an empty line would end the HTML, and what follows run."""
        if hasattr(value, "__html__"):
            return cls(value)
        return cls(_escaped(str(value)))

    def format(self, *values: Any, **named: Any) -> Html:
        """The HTML with values in their places, each escaped unless it is HTML.

        markupsafe reads the places anew each time, which takes a tenth of a chapter. Those that are more than a name or
        a number are left to it.
        """
        filled = _filled(self, values, named, _in_html)
        return super().format(*values, **named) if filled is None else type(self)(filled)

    def _repr_html_(self) -> str:
        return str(self)


def _in_html(value: Any, spec: str) -> str:
    if not hasattr(value, "__html__"):
        return _escaped(format(value, spec))
    if spec:
        raise ValueError(f"HTML has no format, and is given '{spec}'.")
    return str(Html.escape(value))


def _escaped(text: str) -> str:
    """A text as HTML on one line."""
    return escape(LINE_END.sub(" ", text), quote=True) if ESCAPED.search(text) else text


@lru_cache(maxsize=1024)
def _pieces(template: str) -> tuple[tuple[str, int | str | None, str], ...] | None:
    """A template as words, each with the place that comes after them, by its number or its name, and its format.

    None where a place is of another kind.
    """
    pieces: list[tuple[str, int | str | None, str]] = []
    number = 0
    for words, name, spec, conversion in Formatter().parse(template):
        if name is None:
            pieces.append((words, None, ""))
            continue
        if conversion or (name and not name.isidentifier()) or "{" in (spec or ""):
            return None
        pieces.append((words, name or number, spec or ""))
        number += not name
    return tuple(pieces)


def _filled(
    template: str, values: tuple[Any, ...], named: dict[str, Any], shown: Callable[[Any, str], str]
) -> str | None:
    """A template with values in its places, each as it is shown. None where a place is more than a name or a number."""
    pieces = _pieces(str(template))
    if pieces is None:
        return None
    told: list[str] = []
    for words, place, spec in pieces:
        told.append(words)
        if place is not None:
            told.append(shown(values[place] if isinstance(place, int) else named[place], spec))
    return "".join(told)


class Markdown(str):
    """Markdown that is read as it is. The site makes real Markdown of it, so that its headings are headings."""

    __slots__ = ()

    @classmethod
    def escape(cls, value: object) -> Markdown:
        """Any value as Markdown that shows just that text, on one line. HTML stands in Markdown on one line as well."""
        if isinstance(value, Markdown):
            return value
        if isinstance(value, Html):
            return cls(_unread(LINE_END.sub(" ", value)))
        return cls(SPECIAL.sub(r"\\\1", " ".join(str(value).split())))

    def format(self, *values: Any, **named: Any) -> Markdown:
        """The text with values in their places, each escaped unless it is Markdown or HTML."""
        filled = _filled(self, values, named, _in_markdown)
        return Markdown(_Escaping().vformat(self, values, named) if filled is None else filled)

    def join(self, pieces: Iterable[object]) -> Markdown:
        """The parts with this between them, each escaped unless it is Markdown or HTML."""
        return Markdown(str(self).join(map(self.escape, pieces)))

    def __add__(self, other: object) -> Markdown:
        return Markdown("".join((self, self.escape(other))))

    def __radd__(self, other: object) -> Markdown:
        return Markdown("".join((self.escape(other), self)))

    def _repr_markdown_(self) -> str:
        return str(self)


def _in_markdown(value: Any, spec: str) -> str:
    return Markdown.escape(value if isinstance(value, Markdown | Html) else format(value, spec))


class _Escaping(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        return _in_markdown(value, format_spec)


def _unread(html: str) -> str:
    """HTML of which Markdown reads nothing: between two tags within a line it would read on, and make a picture."""
    parts = TAG.split(html)
    parts[::2] = [HELD.sub(lambda m: m[1] or f"&#{ord(m[2])};", words) for words in parts[::2]]
    if opened := OPENING.match(parts[0]):  # before any tag it would open a list or a heading
        parts[0] = f"{opened[1]}&#{ord(opened[2])};{parts[0][opened.end() :]}"
    return "".join(parts)


NOTHING = Html("")
text = Html.escape
plain = Markdown.escape


def prose(value: str, case: str = "", own: Container[str] = ()) -> Markdown:
    """A paragraph from a data file as Markdown: all of it plain text, except for the four roles of the book.

    This is all the Markdown that data may hold. The roles name a row of the record and run nothing. Outside the chapter
    of the `case` that says it, a role that names one of its `own` facts needs the name of the case before it.
    """
    pieces, at = [], 0
    line = " ".join(value.split())
    for role in ROLE.finditer(line):
        named = FACT.sub(lambda fact: f"{case}/{fact[0]}" if fact[0] in own else fact[0], role[2])
        pieces += [_spaced(line[at : role.start()]), f"{{{role[1]}}}`{named}`"]
        at = role.end()
    return Markdown("".join([*pieces, _spaced(line[at:])]))


def paragraphs(value: str) -> Markdown:
    """A text of several paragraphs from a data file.

    An empty line begins a paragraph. Where there is none, each line is one: so YAML leaves what stands behind `>-`.
    """
    text = value.strip()
    parts = EMPTY_LINE.split(text) if EMPTY_LINE.search(text) else text.split("\n")
    return Markdown("\n\n").join(prose(part) for part in parts if part.strip())


def _spaced(value: str) -> str:
    """The text as Markdown, with the spaces at both ends kept."""
    return SPECIAL.sub(r"\\\1", value)


def code(lines: str) -> Markdown:
    """Lines of Python, which the package itself writes, as a block of code."""
    return Markdown(f"```python\n{lines}\n```")


def span(words: str) -> Markdown:
    """Words that the package itself writes, without a backtick, as code within a line."""
    return Markdown(f"`{words}`")


def role(kind: str, name: str, words: str = "") -> Markdown:
    """A role of the book that names a row of the record, by the `words` for it where some are given.

    Words in which there is a sign that a role reads as its own stand there by themselves.
    """
    if not ROLE_SIGNS.isdisjoint(words):
        return Markdown.escape(words)
    return Markdown(f"{{{kind}}}`{words} <{name}>`" if words else f"{{{kind}}}`{name}`")


def link(address: Address, words: object) -> Html:
    """A link from a page that is made to a place in the book."""
    return Html('<a href="{}">{}</a>').format(address.href, words)


def chapter_link(address: Address, words: str) -> Markdown:
    """The same in Markdown, which names the file of a chapter."""
    return Markdown("[{}]({})").format(words, Markdown(address.source))


def place(locator: Locator, record: Record) -> Html:
    """A locator for a reader, with its exact form beside it: 'Smith, para. 12'."""
    return Html('<span class="cc-locator" data-locator="{}">{}</span>').format(locator, record.cite(locator))


def works(keys: tuple[str, ...], record: Record) -> Html:
    """Links from the works that a source cites to the references."""
    return Html("; ").join(link(addresses.work(key), record.works.get(key, key)) for key in keys)
