"""The record: what happened, and who says so. Claims, evidence and sources, loaded and validated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from . import dates, examples
from .bibliography import read_works
from .csv_file import read_table
from .invisible import named
from .locator import UNITS, Locator
from .problem import MOST, SHORT, DataError, Problem, brief, unknown
from .text_file import read_text
from .yaml_file import MAX_BYTES, Document, fill, read_document

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEY = re.compile(r"[a-z]{1,20}")  # what stands before the colon of a locator
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")
SOURCES, CLAIMS, EVIDENCE = "data/sources.yml", "data/claims.csv", "data/evidence.csv"
SENTENCES = re.compile(r"[1-9][0-9]{0,2}(-[1-9][0-9]{0,2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
QUOTE_WORDS = 12
LINE = 300
# no file can have one of these names on Windows, and the last five name what the book itself makes
RESERVED = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    *("index", "record", "compare", "counter-cases", "cases"),
}
T = TypeVar("T")


def _identity(text: str) -> str:
    if not ID.fullmatch(text) or len(text) > 80:
        odd = [named(c) for c in dict.fromkeys(text) if c.isspace() or not c.isascii()][:3]
        found = f": it holds {' and '.join(odd)}" if odd else ""
        raise ValueError(
            f"'{brief(text)}' is not an id{found}. Use small letters, digits and hyphens: {examples.fact()}."
        )
    return text


def _file(text: str) -> str:
    if text in RESERVED or len(text) > 60:
        why = "is longer than 60 letters" if len(text) > 60 else "is taken by the computer or by the book"
        raise ValueError(f"'{brief(text)}' cannot be the name of a file: it {why}. Choose another.")
    return text


def _number(text: str) -> str:
    if text and not NUMBER.fullmatch(text):
        raise ValueError(
            f"'{brief(text)}' is not a bare number. Write digits alone (2500, 15.21), with a point before the decimals "
            "and nothing between the thousands; the unit has a column of its own."
        )
    return text


def quotation(text: str) -> str:
    """A quotation of at most twelve words, or a `ValueError`."""
    if len(text.split()) > QUOTE_WORDS:
        raise ValueError(f"the quotation has {len(text.split())} words; at most {QUOTE_WORDS} are quoted.")
    return text


def _sentences(text: str) -> str:
    if text and not SENTENCES.fullmatch(text):
        raise ValueError(
            f"'{brief(text)}' does not count sentences. Write the number of one (2), or of a stretch (2-3)."
        )
    return text


def _key(text: str) -> str:
    if not KEY.fullmatch(text):
        raise ValueError(
            f"'{brief(text)}' is not a key of a source. Use at most twenty small letters: {examples.key()}."
        )
    return text


def _day(text: str) -> str:
    if text and (dates.check(text) != text or not DAY.fullmatch(text)):
        raise ValueError(f"'{brief(text)}' is not a day. Write the year first: 2026-11-26.")
    return text


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("it has to be filled, and is empty.")
    return text


def _line(text: str) -> str:
    if len(text) > LINE:
        raise ValueError(f"it has {len(text):,} characters; at most {LINE} stand in one line of a chart.")
    return text


Identity = Annotated[str, AfterValidator(_identity)]
FileName = Annotated[Identity, AfterValidator(_file)]
_PLACE = r"[a-z]+:((p|L|page)[0-9]+(-(p|L|page)[0-9]+)?|section[0-9.]+|time[0-9:]+(-time[0-9:]+)?|https?://[^; ]+)"
LOCATED = {
    "type": "string",
    "pattern": f"^{_PLACE}(; ?{_PLACE})*$",
    "examples": [
        *("author:p12", "report:L660-L680", "author:p126;author:p133"),
        *("report:page3", "report:section2.1", "report:time12:30", "report:https://example.org/a"),
    ],
}
Place = Annotated[Locator, BeforeValidator(Locator.parse), WithJsonSchema(LOCATED)]
Several = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(part for part in text.split(";") if part))]
Number = Annotated[str, AfterValidator(_number)]
Sentence = Annotated[str, AfterValidator(_filled)]
Line = Annotated[str, AfterValidator(_line)]
Title = Annotated[Sentence, AfterValidator(_line)]
Day = Annotated[str, AfterValidator(_day)]
Date = Annotated[str, AfterValidator(dates.check)]

Kind = Literal["definition", "theory", "premise", "empirical", "interpretation", "conclusion", "recommendation"]
Key = Annotated[str, AfterValidator(_key)]
Proof = Literal["asserted", "cited", "reported", "documented", "admitted"]


class Frozen(BaseModel):
    """The manner of every object that is read from a file: it does not change, and knows no further words."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, use_attribute_docstrings=True)
    NAMED_BY: ClassVar[tuple[str, ...]] = ()
    """The fields by which a person knows the object: `repr` shows these and not all that it holds."""

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What `repr` shows. Called by Pydantic."""
        if not self.NAMED_BY:
            return super().__repr_args__()
        values = {name: getattr(self, name) for name in self.NAMED_BY}
        return [(name, brief(value, SHORT) if isinstance(value, str) else value) for name, value in values.items()]


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
    sentence: Annotated[str, AfterValidator(_sentences)] = ""
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
    quote: Annotated[str, AfterValidator(quotation)]
    """At most twelve words from the passage."""
    proof: Proof
    """How the source knows: asserted; cited, from a work; reported by others; documented, where the source names a
    document of the thing itself (a law, resolution, budget, statistic, speech) in `cited`, in `note` or in the passage;
    or admitted by the actor itself."""
    note: str
    """The footnote (fn77) or endnote (en12) that the source gives."""


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

    def __repr__(self) -> str:
        counts = f"{len(self.sources)} sources, {len(self.claims)} claims, {len(self.evidence)} facts"
        return f"<Record: {counts}, {len(self.works)} works>"

    def silent(self, source: str) -> set[int]:
        """The locators of a source that carry nothing, for a reason given in `sources.yml`."""
        return {n for stretch in self.sources[source].silent for n in stretch.locator.numbers()}

    def cite(self, locator: Locator) -> str:
        """A locator as the prose gives it: 'Author, para. 12'."""
        return f"{self.sources[locator.source].mark}, {locator.abbreviated}"

    def covered(self, source: str) -> set[int]:
        """The locators of a source that carry a claim or a piece of evidence."""
        rows: Iterable[Claim | Evidence] = (*self.claims.values(), *self.evidence.values())
        return {n for row in rows if row.source == source for n in row.locator.numbers()}

    def check_locator(self, locator: Locator) -> str:
        """What is wrong with a locator, or nothing."""
        source = self.sources.get(locator.source)
        if source is None:
            return unknown("source", locator.source, self.sources)
        if not source.unit:
            return ""
        if locator.unit != source.unit:
            right = f"{locator.source}:{source.unit}{locator.first or 1}"
            return f"the locator '{locator}' should count in {UNITS[source.unit][1]}, as in {right}."
        if locator.last > source.count:
            end = f"{locator.source}:{source.unit}{source.count}"
            return f"the locator '{locator}' lies beyond the end of the source, {end}."
        return ""


def load_record(root: Path) -> Record:
    """Read and check `data/sources.yml`, `claims.csv`, `evidence.csv` and `book/references.bib` below `root`.

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
    bib = "book/references.bib"
    works: dict[str, str] = collect(lambda: read_works(read_text(root / bib, bib, MAX_BYTES), bib), {})
    claims: list[tuple[int, Claim]] = collect(lambda: read_table(root / CLAIMS, CLAIMS, Claim), [])
    evidence: list[tuple[int, Evidence]] = collect(lambda: read_table(root / EVIDENCE, EVIDENCE, Evidence), [])
    if problems:
        raise DataError(problems)
    record = Record(sources, {c.id: c for _, c in claims}, {e.id: e for _, e in evidence}, works)
    problems.extend(islice(_loose_ends(record, claims, evidence), MOST + 1))
    if problems:
        raise DataError(problems)
    return record


def _counted(document: Document) -> Iterable[tuple[str, str]]:
    """The keys of the sources that a document lists, as far as they are some, each with what it is counted in."""
    listed = document.values.get("sources")
    for key, source in listed.items() if isinstance(listed, dict) else ():
        if isinstance(key, str) and isinstance(source, dict):
            yield key, str(source.get("unit", ""))


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
            elif row.locator.source != row.source:
                yield Problem(name, line, f"{say}the locator '{row.locator}' is not of the source '{row.source}'.")
            elif wrong := record.check_locator(row.locator):
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
