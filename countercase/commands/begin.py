"""The beginnings: of a whole essay, and of its parts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .. import __version__
from ..data.problem import fault
from .shared import said

ASKED = {
    "question": "What does it ask?",
    "first": "Whom does it rebuild first?",
    "second": "And whom does it hold against that?",
    "owner": "Who writes it?",
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--question", help="What the essay asks.")
@click.option("--first", metavar="AUTHOR", help="The first author whom it rebuilds.")
@click.option("--second", metavar="AUTHOR", help="The second.")
@click.option("--owner", metavar="NAME", help="Who writes it.")
@click.option("--defaults", is_flag=True, help="Ask nothing: what is not given is as in the example.")
@click.option(
    "--package",
    envvar="COUNTERCASE_PACKAGE",
    default="",
    metavar="WHERE",
    help="Where pip gets the package: a folder, a wheel, an address, or 'index' for its version alone.",
)
@said
def new(folder: Path, defaults: bool, package: str, **given: str | None) -> None:
    """Begin an essay in FOLDER: a small one that stands, to be replaced file by file."""
    from ..start.essay import Answers, essay

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise fault(f"'{folder}' is there already, and is not empty. Name a folder that is new.")
    known = Answers()
    answers = {
        name: words
        if (words := given[name]) is not None
        else getattr(known, name)
        if defaults
        else click.prompt(question, default=getattr(known, name))
        for name, question in ASKED.items()
    }
    made = essay(Answers(**answers, package=_place(package)), __version__, date.today())
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{folder} holds an essay of {len(made)} files, with an example that is made up. Then:")
    click.echo(f"  cd {folder}")
    click.echo("  make book     builds it, and says where it is")
    click.echo("  make test     says what must hold of any data")
    click.echo("README.md says which file to replace for what.")


def _place(package: str) -> str:
    """A path as an address that pip takes after the name of a package; anything else as it is."""
    path = Path(package)
    return path.resolve().as_uri() if package and package != "index" and path.exists() else package
