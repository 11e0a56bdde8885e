"""The table of checks: what is asked of which facts, against what, and what was found."""

from __future__ import annotations

from typing import Literal

from .field import Frozen, Identity, Sentence, Several

TABLE = "data/checks.csv"

How = Literal["series", "arithmetic", "dates", "passages", "sources", "document", "none"]
Outcome = Literal["confirmed", "contradicted", "inconsistent", "another-reading", "loose", "undecided", "remark"]
DOUBTS: tuple[Outcome, ...] = ("contradicted", "inconsistent")
"""The outcomes that put a fact itself in doubt."""


class Check(Frozen):
    """One test of facts or claims of one source, and what it found.

    Only what is tested can be marked, and only where it is the check's own source that is tested: what it is held
    against stands as it is.
    """

    NAMED_BY = ("id", "outcome")

    id: Identity
    """Names the check for ever."""
    source: str
    """The work whose facts or claims are tested."""
    question: Sentence
    """What is asked, in one sentence."""
    tests: Several
    """Ids of the evidence or claims of that source that are put to the test, separated by semicolons."""
    against: Several
    """What they are held against: ids of evidence or claims, names of series, keys of `references.bib`."""
    how: How
    """By a series, arithmetic on the source’s numbers, dates, two passages, two sources, a document, or not at all."""
    formula: str
    """What is worked out from record and series at every build; empty where the check is not computable."""
    expect: str
    """The guard: what the formula has to come to."""
    outcome: Outcome
    """Confirmed; contradicted, where a count, a date or a document of the same thing refutes it; inconsistent, where
    the source is at odds with itself; another reading, where another scholar or measure says otherwise and both can be
    held; loose, where it is right in the main; undecided; or a remark on the text, which puts no
    fact in doubt: on its spelling, its names, or what nobody claimed."""
    finding: Sentence
    """What was found, in a fair sentence that names both sides."""
    basis: str
    """Who says otherwise or the same: the document and its publisher, or the passages of the source."""
    address: str
    """Where the outside document was found."""
    weight: str
    """`1` for the findings that bear most on an argument; empty for the others."""

    @property
    def doubts(self) -> bool:
        """Whether it puts what it tests in doubt."""
        return self.outcome in DOUBTS
