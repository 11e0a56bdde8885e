"""A small essay that stands: its files, made from four answers.

They are written in `files/`, with names between @@ for what is asked; a folder whose name begins with a dot lies there
without it. Its two authors, its facts and its bridge are made up, and say so.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from ..data.files import files_below
from ..data.problem import fault

FILES = Path(__file__).resolve().parent / "files"
HIDDEN = ("github", "gitignore")
NAME = re.compile("@@([A-Z_]+)@@")
PACKAGE = "countercase"
QUESTION = "Did the new bridge help the town?"
FIRST, SECOND, OWNER = "Ada Ash", "Ben Birch", "the authors of this essay"
SIGNS = frozenset("\\`{}<>@%$|*_[]#")
"""What would be read as markup in one file or another."""
LONGEST = 200


@dataclass(frozen=True)
class Answers:
    """What is asked of somebody who begins an essay. Each has an answer to begin with."""

    question: str = QUESTION
    """What the essay asks."""
    first: str = FIRST
    """The first of the authors whom it holds against each other."""
    second: str = SECOND
    """The second."""
    owner: str = OWNER
    """Who writes it."""
    package: str = ""
    """Where the package is had from, as pip takes it; nothing where it comes from where this one came from."""


def essay(answers: Answers, version: str, today: date) -> dict[str, str]:
    """The files of the essay by path. Raises `DataError` where an answer cannot stand in them."""
    words = _words(answers, version, today)
    made = {}
    for path in sorted(files_below(FILES)):
        parts = path.relative_to(FILES).parts
        first = f".{parts[0]}" if parts[0] in HIDDEN else parts[0]
        name = "/".join((first, *parts[1:]))
        text = path.read_text(encoding="utf-8")
        made[_filled(name, words)] = _filled(text, words if name.endswith(TEXTS) else {**words, **_quoted(words)})
    return made


TEXTS = (".md", ".bib", ".csv", ".txt")
"""Endings of files in which words stand as they are; in the others, which are YAML, they stand in quotation marks."""
ASKED = ("QUESTION", "NAME", "OWNER", "FIRST", "SECOND", "FIRST_SHORT", "SECOND_SHORT", "FIRST_OWN", "SECOND_OWN")


def _quoted(words: dict[str, str]) -> dict[str, str]:
    return {name: json.dumps(words[name], ensure_ascii=False) for name in ASKED}


def _filled(text: str, words: dict[str, str]) -> str:
    return NAME.sub(lambda found: words[found[1]], text)


def _words(answers: Answers, version: str, today: date) -> dict[str, str]:
    given = {"question": answers.question, "first author": answers.first, "second author": answers.second}
    given |= {"name": answers.owner}
    for what, words in given.items():
        if not words.strip() or len(words) > LONGEST or any(not c.isprintable() or c in SIGNS for c in words):
            raise fault(f"the {what} is '{words[:60]}'. Write a line of plain words, without signs of markup.")
    question, first, second = (" ".join(words.split()) for words in (answers.question, answers.first, answers.second))
    keys = key(first), key(second)
    if keys[0] == keys[1]:
        raise fault(f"both authors would go by '{keys[0]}'. Give them names that differ: {FIRST}, {SECOND}.")
    names = {"FIRST": first, "SECOND": second}
    title = question.rstrip("?").strip()
    requirement, honest = _requirement(answers.package, version)
    return {
        "QUESTION": question,
        "NAME": title,
        "TITLE": question,
        "TITLE_QUOTED": json.dumps(f"{title}: one record, two readings", ensure_ascii=False),
        "OWNER": " ".join(answers.owner.split()),
        "A": keys[0],
        "B": keys[1],
        **names,
        **{f"{name}_SHORT": short(words) for name, words in names.items()},
        **{f"{name}_OWN": f"{short(words)}’s" for name, words in names.items()},
        **{f"{name}_BIB": f"{{{words}}}" if " and " in words else words for name, words in names.items()},
        "VERSION": version,
        "TODAY": today.isoformat(),
        "REQUIREMENT": requirement,
        "HONEST": honest,
    }


def short(author: str) -> str:
    """The name by which authors go in a sentence: the last of each person’s; that of a body is whole."""
    people = re.split(r"(, | and )", author)
    return "".join(part if i % 2 else _last(part) for i, part in enumerate(people))


def _last(person: str) -> str:
    words = person.split()
    return person if any(word[:1].islower() for word in words) or len(words) > 4 else words[-1]


def key(author: str) -> str:
    """The key of a source: the letters of the name by which its author goes. Raises `DataError` where it has none."""
    plain = unicodedata.normalize("NFKD", short(author)).encode("ascii", "ignore").decode().lower()
    made = re.sub("[^a-z]", "", re.split(",| and ", plain)[0])[:20]
    if not made:
        raise fault(f"no key can be made of the letters of '{author}'. Write the name in Latin letters.")
    return made


def _requirement(package: str, version: str) -> tuple[str, str]:
    """What pip installs, and what the README says of it."""
    plain = f"{PACKAGE}[test]=={version}"
    place = package or _came_from()
    if not place:
        return plain, ""
    if place == "index":
        return plain, ""
    known = (
        f"\nThe package is taken from `{place}`, as `requirements.txt` says, and not from an index of packages: "
        f"whoever builds this elsewhere needs it there, or `{plain}` in its stead where that can be had.\n"
    )
    return f"{PACKAGE}[test] @ {place}", known


def _came_from() -> str:
    """Where the package that runs was installed from, or nothing where that was an index."""
    try:
        told = _told(distribution(PACKAGE))
    except (PackageNotFoundError, ValueError):
        return ""
    return str(told.get("url", "")) if told else ""


def _told(found: Distribution) -> dict[str, object]:
    text = found.read_text("direct_url.json")
    return json.loads(text) if text else {}
