"""The sources that argue beside each other: who speaks of a fact, and what each infers from it."""

from __future__ import annotations

from ..argue.library import Library
from ..argue.texts import texts
from ..argue.wording import in_words, verb
from ..data.shared_facts import Fact, load_facts
from .evidence import claim_link
from .markup import Html, Markdown, prose, role
from .piece import Piece
from .table import Table


def silence(library: Library) -> list[Piece]:
    """Which source uses and which passes over each shared fact."""
    facts = load_facts(library.root, library.record)
    sources = {key: library.record.sources[key] for key in library.arguing}
    rows = []
    for fact in facts.facts.values():
        reporting = {library.record.evidence[e].source for e in fact.evidence}
        uses = [
            "● infers from it" if s in fact.inferences else "○ reports it" if s in reporting else "– silent"
            for s in sources
        ]
        rows.append((fact.title, *uses))
    quiet = {s: sum(r[i + 1].startswith("–") for r in rows) for i, s in enumerate(sources)}
    most = max(quiet, key=lambda s: quiet[s])
    who = sources[most].short
    return [
        Markdown(
            "# Who speaks of what\n\n"
            "Each author chooses facts before reading them. "
            "Of {} facts that at least one of {} turns on, {} {} over {}, the most of {}. "
            "Silence is no fault by itself: each text answers a question of its own."
        ).format(len(rows), texts(library), who, verb(who, "passes", "pass"), quiet[most], all_of(len(sources))),
        Table("The facts, and who uses them", ["Fact", *(s.mark for s in sources.values())], rows, kind="cards"),
    ]


def disputes(library: Library) -> list[Piece]:
    """One fact, and what each source infers from it; and what each author would have to see."""
    facts = load_facts(library.root, library.record)
    sources = {key: library.record.sources[key] for key in library.arguing}
    pieces: list[Piece] = [
        Markdown(
            "# One fact, rival inferences\n\n"
            "On many facts {} agree, and part only at what the fact shows; "
            "on some one speaks and the others pass. "
            "Here each fact stands once, with the rows that tell it, and beside it what each text infers."
        ).format(texts(library))
    ]
    # facts that several texts speak of first, then those that one text speaks of and the others pass over
    for fact in sorted(facts.facts.values(), key=lambda f: -len(f.inferences)):
        rows_on_record = Markdown(", ").join(role("evidence", name) for name in fact.evidence)
        turns = Markdown("\n\n") + prose(fact.turns_on) if fact.turns_on else Markdown("")
        rows = [
            (
                sources[s].short if s in fact.inferences else f"{sources[s].short} (silent)",
                _inference(library, fact, s) if s in fact.inferences else "–",
            )
            for s in sources
        ]
        on_record = Markdown("On record: {}.").format(rows_on_record) if fact.evidence else Markdown("")
        pieces.append(Markdown("## {}\n\n{}{}").format(fact.title.rstrip("."), on_record, turns))
        pieces.append(Table(f"What is inferred: {fact.title}", ["Source", "Inference"], rows, kind="cards"))
    minds = Markdown("\n\n").join(
        Markdown("**{}.** {}").format(sources[s].short, prose(words)) for s, words in facts.minds.items()
    )
    if facts.minds:
        pieces.append(Markdown("## What each would have to see to change their mind\n\n{}").format(minds))
    return pieces


def all_of(number: int) -> str:
    """So many texts, as the most of them are spoken of: 'the two', 'the three'."""
    return f"the {in_words(number)}"


def _inference(library: Library, fact: Fact, source: str) -> Html:
    inference = fact.inferences[source]
    says = Html("<p>{}</p>").format(inference.says)
    claims = {str(library.record.claims[name].locator): library.record.claims[name] for name in inference.claims[::-1]}
    # claims at one place have one link, to the first of them; the places stand in the order of the text
    links = Html(", ").join(claim_link(c) for c in sorted(claims.values(), key=lambda c: c.locator.first))
    return says + Html("<p><small>{}</small></p>").format(links) if links else says
