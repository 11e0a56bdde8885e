"""The cards of the book: what a link to the record rests on, as data that a page loads when a card is first asked for.

They lie in shards of each kind of thing that is linked to, in `cards/` of the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docutils import nodes
from pybtex.backends.plaintext import Backend
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...argue.cache import cached
from ...argue.explanation import PROOFS, case_phrase
from ...argue.library import Library
from ...argue.part_verdict import AsStated, PartVerdict
from ...argue.verdict import Verdict
from ...argue.wording import capital, verdict_phrase
from ...data import dates
from ...data.check import Check
from ...data.record import Claim, Evidence, Record
from ...show.check_badges import UNMARKED, checks_by_fact, unsigned
from ...show.credit import credit, own_facts
from .. import shards
from ..shards import by_entry, sort
from .side_by_side import BESIDE

Card = list[tuple[str, str]]
"""The lines of a card, each with its name: what, when, where, rests, doubt, check."""
Checks = Mapping[str, tuple[Check, ...]]

FOLDER = "cards"
AGREES: Mapping[AsStated, str] = {
    "yes": "It reproduces.",
    "no": "It does not reproduce.",
    "left open": "What is stated is one of those that are left open.",
    "nothing stated": "There is nothing to reproduce.",
}


def fact_card(fact: Evidence, record: Record, checks: Checks) -> Card:
    """What happened and when, where the source says so, what it rests on, and what the checks of it found."""
    quote = f" “{fact.quote}”" if fact.quote else ""
    rests = "; ".join(record.works.get(key, key) for key in fact.cited)
    lines = [
        ("what", fact.event + quote),
        ("when", dates.words(fact.date)),
        ("where", f"{record.sources[fact.source].short}, {fact.locator.words}"),
        ("rests", f"Citing {rests}." if rests else f"{capital(PROOFS[fact.proof])}."),
        *_found(fact.id, checks),
    ]
    return [line for line in lines if line[1]]


def claim_card(claim: Claim, record: Record, checks: Checks) -> Card:
    """What is held, of which kind it is, where, and what the checks of it found."""
    where = f"{record.sources[claim.source].short}, {claim.locator.words}"
    return [("what", claim.statement), ("kind", claim.kind.capitalize()), ("where", where), *_found(claim.id, checks)]


def _found(name: str, checks: Checks) -> Card:
    return [
        ("doubt" if c.doubts else "check", f"{capital(unsigned(c.outcome))}: {c.finding}")
        for c in checks.get(name, ())
        if c.outcome not in UNMARKED
    ]


def check_card(check: Check) -> Card:
    """What a check found, and on whose word."""
    return [line for line in (("what", check.finding), ("rests", check.basis)) if line[1]]


def verdict_card(verdict: Verdict, result: Verdict | PartVerdict, title: str) -> Card:
    """What a case, or a part of it, comes to, and what its author states."""
    if isinstance(result, Verdict):
        computed, stated = case_phrase(result), case_phrase(result, stated=True)
    else:
        computed, stated = (verdict_phrase(verdict.framework, names) for names in (result.computed, result.stated))
    case, whose = verdict.dossier.case.title, credit(verdict.dossier)
    what = ("what", f"{case}, {title}" if title else case)
    if whose.answered:
        rests = f"A counter-case by {whose.author}, in answer to {whose.answered}."
        return [what, ("rests", rests), ("computed", f"Computed: {computed}."), ("stated", f"{whose.state}: {stated}.")]
    return [
        what,
        ("computed", f"Computed: {computed}."),
        ("stated", f"Stated: {stated}."),
        ("check", AGREES[result.as_stated]),
    ]


def cards(collection: Library, checks: Checks, works: Mapping[str, str]) -> dict[str, dict[str, Card]]:
    """Every card, by kind and id. `works` are the references in full, by key."""
    record = collection.record
    verdicts: dict[str, Card] = {}
    for name in collection.cases:
        verdict = collection.dossier(name).verdict()
        verdicts[name] = verdict_card(verdict, verdict, "")
        for result in verdict.parts:
            verdicts[f"{name}/{result.part.id}"] = verdict_card(verdict, result, result.part.title)
    return {
        "evidence": {e.id: fact_card(e, record, checks) for e in record.evidence.values()} | _own(collection),
        "claims": {c.id: claim_card(c, record, checks) for c in record.claims.values()},
        "checks": {c.id: check_card(c) for entries in checks.values() for c in entries},
        "works": {f"cite-{key}": [("what", words)] for key, words in works.items()},
        "verdicts": verdicts,
    }


def _own(collection: Library) -> dict[str, Card]:
    """The facts that counter-cases bring themselves, each by its case and its id."""
    found = {}
    for name in collection.counter_cases:
        dossier = collection.dossier(name)
        for fact in own_facts(collection, dossier):
            whose = f"A fact that {credit(dossier).author} brings."
            found[f"{name}/{fact.id}"] = [*fact_card(fact, dossier.record, {}), ("doubt", whose)]
    return found


def terms(env: BuildEnvironment) -> dict[str, Card]:
    """What each term of the glossary means, by the anchor of its entry: the first paragraph, as it stands there."""
    page = next((name for name in sorted(env.found_docs) if name.endswith("/glossary")), "")
    found: dict[str, Card] = {}
    for entry in env.get_doctree(page).findall(nodes.definition_list_item) if page else ():
        meaning = next(iter(entry.findall(nodes.paragraph)), None)
        if not isinstance(entry.parent.parent, addnodes.glossary) or meaning is None:
            continue
        words = " ".join(meaning.astext().split())
        for term in entry.findall(nodes.term):
            found |= {name: [("what", f"{term.astext()}: {words}")] for name in term.get("ids", ())}
    return found


def _works(app: Sphinx) -> dict[str, str]:
    """The references as the references page has them, without markup, by key."""
    cited = app.env.get_domain("cite").citations
    plain = Backend()  # to look for it by name takes longer than all the rest, each time
    return {c.key: c.formatted_entry.text.render(plain) for c in cited}


def write(app: Sphinx) -> None:
    """Put the cards beside the pages, and keep them for the search."""
    library = cached()
    app.cc_cards = {**cards(library, checks_by_fact(library), _works(app)), "terms": terms(app.env)}
    shards.write(Path(app.outdir) / FOLDER, {kind: by_entry(sort(held)) for kind, held in app.cc_cards.items()})


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.setup_extension(f"{__package__}.side_by_side")
    app.connect(BESIDE, write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
