"""The pages that show the whole record."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from ..argue.library import load
from ..argue.record import Claim, Evidence
from .chapter import Markdown
from .evidence import claims_table, record_table
from .page import plain
from .table import cell_text, download, to_csv


def evidence_page() -> Markdown:
    """All evidence, a section for each source."""
    record = load().record
    parts = [_whole("evidence", record.evidence.values(), Evidence)]
    for name, source in record.sources.items():
        count = sum(e.source == name for e in record.evidence.values())
        parts.append(
            f"## {plain(source.short)}\n\n{count} facts from the {source.kind}.\n\n{record_table(record, name).html()}"
        )
    return Markdown("\n\n".join(parts))


def claims_page() -> Markdown:
    """All claims, a section for each source."""
    record = load().record
    parts = [_whole("claims", record.claims.values(), Claim)]
    for name, source in record.sources.items():
        own = [c for c in record.claims.values() if c.source == name]
        table = claims_table(own, record, f"Claims of {source.authors}")
        parts.append(f"## {plain(source.short)}\n\n{len(own)} claims from the {source.kind}.\n\n{table.html()}")
    return Markdown("\n\n".join(parts))


def _whole(name: str, rows: Iterable[BaseModel], model: type[BaseModel]) -> str:
    columns = list(model.model_fields)
    data = to_csv(columns, [[cell_text(getattr(row, column)) for column in columns] for row in rows])
    return f"<p>{download(f'{name}.csv', 'text/csv', data, 'Download the whole table as CSV')}</p>"
