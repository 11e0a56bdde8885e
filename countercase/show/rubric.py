"""The author's own table of standards, in other words."""

from __future__ import annotations

from ..argue.verdict import Verdict
from .markup import NOTHING, Html
from .table import Table


def rubric(verdict: Verdict) -> Table | None:
    """The standards by which the source of a framework judges, where it gives a table of them."""
    held = verdict.framework.rubric
    if held is None:
        return None
    item, items = Html("<li>{}</li>"), Html("<ul>{}</ul>")
    rows = [(r.degree, r.standard, items.format(NOTHING.join(map(item.format, r.implications)))) for r in held.rows]
    place = f"{verdict.dossier.record.sources[held.locator.source].short}, {held.locator.words}"
    # a title that ends in a bracket takes the place into it
    title = f"{held.title[:-1]}; " if held.title.endswith(")") else f"{held.title} ("
    return Table(f"{title}{place}, paraphrased)", held.columns, rows, kind="cards")
