"""What the commands share: options, tables of text, and errors as plain lines."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from ..data.problem import DataError, fault

JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def said(command: Callable) -> Callable:
    """Show what is wrong with the data as plain lines, with exit status 1."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except DataError as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return wrapped


def options(command: Callable) -> Callable:
    """The parameters of the template, as options."""
    for decorate in (
        click.option("--margin", type=click.IntRange(0), help="Levels this far behind the lead stay open."),
        click.option(
            "--switch", "switches", multiple=True, metavar="NAME=VALUE", help="Turn a switch of the framework."
        ),
        click.option("--without", multiple=True, metavar="EVIDENCE_ID", help="Leave a piece of evidence out."),
    ):
        command = decorate(command)
    return command


def read_switches(pairs: Iterable[str]) -> dict[str, str]:
    """Switches as `NAME=VALUE`, by name. Raises `DataError` on what is no such pair."""
    turned = {}
    for pair in pairs:
        name, sign, option = pair.partition("=")
        if not sign:
            raise fault(f"'{pair}' should be NAME=VALUE, such as jointly=any.")
        turned[name] = option
    return turned


def print_json(value: object) -> None:
    """Print a value as JSON, which stays JSON where the terminal cannot show each of its letters."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    click.echo(text)


def print_table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns, under their heads."""
    widths = [max(len(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
    for row in (heads, tuple("-" * w for w in widths), *rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
