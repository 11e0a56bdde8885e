"""What a counter-case brings of its own: works, and facts that they report, in a table beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema, model_validator

from .bibliography import WEB
from .csv_file import read_table
from .field import Frozen, Line
from .place import CASE_FOLDER
from .problem import DataError, Problem, brief, unknown
from .record import Evidence, Record, Source
from .yaml_file import Document

TABLE = ".evidence.csv"
"""How the name of the table ends; before it stands the name of the counter-case."""
SOMEWHERE = 99_999
NEEDED = ("id", "source", "locator", "date", "event", "proof")
"""The columns that a table of a critic's own facts has to have; the others may be left out."""


def _web(text: str) -> str:
    if text and not WEB.fullmatch(text):
        raise ValueError(f"the address '{brief(text)}' should begin with https:// or http://, and hold no spaces.")
    return text


class OwnWork(Frozen):
    """A work that a counter-case brings: the key of one among the references, or what there is to say of it."""

    NAMED_BY = ("title", "work")

    title: Line = ""
    """Its title."""
    author: Line = ""
    """Who wrote it, as a reader should know them: World Bank; Gill and Huang."""
    year: Line = ""
    """When it was published."""
    published: Line = ""
    """By whom, or in which journal."""
    address: Annotated[str, AfterValidator(_web)] = ""
    """Where it can be read: https://..."""
    work: str = ""
    """Or the key of a work in `references.bib`, which says all this."""

    @model_validator(mode="after")
    def _either(self) -> OwnWork:
        if bool(self.title.strip()) == bool(self.work):
            raise ValueError("a work of one’s own has a `title`, or it names one of the references under `work`.")
        if self.work and any((self.author, self.year, self.published, self.address)):
            raise ValueError("`work` names one of the references, which says the rest. Leave out what is beside it.")
        return self

    @property
    def mark(self) -> str:
        """What to call it beside a place: its author and year, or its title where it has no author."""
        return f"{self.author} {self.year}".strip() if self.author else self.title


def _titled(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


OneWork = Annotated[
    OwnWork,
    BeforeValidator(_titled),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {name: {"type": "string"} for name in OwnWork.model_fields},
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


def own_sources(works: Mapping[str, OwnWork], record: Record) -> dict[str, Source]:
    """The works of a critic as sources of evidence, each of whose places says by itself what it counts."""
    found = {}
    for key, work in works.items():
        mark = work.mark or record.works.get(work.work, work.work)
        found[key] = Source(
            authors=work.author or mark, short=mark, mark=mark, possessive=f"{mark}’s", kind="work",
            work=work.work, unit="", count=SOMEWHERE, about="",
        )  # fmt: skip
    return found


def own_record(
    path: Path, document: Document, works: Mapping[str, OwnWork], record: Record
) -> tuple[Record, dict[str, Evidence], dict[str, Source]]:
    """The record with the evidence in the table beside a counter-case, and that evidence by itself with its sources.

    Raises `DataError`, every problem by line.
    """
    sources = own_sources(works, record)
    problems: list[Problem] = []
    for key, work in works.items():
        if work.work and work.work not in record.works:
            problems.append(document.problem(("sources", key, "work"), unknown("work", work.work, record.works)))
        if key in record.sources and record.sources[key] != sources[key]:
            message = f"the source '{key}' is on record already. Choose another key for your own."
            problems.append(document.problem(("sources", key), message))
    beside = path.with_name(path.stem + TABLE)
    name = f"{CASE_FOLDER}/{beside.name}"
    known = {**record.sources, **sources}
    rows = read_table(beside, name, Evidence, foreign=True, needed=NEEDED) if beside.exists() else []
    for line, row in rows:
        problems += [Problem(name, line, f"row '{row.id}': {message}") for message in _wrong(row, known, record)]
    if problems:
        raise DataError(problems)
    held = {row.id: row for _, row in rows}
    own = Record(known, record.claims, {**record.evidence, **held}, record.works, record.names)
    return own, held, sources


def _wrong(row: Evidence, known: Mapping[str, Source], record: Record) -> list[str]:
    """What is wrong with a fact of a critic's own."""
    found = []
    if row.id in record.evidence:
        found.append("this id is on record already. Choose another.")
    if row.source not in known:
        found.append(f"{unknown('source', row.source, known)} Name it under `sources` in the counter-case.")
    elif wrong := Record(known, {}, {}, {}).check_locator(row.locator, row.source):
        found.append(wrong)
    found += [unknown("work", work, record.works) for work in row.cited if work not in record.works]
    if not row.date:
        found.append("evidence of your own needs a date.")
    return found
