"""A reader's own copies of the sources: hold the record against them, and make the table that this takes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..argue.library import load
from ..argue.wording import counted
from ..data.problem import DataError, fault
from .shared import JSON, print_json, said


@click.command("verify-sources")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Print also what is confirmed, line by line.")
@JSON
@said
def verify_sources(folder: Path, everything: bool, as_json: bool) -> None:
    """Hold the record against your own copies of its sources: the PDFs, pages (HTML) and text files in FOLDER.

    Of each locator, quotation and value it says whether the copy confirms it. Nothing leaves this machine.
    """
    from ..data.passage import PASSAGES, read_passages
    from ..show.verification import report
    from ..verify.copy import Copy, read_folder
    from ..verify.findings import verify

    library = load()
    texts = read_passages(library)
    if not texts:
        message = "there is no such table to hold copies against. Make it with `countercase passages`."
        raise fault(message, PASSAGES)
    read = list(read_folder(folder))
    copies = [file for file in read if isinstance(file, Copy)]
    unread = [file for file in read if not isinstance(file, Copy)]
    found = verify(library, texts, copies)
    if as_json:
        rows = {"verified": [v.as_dict() for v in found], "unread": {file.name: file.why for file in unread}}
        print_json(rows)
    else:
        click.echo("\n".join(report(library.record, found, copies, unread, everything)))
    if not found or any(v.open for v in found):
        sys.exit(1)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@said
def passages(folder: Path) -> None:
    """Make data/passages.csv anew, from the texts of the sources in FOLDER, each named by its key: author.txt.

    The table holds salted hashes of passages and no word of them. Call this where a source was added, or where its
    locators, its silent places or the quotations from it have changed.
    """
    from ..data.passage import PASSAGES, read_passages
    from ..verify.passages import made, table

    library = load()
    try:
        before = read_passages(library)
    except DataError:
        before = {}  # it is made anew because it no longer fits
    rows = made(library, folder, before)
    (library.root / PASSAGES).write_text(table(rows), encoding="utf-8", newline="\n")
    click.echo(f"{counted(len(rows), 'passage')}, by hash.\n{library.root / PASSAGES}")
