"""Editions: freeze what a release says, and put the frozen sites beside the newest one."""

from __future__ import annotations

import os

import click

from ..argue.library import load
from ..argue.wording import join
from ..data.place import project_root
from ..data.problem import fault
from .check import sound
from .shared import said


@click.command()
@said
def freeze() -> None:
    """Freeze this version: its argument in data/editions, its site in _build/editions, and its sums in releases."""
    from ..publish.edition import LOCATION, read_edition, read_location
    from ..publish.run.inputs import inputs
    from ..publish.site import editions
    from ..publish.site.build import build

    root = project_root()
    library = load(root)
    sound(library)
    address = read_location(root)
    book = read_edition(root, address)
    editions.remember(root, library, book)
    if address:  # an edition stays at an address of its own, which its pages name
        os.environ[LOCATION] = f"{address}{book.version}/"
    complaints = build(inputs(root), lambda folder: load(folder), (), {}, click.echo)
    if complaints:
        raise fault("\n".join(complaints))
    folder = editions.freeze(root, book.version)
    click.echo(f"Edition {book.version} is frozen in {folder.relative_to(root)}.")


@click.command(name="editions")
@said
def assemble() -> None:
    """Put the newest site and every frozen edition into _build/published, each held to its sums."""
    from ..publish.edition import read_location
    from ..publish.site import editions

    root = project_root()
    versions = editions.assemble(root, editions.from_tag(read_location(root), click.echo))
    beside = f", with {join(versions)} beside it" if versions else ""
    click.echo(f"The newest site is in {editions.PUBLISHED}{beside}.")
