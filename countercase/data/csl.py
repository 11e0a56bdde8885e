"""References in CSL JSON, which reference managers export, as the BibTeX that the list of references is made from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from .bibliography import KEY, MONTHS

Item = Mapping[str, Any]

TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""The type of BibTeX for each of CSL that has one; all others are `misc`."""
FIELDS = {"title": "title", "volume": "volume", "issue": "number", "edition": "edition"}
CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "misc": "organization"}
MEANING = re.compile(r"([&%$#_])")
# what CSL lets stand in a title: slanted, heavy, high, low and small letters
MARKUP = re.compile(r"</?(?:i|b|em|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)


def is_csl(held: object) -> bool:
    """Whether what a JSON file holds is a list of works."""
    return isinstance(held, list) and bool(held) and all(isinstance(i, dict) and "type" in i for i in held)


def bibtex(items: Iterable[Item]) -> str:
    """The works as BibTeX, each under its own citation key, or one made of its first author and year: gill-2009."""
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
    pages = re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", "--", _text(item.get("page")))
    return {
        "author": _people(item.get("author")),
        "editor": _people(item.get("editor")),
        **{ours: _text(item.get(theirs)) for theirs, ours in FIELDS.items()},
        "pages": pages,
        CONTAINERS.get(kind, "howpublished"): _text(item.get("container-title")),
        PUBLISHERS.get(kind, "publisher"): _text(item.get("publisher")),
        "address": _text(item.get("publisher-place")),
        "year": year,
        "month": month,
        "doi": str(item.get("DOI", "")),
        "url": str(item.get("URL", "")),
    }


def _people(held: Any) -> str:
    """Names as BibTeX has them: the family's before a comma, then a Junior, and a body or a single name in braces."""
    names = []
    for person in held if isinstance(held, list) else ():
        family, given, whole = (_text(person.get(key)) for key in ("family", "given", "literal"))
        if whole or not (family and given):
            names.append("{" + (whole or family or given) + "}")
            continue
        before, after, suffix = (
            _text(person.get(key)) for key in ("non-dropping-particle", "dropping-particle", "suffix")
        )
        names.append(", ".join(filter(None, (f"{before} {family}".strip(), suffix, f"{given} {after}".strip()))))
    return " and ".join(names)


def _issued(item: Item) -> tuple[str, str]:
    """Year and month, as far as they are given: as parts of a date, or as text that holds them."""
    issued = item.get("issued")
    if isinstance(issued, str | int):
        issued = {"raw": str(issued)}
    if not isinstance(issued, Mapping):
        return "", ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if first:
        return str(first[0]), _month(str(first[1])) if len(first) > 1 else ""
    found = re.search(
        r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?", str(issued.get("raw") or issued.get("literal") or "")
    )
    return (found["year"], _month(found["month"] or "")) if found else ("", "")


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if number.isdecimal() and 1 <= int(number) <= len(MONTHS) else ""


def _key(item: Item) -> str:
    if KEY.fullmatch(own := str(item.get("citation-key", ""))):
        return own
    people = item.get("author") or item.get("editor") or [{}]
    who = str(people[0].get("family") or people[0].get("literal") or item.get("title") or "work")
    plain = unicodedata.normalize("NFKD", who).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall("[a-z0-9]+", plain)[:3]) or "work"
    return f"{stem}-{_issued(item)[0]}".rstrip("-")


def _text(value: Any) -> str:
    text = MARKUP.sub("", " ".join(str(value).split())) if value else ""
    return MEANING.sub(r"\\\1", re.sub(r"[{}\\]", "", text))
