"""A belief: what one would have to hold for a part of a case to come to another verdict, change by change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..data.reading import WORDS
from .part_verdict import PartVerdict
from .verdict import Verdict
from .wording import lowered, quoted, spoken


@dataclass(frozen=True)
class Point:
    """Where a reading points and how strongly; or an option, or a margin, which have no strength."""

    name: str
    """The level, the option or the margin."""
    strength: int = 0
    """1 suggestive, 2 substantial, 3 decisive."""

    def __str__(self) -> str:
        return f"{self.name}, {self.strength}" if self.strength else self.name

    @property
    def words(self) -> str:
        """The same for a reader: 'material gain, substantial'."""
        return f"{spoken(self.name)}, {WORDS[self.strength]}" if self.strength else spoken(self.name)


@dataclass(frozen=True)
class Change:
    """One thing that one would have to hold, beside what the author holds."""

    kind: Literal["drop", "reread", "switch", "margin"]
    """What is done: a reading dropped or read otherwise, a switch turned, the margin set."""
    name: str
    """The evidence, or the switch."""
    criterion: str
    """The criterion of a reading; empty for a switch and the margin."""
    before: Point
    """What stands."""
    after: Point | None
    """What would have to stand; None where a reading is dropped."""
    author_says: str
    """The author's reason for a reading, or why the text leaves a switch open."""

    def words(self, verdict: Verdict) -> str:
        """The change in a line: what would have to be held, and what the author says.

        What can be typed again stands behind its name: the id of a fact, the option of a switch.
        """
        says = f" The author: {self.author_says}" if self.author_says else ""
        if self.kind == "margin":
            return f"  Let levels within {self.after} of the lead stay open, and not within {self.before}."
        if self.kind == "switch" and self.after:
            title, typed = verdict.framework.switches[self.name].title, f"--switch {self.name}={self.after}"
            ways = f"“{self.after.words}”, and not to “{self.before.words}” ({typed})"
            return f"  Set “{lowered(title)}” to {ways}. The text leaves it open: {self.author_says}"
        event = verdict.dossier.record.evidence[self.name].event.rstrip(".")
        fact, asked = f"“{event}” ({self.name})", lowered(verdict.framework.criteria[self.criterion].title)
        if self.after is None:
            return f"  Leave out {fact}, which is read for {asked} as {self.before.words}.{says}"
        return f"  Read {fact} for {asked} as {self.after.words}, and not as {self.before.words}.{says}"

    def as_dict(self) -> dict[str, Any]:
        """The change as plain data, for JSON."""
        return {
            "kind": self.kind,
            "evidence": self.name,
            "criterion": self.criterion,
            "from": str(self.before),
            "to": str(self.after or ""),
            "author_says": self.author_says,
        }


@dataclass(frozen=True)
class Belief:
    """The smallest sets of changes under which a part comes to a verdict and to no other."""

    verdict: Verdict
    """The judged case."""
    part: PartVerdict
    """The part that would come to another verdict."""
    target: tuple[str, ...]
    """The id of that verdict; several where the part would be left open between them."""
    size: int | None
    """How many changes it takes; None where none of up to `bound` changes reaches it."""
    sets: tuple[tuple[Change, ...], ...]
    """The sets, the first of them where there are many."""
    count: int
    """How many sets of that size there are."""
    bound: int
    """Up to how many changes at once were tried, all of them."""

    def lines(self) -> list[str]:
        """The answer line by line, for a terminal."""
        title = quoted(self.verdict.framework.verdicts[name].title for name in self.target)
        where = f"{self.verdict.dossier.case.title}, {self.part.part.title}"
        if self.size is None:
            return [f"{where}: no {self.bound} changes or fewer lead to {title}; all of them were tried."]
        if self.size == 0:
            return [f"{where} comes to {title} as it stands."]
        ways = "one way" if self.count == 1 else f"{self.count:,} ways"
        changes = "one change" if self.size == 1 else f"{self.size} changes"
        lines = [f"{where} would come to {title} by {changes}, in {ways}:"]
        for held in self.sets:
            lines += ["", *(change.words(self.verdict) for change in held)]
        if self.count > len(self.sets):
            lines += ["", f"... and {self.count - len(self.sets):,} more."]
        return lines

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, for JSON."""
        return {
            "case": self.verdict.dossier.case.id,
            "part": self.part.part.id,
            "verdict": " or ".join(self.target),
            "reachable": self.size is not None,
            "size": self.size,
            "at_most": self.bound,
            "exhaustive": True,
            "count": self.count,
            "sets": [[change.as_dict() for change in held] for held in self.sets],
        }
