"""A subject that more than one rule judges: whose facts come to what by whose rule.

A subject is an actor, a norm and an institution. Its cases and counter-cases read facts that one source or another
reports, and each is judged by one framework: so the same subject stands in a table of facts by rules. A counter-case
that keeps the rule reads the facts of its parent otherwise; it crosses nothing, and no table of this kind holds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..data.case import Case
from .explanation import case_phrase
from .library import Library
from .verdict import Verdict
from .wording import join, quoted, spoken, verb

Key = tuple[str, str, str]
"""An actor, a norm and an institution."""


@dataclass(frozen=True)
class Crossed:
    """One case of a subject, judged: the source of the facts that it reads, and the rule."""

    verdict: Verdict
    """The case, judged."""
    source: str
    """The source that most of its facts come from."""
    facts: int
    """How many facts it reads."""
    others: int
    """How many of them come from other sources."""
    own: bool
    """Whether it is an author's own case, and no counter-case."""

    @property
    def rule(self) -> str:
        """The framework that judges it, by its id."""
        return self.verdict.framework.id

    @property
    def left_open(self) -> bool:
        """Whether the part that holds the verdict leaves open which it is."""
        return len(self.verdict.deciding) == 1 and len(self.verdict.computed) > 1


@dataclass(frozen=True)
class Subject:
    """A subject, and everything that it is judged to be."""

    key: Key
    """Its actor, norm and institution."""
    sources: tuple[str, ...]
    """The sources whose facts are read, in the order of the record."""
    rules: tuple[str, ...]
    """The frameworks that judge, in the order of their sources."""
    cases: tuple[Crossed, ...]
    """Each case, the authors' own first."""

    def at(self, source: str, rule: str) -> tuple[Crossed, ...]:
        """The cases that read the facts of a source by a rule."""
        return tuple(c for c in self.cases if c.source == source and c.rule == rule)

    @property
    def verdicts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The different verdicts, each as its framework and what is computed; one that is left open is one as well."""
        return tuple(dict.fromkeys((c.rule, c.verdict.computed) for c in self.cases))


def key_of(case: Case) -> Key:
    """What a case is about."""
    return (case.actor, case.norm, case.institution)


def rules_in_order(library: Library, names: Iterable[str]) -> list[str]:
    """Frameworks in the order of their sources on record."""
    sources = list(library.record.sources)
    return sorted(names, key=lambda n: sources.index(library.frameworks[n].source))


def judged_by_several(library: Library) -> dict[Key, list[str]]:
    """Every subject that more than one rule judges, with its cases: none of them is judged to find out."""
    held: dict[Key, list[str]] = {}
    rules: dict[Key, set[str]] = {}
    for name in (*library.originals, *(n for n in library.counter_cases if _crosses(library, n))):
        case = library.cases[name]
        held.setdefault(key_of(case), []).append(name)
        rules.setdefault(key_of(case), set()).add(case.framework)
    return {key: names for key, names in held.items() if len(rules[key]) > 1}


def subjects(library: Library) -> dict[Key, Subject]:
    """Every subject that more than one rule judges, those that most rules judge first."""
    found = [_subject(library, key, names) for key, names in judged_by_several(library).items()]
    return {s.key: s for s in sorted(found, key=lambda s: -len(s.rules))}


def subject_of(library: Library, key: Key) -> Subject:
    """One of them. Raises `KeyError` where no two rules judge it."""
    return _subject(library, key, judged_by_several(library)[key])


def _subject(library: Library, key: Key, names: Iterable[str]) -> Subject:
    sources = list(library.record.sources)
    cases = tuple(_crossed(library, name) for name in names)
    return Subject(
        key,
        tuple(sorted({c.source for c in cases}, key=lambda s: sources.index(s) if s in sources else len(sources))),
        tuple(rules_in_order(library, {c.rule for c in cases})),
        cases,
    )


def _crosses(library: Library, name: str) -> bool:
    """Whether a counter-case is judged by another rule than the case that it goes back to."""
    first = name
    while counter_case := library.counter_cases.get(first):
        first = counter_case.parent
    return library.cases[name].framework != library.cases[first].framework


def _crossed(library: Library, name: str) -> Crossed:
    verdict = library.dossier(name).verdict()
    read = Counter(fact.source for fact in verdict.dossier.evidence)
    source = max(read, key=lambda s: read[s], default=verdict.dossier.case.source)
    total = sum(read.values())
    return Crossed(verdict, source, total, total - read[source], name not in library.counter_cases)


def by_rule(library: Library, subject: Subject) -> str:
    """What each rule that judges the facts of several sources makes of them, in sentences."""
    sentences = []
    for rule in subject.rules:
        read = {source: cases for source in subject.sources if (cases := subject.at(source, rule))}
        if len(read) > 1:
            told = [f"those that {reported(library, source)} {_come(cases)}" for source, cases in read.items()]
            words = join(told, "and").removeprefix("those")
            sentences.append(f"By “{library.frameworks[rule].title}”, the facts{words}.")
    return " ".join(sentences)


def reported(library: Library, source: str) -> str:
    """Who reports facts, with a verb that fits: 'Smith reports'."""
    who = library.record.sources[source].short if source in library.record.sources else spoken(source)
    return f"{who} {verb(who, 'reports', 'report')}"


def _come(cases: tuple[Crossed, ...]) -> str:
    """What the cases that read some facts come to, after 'the facts that somebody reports'."""
    settled = quoted((case_phrase(c.verdict) for c in cases if not c.left_open), "and")
    words = [f"come to {settled}"] if settled else []
    return join([*words, "leave it open"] if any(c.left_open for c in cases) else words)
