"""How the chapter of a case opens: its title, its question, and the answer in three sentences."""

from __future__ import annotations

from ..argue.explanation import tally
from ..argue.inquiry import look_for, unsettled
from ..argue.library import Library
from ..argue.part_verdict import PartVerdict
from ..argue.sensitivity import Robustness, stress
from ..argue.verdict import Verdict
from ..argue.wording import brief, capital, in_words, join, lowered, of_several, spoken, verb, worded
from . import addresses
from .credit import kicker, owner
from .explanation import come_out
from .markup import NOTHING, Html, Markdown, prose
from .open_questions import met
from .sensitivity import named, narrowing, supposing, too_narrow
from .table import permalink

ANSWER = Markdown(
    '<div class="cc-in-short" id="{}">\n\n**The claim.** {}\n\n**The verdict.** {}\n\n**It hangs on** {}\n\n</div>'
)


LINK = permalink(addresses.VERDICT, "verdict")


def opening(library: Library, verdict: Verdict) -> Markdown:
    """Title, question and answer: what is claimed, what the rule gives, and what that hangs on."""
    case = verdict.dossier.case
    # whose case it is, its answer says; who answers it, or put it into data, only this line
    above = case.author or verdict.dossier.counter_case is not None
    return Markdown("# {}\n\n{}\n\n{}\n\n{}\n\n{}").format(
        case.title,
        Html('<p class="cc-kicker">{}</p>').format(kicker(library, verdict.dossier)) if above else NOTHING,
        Html('<p class="cc-question">{}</p>').format(case.question),
        ANSWER.format(
            addresses.VERDICT,
            prose(case.thesis),
            ruled(library, verdict) + LINK,
            Markdown("{}").format(" ".join(filter(None, (hanging(verdict), _against(library, verdict))))),
        ),
        _settings(verdict),
    )


def ruled(library: Library, verdict: Verdict) -> Markdown:
    """What the rule makes of the facts as they are read, and whether the author says so, in one sentence."""
    rule = lowered(verdict.framework.title, [s.short for s in library.record.sources.values()])
    if len(verdict.deciding) > 1:
        return Markdown("By {}, {}. {}").format(rule, _spread(verdict), _met(verdict))
    part = verdict.deciding[0]
    found = _comes_out(verdict, part)
    if verdict.dossier.counter_case is not None:
        return Markdown("By {}, {}, {}.").format(rule, found, _beside(library, verdict, part))
    return Markdown("By {}, {}, {}.").format(rule, found, _stated(verdict, part))


def _comes_out(verdict: Verdict, part: PartVerdict) -> Markdown:
    if len(part.computed) == 1:
        return Markdown("the facts so read {}").format(come_out(verdict.framework, part.computed))
    return Markdown("the facts so read leave it open between **{}**").format(bare(verdict, part.computed))


def _stated(verdict: Verdict, part: PartVerdict) -> Markdown:
    """Whether the author says so, as the second half of a sentence."""
    source = verdict.dossier.record.sources[verdict.dossier.case.source].short
    if part.reproduces is None:
        return Markdown("where {} {} no verdict").format(source, verb(source, "states", "state"))
    if part.reproduces and len(part.computed) == 1:
        return Markdown("as {} {}").format(source, verb(source, "holds", "hold"))
    if part.reproduces:
        return Markdown("and so {} {} it").format(source, verb(source, "leaves", "leave"))
    return Markdown("where {} {} **{}**").format(
        source, verb(source, "states", "state"), bare(verdict, part.stated, "or")
    )


def _beside(library: Library, verdict: Verdict, part: PartVerdict) -> Markdown:
    """What the case that a counter-case answers comes to, as the second half of a sentence."""
    parent = library.dossier(verdict.dossier.counter_case.parent) if verdict.dossier.counter_case else verdict.dossier
    other = next(p for p in parent.verdict().parts if p.part.id == part.part.id)
    theirs, mine = bare(parent.verdict(), other.computed), bare(verdict, part.computed)
    whose = f"{owner(parent)} case"
    if theirs == mine:
        return Markdown("as in {}").format(whose)
    if len(other.computed) == 1:
        return Markdown("whereas in {} they {}").format(whose, come_out(parent.verdict().framework, other.computed))
    return Markdown("whereas {} leaves it open between **{}**").format(whose, theirs)


def _spread(verdict: Verdict) -> Markdown:
    """How many of several parts that stand side by side come out as what."""
    groups: dict[tuple[str, ...], int] = {}
    for part in verdict.deciding:
        groups[part.computed] = groups.get(part.computed, 0) + 1
    total = len(verdict.deciding)
    if len(groups) == 1:
        (names,) = groups
        which = of_several(total, total, "part")
        if len(names) > 1:
            return Markdown("{} stay open between **{}**").format(which, bare(verdict, names))
        return Markdown("{} come out as **{}**").format(which, bare(verdict, names))
    if sorted(groups.values()) == [1, 1]:
        does, said = [_does(held) for held in groups], [bare(verdict, held) for held in groups]
        again = "as" if does[0] == does[1] == "comes out as" else does[1]
        return Markdown("one part {} **{}** and the other {} **{}**").format(does[0], said[0], again, said[1])
    pieces = []
    for number, (names, count) in enumerate(sorted(groups.items(), key=lambda pair: -pair[1])):
        many = in_words(count) if number else f"{in_words(count)} of {in_words(total)} parts"
        pieces.append(Markdown("{} {} **{}**").format(many, _does(names, count), bare(verdict, names)))
    return Markdown("{} and {}").format(Markdown(", ").join(pieces[:-1]), pieces[-1])


def _does(names: tuple[str, ...], count: int = 1) -> str:
    """The verb of so many parts that come to these verdicts."""
    s = "s" if count == 1 else ""
    return f"stay{s} open between" if len(names) > 1 else f"come{s} out as"


def _met(verdict: Verdict) -> str:
    """Of several parts, for how many the author states a verdict, and for how many of these it is the computed one."""
    source = verdict.dossier.record.sources[verdict.dossier.case.source].short
    count = tally(verdict.deciding)
    state = verb(source, "states", "state")
    if not count.stated:
        return f"{source} {state} none of this by the name that the rule has for it."
    if count.met == count.parts:
        return f"{source} {state} the same."
    if count.stated == count.parts:
        lead = f"{source} {state} a verdict for each"
    else:
        lead = f"{source} {state} a verdict for {of_several(count.stated, count.parts, 'part')}"
    if count.met == count.stated == 1:
        return f"{lead}, and it is the one computed."
    if count.met == count.stated:
        return f"{lead}, each time the one computed."
    if not count.met:
        each = "it" if count.stated == 1 else "each"
        # whoever states one of several verdicts that the facts leave open states no other one
        which = "one of those left open" if verdict.as_stated == "left open" else "another"
        return f"{lead}, and {each} is {which}."
    return f"{lead}, and it is the same in {of_several(count.met, count.stated, 'part')}."


def _against(library: Library, verdict: Verdict) -> str:
    """How many of the conditions that would speak against a case are met on the record, or nothing."""
    count = sum(met(library, item) is True for item in verdict.dossier.case.falsifiers)
    if not count:
        return ""
    what = "this case" if verdict.dossier.counter_case is None else "this counter-case"
    told = f"{worded(count, 'condition')} that would count against {what} {'is' if count == 1 else 'are'} met"
    return f"{capital(told)} on the record, as is said under what stays open."


def hanging(verdict: Verdict) -> str:
    """What the verdict hangs on, as the rest of a sentence: a fact, how the rule is taken, or what nobody says."""
    if len(verdict.deciding) > 1:
        return _of_many(verdict)
    part = verdict.deciding[0]
    left = next((u for u in unsettled(verdict) if u.part is part and u.open), None)
    if left:
        criterion = left.open[0].criterion
        asked = look_for(verdict.framework.criteria[criterion], verdict.dossier.case)
        if part.weighings[criterion].readings:
            silent = "what is read here does not settle"
        elif verdict.dossier.counter_case is None:
            silent = "what nobody here says"
        else:
            silent = "what this counter-case does not read"
        return f"{silent}: a source on {asked} would settle it, or narrow it down."
    found = stress(verdict, part)
    if found.hinges:
        rule = "and on how the rule is taken" if found.turning else "and not on how the rule is taken"
        return f"{_facts(verdict, found)}, {rule}."
    if found.turning:
        otherwise = supposing(verdict, found.turning[-1:])
        return f"how the rule is taken: {otherwise}. It stays whichever one fact is left out."
    if found.falling:
        return f"no single fact: {worded(len(found.falling[0]), 'reading')} would have to fall together."
    return f"no single fact, and not on how the rule is taken{_lead(found.tipping)}."


def _facts(verdict: Verdict, found: Robustness) -> str:
    count = len(found.hinges)
    if count == 1:
        return f"one fact (“{brief(verdict.dossier.record.evidence[found.hinges[0].name].event, 90)}”)"
    return f"each of {worded(count, 'fact')}"


def _lead(tipping: int | None, what: str = "it") -> str:
    """The lead that would have to be too narrow for what stands whatever else is tried, as the end of a sentence."""
    if tipping is None:
        return ""
    return f", but {what} would come out otherwise {too_narrow(tipping)}"


def _of_many(verdict: Verdict) -> str:
    """The same for parts that stand side by side: how many of them hang on what."""
    # of what is open only what leads anywhere else counts, as below
    found = [narrowing(s) or s for s in (stress(verdict, part) for part in verdict.deciding)]
    total = len(found)
    fact, rule = sum(bool(s.hinges) for s in found), sum(bool(s.turning) for s in found)
    if not fact and not rule:
        least = min((s.tipping for s in found if s.tipping is not None), default=None)
        moved = join([f"“{s.part.part.label}”" for s in found if least is not None and s.tipping == least])
        return f"no single fact, and not on how the rule is taken{_lead(least, moved)}."
    said = [
        f"{what} in {of_several(count, total, 'part')}"
        for what, count in (("a single fact", fact), ("on how the rule is taken", rule))
        if count
    ]
    only = said[0].removeprefix("on ") if len(said) == 1 else f"{said[0]}, and {said[1]}"
    return f"{only}."


def bare(verdict: Verdict, verdicts: tuple[str, ...], last: str = "and") -> str:
    """Verdicts within a sentence, without quotation marks; of many, how many there are."""
    return named(verdict.framework, verdicts, quoted=False, last=last)


def _settings(verdict: Verdict) -> Html:
    """In what the run differs from the book, or nothing."""
    # a switch that a counter-case turns is a part of its argument, and stands among what it changes
    own = verdict.framework.settings(verdict.dossier.switches)
    turned = {n: o for n, o in verdict.switches.items() if o != own[n]}
    pieces = []
    if verdict.margin != verdict.dossier.margin:
        pieces.append(f"a margin of {in_words(verdict.margin)}")
    pieces += [f"{lowered(verdict.framework.switches[n].title)}: {spoken(o)}" for n, o in turned.items()]
    if verdict.without:
        pieces.append(f"{worded(len(verdict.without), 'fact')} left out")
    note = Html('<p class="cc-note">This run differs from the book: {}.</p>')
    return note.format(join(pieces)) if pieces else NOTHING
