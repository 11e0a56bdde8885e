"""What a project takes from its sources: every place that something rests on, and every quotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from .locator import Locator
from .project import Project


@dataclass(frozen=True)
class Quotation:
    """Words of a source, in inverted commas or as the sentence that states a verdict."""

    name: str
    """The id of the fact, or the case and the part whose verdict is stated."""
    locator: Locator
    """Where they stand."""
    words: str
    """The words, without the marks around them."""


def locators(project: Project) -> list[Locator]:
    """The locators that claims, evidence, cases and frameworks name, each once, in the order of the sources."""
    held = (project.record.claims, project.record.evidence, project.cases, project.frameworks)
    found = {str(place): place for part in held for place in _within(part)}
    order = list(project.record.sources)
    # a counter-case may bring sources of its own, of which no text is known
    known = (place for place in found.values() if place.source in order)
    return sorted(known, key=lambda place: (order.index(place.source), place.stretches))


def quotations(project: Project) -> list[Quotation]:
    """The quotations of the record, and of the cases that rebuild an author's argument."""
    facts = (Quotation(fact.id, fact.locator, fact.quote) for fact in project.record.evidence.values())
    stated = (
        Quotation(f"{name}/{part.id}", part.stated.locator, part.stated.words)
        for name in project.originals
        for part in project.cases[name].parts
        if part.stated
    )
    return [quotation for quotation in (*facts, *stated) if quotation.words]


def _within(value: object) -> Iterator[Locator]:
    if isinstance(value, Locator):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _within(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _within(part)
