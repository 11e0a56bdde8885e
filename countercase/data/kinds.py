"""Which kind of file one is, by what it holds, so that whoever has it checked is told of that file and of no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel

from . import examples
from .bibliography import read_works
from .check import Check
from .csl import bibtex, is_csl
from .csv_file import read_table
from .framework_file import load_framework
from .own_record import NEEDED, TABLE
from .problem import DataError, Problem, fault
from .record import Claim, Evidence
from .second_coding import SecondReading
from .sheet import plain, read_sheet
from .spreadsheet import SUFFIXES
from .text_file import read_text
from .yaml_file import MAX_BYTES, read_document

READ = "Cases (.yml), tables of facts (.csv, .xlsx, .ods) and references (.bib) can be checked by themselves"
WITH_ALL = "It is checked together with all data: countercase check"
BY_KEYS = {
    "changes": "counter-case",
    "extends": "counter-case",
    "parts": "case",
    "phases": "case",
    "criteria": "framework",
    "publisher": "sidecar of a series",
    "finding": "figure",
    "pairs": "list of comparisons",
    "facts": "list of shared facts",
    "sources": "list of the works of the record",
}
"""The key by which each kind of YAML file is known, the most telling first."""
TABLES: dict[str, type[BaseModel]] = {
    "claims": Claim,
    "checks": Check,
    "second coding": SecondReading,
    "evidence": Evidence,
}


def other_than_a_case(path: Path) -> str:
    """What a file that is no case is, with what it holds, once it is found in order; nothing where it may be a case.

    Raises `DataError` with what is wrong with it, in the words of its kind.
    """
    name = str(path)
    if path.is_dir():
        raise fault(f"this is a folder. {READ}.", name)
    if not path.exists():
        raise fault("there is no such file.", name)
    suffix = path.suffix.lower()
    known: dict[str, Callable[[Path, str], str]] = {
        **dict.fromkeys((".csv", ".tsv", *SUFFIXES), _table),
        **{".bib": _references, ".json": _json, ".yml": _yaml, ".yaml": _yaml},
    }
    if suffix in known:
        return known[suffix](path, name)
    read_text(path, name)  # says what a file of another program is
    raise fault(f"this is a text and nothing that is read here. {READ}.", name)


def case_beside(path: Path) -> Path | None:
    """The counter-case whose table of facts a file is, where it lies beside it."""
    case = path.with_name(path.name.removesuffix(TABLE) + ".yml")
    return case if path.name.endswith(TABLE) and case.is_file() else None


def _table(path: Path, name: str) -> str:
    if path.suffix.lower() == ".tsv":
        raise fault(f"a table ends in .csv, also where tabs separate its cells. Call it {path.stem}.csv.", name)
    header = set(map(plain, read_sheet(path, name, foreign=True).header))
    fitting = {kind: len(header & set(model.model_fields)) / len(model.model_fields) for kind, model in TABLES.items()}
    kind = max(fitting, key=lambda kind: fitting[kind]) if max(fitting.values()) > 0.8 else "evidence"
    own = kind == "evidence" and path.name != "evidence.csv"
    rows = read_table(path, name, TABLES[kind], foreign=own, needed=NEEDED if own else None)
    if not own:
        return f"{name} is a table of {kind} with {len(rows)} rows, each in order by itself. {WITH_ALL}."
    means = f"NAME{TABLE} beside the counter-case NAME.yml, which names their works under `sources`"
    saved = " as CSV" if path.suffix.lower() in SUFFIXES else ""
    facts = f"{len(rows)} fact{'s' * (len(rows) != 1)}"
    return f"{name} is a table of {facts}, each in order by itself. To be read it is saved{saved} as {means}."


def _references(path: Path, name: str) -> str:
    works = read_works(read_text(path, name, MAX_BYTES), name)
    count = f"{len(works)} work{'s' * (len(works) != 1)}"
    return f"{name} holds {count}, in order. To be cited they stand in book/references.bib."


def _json(path: Path, name: str) -> str:
    try:
        held = json.loads(read_text(path, name))
    except (ValueError, RecursionError):
        return ""
    if not is_csl(held):
        return ""
    made = bibtex(held)
    try:
        read_works(made, name)
    except DataError as error:  # the lines are those of the BibTeX, which nobody has seen
        raise DataError(Problem(name, 0, problem.message) for problem in error.problems) from None
    count = f"{len(held)} work{'s' * (len(held) != 1)}"
    return f"{name} holds {count} in CSL JSON, in order. As BibTeX, for book/references.bib:\n\n{made}"


def _yaml(path: Path, name: str) -> str:
    held = read_document(path, name).values
    kind = next((kind for key, kind in BY_KEYS.items() if key in held), "")
    if path.suffix.lower() == ".yaml":
        raise fault(f"nothing reads a file under this name. Call it {path.stem}.yml.", name)
    if kind == "counter-case" and "extends" not in held:
        raise fault(f"a counter-case says under `extends` which case it answers: extends: {examples.case()}.", name, 1)
    if kind == "framework":
        made = load_framework(path, name)
        rules = f"{len(made.criteria)} criteria and {len(made.verdicts)} verdicts"
        return f"{name} is a framework with {rules}, in order by itself. {WITH_ALL}."
    if kind not in {"", "case", "counter-case"}:
        raise fault(f"this is a {kind}. {WITH_ALL}.", name)
    return ""
