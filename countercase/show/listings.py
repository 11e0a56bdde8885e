"""The whole record as lists: every fact and every claim, with the data to take away."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from ..argue.library import Library
from ..argue.texts import reporting, the
from ..argue.wording import capital, counted, worded
from ..data.record import Claim, Evidence
from . import addresses
from .check_badges import checks_by_fact
from .evidence import claims_table, record_tables
from .files import Block, File, whole
from .markup import NOTHING, Html, Markdown
from .piece import Piece
from .table import cell_text, folded, to_csv

EXPLORER = Html('<div class="cc-place"></div><script src="{}" defer></script>').format(addresses.static("explorer.js"))
"""The place of the fields by which the rows of a page are found."""


def evidence_page(library: Library) -> list[Piece]:
    """All evidence, a section for each source."""
    record, checks = library.record, checks_by_fact(library)
    pieces: list[Piece] = [
        Markdown(
            "# The evidence\n\n"
            "{} {}, as its source has it: "
            "what happened, when, where the source says so, and what it rests on. "
            "Nothing on this page says what a fact shows; that is the business of the cases."
        ).format(reporting(library), _rows(len(record.evidence), "fact")),
        _whole("evidence", record.evidence.values(), Evidence),
    ]
    for name, source in record.sources.items():
        count = sum(e.source == name for e in record.evidence.values())
        if not count:
            continue
        pieces.append(Markdown("## {}\n\n{} from the {}.").format(source.short, counted(count, "fact"), source.kind))
        tables = record_tables(record, name, checks)
        folds = [
            folded(f"{capital(n)}: {worded(len(t.rows), 'fact')}", t.html(), later=True) for n, t in tables.items()
        ]
        pieces.append(NOTHING.join(folds))
    return pieces


def claims_page(library: Library) -> list[Piece]:
    """All claims, a section for each source."""
    record = library.record
    speaking = {claim.source for claim in record.claims.values()}
    claiming = {key: source for key, source in record.sources.items() if key in speaking}
    pieces: list[Piece] = [
        Markdown(
            "# The claims\n\n"
            "{} of {} is one row here, paraphrased: "
            "of which kind it is, where it stands, and which other claims it supports or attacks."
        ).format(
            f"Each of the {len(record.claims)} propositions" if len(record.claims) > 1 else "The one proposition",
            the(len(claiming), "source"),
        ),
        _whole("claims", record.claims.values(), Claim),
    ]
    for name, source in claiming.items():
        of_source = [c for c in record.claims.values() if c.source == name]
        pieces.append(
            Markdown("## {}\n\n{} from the {}.").format(source.short, counted(len(of_source), "claim"), source.kind)
        )
        for kind in dict.fromkeys(c.kind for c in of_source):
            of_kind = [c for c in of_source if c.kind == kind]
            table = claims_table(of_kind, record, f"Claims of {source.authors}: {kind}")
            pieces.append(folded(f"{capital(kind)}: {worded(len(of_kind), 'claim')}", table.html(), later=True))
    return pieces


def _rows(number: int, noun: str) -> str:
    """So many things, each of them a row: '30 facts, and each is one row here'."""
    return f"{number} {noun}s, and each is one row here" if number > 1 else f"one {noun}, which is one row here"


def _whole(name: str, rows: Iterable[BaseModel], model: type[BaseModel]) -> Block:
    columns = list(model.model_fields)
    data = to_csv(columns, [[cell_text(getattr(row, column)) for column in columns] for row in rows])
    return whole(File(f"record/{name}", f"{name}.csv", "text/csv", data), "Download the whole table as CSV", EXPLORER)
