"""The bibliography: which works have a key, and how a reader knows them at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from .problem import MOST, DataError, Problem, brief, fault, suggestion
from .text_file import MAX_TEXT

if TYPE_CHECKING:
    from pybtex.database import Entry

DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>\\{}]+")
RESOLVER = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[~?%]?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# scripts in which the family's name stands first and no space behind it: Han, Kana, Hangul
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003134f]+")
ESCAPED = re.compile(r"\\([_%#&~$])")
# what BibLaTeX calls otherwise, and reference managers write
TYPES = {
    **dict.fromkeys(("online", "electronic", "www", "software", "dataset", "audio", "video", "image"), "misc"),
    **{"report": "techreport", "thesis": "phdthesis", "collection": "book", "mvbook": "book", "bookinbook": "inbook"},
    **{
        "inreference": "incollection",
        "patent": "misc",
        "movie": "misc",
        "legal": "misc",
        "periodical": "misc",
        "letter": "misc",
        "artwork": "misc",
        "legislation": "misc",
        "jurisdiction": "misc",
    },
}
FIELDS = {"journaltitle": "journal", "location": "address", "institution": "school"}
SCHOOLS = {"phdthesis", "mastersthesis"}
NEEDS: dict[str, tuple[str, ...]] = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author|editor", "title", "publisher", "year"),
    "booklet": ("author", "title", "year"),
    "inbook": ("author|editor", "title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "manual": ("title",),
    "mastersthesis": ("author", "title", "school", "year"),
    "misc": (),
    "phdthesis": ("author", "title", "school", "year"),
    "proceedings": ("title", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "unpublished": ("author", "title", "note"),
}
"""What an entry of each type has to say; without it the list of references cannot be made."""
# Zotero begins a key with the sign below the line where it finds no Latin letter in a name
KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9:._-]{0,79}")
# what these do is to repeat text, to any length, and the bibliography needs neither
GROWING = re.compile(r"@\s*(?P<word>string|preamble)\b", re.IGNORECASE)
STARTS = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}]+)")
LINKING = re.compile(r"\\(?P<word>href|url)\b")
COMMENT = re.compile(r"(?<!\\)%")
UNSHOWN = frozenset({"abstract", "annotation", "annote", "doi", "eprint", "file", "keywords", "url", "urldate"})
"""The fields that are not shown, or not read as TeX."""
WEB = re.compile(r"https?://[^\s\"<>\\{}]+")
# a name in the extended form of BibLaTeX: family=Berg, given=Jan, prefix=van der
PART = r"(?P<{0}>family|given|prefix|suffix|useprefix)(?:-i)?\s*=(?!\s*[{{\"])(?:(?!\sand\s)[^,{{}}\"])+"
EXTENDED = re.compile(r"(?<=[{\"\s])" + PART.format("first") + r"(?:,\s*" + PART.format("other") + ")*")


def read_works(text: str, name: str) -> dict[str, str]:
    """Key to short title ('Gill and Huang 2009', or the title where there is no author) for each BibTeX entry.

    Raises `DataError` on what is not BibTeX, on a key that is none, and on an address that is not of the web.
    """
    from pybtex.database import BibliographyDataError
    from pybtex.exceptions import PybtexError
    from pybtex.scanner import PybtexSyntaxError

    if found := GROWING.search(text):
        raise fault(f"`@{found['word']}` is not used here. Write the values out.", name, _line(text, found.start()))
    if extended := [
        Problem(
            name, _line(text, found.start()), f"the name '{brief(found[0])}' is in the extended form. {_mend(found[0])}"
        )
        for found in EXTENDED.finditer(text)
    ]:
        raise DataError(extended[: MOST + 1])
    try:
        entries = parsed(text)
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


def read_titles(text: str) -> dict[str, str]:
    """Key to title for each entry of a bibliography that `read_works` found in order."""
    return {key: plain(entry.fields.get("title", "")) for key, entry in parsed(text).items()}


@lru_cache(maxsize=2)
def parsed(text: str) -> Mapping[str, Entry]:
    """The entries of a bibliography by their keys, as pybtex reads them, in the form that is shown (`settle`).

    They are read once, and not to be changed. Its own `parse_string` looks for the reader of BibTeX among all packages
    that are installed, which takes longer than to read a hundred entries.
    """
    from pybtex.database.input.bibtex import Parser

    entries: Mapping[str, Entry] = Parser().parse_string(text).entries
    for entry in entries.values():
        settle(entry)
    return entries


def settle(entry: Entry) -> None:
    """Put an entry into the form that the list of references takes, as reference managers do not.

    BibLaTeX's types and fields become those of BibTeX, a date its year and month, a DOI that is an address the DOI
    alone; escapes leave an address, and names in Han, Kana or Hangul keep the family's name in front. What cannot be
    put so stays as it is, and `read_works` says what is wrong with it.
    """
    from pybtex.database import Person

    entry.type = TYPES.get(entry.type, entry.type)
    fields = entry.fields
    for theirs, ours in FIELDS.items():
        if theirs in fields and ours not in fields and (theirs != "institution" or entry.type in SCHOOLS):
            fields[ours] = fields[theirs]
    if "date" in fields and "year" not in fields and (found := DATE.match(fields["date"])):
        fields["year"] = found["year"]
        if found["month"] and "month" not in fields and 1 <= int(found["month"]) <= len(MONTHS):
            fields["month"] = MONTHS[int(found["month"]) - 1]
    if "doi" in fields:
        fields["doi"] = ESCAPED.sub(r"\1", RESOLVER.sub("", fields["doi"], count=1).strip())
    if "url" in fields:
        fields["url"] = ESCAPED.sub(r"\1", fields["url"])
    for people in entry.persons.values():
        for i, person in enumerate(people):
            whole = "".join((*person.last_names, *person.first_names, *person.middle_names))
            if person.first_names and EAST_ASIAN.fullmatch(whole):
                people[i] = Person("{" + whole + "}")


def _mend(extended: str) -> str:
    """How a name in the extended form is written here: 'Write: van der Berg, Jan.'"""
    parts = {key.strip(): value.strip() for key, _, value in (part.partition("=") for part in extended.split(","))}
    family = f"{parts.get('prefix', '')} {parts.get('family', '')}".strip()
    held = [part for part in (family, parts.get("suffix"), parts.get("given")) if part]
    return f"Write: {', '.join(held)}." if family else f"Write: {{{held[0]}}}." if held else "Write: Family, Given."


def _line(text: str, at: int) -> int:
    """The line of a place in the text; none where the place is not known."""
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _wrong(key: str, entry: Entry) -> Iterable[str]:
    if not KEY.fullmatch(key):
        yield "this is not a key. Use letters, digits and hyphens: gill-2009."
    if entry.type not in NEEDS:
        yield f"'{brief(entry.type)}' is not a type of work that is known. {suggestion(entry.type, NEEDS)}".rstrip()
    for need in NEEDS.get(entry.type, ()):
        if not any(_says(entry, name) for name in need.split("|")):
            body = " A body counts as one: author = {{World Bank}}." if need.startswith("author") else ""
            yield f"it has no `{need.replace('|', '` and no `')}`, which an @{entry.type} needs.{body}"
    if "date" in entry.fields and "year" not in entry.fields:
        yield f"the date '{brief(entry.fields['date'])}' does not begin with a year: 2009, or 2009-02-03."
    for field in map(str.lower, entry.fields):
        value = entry.fields[field]
        if field == "crossref":
            yield "`crossref` is not used here. Write the fields out."
        elif field == "url" and not WEB.fullmatch(value):
            yield f"the address '{brief(value)}' should begin with https:// or http://, and hold no spaces."
        elif field == "doi" and not DOI.fullmatch(value):
            yield f"the DOI '{brief(value)}' should look like 10.1080/00396330, alone or behind https://doi.org/."
        elif found := LINKING.search(value):
            yield f"`\\{found['word']}` is not used here. Put the address into the field `url`."
        elif len(value) > MAX_TEXT:
            yield f"the field `{field}` has {len(value):,} characters; at most {MAX_TEXT:,} are read."
        else:
            yield from _unreadable(field, value)
    for role, people in entry.persons.items():
        for person in people:  # each word of a name is read by itself
            words = (*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names)
            yield from (said for word in (*words, *person.lineage_names) for said in _unreadable(role, word))


def _says(entry: Entry, name: str) -> bool:
    """Whether an entry has a field, or people in a role, with a letter in it."""
    return any(
        re.search(r"\w", value) for value in (entry.fields.get(name, ""), *map(str, entry.persons.get(name, ())))
    )


def _unreadable(field: str, value: str) -> Iterable[str]:
    """What cannot be read of a text of TeX: it is read when the list of references is made, and would stop that."""
    from pybtex.exceptions import PybtexError
    from pybtex.richtext import Text

    if field in UNSHOWN or not ("\\" in value or "%" in value):
        return
    if COMMENT.search(value):
        yield f"in the field `{field}`, what follows a `%` is not shown: '{brief(value)}'. Write `\\%` for the sign."
        return
    try:
        Text.from_latex(value)
    except UnicodeDecodeError:
        yield f"the field `{field}` ends in a backslash that begins nothing: '{brief(value)}'. Take it away."
    except (PybtexError, ValueError, KeyError):
        yield f"in the field `{field}` a brace is open that nothing closes: '{brief(value)}'."


def _short(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [plain(" ".join((*p.prelast_names, *p.last_names)) or str(p)) for p in people]
    title = plain(entry.fields.get("title", ""))
    if not names:
        who = title if len(title) <= 60 else title[:58].rsplit(" ", 1)[0] + " …"
    elif len(names) <= 3:
        who = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    else:
        who = f"{names[0]} and others"
    return f"{who} {entry.fields.get('year', '')}".strip()


def plain(value: str) -> str:
    """A field without the marks of TeX: 'Özgür' and not '{\\"O}zgür'."""
    from pybtex.exceptions import PybtexError
    from pybtex.richtext import Text

    if "\\" not in value:
        return value.replace("{", "").replace("}", "")
    try:
        return str(Text.from_latex(value))
    except (PybtexError, ValueError, KeyError):
        return value.replace("{", "").replace("}", "")
