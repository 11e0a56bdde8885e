"""The argument of an edition as it can be frozen, and what changed in it from one edition to another.

The four layers are kept apart, so that a reader of two editions sees whether a verdict moved because a fact did, a
reading, or a rule. Titles and narrative are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ..data.framework import Framework
from ..data.reading import WORDS
from ..data.record import Evidence
from ..data.snapshot import Entry, Snapshot
from .library import Library
from .wording import spoken, verdict_phrase

Layer = Literal["facts", "readings", "rules", "verdicts"]
LAYERS: tuple[Layer, ...] = ("facts", "readings", "rules", "verdicts")
"""The layers, in the order in which one rests on another."""


@dataclass(frozen=True)
class Change:
    """One thing that is not in both editions as it is in one."""

    layer: Layer
    """Where it stands."""
    name: str
    """Its name in both."""
    before: Entry | None
    """As the earlier edition has it, or nothing where that has it not."""
    after: Entry | None
    """As the later edition has it, or nothing."""

    @property
    def about(self) -> str:
        """What it is, in the words of the later edition that has it."""
        entry = self.after or self.before
        return entry.about if entry else ""

    @property
    def kind(self) -> Literal["new", "gone", "changed"]:
        """Whether it is new, gone or changed."""
        return "new" if self.before is None else "gone" if self.after is None else "changed"


def changes(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """What changed in the argument between two editions, by layer: what was there first, then what is new."""
    found: list[Change] = []
    for layer in LAYERS:
        old: Mapping[str, Entry] = getattr(before, layer)
        new: Mapping[str, Entry] = getattr(after, layer)
        for name in dict.fromkeys((*old, *new)):
            if old.get(name) != new.get(name):
                found.append(Change(layer, name, old.get(name), new.get(name)))
    return tuple(found)


def snapshot(library: Library, version: str, day: str) -> Snapshot:
    """The argument of a library as it stands. `day` is an ISO date."""
    facts = {name: Entry(about=fact.event, says=_told(fact)) for name, fact in library.record.evidence.items()}
    readings: dict[str, Entry] = {}
    verdicts: dict[str, Entry] = {}
    for name in library.cases:
        judged = library.dossier(name).verdict()
        case, framework, record = judged.dossier.case, judged.framework, judged.dossier.record
        for result in judged.parts:
            part = result.part
            at = f"{case.title}, {part.label}"
            says = f"computed: {verdict_phrase(framework, result.computed)}"
            stated = verdict_phrase(framework, result.stated)
            verdicts[f"{name}/{part.id}"] = Entry(about=at, says=f"{says}; stated: {stated}")
            for reading in part.readings:
                told = f"{spoken(reading.points_to)}, {WORDS[reading.strength]}. {' '.join(reading.because.split())}"
                about = (
                    f"{at}: {record.evidence[reading.evidence].event} ({framework.criteria[reading.criterion].title})"
                )
                key = _free(readings, f"{name}/{part.id}/{reading.evidence}/{reading.criterion}")
                readings[key] = Entry(about=about, says=told)
    rules = {key: entry for held in library.frameworks.values() for key, entry in _rules(held)}
    return Snapshot(version=version, day=day, facts=facts, readings=readings, rules=rules, verdicts=verdicts)


def _told(fact: Evidence) -> str:
    number = " ".join(filter(None, (fact.value, fact.unit)))
    against = " ".join(filter(None, (fact.comparator_value, fact.comparator)))
    parts = (fact.date, number, against and f"against {against}", fact.proof, str(fact.locator))
    return "; ".join(filter(None, parts))


def _free(taken: Mapping[str, Entry], name: str) -> str:
    """A name that is not taken: a part may read one fact twice for one criterion."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name}/{number}", number + 1
    return found


def _rules(framework: Framework) -> Iterable[tuple[str, Entry]]:
    """Each line of the rule and of what is derived, by its condition; and how a criterion settles."""
    tables = {"": framework.rule, **{name: held.rule for name, held in framework.derived.items()}}
    for table, rows in tables.items():
        for row in rows:
            met = "; ".join(f"{spoken(n)}: {' or '.join(map(spoken, o))}" for n, o in (row.when or {}).items())
            where = f"{framework.title}{f', {spoken(table)}' if table else ''}"
            key = f"{framework.id}/{table}/{met}"
            says = spoken(row.outcome) if table else framework.verdicts[row.outcome].title
            yield key, Entry(about=f"{where}, where {met}" if met else f"{where}, otherwise", says=says)
    for name, switch in framework.switches.items():
        yield (
            f"{framework.id}/switch/{name}",
            Entry(about=f"{framework.title}, what “{spoken(name)}” is set to", says=spoken(switch.default)),
        )
    standard = framework.standard
    yield (
        f"{framework.id}/standard",
        Entry(about=f"{framework.title}, when a criterion settles", says=f"{standard.kind}, by {standard.by}"),
    )
