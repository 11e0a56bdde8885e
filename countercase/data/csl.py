"""References in CSL JSON, which reference managers export, as the BibTeX that the list of references is made from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from .bibliography import MONTHS

Item = Mapping[str, Any]

TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "manuscript": "unpublished",
}
"""The type of BibTeX for each of CSL that has one; all others are `misc`."""
FIELDS = {"title": "title", "volume": "volume", "issue": "number", "page": "pages", "edition": "edition"}
CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "misc": "organization"}
MEANING = re.compile(r"([&%$#_])")


def is_csl(held: object) -> bool:
    """Whether what a JSON file holds is a list of works."""
    return isinstance(held, list) and bool(held) and all(isinstance(i, dict) and "type" in i for i in held)


def bibtex(items: Iterable[Item]) -> str:
    """The works as BibTeX, each under a key made of its first author and year: gill-2009."""
    found, taken = [], set[str]()
    for item in items:
        kind = TYPES.get(str(item["type"]), "misc")
        key = name = _key(item)
        for letter in "abcdefghijklmnopqrstuvwxyz":
            if key not in taken:
                break
            key = f"{name}-{letter}"
        taken.add(key)
        fields = {name: value for name, value in _fields(item, kind).items() if value}
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        found.append(f"@{kind}{{{key},\n{lines}}}\n")
    return "\n".join(found)


def _fields(item: Item, kind: str) -> dict[str, str]:
    year, month = _issued(item)
    return {
        "author": _people(item.get("author")),
        "editor": _people(item.get("editor")),
        **{ours: _text(item.get(theirs)) for theirs, ours in FIELDS.items()},
        CONTAINERS.get(kind, "howpublished"): _text(item.get("container-title")),
        PUBLISHERS.get(kind, "publisher"): _text(item.get("publisher")),
        "address": _text(item.get("publisher-place")),
        "year": year,
        "month": month,
        "doi": str(item.get("DOI", "")),
        "url": str(item.get("URL", "")),
    }


def _people(held: Any) -> str:
    """Names as BibTeX has them: the family's before a comma, and a body in braces."""
    names = []
    for person in held if isinstance(held, list) else ():
        family, given = _text(person.get("family")), _text(person.get("given"))
        particle = _text(person.get("non-dropping-particle"))
        whole = _text(person.get("literal"))
        if whole or not given:
            names.append("{" + (whole or family) + "}")
        else:
            names.append(f"{f'{particle} {family}'.strip()}, {given}")
    return " and ".join(names)


def _issued(item: Item) -> tuple[str, str]:
    """Year and month, as far as they are given."""
    issued = item.get("issued")
    if not isinstance(issued, Mapping):
        return "", ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if first:
        month = int(first[1]) if len(first) > 1 and str(first[1]).isdecimal() else 0
        return str(first[0]), MONTHS[month - 1] if 1 <= month <= len(MONTHS) else ""
    found = re.search(r"[0-9]{4}", str(issued.get("raw") or issued.get("literal") or ""))
    return (found[0] if found else ""), ""


def _key(item: Item) -> str:
    people = item.get("author") or item.get("editor") or [{}]
    who = str(people[0].get("family") or people[0].get("literal") or item.get("title") or "work")
    plain = unicodedata.normalize("NFKD", who).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall("[a-z0-9]+", plain)[:3]) or "work"
    return f"{stem}-{_issued(item)[0]}".rstrip("-")


def _text(value: Any) -> str:
    return MEANING.sub(r"\\\1", re.sub(r"[{}\\]", "", " ".join(str(value).split()))) if value else ""
