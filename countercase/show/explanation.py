"""Why a case comes out as it does: what decides each part, and where an author's verdict and the computed one part."""

from __future__ import annotations

from ..argue.conclude import Weighing
from ..argue.explanation import explain, ways_words
from ..argue.inquiry import moving, together
from ..argue.library import Library
from ..argue.part_verdict import PartVerdict
from ..argue.repair import repairs
from ..argue.verdict import Verdict
from ..argue.wording import capital, in_words, join, lowered, verb, verdict_phrase, verdict_words, within
from ..data.decision_table import Row
from ..data.framework import Framework
from . import addresses
from .credit import owner
from .markup import Html, Markdown, chapter_link
from .results import told
from .table import Table

MOST_REASONS = 2
"""Of as many verdicts that stay open the reasons are given; of more, only what is open."""


def explanation(library: Library, verdict: Verdict) -> Markdown:
    """What decides each part, in a sentence or in a table of the parts; and of each that does not reproduce, why."""
    rule = chapter_link(addresses.rule(verdict.framework.id), "the whole rule")
    if len(verdict.parts) == 1:
        said = [_decides(verdict, verdict.parts[0]), _remark(verdict, verdict.parts[0])]
        return Markdown("{} ({})").format(" ".join(words for words in said if words), rule)
    remarks = [(p.part.label, _remark(verdict, p)) for p in verdict.parts]
    pieces = [Markdown("**{}.** {}").format(label, words) for label, words in remarks if words]
    whole = Markdown("What each verdict takes is said where {} is laid bare.").format(rule)
    return Markdown("\n\n").join([_outcomes(library, verdict), *pieces, whole])


def line_by_line(verdict: Verdict) -> list[Table]:
    """How each part comes to its verdict: every criterion, every derived level, and the row of the rule."""
    return [
        Table(
            f"{result.part.label}, line by line",
            ["Step", "Outcome", "Because"],
            [(line.about, line.outcome, line.because) for line in explain(verdict, result)],
            kind="cards",
        )
        for result in verdict.parts
    ]


def _outcomes(library: Library, verdict: Verdict) -> Html:
    """What each part comes to, why, and what is stated; of a counter-case, what the case comes to that it answers."""
    framework, counter_case = verdict.framework, verdict.dossier.counter_case
    parent = library.dossier(counter_case.parent) if counter_case else None
    there = parent.verdict() if parent else None
    rows = []
    for i, result in enumerate(verdict.parts):
        mine = verdict_words(framework, result.computed)
        if there:
            other = verdict_words(there.framework, there.parts[i].computed)
            sign = sign_of("yes", "= the same") if other == mine else sign_of("no", "≠ another")
        else:
            other, sign = verdict_words(framework, result.stated), reproduction(result)
        rows.append((result.part.label, mine, _decides(verdict, result), other, sign))
    heads = ("Part", "Comes out as", "Because", f"In {owner(parent)} case" if parent else "Stated", "The same?")
    caption = "What each part comes out as, and why"
    return Table(caption, heads, rows, kind="cards cc-verdicts").html()


def reproduction(result: PartVerdict) -> Html:
    """Whether what is computed of a part is what its author states, as a sign with its word."""
    return sign_of(*reproduced(result, "nothing is concluded" if result.part.stated else "nobody has stated a verdict"))


def reproduced(result: PartVerdict, silent: str) -> tuple[str, str]:
    """The same as the kind of the sign and the word; `silent` is the word where no verdict is stated."""
    said = {
        "yes": ("yes", "✓ yes"),
        "no": ("no", "✗ no"),
        "left open": ("none", "◐ left open"),
        "nothing stated": ("none", silent),
    }
    return said[result.as_stated]


def sign_of(kind: str, words: str) -> Html:
    """A sign with its word, in the colour of its kind."""
    return Html('<span class="cc-{}">{}</span>').format(kind, words)


def _decides(verdict: Verdict, result: PartVerdict) -> str:
    """The reason of each row of the rule that decides a part, with what the row asks for."""
    rule = verdict.framework.rule
    rows = [rule[number] for number in sorted({d.row for d in result.decisions})]
    reasons = list(dict.fromkeys(_reason(verdict, row) for row in rows))
    if len(reasons) == 1:
        return f"{reasons[0]} {_results(verdict, result)}".strip()
    results = _results(verdict, result)
    outcomes = list(dict.fromkeys(row.outcome for row in rows))
    if len(outcomes) > MOST_REASONS and results:
        return results
    names, titles = (verdict.dossier.case.actor,), verdict.framework.verdicts
    lead = []
    for outcome in outcomes:
        because = dict.fromkeys(
            within(_reason(verdict, row), names).removesuffix(".") for row in rows if row.outcome == outcome
        )
        title = f"it is “{lowered(titles[outcome].title)}”"
        if len(outcomes) == 1:  # it is not known which, and it is all one
            lead.append(f"{title} by whichever row of the rule holds: {'; '.join(because)}")
        else:
            lead.append(f"if {', or if '.join(because)}, {title}")
    return f"{capital('; '.join(lead))}. {results}".strip()


def _reason(verdict: Verdict, row: Row) -> str:
    outcome = verdict.framework.verdicts[row.outcome]
    meaning = " ".join(outcome.meaning.split()).rstrip(".")
    return row.because or (f"{capital(meaning)}." if meaning else f"{outcome.title} is what the rule has for this.")


def _results(verdict: Verdict, result: PartVerdict) -> str:
    """What the derived results come to that the deciding rows ask for; all of them, where only the last row is left."""
    framework = verdict.framework
    rows = [framework.rule[d.row] for d in result.decisions]
    asked = {name for row in rows for name in (row.when or framework.derived)}
    return told(framework, {name: levels for name, levels in result.derived.items() if name in asked})


def come_out(framework: Framework, verdicts: tuple[str, ...]) -> Markdown:
    """What facts do that come to these verdicts, after 'the facts': by the clause of the one verdict, if it has one."""
    clause = framework.verdicts[verdicts[0]].clause if len(verdicts) == 1 else ""
    if clause:
        return Markdown("**{}**").format(clause)
    return Markdown("come out as **{}**").format(verdict_phrase(framework, verdicts))


def agreement(verdict: Verdict, result: PartVerdict) -> Markdown:
    """Whether a part of a case reproduces, and if not, where computed and stated part and what would mend it."""
    facts = come_out(verdict.framework, result.computed)
    if result.reproduces is None:
        return Markdown("The facts {}. {}").format(facts, _silent(verdict, result))
    who, state = _authors(verdict)
    if result.reproduces:
        sentence = Markdown("The facts {}, which is what {} {}.").format(facts, who, state)
        several = Markdown(" The evidence leaves open which, and so does the source.")
        return sentence + several if len(result.computed) > 1 else sentence
    stated = verdict_phrase(verdict.framework, result.stated)
    return Markdown("{} {} **{}**; the facts {}. {}").format(who, state, stated, facts, parting(verdict, result))


def parting(verdict: Verdict, result: PartVerdict) -> str:
    """At which step a computed and a stated verdict part, and the least that would bring them together."""
    found = repairs(verdict, result)
    if not found:
        mend = "Nothing would make it come out as stated: switches, margin and readings were all tried together."
    else:
        other = "no other" if any(r.switches or r.margin is not None for r in found) else "no"
        alone = f"; {other} way of taking the rule does that" if any(r.levels or r.left_open for r in found) else ""
        mend = f"It would come out as stated {ways_words(verdict.framework, found)}{alone}."
    return f"{step_of_parting(verdict, result)} {mend}"


def _remark(verdict: Verdict, result: PartVerdict) -> str:
    """What there is to say of a part whose computed verdict is not the stated one; of the others nothing.

    A counter-case reproduces nothing, and is no failure to.
    """
    if verdict.dossier.counter_case is not None or result.reproduces:
        return ""
    if result.reproduces is None:
        return _silent(verdict, result) if len(verdict.parts) == 1 else ""
    return parting(verdict, result)


def _authors(verdict: Verdict) -> tuple[str, str]:
    """Who argues the case, and the verb that fits: 'Smith states', 'Smith and Jones state'."""
    who = verdict.dossier.record.sources[verdict.dossier.case.source].short
    return who, verb(who, "states", "state")


def _silent(verdict: Verdict, result: PartVerdict) -> str:
    """Why there is nothing that could reproduce."""
    stated = result.part.stated
    if stated is None:
        return "Nobody has stated a verdict by this framework."
    authors, states = _authors(verdict)
    # the sentence has named whose text it is
    return f"{authors} {states} no verdict here ({stated.locator.abbreviated}). {stated.because}"


def step_of_parting(verdict: Verdict, result: PartVerdict) -> str:
    """At which step computed and stated part."""
    framework = verdict.framework
    if result.leaves_open:
        # where no open criterion moves the verdict alone, some do together
        decisive = moving(verdict, result) or together(verdict, result)[0]
        titles = join([lowered(framework.criteria[n].title) for n in decisive])
        return f"Computed and stated part at what stays open: {titles}."
    heavy = {n: w for n, w in result.weighings.items() if w.settled and w.readings and len(pulled(w)) > 1}
    if heavy:
        pulls = {
            n: join([f"{framework.phrase(n, k)} weighs {in_words(v)}" for k, v in pulled(w)]) for n, w in heavy.items()
        }
        pieces = [f"{lowered(framework.criteria[n].title)}, where {pull}" for n, pull in pulls.items()]
        return f"Computed and stated part at {join(pieces, 'and')}."
    return "Computed and stated part at the rule itself, and not at any weight."


def pulled(weighing: Weighing) -> list[tuple[str, int]]:
    """The levels of a criterion that anything is read for, each with its weight."""
    return [(level, weight) for level, weight in weighing.weights.items() if weight]
