"""Files that somebody sent: a counter-case, the table of its facts as any program wrote it, or both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .data.counter_case import CounterCaseFile
from .data.csv_file import read_table
from .data.link import Argument
from .data.old_keys import read_case_file
from .data.own_record import NEEDED, TABLE
from .data.place import case_path
from .data.problem import fault
from .data.record import Evidence
from .data.spreadsheet import SUFFIXES
from .data.text_file import MAX_BYTES, read_text
from .data.yaml_file import fill
from .receive import Received, nameable

CASE_ENDS, TABLE_ENDS = (".yml", ".yaml"), (".csv", *SUFFIXES)
ID_LINE = re.compile(r"^id[ ]*:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Sent(Received):
    """A counter-case out of files: its text stays as it was written, and its table becomes CSV."""

    case_text: str = ""
    """What the file of the counter-case holds, under the name that it is given here."""
    new: tuple[str, ...] = ()
    """Which of the two are written: the suffixes of their names."""

    @property
    def whole(self) -> dict[str, str]:
        """The counter-case and its table, whether they were sent or lie here already."""
        return {case_path(self.name): self.case_text, **self.table}

    @property
    def files(self) -> dict[str, str]:
        """What to write, by path below the project."""
        return {path: text for path, text in self.whole.items() if path.endswith(self.new)}

    @property
    def lined(self) -> bool:
        """Its lines are those of the file that was sent."""
        return True


def are_files(words: Sequence[str]) -> bool:
    """Whether what was given are names of files, and no link."""
    return all("#" not in word and Path(word).suffix.lower() in (*CASE_ENDS, *TABLE_ENDS) for word in words)


def sent(paths: Iterable[Path], root: Path, name: str = "") -> Sent:
    """The counter-case in files, named `name` or by its id; a table alone is for a counter-case that lies here.

    Raises `DataError` where there is more than one of a kind, where one cannot be read, and where a case is no
    counter-case.
    """
    given = list(paths)
    new: tuple[str, ...]
    case, table = (
        _one(given, suffixes, what) for suffixes, what in ((CASE_ENDS, "counter-case"), (TABLE_ENDS, "table"))
    )
    if case is not None:
        table = table or _beside(case)
        held = read_case_file(case, case.name)
        if "extends" not in held.values:
            raise fault("this is no counter-case: it does not say under `extends` which case it answers.", case.name)
        name = nameable(name or str(held.values.get("id") or case.stem))
        text, new = read_text(case, case.name, MAX_BYTES), (".yml", TABLE)
    else:
        assert table is not None  # what is neither was refused
        name = nameable(name or table.name.removesuffix(table.suffix).removesuffix(Path(TABLE).stem))
        here = root / case_path(name)
        if not here.is_file():
            raise fault(
                f"there is no counter-case '{name}' to whose facts it belongs. Say which: --as NAME.", table.name
            )
        held, text, new = read_case_file(here, case_path(name)), read_text(here, here.name, MAX_BYTES), (TABLE,)
    file = fill(CounterCaseFile, held)
    rows = read_table(table, table.name, Evidence, foreign=True, needed=NEEDED) if table else []
    argument = Argument(file=file.model_copy(update={"id": name}), facts=tuple(row for _, row in rows))
    return Sent(name, argument, ID_LINE.sub(f"id: {name}", text, count=1), new)


def _one(paths: Sequence[Path], suffixes: Sequence[str], what: str) -> Path | None:
    """The one file of a kind, if any."""
    found = [path for path in paths if path.suffix.lower() in suffixes]
    if len(found) > 1:
        raise fault(f"{len(found)} files are each a {what}: {', '.join(path.name for path in found)}. Give one.")
    if found and not found[0].is_file():
        raise fault("there is no such file.", str(found[0]))
    return found[0] if found else None


def _beside(case: Path) -> Path | None:
    """The table that lies beside a counter-case under its name."""
    stem = case.stem + Path(TABLE).stem
    return _one(
        [path for suffix in TABLE_ENDS if (path := case.with_name(stem + suffix)).is_file()], TABLE_ENDS, "table"
    )
