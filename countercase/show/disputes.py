"""The sources that argue beside each other: who speaks of a fact, and what each infers from it."""

from __future__ import annotations

from collections.abc import Mapping

from ..argue.library import Library
from ..argue.texts import texts
from ..argue.wording import in_words, join, verb
from ..data.shared_facts import Fact, Facts, load_facts
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
            "● used" if s in fact.inferences else "○ reported" if s in reporting else "– not mentioned" for s in sources
        ]
        rows.append((fact.title, *uses))
    quiet = {known.short: sum(r[i + 1].startswith("–") for r in rows) for i, known in enumerate(sources.values())}
    return [
        Markdown(
            "# Who speaks of what\n\n"
            "Before a fact can be read, an author has to choose it. "
            "{} "
            "Silence is no fault by itself: each text answers a question of its own."
        ).format(_passed_over(len(rows), quiet, texts(library))),
        Table("The facts, and who uses them", ["Fact", *(s.mark for s in sources.values())], rows, kind="cards"),
    ]


def disputes(library: Library) -> list[Piece]:
    """One fact, and what each source infers from it; and what each author would have to see."""
    facts = load_facts(library.root, library.record)
    inferring = {source for fact in facts.facts.values() for source in fact.inferences}
    sources = {key: known for key, known in library.record.sources.items() if key in {*library.arguing, *inferring}}
    pieces: list[Piece] = [
        Markdown(
            "# One fact, rival inferences\n\n"
            "{} Here each fact stands once, with the rows that tell it, and beside it what each text infers."
        ).format(_who_speaks(library, facts))
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
        Markdown("**{}.** {}").format(library.record.sources[s].short, prose(words)) for s, words in facts.minds.items()
    )
    if facts.minds:
        pieces.append(Markdown("## What each would have to see to change their mind\n\n{}").format(minds))
    return pieces


def _who_speaks(library: Library, facts: Facts) -> str:
    """Whether several texts speak of the facts or one, in a sentence."""
    shared = sum(len(fact.inferences) > 1 for fact in facts.facts.values())
    alone = len(facts.facts) - shared
    pass_ = "the other passes" if len(library.arguing) == 2 else "the others pass"
    if not shared:
        return f"On {'this fact' if alone == 1 else 'each of these facts'} one text speaks, and {pass_}."
    agree = f"{texts(library)} agree, and part only at what {'it' if shared == 1 else 'the fact'} shows"
    if not alone:
        return f"On {'one fact' if shared == 1 else 'these facts'} {agree}."
    on = "one fact" if shared == 1 else "many facts" if shared > 9 else f"{in_words(shared)} facts"
    return f"On {on} {agree}; on {'another' if alone == 1 else 'some'} one speaks and {pass_}."


def _passed_over(count: int, quiet: Mapping[str, int], among: str) -> str:
    """How many of the facts are passed over by whoever passes over most of them, in a sentence.

    `quiet` says of each text, by who wrote it, how many it passes over.
    """
    facts = f"{'fact' if count == 1 else f'{count} facts'} that at least one of {among} turns on"
    most = max(quiet.values())
    if not most:
        everybody = "both" if len(quiet) == 2 else "all of them"
        return f"{'The' if count == 1 else 'Each of the'} {facts} is used by {everybody}."
    who = [name for name, number in quiet.items() if number == most]
    over = f"{'pass' if len(who) > 1 else verb(who[0], 'passes', 'pass')} over"
    if count == 1:
        return f"{join(who)} {over} the {facts}."
    each = " each" if len(who) > 1 else ""
    of = f", the most of {_the(len(quiet))}" if len(who) < len(quiet) else ""
    return f"Of {facts}, {join(who)} {over} {most}{each}{of}."


def _the(number: int) -> str:
    """So many texts, as the most of them are spoken of: 'the two', 'the three'."""
    return f"the {in_words(number)}"


def _inference(library: Library, fact: Fact, source: str) -> Html:
    inference = fact.inferences[source]
    says = Html("<p>{}</p>").format(inference.says)
    claims = {str(library.record.claims[name].locator): library.record.claims[name] for name in inference.claims[::-1]}
    # claims at one place have one link, to the first of them; the places stand in the order of the text
    links = Html(", ").join(claim_link(c) for c in sorted(claims.values(), key=lambda c: c.locator.first))
    return says + Html("<p><small>{}</small></p>").format(links) if links else says
