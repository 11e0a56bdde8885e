"""Files that lie where the data lie and that nothing reads, so that nobody thinks that they count."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from .files import files_in
from .own_record import TABLE
from .place import CASE_FOLDER
from .problem import Problem, suggestion

FOLDERS = ("cases", "frameworks", "figures")
TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods")


def strays(
    root: Path, cases: Iterable[str], is_counter_case: Callable[[str], bool], left_out: Collection[str] = ()
) -> Iterable[Problem]:
    """Each file in the folders of cases, frameworks and figures that is not read, with what it should be called.

    The files among the cases that are `left_out` are known.
    """
    known = list(cases)
    for folder in FOLDERS:
        for path in files_in(root / "data" / folder, ""):
            if folder == "cases" and not {path.name, path.stem}.isdisjoint(left_out):
                continue
            name = f"data/{folder}/{path.name}"
            if path.is_dir():
                yield Problem(name, 0, "nothing reads a folder here. Put its files beside the others.")
            elif message := _stray(path, folder, known, is_counter_case):
                yield Problem(name, 0, message)


def _stray(path: Path, folder: str, cases: list[str], is_counter_case: Callable[[str], bool]) -> str:
    if path.suffix == ".yml" or path.suffix.lower() == ".md":
        return ""
    if path.suffix.lower() in {".yaml", ".yml"}:
        return f"nothing reads it under this name. Call it {path.stem}.yml."
    if folder != "cases" or path.suffix.lower() not in TABLES:
        return "nothing reads a file of this kind here."
    return misplaced(path, cases, is_counter_case)


def misplaced(path: Path, cases: Iterable[str], is_counter_case: Callable[[str], bool]) -> str:
    """Why a table beside the cases is not read, or nothing where it is."""
    known = list(cases)
    case = path.name.removesuffix(TABLE)
    if not path.name.endswith(TABLE):
        start = path.name.partition(".")[0]
        return f"nothing reads a table under this name. The facts of a counter-case stand in {start}{TABLE}, as CSV."
    if case not in known:
        return f"there is no case '{case}' to which it belongs. {suggestion(case, known)}".rstrip()
    if not is_counter_case(case):
        return (
            f"'{case}' is no counter-case, and a table beside it is not read. The facts of a case are on record: they "
            "go into data/evidence.csv, and their work into data/sources.yml."
        )
    return ""


def beside(path: Path) -> Iterable[Problem]:
    """Tables beside a case file, wherever it lies, that bear its name and are not read."""
    if not path.is_file():
        return
    for other in files_in(path.parent, ""):
        ours = other.name.startswith(f"{path.stem}.") and other.suffix.lower() in TABLES
        if ours and other.name != path.stem + TABLE:
            yield Problem(f"{CASE_FOLDER}/{other.name}", 0, misplaced(other, (), bool))
