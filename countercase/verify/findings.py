"""What a copy says of the record: of each locator, quotation and value, whether it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Literal

from ..data.citations import Quotation, locators, quotations
from ..data.locator import Locator
from ..data.passage import Text
from ..data.project import Project
from ..data.record import Evidence
from .alignment import Alignment, stands_in
from .copy import Copy
from .letters import letters_of
from .locate import Found, Gap, count_whole, find

Outcome = Literal["confirmed", "found elsewhere", "not found"]
OUTCOMES: tuple[Outcome, ...] = ("confirmed", "found elsewhere", "not found")
Kind = Literal["locator", "quotation", "value"]
KINDS: tuple[Kind, ...] = ("locator", "quotation", "value")
LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")


@dataclass(frozen=True)
class Finding:
    """One thing of the record, looked for in a copy."""

    kind: Kind
    name: str
    """The id of the fact, or the locator itself."""
    locator: Locator
    """Where the record says that it stands."""
    looked_for: str
    """The quotation, or the value with what it counts; empty for a locator."""
    outcome: Outcome
    where: str
    """Where it stands in the copy, or where it should."""
    instead: Locator | None = None
    """At which place of the source it stands, where that is another."""

    def as_dict(self) -> dict[str, Any]:
        """The finding for programs."""
        instead = str(self.instead) if self.instead else None
        return {**asdict(self), "locator": str(self.locator), "instead": instead}


@dataclass(frozen=True)
class Missing:
    """A passage that a copy does not have, letter by letter."""

    locator: Locator
    where: str
    """Where it should stand in the copy."""
    expected: int
    """How many letters it has."""
    there: int | None
    """How many stand in its place, where that is known."""


@dataclass(frozen=True)
class Verification:
    """All findings on one source, in one copy of it."""

    source: str
    copy: str
    """The name of the file."""
    passages: int
    """How many passages the source has."""
    moved: int
    """How many of them stand in the copy, letter by letter, and in another order."""
    missing: tuple[Missing, ...]
    """Those that do not."""
    findings: tuple[Finding, ...]

    def count(self, kind: Kind, outcome: Outcome) -> int:
        """How many things of a kind came out so."""
        return sum(f.kind == kind and f.outcome == outcome for f in self.findings)

    @property
    def open(self) -> list[Finding]:
        """What is not confirmed."""
        return [f for f in self.findings if f.outcome != "confirmed"]

    def as_dict(self) -> dict[str, Any]:
        """The same for programs."""
        missing = [{**asdict(m), "locator": str(m.locator)} for m in self.missing]
        return {**asdict(self), "missing": missing, "findings": [f.as_dict() for f in self.findings]}


def verify(project: Project, texts: Mapping[str, Text], copies: Sequence[Copy]) -> list[Verification]:
    """Hold the record against copies. A source of which no copy is there is passed over."""
    taken = Taken(locators(project), quotations(project), list(project.record.evidence.values()))
    found = []
    for source, text in texts.items():
        counts = [count_whole(text, copy.letters) for copy in copies]
        if any(counts):
            unit = project.record.sources[source].unit
            found.append(verified(source, unit, text, copies[counts.index(max(counts))], taken))
    return found


@dataclass(frozen=True)
class Taken:
    """What a project takes from its sources."""

    locators: Sequence[Locator]
    quotations: Sequence[Quotation]
    facts: Sequence[Evidence]


def verified(source: str, unit: str, text: Text, copy: Copy, taken: Taken) -> Verification:
    """The findings of one copy on what is taken from its source."""
    places = find(text, copy.letters)
    beside = Alignment(source, unit, text, copy, tuple(places))
    findings = [_locator(beside, place) for place in taken.locators if place.source == source]
    findings += [_quotation(beside, said) for said in taken.quotations if said.locator.source == source]
    for fact in taken.facts:
        if fact.source == source:
            findings += _values(beside, fact)
    missing = [
        Missing(p.locator, copy.where(gap.start), p.length, gap.end - gap.start if gap.alone else None)
        for p, gap in zip(text.passages, places, strict=True)
        if isinstance(gap, Gap)
    ]
    moved = sum(isinstance(place, Found) and place.moved for place in places)
    return Verification(source, copy.name, len(places), moved, tuple(missing), tuple(findings))


def _where(beside: Alignment, locator: Locator) -> str:
    runs = beside.runs(locator)
    return beside.copy.where(runs[0][0]) if runs else ""


def _locator(beside: Alignment, locator: Locator) -> Finding:
    places = [beside.places[i] for i in beside.passages(locator)]
    outcome: Outcome = "confirmed"
    if not places or any(isinstance(place, Gap) for place in places):
        outcome = "not found"
    elif any(isinstance(place, Found) and place.moved for place in places):
        outcome = "found elsewhere"
    return Finding("locator", str(locator), locator, "", outcome, _where(beside, locator))


def _quotation(beside: Alignment, said: Quotation) -> Finding:
    copy, held = beside.copy, beside.letters(said.locator)
    found = partial(Finding, "quotation", said.name, said.locator, said.words)
    for parts in _parts(said.words):
        if _follow(parts, held) >= 0:
            return found("confirmed", _where(beside, said.locator))
    for parts in _parts(said.words):
        if (at := _follow(parts, copy.letters.letters)) >= 0:
            return found("found elsewhere", copy.where(at), beside.locator(at))
    return found("not found", _where(beside, said.locator))


def _parts(words: str) -> tuple[list[str], list[str]]:
    """The letters of a quotation as one run, and as the runs between what is left out of it or put in."""
    return [letters_of(words)], [letters for part in LEFT_OUT.split(words) if (letters := letters_of(part))]


def _follow(parts: list[str], letters: str) -> int:
    """Where the first of the parts stands if each of them stands after the one before; -1 if they do not."""
    first, at = -1, 0
    for part in parts:
        found = letters.find(part, at)
        if found < 0:
            return -1
        first, at = found if first < 0 else first, found + len(part)
    return first


def _values(beside: Alignment, fact: Evidence) -> Iterator[Finding]:
    for value, what in ((fact.value, fact.unit), (fact.comparator_value, fact.comparator)):
        if value:
            yield _value(beside, fact, value, what)


def _value(beside: Alignment, fact: Evidence, value: str, what: str) -> Finding:
    runs = beside.runs(fact.locator)
    found = partial(Finding, "value", fact.id, fact.locator, f"{value} {what}".strip())
    at = [letter for letter, number in beside.numbers if abs(number - abs(float(value))) < 1e-9]
    if any(stands_in(letter, runs) for letter in at):
        return found("confirmed", _where(beside, fact.locator))
    if not at:
        return found("not found", _where(beside, fact.locator))
    nearest = min(at, key=lambda letter: min((abs(letter - a) for a, _ in runs), default=0))
    return found("found elsewhere", beside.copy.where(nearest), beside.locator(nearest))
