"""The works that a book cites, in the forms of those who set references: BibTeX, RIS and CSL JSON.

What a bibliography says of no year, no author and no publisher is left out. A name in braces is one piece: that of a
body, one of which the family alone is known, or one whose parts stand in an order of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ...data.bibliography import MONTHS, parsed, plain

if TYPE_CHECKING:
    from pybtex.database import Entry, Person

KINDS: Mapping[str, tuple[str, str]] = {
    "article": ("article-journal", "JOUR"),
    "book": ("book", "BOOK"),
    "booklet": ("pamphlet", "PAMP"),
    "inbook": ("chapter", "CHAP"),
    "incollection": ("chapter", "CHAP"),
    "inproceedings": ("paper-conference", "CONF"),
    "manual": ("document", "GEN"),
    "mastersthesis": ("thesis", "THES"),
    "phdthesis": ("thesis", "THES"),
    "proceedings": ("book", "CONF"),
    "techreport": ("report", "RPRT"),
    "unpublished": ("manuscript", "UNPB"),
}
"""What CSL and RIS call each type of work. Of any other, one with an address is a page of the web."""
WEB, OTHER = ("webpage", "ELEC"), ("document", "GEN")
FIELDS = {
    "title": "title",
    "booktitle": "container-title",
    "journal": "container-title",
    "volume": "volume",
    "number": "issue",
    "edition": "edition",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "isbn": "ISBN",
    "issn": "ISSN",
    "doi": "DOI",
    "url": "URL",
}
"""What CSL calls a field. Where two have one name, the first that is filled counts."""
TAGS = {
    "title": "TI",
    "container-title": "T2",
    "volume": "VL",
    "issue": "IS",
    "number": "IS",
    "edition": "ET",
    "publisher": "PB",
    "publisher-place": "CY",
    "ISBN": "SN",
    "ISSN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "note": "N1",
}
"""The tag of RIS for a field of CSL."""
DAY = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,})\.?")
SPAN = re.compile(r"(?P<first>\d+)\s*[-–]+\s*(?P<last>\d+)")


def files(text: str) -> Mapping[str, str]:
    """The works of a bibliography, by the ending of a file that holds them. The BibTeX is as it was written."""
    entries = parsed(text)
    items = [csl(key, entry) for key, entry in entries.items()]
    return {
        "bib": text,
        "ris": "".join(ris(item, _kind(entry)[1]) for item, entry in zip(items, entries.values(), strict=True)),
        "json": json.dumps(items, ensure_ascii=False, indent=1) + "\n",
    }


def csl(key: str, entry: Entry) -> dict[str, Any]:
    """A work as CSL JSON has it, by its schema 1.0.2. The entry is one that was settled."""
    fields = {name.lower(): plain(value) for name, value in entry.fields.items()}
    told: dict[str, Any] = {"id": key, "type": _kind(entry)[0], "citation-key": key}
    for role in ("author", "editor"):
        told[role] = [_name(person) for person in entry.persons.get(role, ())]
    for theirs, ours in FIELDS.items():
        told[ours] = told.get(ours) or fields.get(theirs, "")
    if told["type"] == "report":
        told["number"] = told.pop("issue")
    told["page"] = re.sub(r"\s*[-–]+\s*", "-", fields.get("pages", ""))
    told["issued"] = _issued(fields.get("year", ""), fields.get("month", ""))
    told["note"] = ". ".join(part.rstrip(".") for name in ("howpublished", "note") if (part := fields.get(name, "")))
    return {name: value for name, value in told.items() if value}


def _kind(entry: Entry) -> tuple[str, str]:
    return KINDS.get(entry.type) or (WEB if entry.fields.get("url") else OTHER)


def _name(person: Person) -> dict[str, str]:
    """A name as CSL takes it."""
    given = plain(" ".join((*person.first_names, *person.middle_names)))
    family = plain(" ".join(person.last_names))
    if not given:
        return {"literal": plain(" ".join((*person.prelast_names, *person.last_names)))}
    held = {
        "family": family,
        "given": given,
        "non-dropping-particle": plain(" ".join(person.prelast_names)),
        "suffix": plain(" ".join(person.lineage_names)),
    }
    return {part: value for part, value in held.items() if value}


def _issued(year: str, month: str) -> dict[str, Any]:
    """When a work came out: as numbers as far as they are known, and a year that is no number in words."""
    if not year:
        return {}
    if not re.fullmatch(r"\d{4}", year):
        return {"literal": f"{month} {year}".strip()}
    found = DAY.fullmatch(month.strip())
    short = found["month"][:3].lower() if found else ""
    parts = [int(year)]
    if found and short in MONTHS:
        parts += [MONTHS.index(short) + 1, *([int(found["day"])] if found["day"] else [])]
    return {"date-parts": [parts]}


def ris(item: Mapping[str, Any], kind: str) -> str:
    """A work as RIS has it, by its specification of 2001: two letters, two spaces, a hyphen, a space and the value."""
    tags = [("TY", kind), ("ID", item["id"])]
    tags += [("AU", _inverted(name)) for name in item.get("author", ())]
    tags += [("ED", _inverted(name)) for name in item.get("editor", ())]
    tags += _dated(item.get("issued", {}))
    tags += [(tag, item[field]) for field, tag in TAGS.items() if field in item]
    tags += _pages(item.get("page", ""))
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in tags) + "ER  - \r\n"


def _inverted(name: Mapping[str, str]) -> str:
    if whole := name.get("literal"):
        return whole
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name["family"])))
    return ", ".join(filter(None, (family, name["given"], name.get("suffix"))))


def _dated(issued: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The year, and the day as far as it is known; what is no year stands behind the slashes that end a date."""
    if words := issued.get("literal"):
        yield "PY", f"///{words}"
    for parts in issued.get("date-parts", ()):
        yield "PY", str(parts[0])
        if len(parts) > 1:
            yield "DA", "/".join([str(parts[0]), *(f"{part:02}" for part in parts[1:]), *[""] * (4 - len(parts))])


def _pages(pages: str) -> Iterable[tuple[str, str]]:
    """The first page and the last, which is written out: 273–88 ends on page 288."""
    if found := SPAN.fullmatch(pages):
        first, last = found["first"], found["last"]
        yield "SP", first
        yield "EP", first[: len(first) - len(last)] + last if len(last) < len(first) else last
    elif pages:
        yield "SP", pages
