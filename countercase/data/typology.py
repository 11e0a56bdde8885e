"""How an author lays out verdicts: a typology, which places them in a field of cells, and a rubric of standards."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from .field import Frozen, Identity, Place, Title


class Axis(Frozen):
    """One axis of a typology: its title and its values, first to last."""

    title: Title
    values: Mapping[Identity, Title] = Field(min_length=2, max_length=4)


class Typology(Frozen):
    """A field of cells in which verdicts stand, where the framework's author draws one."""

    title: Title
    x: Axis
    y: Axis
    locator: Place
    note: str = ""
    """What is said under the field, such as where it is had from."""


class RubricRow(Frozen):
    """A degree, the standard by which it is told, and what is to be seen where it holds."""

    degree: str
    standard: str
    implications: tuple[str, ...]


class Rubric(Frozen):
    """The author's own table of standards, paraphrased."""

    title: str
    columns: tuple[str, str, str]
    rows: tuple[RubricRow, ...]
    locator: Place
