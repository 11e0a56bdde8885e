"""What follows from the models: the schemas and the description of the tables."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..argue.library import load
from ..data.place import project_root
from .shared import said


@click.command()
@said
def schema() -> None:
    """Write what follows from the models: the JSON Schemas and the data package in `data/`."""
    root = project_root()
    for path, content in generated(root).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
        click.echo(path)


def generated(root: Path) -> dict[str, str]:
    """Every file that follows from the models, by its path below the project's folder."""
    from ..data.datapackage import data_package

    return schema_files() | {"data/datapackage.json": _written(data_package(load(root)))}


def schema_files() -> dict[str, str]:
    """The JSON Schemas, by which an editor knows what may stand in a file; they follow from the models alone."""
    from ..data.datapackage import schemas

    return {f"data/schemas/{name}.schema.json": _written(made) for name, made in schemas().items()}


def _written(made: object) -> str:
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
