"""The bibliography: which works have a key, and how a reader knows them at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .problem import MOST, DataError, Problem, brief, fault
from .text_file import MAX_TEXT

if TYPE_CHECKING:
    from pybtex.database import Entry

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,79}")
# what these do is to repeat text, to any length, and the bibliography needs neither
GROWING = re.compile(r"@\s*(?P<word>string|preamble)\b", re.IGNORECASE)
STARTS = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}]+)")
LINKING = re.compile(r"\\(?P<word>href|url)\b")
WEB = re.compile(r"https?://[^\s\"<>\\{}]+")


def read_works(text: str, name: str) -> dict[str, str]:
    """Key to short title ('Gill and Huang 2009', or the title where there is no author) for each BibTeX entry.

    Raises `DataError` on what is not BibTeX, on a key that is none, and on an address that is not of the web.
    """
    from pybtex.database import BibliographyDataError, parse_string
    from pybtex.exceptions import PybtexError
    from pybtex.scanner import PybtexSyntaxError

    if found := GROWING.search(text):
        raise fault(f"`@{found['word']}` is not used here. Write the values out.", name, _line(text, found.start()))
    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexSyntaxError as error:
        raise fault(
            f"this is not valid BibTeX: {error.error_type}, {error.args[0]}.", name, error.lineno or 0
        ) from None
    except (BibliographyDataError, PybtexError) as error:
        what = str(error)
        named = re.search(r"'(.+)'$|: (\S+)$", what, re.DOTALL)
        at = text.rfind(named[1] or named[2]) if named else -1
        raise fault(f"this is not a sound bibliography: {brief(what)}.", name, _line(text, at)) from None
    except (RecursionError, ValueError) as error:
        raise fault(f"this is not a sound bibliography: {brief(error)}.", name) from None
    problems: list[Problem] = []
    starts = {found[1]: found.start(1) for found in STARTS.finditer(text)}
    for key, entry in entries.items():
        problems += [
            Problem(name, _line(text, starts.get(key, -1)), f"work '{brief(key)}': {message}")
            for message in _wrong(key, entry)
        ]
        if len(problems) > MOST:
            break
    if problems:
        raise DataError(problems)
    return {key: _short(entry) for key, entry in entries.items()}


def _line(text: str, at: int) -> int:
    """The line of a place in the text; none where the place is not known."""
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _wrong(key: str, entry: Entry) -> Iterable[str]:
    if not KEY.fullmatch(key):
        yield "this is not a key. Use letters, digits and hyphens: gill-2009."
    for field in map(str.lower, entry.fields):
        value = entry.fields[field]
        if field == "crossref":
            yield "`crossref` is not used here. Write the fields out."
        elif field == "url" and not WEB.fullmatch(value):
            yield f"the address '{brief(value)}' should begin with https:// or http://, and hold no spaces."
        elif found := LINKING.search(value):
            yield f"`\\{found['word']}` is not used here. Put the address into the field `url`."
        elif len(value) > MAX_TEXT:
            yield f"the field `{field}` has {len(value):,} characters; at most {MAX_TEXT:,} are read."


def _short(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join((*p.prelast_names, *p.last_names)) or str(p) for p in people]
    title = entry.fields.get("title", "")
    if not names:
        who = title if len(title) <= 60 else title[:58].rsplit(" ", 1)[0] + " …"
    elif len(names) <= 3:
        who = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    else:
        who = f"{names[0]} and others"
    return f"{who} {entry.fields.get('year', '')}".strip().replace("{", "").replace("}", "")
