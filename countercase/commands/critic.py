"""A counter-case on its way: a fresh file, or one that arrives as a link or as files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..argue.library import load, opened
from ..data.place import case_path, project_root
from ..data.problem import DataError, fault
from ..receive import Received
from .shared import said

AS = click.option("--as", "name", required=True, metavar="NAME", help="What to call the counter-case: my-case.")


@click.command()
@click.argument("case")
@AS
@said
def counter_case(case: str, name: str) -> None:
    """Write a counter-case to CASE, valid at once: data/cases/NAME.yml, to be changed line by line."""
    _write_counter_case(case, name)


@click.command(hidden=True)
@click.argument("case")
@AS
@said
def fork(case: str, name: str) -> None:
    """The old name of `counter-case`, which is read until version 0.3."""
    click.echo("Note: `countercase fork` is now called `countercase counter-case`.", err=True)
    _write_counter_case(case, name)


def _write_counter_case(case: str, name: str) -> None:
    from ..scaffold import fresh

    root = project_root()
    library = opened(root)
    dossier = library.dossier(case)
    text = fresh(dossier, name)
    path = root / case_path(name)
    if name in library.cases or path.exists() or path.is_symlink():
        raise fault(f"there is a case '{name}' already. Choose another name.")
    with path.open("x", encoding="utf-8", newline="\n") as file:  # never through a link that stands there
        file.write(text)
    click.echo(f"{case_path(name)} holds every reading of '{case}'. Change what you read differently, then:")
    click.echo(f"  .venv/bin/countercase check {case_path(name)}")
    click.echo("  make book")


@click.command()
@click.argument("sent", nargs=-1, required=True)
@click.option("--as", "name", default="", metavar="NAME", help="What to call the files, else by title or id.")
@click.option("--anyway", is_flag=True, help="Write them although they are not in order, to be mended by hand.")
@said
def receive(sent: tuple[str, ...], name: str, anyway: bool) -> None:
    """Write the counter-case that was SENT: data/cases/NAME.yml, and its facts beside it.

    SENT is a link from the page to argue back, between quotation marks, or files: a counter-case (.yml), a table of
    its facts (.csv, .xlsx, .ods), or both.
    """
    from ..receive import look_over, summary
    from ..receive import receive as read
    from ..sent import are_files
    from ..sent import sent as read_files

    root = project_root()
    if are_files(sent):
        found: Received = read_files(map(Path, sent), root, name)
    elif len(sent) == 1:
        found = read(sent[0], name)
    else:
        raise fault("give one link, between quotation marks, or the files that were sent.")
    case = case_path(found.name)
    if taken := [path for path in found.files if (root / path).exists()]:
        raise fault(f"{taken[0]} is there already. Give another name: --as {found.name}-2.")
    click.echo(summary(found))
    try:
        lines = look_over(found, load(root) if case in found.files else None, root)
    except DataError as error:
        if not anyway:
            click.echo(str(error), err=True)
            click.echo("Nothing is written. With --anyway it is, to be mended by hand.", err=True)
            sys.exit(1)
        lines = str(error).splitlines()
    for path, text in found.files.items():
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        click.echo(f"{path} is written.")
    click.echo("\n".join(lines))
