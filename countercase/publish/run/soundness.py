"""What a build reads: all data in order, without the counter-cases that are not.

A counter-case comes from anybody. Where its file is wrong it is left out with all that leads to it, and so is what
answers it; the book is built as if they were not there. Whatever else is wrong stops the book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from ...argue.library import Library, load_without
from ...data.files import files_in
from ...data.invisible import seen
from ...data.own_record import TABLE
from ...data.place import CASE_FOLDER
from ...data.problem import DataError, Problem
from .inputs import input_files

KEY = r"(?:^|[{{,])[ \t]*[\"']?(?:{})[\"']?[ \t]*[:=;\uff1a]"
ANSWERS = re.compile(KEY.format("extends?|changes?"), re.MULTILINE | re.IGNORECASE)
ARGUES = re.compile(KEY.format("framework|parts|phases"), re.MULTILINE | re.IGNORECASE)
"""The words by which a counter-case and a case are known, also where the file cannot be read as a whole."""
GLANCE = 100_000
"""How much of a file is looked at for them, in bytes."""
WRITTEN = (".md", ".yml", ".csv")
PROGRAM = "countercase"
"""The files in which a case may be named, and the folder of those in which it is not."""


def sound_part(root: Path, check: Callable[[Library], None]) -> Library:
    """All data below `root` with the counter-cases left out that are wrong. `check` raises `DataError` on what is.

    Raises `DataError` with all that is wrong where that is more than counter-cases.
    """
    left_out: dict[str, tuple[Problem, ...]] = {}
    while True:
        try:
            library = load_without(root, left_out)
            check(library)
        except DataError as error:
            wrong = _by_counter_case(error.problems, root)
            if sum(map(len, wrong.values())) < len(error.problems) or not wrong.keys().isdisjoint(left_out):
                raise DataError([*error.problems, *(p for told in left_out.values() for p in told)]) from None
            left_out |= wrong
        else:
            return library


def _by_counter_case(problems: Iterable[Problem], root: Path) -> dict[str, tuple[Problem, ...]]:
    """Of these problems, those in the files of counter-cases, by the counter-case; or by the file, where none is of
    that name.
    """
    lying = {seen(f"{CASE_FOLDER}/{path.name}"): path for path in files_in(root / CASE_FOLDER, "")}
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        path = lying.get(problem.file)
        if path and _is_of_a_critic(path, root):
            name = _case(path)
            found[name] = (*found.get(name, ()), problem)
    return found


def _case(path: Path) -> str:
    """The case that a file is of, or the name of the file where nothing reads it."""
    if path.name.endswith(TABLE) and path.with_name(path.name.removesuffix(TABLE) + ".yml").exists():
        return path.name.removesuffix(TABLE)
    return path.stem if path.suffix == ".yml" else path.name


def _is_of_a_critic(path: Path, root: Path) -> bool:
    """Whether a file among the cases is a counter-case, as far as can be seen where it is wrong.

    By the words that its lines begin with. Where there are none of them, as in a file that is empty, or of another
    program, it is one if nobody names it: a case of the book is named in the record, in the prose or by another case.
    What nothing reads under its name holds nothing of the book.
    """
    name = path.name.partition(".")[0]
    text = _glance(path.with_name(f"{name}.yml") if path.name.endswith(TABLE) else path)
    if ANSWERS.search(text) or ARGUES.search(text):
        return bool(ANSWERS.search(text))
    return path.suffix != ".yml" or not _is_named(name, root)


def _is_named(name: str, root: Path) -> bool:
    """Whether another file names a case: prose in a role or an address, data and contents as a word."""
    in_prose, as_word = (re.compile(before + re.escape(name) + r"(?![\w-])") for before in (r"[`</(]", r"(?<![\w-])"))
    for file in input_files(root):
        if file.suffix in WRITTEN and root / PROGRAM not in file.parents and file.name.partition(".")[0] != name:
            words = in_prose if file.suffix == ".md" else as_word
            if words.search(_glance(file, whole=True)):
                return True
    return False


def _glance(path: Path, whole: bool = False) -> str:
    """The text of a file, or its beginning, whatever it is written in; nothing of what is no file."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            raw = file.read() if whole else file.read(GLANCE)
    except OSError:
        return ""
    text = raw.replace(b"\0", b"").decode("utf-8", errors="ignore")  # and so UTF-16, as far as its letters are Latin
    return text.removeprefix("\ufeff").replace("\r", "\n")
