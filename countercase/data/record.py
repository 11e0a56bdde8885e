"""The record: what happened, and who says so. Claims, evidence and sources, loaded and validated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from operator import itemgetter
from pathlib import Path
from textwrap import shorten
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from . import examples
from .bibliography import read_works
from .csv_file import read_table
from .field import Date, Frozen, Identity, Key, Line, Number, Place, Quotation, Sentence, SentenceCount, Several, Title
from .locator import UNITS, Locator
from .place import SOURCES
from .problem import MOST, DataError, Problem, unknown
from .text_file import read_text
from .yaml_file import MAX_BYTES, Document, fill, read_document

CLAIMS, EVIDENCE = "data/claims.csv", "data/evidence.csv"
NAMES = "data/names.csv"
WORKS = "book/references.bib"
NAMED = 40
"""How many letters the name of a fact has at the most, to stand beside its mark on a phone."""

COLOURS = 5
"""How many colours there are for sources, each told from the others and read on light paper and on dark."""

Kind = Literal["definition", "theory", "premise", "empirical", "interpretation", "conclusion", "recommendation"]
Proof = Literal["asserted", "cited", "reported", "documented", "admitted"]
T = TypeVar("T")
Row = TypeVar("Row", "Claim", "Evidence")


class Claim(Frozen):
    """One proposition of a source, paraphrased: where it stands, and which claims it supports or attacks."""

    NAMED_BY = ("id", "locator")

    id: Identity
    """Names the claim for ever; begins with its source."""
    source: str
    """The work that makes the claim: a key of `sources.yml`."""
    locator: Place
    """Where the source makes it."""
    kind: Kind
    """Definition, theory, premise, empirical, interpretation, conclusion or recommendation."""
    statement: Sentence
    """The proposition in other words than the source’s, with the source’s own hedges."""
    supports: Several
    """Ids of claims of the same source that it supports, separated by semicolons."""
    attacks: Several
    """Ids of claims that it speaks against, separated by semicolons."""
    case: Several
    """Ids of the cases that it bears on, separated by semicolons; empty for general theory."""


class Evidence(Frozen):
    """One observed fact as a source states it.

    `date` is a year, an ISO date or a range; `value` and `comparator_value` are bare numbers in `unit`; `cited`
    holds the keys of the works that the source itself gives; `proof` says how the source knows; `note` is the footnote
    (`fn77`) or endnote (`en12`) that the source gives for it.
    """

    NAMED_BY = ("id", "locator")

    id: Identity
    """Names the fact for ever; begins with its source."""
    source: str
    """The work that reports the fact: a key of `sources.yml`."""
    locator: Place
    """Where the source reports it."""
    sentence: SentenceCount = ""
    """Which sentence of that place tells it, counted from its first: 2, or 2-3. Rows of one sentence make one point."""
    date: Date
    """A year, a month, a day, or a range of them, open at one end where the source leaves it open; empty if undated."""
    actor: str
    """Who acts."""
    institution: str
    """The institution in which it happens, where there is one."""
    norm: str
    """The norm or field that it concerns."""
    event: Sentence
    """What happened, in one sentence, with no word on what it shows."""
    value: Number
    """The number that the fact turns on, bare, as the source states it."""
    unit: str
    """What the number counts."""
    comparator: str
    """What the source compares the number with."""
    comparator_value: Number
    """The number of the comparison, bare."""
    cited: Several
    """Keys of `references.bib` for the works that the source gives for the fact, separated by semicolons."""
    quote: Quotation
    """At most twelve words from the passage."""
    proof: Proof
    """How the source knows: asserted; cited, from a work; reported by others; documented, where the source names a
    document of the thing itself (a law, resolution, budget, statistic, speech) in `cited`, in `note` or in the passage;
    or admitted by the actor itself."""
    note: str
    """The footnote (fn77) or endnote (en12) that the source gives."""


def _named(text: str) -> str:
    if len(text) > NAMED:
        raise ValueError(f"the name has {len(text):,} letters; at most {NAMED} fit beside a mark.")
    return text


def _read_by_all(number: int) -> int:
    if not 0 <= number <= COLOURS:
        raise ValueError(
            f"it is {number:,}, and there are {COLOURS} colours that are read on light paper and on dark. "
            f"Write a number from 1 to {COLOURS}, or nothing: then the sources take what is free, in order."
        )
    return number


class FactName(Frozen):
    """What a fact is called beside its mark in a figure, in three to five words and without its date."""

    id: str
    """The fact: an id of `evidence.csv`."""
    name: Annotated[Sentence, AfterValidator(_named)]
    """Its name, at most 40 letters."""


class Silence(Frozen):
    """A stretch of a source that neither argues nor reports, and why."""

    locator: Place
    reason: str


class Source(Frozen):
    """A work that the book rebuilds. `count` is how many locators of `unit` it has; `mark` is its shortest name."""

    NAMED_BY = ("short", "kind")

    authors: Title
    short: Title
    mark: Title
    possessive: Title
    kind: Title
    work: str
    unit: Literal["p", "L", ""]
    """Paragraphs or lines; nothing where a place says by itself what it counts, as in a work of a critic’s own."""
    count: int = Field(ge=1, le=99_999)
    about: str
    answer: Line = ""
    """What it answers to the question of the essay, in a word or two, for the landing page."""
    colour: Annotated[int, AfterValidator(_read_by_all)] = 0
    """Its place in the palette of sources, from 1; where none is given, the sources take what is free, in order."""
    silent: tuple[Silence, ...] = Field(default=())


class Sources(Frozen):
    """The file `data/sources.yml`."""

    sources: Mapping[Key, Source]


@dataclass(frozen=True)
class Record:
    """Claims, evidence, sources and works, each by its id. Everything they point to exists."""

    sources: Mapping[str, Source]
    """The works that the book rebuilds, by key."""
    claims: Mapping[str, Claim]
    """Their propositions."""
    evidence: Mapping[str, Evidence]
    """The facts that they report."""
    works: Mapping[str, str]
    """The bibliography: key to short title, 'Gill and Huang 2009'."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What facts are called in figures, by id."""

    def __repr__(self) -> str:
        counts = f"{len(self.sources)} sources, {len(self.claims)} claims, {len(self.evidence)} facts"
        return f"<Record: {counts}, {len(self.works)} works>"

    def silent(self, source: str) -> set[int]:
        """The locators of a source that carry nothing, for a reason given in `sources.yml`."""
        return {n for stretch in self.sources[source].silent for n in stretch.locator.numbers()}

    def cite(self, locator: Locator) -> str:
        """A locator as the prose gives it: 'Author, para. 12'."""
        return f"{self.sources[locator.source].mark}, {locator.abbreviated}"

    def called(self, fact: str) -> str:
        """What a fact is called beside its mark: its name, or else the first words of what happened."""
        return self.names.get(fact) or shorten(self.evidence[fact].event, NAMED, placeholder=" …")

    def covered(self, source: str) -> set[int]:
        """The locators of a source that carry a claim or a piece of evidence."""
        rows: Iterable[Claim | Evidence] = (*self.claims.values(), *self.evidence.values())
        return {n for row in rows if row.source == source for n in row.locator.numbers()}

    def claims_within(self, places: Iterable[Locator]) -> tuple[Claim, ...]:
        """The claims of which every place lies within one of some places, in their order."""
        return tuple(_within(self._claims_of, places))

    def evidence_within(self, places: Iterable[Locator]) -> tuple[Evidence, ...]:
        """The evidence of which every place lies within one of some places, in its order."""
        return tuple(_within(self._evidence_of, places))

    @cached_property
    def _claims_of(self) -> Mapping[str, list[tuple[int, int, Claim]]]:
        return _by_place(self.claims.values())

    @cached_property
    def _evidence_of(self) -> Mapping[str, list[tuple[int, int, Evidence]]]:
        return _by_place(self.evidence.values())

    def check_locator(self, locator: Locator, of: str = "") -> str:
        """What is wrong with a locator, or nothing. `of` is the source that it has to be of, where that is known."""
        source = self.sources.get(locator.source)
        if source is None:
            return unknown("source", locator.source, self.sources)
        if of and locator.source != of:
            return f"the locator '{locator}' is not of the source '{of}'."
        if not source.unit:
            return ""
        if locator.unit != source.unit:
            right = f"{locator.source}:{source.unit}{locator.first or 1}"
            return f"the locator '{locator}' should count in {UNITS[source.unit][1]}, as in {right}."
        if locator.last > source.count:
            end = f"{locator.source}:{source.unit}{source.count}"
            return f"the locator '{locator}' lies beyond the end of the source, {end}."
        return ""


def _by_place(rows: Iterable[Row]) -> dict[str, list[tuple[int, int, Row]]]:
    """Rows by the source that their places are of, in the order of these: each with where its place begins, and its
    number."""
    held: dict[str, list[tuple[int, int, Row]]] = {}
    for number, row in enumerate(rows):
        held.setdefault(row.locator.source, []).append((row.locator.first, number, row))
    return {source: sorted(found, key=lambda place: place[:2]) for source, found in held.items()}


def _within(held: Mapping[str, list[tuple[int, int, Row]]], places: Iterable[Locator]) -> list[Row]:
    """The rows within any of some places. A thousand cases ask, so that only those are looked at that may lie there."""
    found: dict[int, Row] = {}
    for place in places:
        rows = held.get(place.source, [])
        for begins, number, row in rows[bisect_left(rows, place.first, key=itemgetter(0)) :]:
            if begins > place.last:
                break
            if place.covers(row.locator):
                found[number] = row
    return [found[number] for number in sorted(found)]


def load_record(root: Path) -> Record:
    """Read and check `data/sources.yml`, `claims.csv`, `evidence.csv` and `book/references.bib` below `root`.

    `names.csv` is read where it is there.
    Raises `DataError` with every problem found, by file and line.
    """
    problems: list[Problem] = []

    def collect(read: Callable[[], T], empty: T) -> T:
        try:
            return read()
        except DataError as error:
            problems.extend(error.problems)
            return empty

    document = read_document(root / SOURCES, SOURCES)
    examples.note(_counted(document))
    sources = fill(Sources, document).sources
    problems += [
        document.problem(("sources", key, "unit"), "`unit` is ''. It can be: L, p.")
        for key, source in sources.items()
        if not source.unit
    ]
    problems += [*_alike(document, sources), *_namesakes(document, sources)]
    works: dict[str, str] = collect(lambda: read_works(read_text(root / WORKS, WORKS, MAX_BYTES), WORKS), {})
    claims: list[tuple[int, Claim]] = collect(lambda: read_table(root / CLAIMS, CLAIMS, Claim), [])
    evidence: list[tuple[int, Evidence]] = collect(lambda: read_table(root / EVIDENCE, EVIDENCE, Evidence), [])
    names: list[tuple[int, FactName]] = []
    if (root / NAMES).exists():
        names = collect(lambda: read_table(root / NAMES, NAMES, FactName), [])
    if problems:
        raise DataError(problems)
    called = {row.id: row.name for _, row in names}
    record = Record(sources, {c.id: c for _, c in claims}, {e.id: e for _, e in evidence}, works, called)
    lost = [
        Problem(NAMES, at, unknown("evidence", n.id, record.evidence)) for at, n in names if n.id not in record.evidence
    ]
    problems.extend(lost[: MOST + 1])
    problems.extend(islice(_loose_ends(record, claims, evidence), MOST + 1))
    if problems:
        raise DataError(problems)
    return record


def _alike(document: Document, sources: Mapping[str, Source]) -> Iterable[Problem]:
    """The sources that choose a colour which another one before them has chosen."""
    chosen: dict[int, str] = {}
    for key, source in sources.items():
        if not source.colour:
            continue
        if (first := chosen.setdefault(source.colour, key)) != key:
            free = [str(n) for n in range(1, COLOURS + 1) if all(s.colour != n for s in sources.values())]
            left = f" Free: {', '.join(free)}." if free else ""
            message = f"`colour` is {source.colour}, which '{first}' has as well: nobody would tell them apart.{left}"
            yield document.problem(("sources", key, "colour"), message)


def _namesakes(document: Document, sources: Mapping[str, Source]) -> Iterable[Problem]:
    """The sources that are called like one before them, so that nobody knows which of them is meant."""
    for name in ("short", "mark"):
        called: dict[str, str] = {}
        for key, source in sources.items():
            words = getattr(source, name)
            if (first := called.setdefault(words, key)) != key:
                message = (
                    f"`{name}` is '{words}', and '{first}' is called so as well. Add what tells them apart, as a year."
                )
                yield document.problem(("sources", key, name), message)


def _counted(document: Document) -> Iterable[tuple[str, str, int]]:
    """The keys of the sources that a document lists, as far as they are some, each with what it is counted in."""
    listed = document.values.get("sources")
    for key, source in listed.items() if isinstance(listed, dict) else ():
        if isinstance(key, str) and isinstance(source, dict):
            count = str(source.get("count", ""))
            yield key, str(source.get("unit", "")), int(count) if count.isdecimal() and len(count) < 6 else 0


def _loose_ends(
    record: Record, claims: list[tuple[int, Claim]], evidence: list[tuple[int, Evidence]]
) -> Iterable[Problem]:
    tables: list[tuple[str, list[tuple[int, Claim]] | list[tuple[int, Evidence]]]] = [
        (CLAIMS, claims),
        (EVIDENCE, evidence),
    ]
    for name, rows in tables:
        for line, row in rows:
            say = f"row '{row.id}': "
            if row.source not in record.sources:
                yield Problem(name, line, say + unknown("source", row.source, record.sources))
            elif wrong := record.check_locator(row.locator, row.source):
                yield Problem(name, line, say + wrong)
    for line, claim in claims:
        for other in (*claim.supports, *claim.attacks):
            if other not in record.claims:
                yield Problem(CLAIMS, line, f"row '{claim.id}': {unknown('claim', other, record.claims)}")
            elif other == claim.id:
                yield Problem(CLAIMS, line, f"row '{claim.id}': a claim does not support or attack itself.")
    for line, row in evidence:
        for work in row.cited:
            if work not in record.works:
                message = f"row '{row.id}': {unknown('work', work, record.works)}"
                yield Problem(EVIDENCE, line, message)
