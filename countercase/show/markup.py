"""Small pieces of HTML and Markdown, every text from the data escaped."""

from __future__ import annotations

import re
from html import escape

from ..data.locator import Locator
from ..data.record import Record

ROLE = re.compile(r"\{(value|evidence|claim|verdict)\}`([^`{}\n]*)`")
LINE_END = re.compile(r"[ \t]*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")
# characters that mean something in MyST Markdown
SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~^$:@&\"'%=])")


def text(value: object) -> str:
    """Any value as HTML text, on one line: in Markdown an empty line would end the HTML, and what follows would run."""
    return escape(LINE_END.sub(" ", str(value)), quote=True)


def plain(value: str) -> str:
    """Any text as Markdown that shows just that text, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(value.split()))


def prose(value: str) -> str:
    """A paragraph from a data file as Markdown: all of it plain text, except for the four roles of the book.

    This is all the Markdown that data may hold. The roles name a row of the record and run nothing.
    """
    parts, at = [], 0
    line = " ".join(value.split())
    for role in ROLE.finditer(line):
        parts += [plain_keep(line[at : role.start()]), role.group()]
        at = role.end()
    return "".join([*parts, plain_keep(line[at:])])


def plain_keep(value: str) -> str:
    """Like `plain`, with the spaces at both ends kept."""
    return SPECIAL.sub(r"\\\1", value)


def evidence_link(name: str, words: str, up: str = "../") -> str:
    """A link to a row of the evidence."""
    return f'<a href="{up}record/evidence.html#{text(name)}">{text(words)}</a>'


def place(locator: Locator, record: Record) -> str:
    """A locator for a reader, with its exact form beside it: 'Lo, para. 12'."""
    return f'<span class="cc-locator" data-locator="{text(locator)}">{text(record.cite(locator))}</span>'


def works(keys: tuple[str, ...], record: Record, up: str = "../") -> str:
    """Links from the works that a source cites to the references."""
    return "; ".join(
        f'<a href="{up}references.html#cite-{text(key)}">{text(record.works.get(key, key))}</a>' for key in keys
    )
