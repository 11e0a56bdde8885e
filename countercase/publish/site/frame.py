"""What a book stands in, beside its data: settings, table of contents, citation. Looked over before it is made."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ...argue.library import Library
from ...data.contents import TOC, WRITTEN
from ...data.files import files_below, is_left
from ...data.invisible import seen
from ...data.problem import DataError, Problem, collecting, fault, unknown
from ...data.repository import CONFIG
from ...data.yaml_file import Document, Path_, read_document
from ...show.addresses import BOOK, FOLDERS, WORKS, has
from ..edition import CITATION, read_location

PAGES = (".md", ".ipynb")


def check_frame(root: Path) -> None:
    """Raises `DataError`, by line, where a file of the frame is not there or no YAML, or a page listed is not there; or
    where something lies in the book that can be no part of it.
    """
    problems = list(_unfit(root))
    for name in (CONFIG, CITATION, TOC):
        with collecting(problems):
            document = read_document(root / name, name)
            if name == TOC:
                problems += _absent(root, document)
    if problems:
        raise DataError(problems)
    read_location(root)


def check_ends(library: Library) -> None:
    """Raises `DataError` where made pages lead to one that somebody writes, and the contents do not list it."""
    citing = next((fact for fact in library.record.evidence.values() if fact.cited), None)
    if citing and not has(library, WORKS):
        page = WORKS.page
        why = f"The facts cite works, as '{citing.id}' does, and lead to their list, which is not in the contents."
        name = f"{page}{WRITTEN}"
        written = "" if (library.root / name).is_file() else f" and write {name}, with the directive {{bibliography}}"
        raise fault(f"{why} Add to {TOC}:  - file: {page}{written}", TOC)


def _unfit(root: Path) -> Iterable[Problem]:
    """What lies in the book and can be no part of it: it would hold a build for ever, or spoil its list of files."""
    for at, folders, names in os.walk(root / BOOK):
        for path in (Path(at, name) for name in (*folders, *names) if not is_left(name)):
            name = path.relative_to(root).as_posix()
            if seen(name) != name:
                what = "the name holds a line break, or letters that cannot be seen or are not UTF-8. Give it another."
            elif path.exists() and not path.is_file() and not path.is_dir():
                what = "this is a pipe or a device, and should be a file."
            elif path.is_symlink() and Path(at).resolve().is_relative_to(os.path.realpath(path)):
                what = "the link leads to a folder that it lies in, and so round in a circle. Take it away."
            else:
                continue
            yield Problem(name, 0, what)


def _absent(root: Path, document: Document) -> Iterable[Problem]:
    """Pages that are listed under a name that no file has, letter by letter.

    Some disks tell neither capitals nor two spellings of an accent apart, and others do: the book has to be the same.
    """
    pages = (path for path in files_below(root / BOOK) if path.suffix in PAGES)
    there = {path.relative_to(root).with_suffix("").as_posix() for path in pages}
    alike = {_folded(page): page for page in there}
    for at, name in _listed(document.values, ()):
        page = name.removesuffix(".md")
        if page in there or page.rpartition("/")[0] in FOLDERS or not page.startswith(f"{BOOK}/"):
            continue
        message = unknown("page", name, there)
        if found := alike.get(_folded(page)):
            message = (
                f"the page '{name}' is '{found}' on the disk, in other capitals or with accents that are put together "
                "otherwise. Write both alike."
            )
        yield document.problem(at, message)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _listed(value: Any, at: Path_) -> Iterable[tuple[Path_, str]]:
    """Each page that is named, with its place in the file."""
    for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
        if key in {"file", "root"} and isinstance(inside, str):
            yield (*at, key), inside
        elif isinstance(inside, dict | list):
            yield from _listed(inside, (*at, key))
