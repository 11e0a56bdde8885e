"""A pair of cases by name: the title of their comparison, and what to call the two in its sentences."""

from __future__ import annotations

from dataclasses import dataclass

from ..argue.library import Library
from ..argue.verdict import Dossier
from ..argue.wording import capital, lowered, verb
from ..data.framework import Framework
from ..data.record import Source


@dataclass(frozen=True)
class Who:
    """One of the two as a sentence names it, at its start or within it."""

    subject: str
    several: bool = False

    def does(self, one: str, several: str) -> str:
        """The subject with the form of a verb that fits it."""
        return f"{self.subject} {several if self.several else one}"


@dataclass(frozen=True)
class Pair:
    """Two cases of a library that are held against each other."""

    library: Library
    first: Dossier
    second: Dossier

    @property
    def _sources(self) -> list[Source]:
        return [d.record.sources[d.case.source] for d in (self.first, self.second)]

    @property
    def same_rule(self) -> bool:
        """Whether both stand under one framework."""
        return self.first.framework.id == self.second.framework.id

    @property
    def critic(self) -> int | None:
        """Which of the two is a counter-case to the other: the first (0), the second (1), or None."""
        pair = (self.first.case.id, self.second.case.id)
        for which, name in enumerate(pair):
            counter_case = self.library.counter_cases.get(name)
            if counter_case is not None and counter_case.parent == pair[1 - which]:
                return which
        return None

    @property
    def title(self) -> str:
        """What a person would call the comparison."""
        one, two = self.first.case, self.second.case
        rules = [self.rule(d.framework) for d in (self.first, self.second)]
        sources = self._sources
        if self.critic is not None and not self.same_rule:
            return f"{(two, one)[self.critic].title}, by {rules[0]} and by {rules[1]}"
        if self.critic is not None:
            return f"{capital((one, two)[self.critic].name)}, against {sources[1 - self.critic].short}"
        if one.source != two.source and self.same_rule:
            return f"{capital(whose(sources[0]))} facts and {whose(sources[1])}, by {rules[0]}"
        if one.source != two.source:
            subject = one.institution if one.institution and one.institution == two.institution else one.norm
            if subject in (two.institution, two.norm):
                return f"{sources[0].short}, and {sources[1].short}, on {subject}"
        elif one.actor != two.actor:
            return f"{sources[0].short} on {one.actor} and {one.norm}, and on {two.actor} and {two.norm}"
        elif one.norm != two.norm:
            return f"{sources[0].short} on {one.norm} and on {two.norm}"
        return f"{one.title}, and {two.title}"

    def rule(self, framework: Framework) -> str:
        """A rule within a sentence; what begins with the name of its author keeps its capital."""
        title, author = framework.title, self.library.record.sources[framework.source].short
        return title if title.startswith(author) else lowered(title)

    @property
    def who(self) -> tuple[Who, Who]:
        """The two as sentences name them."""
        one, two = self.first.case, self.second.case
        sources = self._sources
        if self.critic is not None:
            both = Who("the case"), Who("the counter-case")
            return both if self.critic else both[::-1]
        if one.source != two.source:
            critics = [case.id in self.library.counter_cases for case in (one, two)]
            if any(critics):
                return Who(f"the case on {whose(sources[0])} facts"), Who(f"the case on {whose(sources[1])} facts")
            names = [source.short for source in sources]
            return Who(names[0], verb(names[0], "", "s") == "s"), Who(names[1], verb(names[1], "", "s") == "s")
        if one.norm != two.norm:
            return Who(f"the case on {one.norm}"), Who(f"the case on {two.norm}")
        if one.actor != two.actor:
            return Who(f"the case on {one.actor}"), Who(f"the case on {two.actor}")
        names = [case.title if one.name == two.name else case.name for case in (one, two)]
        return Who(f"“{names[0]}”"), Who(f"“{names[1]}”")


def whose(source: Source) -> str:
    """Whose, within a sentence: the author’s, or where there are several, that of what they have written."""
    return f"the {source.kind}’s" if " and " in source.short else source.possessive
