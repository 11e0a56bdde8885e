"""The beginnings: of a whole essay, and of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import __version__
from ..argue.library import opened
from ..data.place import case_path, project_root
from ..data.problem import fault
from .shared import said
from .written import write

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
    from .schema import schema_files

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
    made = essay(Answers(**answers, package=_place(package)), __version__, date.today()) | schema_files()
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


@click.group()
def add() -> None:
    """Write the beginning of a case, a framework or a source, in order at once, where it belongs."""


OF = click.option("--source", required=True, metavar="KEY", help="From which source it is drawn.")


@add.command("case")
@click.argument("name")
@click.option("--framework", required=True, metavar="ID", help="By which framework it is judged.")
@OF
@said
def add_case(name: str, framework: str, source: str) -> None:
    """Begin a case: data/cases/NAME.yml."""
    from ..start import part

    _write(part.case(opened(), name, framework, source), f"countercase check {case_path(name)}", "make book")


@add.command("framework")
@click.argument("name")
@OF
@said
def add_framework(name: str, source: str) -> None:
    """Begin a framework, which is a rule: data/frameworks/NAME.yml."""
    from ..start import part

    made = part.framework(opened(), name, source)
    _write(made, f"countercase rule {name}", f"countercase add case my-case --framework {name} --source {source}")


@add.command("source")
@click.argument("key")
@click.option("--authors", required=True, help="Who wrote it: 'Ada Ash and Ben Birch'.")
@click.option("--title", required=True, help="What it is called.")
@click.option("--kind", default="article", show_default=True, help="What kind of text it is: essay, report.")
@click.option("--unit", type=click.Choice(["p", "L"]), default="p", show_default=True, help="Paragraphs or lines.")
@click.option("--count", type=click.IntRange(1, 99_999), required=True, help="How many of them it has.")
@said
def add_source(key: str, **known: Any) -> None:
    """Add a source to data/sources.yml, and its work to the references."""
    from ..start import part

    _write(part.source(opened(), part.Work(key, **known)), "countercase check")


def _write(made: Mapping[str, str], *then: str) -> None:
    write(project_root(), made)
    click.echo(
        f"{' and '.join(made)} {'holds' if len(made) == 1 else 'hold'} a beginning, in order as it stands. Then:"
    )
    for line in then:
        click.echo(f"  {line}")
