"""Random edits of a project, over every kind of input: what people, copies, archives and sync clients do to files.

Most take one letter of free prose for another, so that the file keeps its size, and what it is to be read as. Its time
is as it happens, or as it was, or older than before. `make reproduce` and a test draw from these.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from string import ascii_lowercase

from ...data.place import CASE_FOLDER, FRAMEWORK_FOLDER, case_path
from ...data.reading import STRENGTHS as WORDS_OF_STRENGTH
from ...show.addresses import FOLDERS

LONG_AGO = 1_000_000_000
PROSE = r"(?m)^(?:# )?([A-Z][a-z]+(?: [a-z]+){2,})"

# where letters of each kind of input may change: the files, and the free prose in them
LETTERS = {
    "settings": ("_config.yml", r'html_title: "([A-Za-z]+)'),
    "table of contents": ("_toc.yml", r'caption: "?([A-Za-z ]+)'),
    "citation file": ("CITATION.cff", r'(?m)^title: "?([A-Za-z]+)'),
    "lock": ("requirements.txt", r"(?m)^ *# +(via)"),
    "chapters": ("book/**/*.md", PROSE),
    "template of the site": ("book/_templates/layout.html", r"\{# ([A-Za-z ]+)"),
    "style": ("book/_static/*.css", r"/\* ([A-Za-z ]+)"),
    "script": ("book/_static/*.js", r"(?m)^ *(?://|/\*\*?) ([A-Za-z ]+)"),
    "references": ("book/references.bib", r"(?m)^ *title *= *\{+([A-Za-z ]+)"),
    "template of chapters": ("notebooks/*.ipynb", r'"# ?#? ?([A-Z][a-z]+ [a-z ]+)'),
    "evidence": ("data/evidence.csv", r",\"?([A-Z][a-z]+ [a-z ]+)"),
    "names of facts": ("data/names.csv", r",\"?([A-Z][a-z]+ [a-z ]+)"),
    "claims": ("data/claims.csv", r"(?:empirical|theory|interpretation|conclusion|premise),\"?([A-Z][a-z]+ [a-z ]+)"),
    "sources": ("data/sources.yml", r"(?m)^    about: (?:>-\n +)?([A-Za-z ]+)"),
    "checks": ("data/checks.csv", r"(?:confirmed|undecided),\"?([A-Z][a-z]+ [a-z ]+)"),
    "relations": ("data/relations.csv", r"[?],[a-z0-9;-]+,[a-z]+,[a-z0-9-]+,[a-z0-9;-]*,\"?([A-Z][a-z]* [a-z ]+)"),
    "frozen editions": ("data/editions/*.json", r"\"about\": ?\"([A-Z][a-z]+ [a-z ]+)"),
    "shared facts": ("data/facts.yml", r"(?m)^    title: ([A-Za-z ]+)"),
    "series": ("data/series/*.yml", r"(?m)^definition: (?:>-\n +)?([A-Za-z ]+)"),
    "frameworks": (f"{FRAMEWORK_FOLDER}/*.yml", r"(?m)^    title: ([A-Za-z ]+)"),
    "verdicts of a framework": (f"{FRAMEWORK_FOLDER}/*.yml", r"meaning: ([A-Za-z ]+)"),
    "title of a case": (f"{CASE_FOLDER}/*.yml", r"(?m)^title: ([A-Za-z ]+)"),
    "thesis": (f"{CASE_FOLDER}/*.yml", r"(?m)^thesis: (?:>-\n +)?([A-Za-z ]+)"),
    "reasons": (f"{CASE_FOLDER}/*.yml", r"because: ([A-Z][a-z]+ [a-z ]+)"),
    "figures": ("data/figures/*.yml", r"(?m)^title: ([A-Za-z ]+)"),
    "modules": ("countercase/show/*.py", r'"([A-Z][a-z]+ [a-z]+ [a-z ]+)'),
}
# where one of a few words stands: the files, the place, and the words
WORDS = {
    "strength of a reading": (f"{CASE_FOLDER}/*.yml", r"strength: (\d|[a-z]{6,})", (*"123", *WORDS_OF_STRENGTH)),
    "number in a series": ("data/series/*.csv", r",([1-9])\d*,", tuple("123456789")),
    "version": ("countercase/__init__.py", r'__version__ = "\d+\.\d+\.(\d)"', tuple("123456789")),
}
ADDED = {
    "page": ("book/added-{}.md", "# A page that was added\n\nIt says nothing new at all.\n"),
    "static file": ("book/_static/added-{}.txt", "What stands beside the pages.\n"),
    "typeface": ("book/_static/fonts/added-{}.woff2", "no typeface\n"),
    "file in a folder of its own": ("book/_static/added-{}/one.txt", "one\n"),
}
GONE = ("book/_static/**/*.woff2", "book/added-*.md", "book/_static/added-*", f"{CASE_FOLDER}/added-*")


@dataclass(frozen=True)
class Edit:
    """One edit: what it was, in words, and the file it was made to."""

    words: str
    path: Path


def edit(folder: Path, dice: Random) -> Edit:
    """Make a random edit to the project in a folder."""
    while True:
        made = dice.choices((_letter, _word, _add, _remove, _rename, _put_back), (12, 4, 3, 2, 1, 2))[0](folder, dice)
        if made is not None:
            return made


def _letter(folder: Path, dice: Random) -> Edit | None:
    kind = dice.choice(sorted(LETTERS))
    files, words = LETTERS[kind]

    def other(text: str) -> str:
        spots = [spot for match in re.finditer(words, text) for spot in range(*match.span(1)) if text[spot].islower()]
        if not spots:
            return text
        spot = dice.choice(spots)
        return text[:spot] + dice.choice(ascii_lowercase.replace(text[spot], "")) + text[spot + 1 :]

    return _changed(folder, dice, kind, files, other)


def _word(folder: Path, dice: Random) -> Edit | None:
    kind = dice.choice(sorted(WORDS))
    files, place, words = WORDS[kind]

    def other(text: str) -> str:
        found = list(re.finditer(place, text))
        if not found:
            return text
        spot = dice.choice(found)
        return text[: spot.start(1)] + dice.choice([w for w in words if w != spot[1]]) + text[spot.end(1) :]

    return _changed(folder, dice, kind, files, other)


def _changed(folder: Path, dice: Random, kind: str, files: str, other: Callable[[str], str]) -> Edit | None:
    """Change a file of a kind, and set its time."""
    found = sorted(path for path in folder.glob(files) if path.is_file() and not _made(folder, path))
    if not found:
        return None
    path = dice.choice(found)
    before, text = path.stat(), path.read_text(encoding="utf-8")
    after = other(text)
    if after == text:
        return None
    _keep(folder, path)
    path.write_text(after, encoding="utf-8", newline="")
    return Edit(f"{kind}: {path.relative_to(folder)}, {_timed(path, before, dice)}", path)


def _timed(path: Path, before: os.stat_result, dice: Random) -> str:
    how = dice.choice(("as it happens", "its time kept", "older than it was"))
    if how == "its time kept":
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    if how == "older than it was":
        os.utime(path, (LONG_AGO, LONG_AGO + dice.randrange(1000)))
    return how


def _add(folder: Path, dice: Random) -> Edit | None:
    if dice.random() < 0.5:
        return _add_case(folder, dice)
    kind = dice.choice(sorted(ADDED))
    place, text = ADDED[kind]
    path = folder / place.format(dice.randrange(100))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if kind == "page":
        toc = folder / "_toc.yml"
        line = f"      - file: {path.relative_to(folder).with_suffix('')}\n"
        held = toc.read_text(encoding="utf-8")
        toc.write_text(held if line in held else f"{held.rstrip()}\n{line}", encoding="utf-8")
    return Edit(f"added: {path.relative_to(folder)}", path)


def _add_case(folder: Path, dice: Random) -> Edit | None:
    """A counter-case that changes nothing but its margin, or one that is wrong and is left out."""
    cases = [p for p in sorted((folder / CASE_FOLDER).glob("*.yml")) if "\nextends:" not in p.read_text("utf-8")]
    name, parent = f"added-{dice.randrange(100)}", dice.choice(cases).stem
    path = folder / case_path(name)
    change = f"margin: {dice.randrange(1, 4)}" if dice.random() < 0.7 else "drop: no-such-fact"
    path.write_text(
        f"id: {name}\nextends: {parent}\ntitle: Added with {name}\nthesis: I read it otherwise.\n"
        f"changes:\n  - {{{change}, because: It is close.}}\n",
        encoding="utf-8",
    )
    return Edit(f"added: {path.relative_to(folder)}, to {parent}, with {change}", path)


def _remove(folder: Path, dice: Random) -> Edit | None:
    found = sorted(path for pattern in GONE for path in folder.glob(pattern))
    if not found:
        return None
    path = dice.choice(found)
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    _unlist(folder, path)
    return Edit(f"removed: {path.relative_to(folder)}", path)


def _rename(folder: Path, dice: Random) -> Edit | None:
    found = sorted(folder.glob("book/_static/added-*.txt"))
    if not found:
        return None
    path = dice.choice(found)
    new = path.with_name(f"added-{dice.randrange(100)}.txt")
    path.rename(new)
    return Edit(f"renamed: {path.relative_to(folder)} to {new.name}", new)


def _keep(folder: Path, path: Path) -> None:
    """Keep a file as it is, with its time, to be put back one day."""
    kept = folder / "kept-aside" / path.relative_to(folder)
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, kept)


def _put_back(folder: Path, dice: Random) -> Edit | None:
    aside = folder / "kept-aside"
    kept = sorted(path for path in aside.rglob("*") if path.is_file())
    if not kept:
        return None
    chosen = dice.choice(kept)
    path = folder / chosen.relative_to(aside)
    if path.name == "_toc.yml" or not path.exists():
        return None  # it may name pages that are gone by now
    shutil.copy2(chosen, path)
    return Edit(f"put back as it was, with its time: {path.relative_to(folder)}", path)


def _unlist(folder: Path, path: Path) -> None:
    toc = folder / "_toc.yml"
    lines = toc.read_text(encoding="utf-8").splitlines(keepends=True)
    listed = f"- file: {path.relative_to(folder).with_suffix('')}\n"
    toc.write_text("".join(line for line in lines if line.lstrip() != listed), encoding="utf-8")


def _made(folder: Path, path: Path) -> bool:
    return any(path.is_relative_to(folder / name) for name in FOLDERS)


def harm(folder: Path, dice: Random) -> Edit:
    """Damage something that a build has made: cut off, emptied, deleted or edited by hand, or put there by nobody."""
    below = (path for name in ("_build", *FOLDERS) for path in (folder / name).rglob("*"))
    found = sorted(path for path in below if path.is_file() and path.name != "lock")
    path = dice.choice(found)
    how = dice.choice(("cut off", "emptied", "deleted", "edited by hand", "put beside"))
    raw = path.read_bytes()
    before = path.stat()
    if how == "deleted":
        path.unlink()
    elif how == "put beside":
        path = path.with_name(f"stray-{path.name}")
        path.write_bytes(raw)
    else:
        spot = dice.randrange(max(1, len(raw)))
        changed = {"cut off": raw[:spot], "emptied": b"", "edited by hand": raw[:spot] + b"X" + raw[spot + 1 :]}
        path.write_bytes(changed[how])
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return Edit(f"{how}: {path.relative_to(folder)}", path)
