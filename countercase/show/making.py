"""How a chapter was made: its parameters, the digest of all that it is made from, and what can be taken from it."""

from __future__ import annotations

import json
from pathlib import Path

from ..argue.library import Library
from ..argue.verdict import Verdict
from .evidence import case_csv
from .files import Block, File, Place, listed, saving
from .markup import Html
from .table import Cell, Table

TEMPLATE = "notebooks/case.ipynb"


def own_template(root: Path) -> bool:
    """Whether an essay has the template itself, and not that of the package alone."""
    return (root / TEMPLATE).is_file()


def making(library: Library, verdict: Verdict, digest: str = "") -> Block:
    """Parameters, digest and downloads."""
    case = verdict.dossier.case
    rows: list[tuple[str, Cell]] = [
        ("case", case.id),
        ("framework", verdict.framework.id),
        ("margin", verdict.margin),
        *((f"switch: {n}", o) for n, o in verdict.switches.items()),
        ("left out", ", ".join(verdict.without) or "nothing"),
    ]
    if digest:
        rows.append(("digest of all inputs", Html("<code>{}</code>").format(digest)))
    table = Table("The parameters of this chapter", ["Parameter", "Value"], rows).html()
    data = json.dumps(verdict.as_dict(), indent=2, ensure_ascii=False) + "\n"
    files = {
        "Evidence and readings (CSV)": File(case.id, f"{case.id}.evidence.csv", "text/csv", case_csv(verdict)),
        "Verdict (JSON)": File(case.id, f"{case.id}.verdict.json", "application/json", data),
        "This chapter as an executed notebook": File(case.id, f"{case.id}.ipynb", "application/x-ipynb+json", None),
    }
    command = f"papermill {TEMPLATE} out.ipynb -p case {case.id}"
    if not own_template(library.root):
        command = f"countercase build {case.id} --margin {verdict.margin + 1}"

    def made(place: Place) -> Html:
        links = (saving(place(file), file, words) for words, file in files.items())
        again = Html("<p>{}: <code>{}</code></p>").format(
            "To run it again" if own_template(library.root) else "To run it again, with a margin", command
        )
        return table + listed(links, "cc-downloads") + again

    return Block(made, tuple(files.values()))
