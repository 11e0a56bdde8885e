"""`countercase import`: cases from a table."""

from __future__ import annotations

from pathlib import Path

import click

from ..argue.library import load
from ..argue.wording import counted
from .shared import said
from .written import write


@click.command("import")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--framework", required=True, metavar="ID", help="By which framework the rows are judged.")
@click.option(
    "--source", required=True, metavar="KEY", help="Whose table it is; its places are the lines of the table."
)
@click.option("--outcome", default="", metavar="COLUMN", help="The column that says which verdict the table states.")
@click.option("--years", default="", metavar="FROM/TO", help="The stretch of time that the rows are about.")
@click.option("--norm", default="", metavar="WORDS", help="What the cases are about, in a word or two.")
@said
def import_table(table: Path, framework: str, source: str, outcome: str, years: str, norm: str) -> None:
    """Make a case of each row of TABLE: the first column names it, and there is one for each criterion."""
    from ..data.place import CASE_FOLDER
    from ..start.table import Wanted, cases

    library = load()
    made = cases(table, library, Wanted(framework, source, outcome, years, norm))
    write(library.root, made)
    number = sum(name.startswith(CASE_FOLDER) for name in made)
    click.echo(f"{counted(number, 'case')} made of {table.name}, to be judged by '{framework}'. Then:")
    click.echo("  countercase check")
    click.echo("  make book")
