"""The evidence as a table: what, when, where it is said, what it rests on, and what it is read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..argue.explanation import PROOFS, spoken
from ..argue.verdict import Verdict
from ..data import dates
from ..data.case import WORDS
from ..data.check import Check
from ..data.record import Claim, Evidence, Record
from .check_badges import mark
from .markup import place, text, works
from .table import Cell, Html, Table, cell_text, to_csv

Marks = Mapping[str, tuple[Check, ...]]
NONE: Marks = {}
UNDATED = "99999"  # after every year


def case_table(verdict: Verdict, marks: Marks = NONE) -> Table:
    """Every reading of a case, with its evidence: one row a fact, all its readings in it."""
    dossier = verdict.dossier
    ids = [e for e in dossier.case.evidence_ids if e not in verdict.without]
    rows = []
    for name in ids:
        fact = dossier.record.evidence[name]
        rows.append([*_columns(fact, dossier.record, marks=marks), Html(_readings(verdict, name))])
    return Table(
        "The facts that this case reads",
        ["Fact", "When", "Where it is said", "What it rests on", "What it is read as"],
        rows,
        ids=ids,
        kind="cards",
    )


def record_tables(record: Record, source: str, marks: Marks = NONE) -> dict[str, Table]:
    """Every fact that one source gives, by the norm that it concerns, in the order of the source."""
    groups: dict[str, list[Evidence]] = {}
    for fact in record.evidence.values():
        if fact.source == source:
            groups.setdefault(fact.norm or "no one norm", []).append(fact)
    return {
        norm: Table(
            f"Facts on record from {record.sources[source].authors}: {norm}",
            ["Fact", "When", "Where it is said", "What it rests on"],
            [_columns(e, record, marks=marks) for e in rows],
            ids=[e.id for e in rows],
            kind="cards",
            facets=[_facets(e, record) for e in rows],
        )
        for norm, rows in groups.items()
    }


def _facets(fact: Evidence, record: Record) -> dict[str, object]:
    """What a fact can be found by: source, actor, institution, norm, proof, and the years that it spans."""
    start, end = dates.bounds(fact.date)
    years = [int(y) for y in (start if start is not None else end, end if end is not None else start) if y is not None]
    facets: dict[str, object] = {
        "source": [record.sources[fact.source].mark],
        "actor": [part.strip() for part in fact.actor.split(";") if part.strip()],
        "institution": [part.strip() for part in fact.institution.split(";") if part.strip()],
        "norm": [fact.norm] if fact.norm else [],
        "proof": [fact.proof],
    }
    return facets | ({"years": years} if years else {})


def unread_table(facts: Iterable[Evidence], record: Record) -> Table:
    """Facts in the passages of a case that it does not weigh."""
    return Table(
        "Facts on record in the same passages that are not weighed",
        ["Fact", "When", "Where it is said", "What it rests on"],
        [_columns(e, record, link=True) for e in facts],
        kind="cards",
    )


def claims_table(claims: Iterable[Claim], record: Record, caption: str, link: bool = False) -> Table:
    """Propositions of a source: what, of which kind, where, and what they support or attack."""
    held = list(claims)
    rows: list[list[Cell]] = []
    for claim in held:
        statement = text(claim.statement)
        if link:
            statement = f'<a href="../record/claims.html#{text(claim.id)}">{statement}</a>'
        rows.append([Html(statement), claim.kind, Html(place(claim.locator, record)), Html(_relations(claim))])
    return Table(
        caption,
        ["Claim", "Kind", "Where", "Bears on"],
        rows,
        ids=() if link else [c.id for c in held],
        kind="cards",
        facets=()
        if link
        else [{"source": [record.sources[c.source].mark], "kind": [c.kind], "case": list(c.case)} for c in held],
    )


def _relations(claim: Claim) -> str:
    parts = []
    for word, others in (("supports", claim.supports), ("attacks", claim.attacks)):
        links = ", ".join(f'<a href="../record/claims.html#{text(o)}">{text(_tail(o))}</a>' for o in others)
        if links:
            parts.append(f"<p>{word} {links}</p>")
    return "".join(parts) or "<p>stands by itself</p>"


def _tail(name: str) -> str:
    return spoken(name.partition("-")[2])


def _columns(fact: Evidence, record: Record, link: bool = False, marks: Marks = NONE) -> list[Cell]:
    event = text(fact.event)
    if link:
        event = f'<a href="../record/evidence.html#{text(fact.id)}">{event}</a>'
    if fact.quote:
        event += f' <q class="cc-quote">{text(fact.quote)}</q>'
    event += mark(marks.get(fact.id, ()))
    rests = works(fact.cited, record)
    rests = f"{rests} <small>({text(PROOFS[fact.proof])})</small>" if rests else text(PROOFS[fact.proof])
    start, end = dates.bounds(fact.date)
    first = start if start is not None else end
    when = Html(text(dates.words(fact.date)), f"{first:09.3f}" if first is not None else UNDATED)
    return [Html(event), when, Html(place(fact.locator, record)), Html(rests)]


def _readings(verdict: Verdict, name: str) -> str:
    framework, items = verdict.framework, []
    for phase in verdict.dossier.case.phases:
        for reading in phase.readings:
            if reading.evidence != name:
                continue
            mechanism = f" Mechanism: {text(reading.mechanism)}." if reading.mechanism else ""
            strength = f"{WORDS[reading.strength]}{', given' if reading.given else ''}"
            items.append(
                f"<p><strong>{text(framework.criteria[reading.criterion].title)}: "
                f"{text(spoken(reading.points_to))}</strong>, {strength} "
                f"({text(reading.locator.abbreviated)}). {text(reading.because)}{mechanism}</p>"
            )
    return "".join(items)


def case_csv(verdict: Verdict) -> str:
    """The readings of a case with their evidence, one row a reading."""
    headers = [
        "evidence",
        "phase",
        "criterion",
        "points_to",
        "strength",
        "because",
        "reading_locator",
        "mechanism",
        "given",
    ]
    facts = [name for name in Evidence.model_fields if name != "id"]
    rows = []
    for phase in verdict.dossier.case.phases:
        for r in phase.readings:
            if r.evidence in verdict.without:
                continue
            fact = verdict.dossier.record.evidence[r.evidence]
            reading = [
                r.evidence,
                phase.id,
                r.criterion,
                r.points_to,
                r.strength,
                r.because,
                str(r.locator),
                r.mechanism,
                "yes" if r.given else "",
            ]
            rows.append([*reading, *(cell_text(getattr(fact, name)) for name in facts)])
    return to_csv([*headers, *facts], rows)
