"""The evidence as a table: what, when, where it is said, what it rests on, and what it is read as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..argue.explanation import PROOFS
from ..argue.verdict import Verdict
from ..argue.wording import brief
from ..data import dates
from ..data.check import Check
from ..data.reading import WORDS, Reading
from ..data.record import Claim, Evidence, Record
from . import addresses
from .addresses import Address
from .check_badges import badges
from .markup import NOTHING, Html, link, place, works
from .table import Cell, Sorted, Table, cell_text, to_csv

Checks = Mapping[str, tuple[Check, ...]]
"""The checks that concern each fact, by its id."""
NONE: Checks = {}
UNDATED = "99999"  # after every year
COLUMNS = ("Fact", "When", "Where it is said", "What it rests on")


def case_table(verdict: Verdict, checks: Checks = NONE) -> Table:
    """Every reading of a case, with its evidence: one row a fact, all its readings in it."""
    record = verdict.dossier.record
    ids = [e for e in verdict.dossier.case.evidence_ids if e not in verdict.without]
    rows = [[*_columns(record.evidence[name], record, checks=checks), _readings(verdict, name)] for name in ids]
    return Table("The facts that this case reads", [*COLUMNS, "What it is read as"], rows, ids=ids, kind="cards")


def record_tables(record: Record, source: str, checks: Checks = NONE) -> dict[str, Table]:
    """Every fact that one source gives, by the norm that it concerns, in the order of the source."""
    groups: dict[str, list[Evidence]] = {}
    for fact in record.evidence.values():
        if fact.source == source:
            groups.setdefault(fact.norm or "no one norm", []).append(fact)
    return {
        norm: Table(
            f"Facts on record from {record.sources[source].authors}: {norm}",
            COLUMNS,
            [_columns(e, record, checks=checks) for e in rows],
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


def unread_table(facts: Iterable[Evidence], record: Record, row_of: Callable[[str], Address]) -> Table:
    """Facts in the passages of a case that it does not weigh, each a link to its row: `row_of` says where that is."""
    rows = [_columns(fact, record, address=row_of(fact.id)) for fact in facts]
    return Table("Facts on record in the same passages that are not weighed", COLUMNS, rows, kind="cards")


def own_table(facts: Sequence[Evidence], record: Record) -> Table:
    """Facts that a counter-case brings and does not weigh, a row with an id each."""
    rows = [_columns(fact, record) for fact in facts]
    return Table("Facts of its own that are not weighed", COLUMNS, rows, ids=[f.id for f in facts], kind="cards")


def claims_table(claims: Iterable[Claim], record: Record, caption: str) -> Table:
    """Propositions of a source: what, of which kind, where, and what they support or attack.

    The rows have ids, and can be found by their kind and case.
    """
    shown = list(claims)
    rows: list[list[Cell]] = [
        [
            claim.statement,
            claim.kind,
            place(claim.locator, record),
            _relations(claim, record),
        ]
        for claim in shown
    ]
    facets = [{"source": [record.sources[c.source].mark], "kind": [c.kind], "case": list(c.case)} for c in shown]
    return Table(
        caption,
        ["Claim", "Kind", "Where", "Bears on"],
        rows,
        ids=[c.id for c in shown],
        kind="cards",
        facets=facets,
    )


def _relations(claim: Claim, record: Record) -> Html:
    relations = NOTHING
    for word, others in (("supports", claim.supports), ("attacks", claim.attacks)):
        links = Html(", ").join(claim_link(record.claims[other]) for other in others)
        if links:
            relations += Html("<p>{} {}</p>").format(word, links)
    return relations or Html("<p>stands by itself</p>")


def claim_link(claim: Claim) -> Html:
    """A link to a claim by its place, which a card says in full."""
    return link(addresses.claim(claim.id), claim.locator.sign)


def _columns(fact: Evidence, record: Record, address: Address | None = None, checks: Checks = NONE) -> list[Cell]:
    """The cells of a fact under `COLUMNS`. Where an `address` is given, the fact is a link to it."""
    event = link(address, fact.event) if address else Html.escape(fact.event)
    if fact.quote:
        event += Html(' <q class="cc-quote">{}</q>').format(fact.quote)
    event += badges(checks.get(fact.id, ()))
    rests = Html.escape(PROOFS[fact.proof])
    if fact.cited:
        rests = Html("{} <small>({})</small>").format(works(fact.cited, record), rests)
    start, end = dates.bounds(fact.date)
    first = start if start is not None else end
    when = Sorted(dates.words(fact.date), f"{first:09.3f}" if first is not None else UNDATED)
    return [event, when, place(fact.locator, record), rests]


def _readings(verdict: Verdict, name: str) -> Html:
    criteria = verdict.framework.criteria
    case = verdict.dossier.case
    readings = [(part.id, r) for part in case.parts for r in part.readings if r.evidence == name]
    return NOTHING.join(
        Html("<p><strong>{}: {}</strong>, {}{} ({}). {}{} {}</p>").format(
            criteria[reading.criterion].title,
            criteria[reading.criterion].name(reading.points_to),
            WORDS[reading.strength],
            ", given" if reading.given else "",
            reading.locator.abbreviated,
            reading.because,
            f" Mechanism: {reading.mechanism}." if reading.mechanism else "",
            otherwise(case.id, part, reading, verdict.dossier.record.evidence[name].event),
        )
        for part, reading in readings
    )


def otherwise(case: str, part: str, reading: Reading, event: str) -> Html:
    """The link that opens the page to argue back at a reading."""
    address = addresses.reading(case, part, reading.evidence, reading.criterion)
    words = Html('<a class="cc-otherwise" href="{}" aria-label="Read it otherwise: {}">Read it otherwise</a>')
    return words.format(address.href, brief(event, 24))


def case_csv(verdict: Verdict) -> str:
    """The readings of a case with their evidence, one row a reading."""
    headers = [
        "evidence",
        "part",
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
    for part in verdict.dossier.case.parts:
        for r in part.readings:
            if r.evidence in verdict.without:
                continue
            fact = verdict.dossier.record.evidence[r.evidence]
            reading = [
                r.evidence,
                part.id,
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
