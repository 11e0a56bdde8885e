"""The page on what every column and key of the data means."""

from __future__ import annotations

from ..argue.library import Library
from ..data.datapackage import data_package, schemas
from . import addresses
from .markup import Html, Markdown
from .piece import Piece
from .table import Table


def dictionary_page(library: Library) -> list[Piece]:
    """What every column and key of the data means, from the models that the schemas are made from."""
    package = data_package(library)
    pieces: list[Piece] = [
        Markdown(
            "# The data dictionary\n\n"
            "The record can be used without this book: it is plain CSV, described by a Frictionless data package in "
            "`data/datapackage.json`. "
            "This page says what each column means, and what the keys of the YAML files are."
        )
    ]
    for resource in package["resources"]:
        rows = [(f["name"], f["type"], f["description"]) for f in resource["schema"]["fields"]]
        pieces.append(Markdown("## {}\n\n{}").format(resource["path"], resource["description"]))
        if resource["name"] in library.series and resource["path"].startswith("series/"):
            pieces.append(_handed(resource["name"]))
        table = Table(f"The columns of {resource['path']}", ["Column", "Type", "Meaning"], rows, kind="cards")
        pieces.append(table)
    for name, schema in sorted(schemas().items()):
        pieces.append(Markdown("## The keys of a {}\n\n{}").format(name, schema.get("description", "")))
        rows = [
            (f"{owner}{key}", "yes" if key in described.get("required", ()) else "no", info.get("description", ""))
            for owner, described in (("", schema), *((f"{k}: ", v) for k, v in schema.get("$defs", {}).items()))
            for key, info in described.get("properties", {}).items()
        ]
        pieces.append(Table(f"The keys of a {name}", ["Key", "Needed", "Meaning"], rows, kind="cards"))
    return pieces


def _handed(name: str) -> Html:
    """Where a series can be had, as it is: its table, and where it comes from."""
    words = (".csv", "Download the table as CSV"), (".yml", "Where it comes from, as YAML")
    links = [
        Html('<a href="{}" download>{}</a>').format(f"{addresses.TOP}{addresses.series_file(name, ending)}", said)
        for ending, said in words
    ]
    return Html("<p>{}</p>").format(Html(" · ").join(links))
