"""The balance of a case: for each criterion the facts as named blocks, on the side of the answer that they point to."""

from __future__ import annotations

from ..argue.conclude import Weighing
from ..argue.library import Library
from ..argue.part_verdict import PartVerdict
from ..argue.rule import idle
from ..argue.verdict import Verdict
from ..argue.wording import (
    brief,
    capital,
    in_words,
    join,
    lowered,
    of_several,
    score,
    within_part,
    within_parts,
    worded,
)
from ..data.criterion import Criterion
from ..data.reading import WORDS, Reading
from . import addresses
from .caption import heading
from .contents import is_made
from .evidence import otherwise
from .files import Block, File, Place, listed, saving
from .markup import NOTHING, Html, link
from .provenance import of_case
from .table import Table, to_csv

ID, NAME = "balance", "The balance of the facts"
SHOWN = (
    "Each fact under the answer that it points to, with its weight in dots: one for suggestive, two for substantial, "
    "three for decisive"
)
MOST_OPEN = 14
"""As many readings of all parts together stand open; of more, only those of the part that decides."""
PIPS = "●○"
FIGURE = Html(
    '<figure class="cc-figure cc-balance" id="{id}" aria-labelledby="{id}-title">{heading}{parts}'
    '<details class="cc-data"><summary>The data of this figure</summary>{source}{table}'
    '<div class="cc-tools">{downloads}</div>'
    '<p class="cc-made">Made from {files}, by <code>{template}</code>.</p></details></figure>'
)


def balance(library: Library, verdict: Verdict) -> Block:
    """The figure, with its data, as HTML: its words are the page's own, so that they wrap, are found and are read."""
    headers = ("Part", "Question", "Answer", "Fact", "Weight")
    rows = [
        (
            result.part.label,
            verdict.framework.criteria[r.criterion].title,
            verdict.framework.level(r.criterion, r.points_to),
            verdict.dossier.record.evidence[r.evidence].event,
            r.strength,
        )
        for result in verdict.parts
        for r in result.readings
    ]
    origin = of_case(verdict)
    data = File(origin.page, f"{origin.name(ID)}.csv", "text/csv", to_csv(headers, rows))
    title, finding = _titled(verdict)
    table = Table("Each reading with its weight", headers, rows).html()
    lead, parts = heading(ID, NAME, title.removesuffix("."), finding, SHOWN), _parts(library, verdict)

    def made(place: Place) -> Html:
        return FIGURE.format(
            id=ID,
            heading=lead,
            parts=parts,
            downloads=listed([saving(place(data), data, "Data (CSV)")], "cc-take"),
            table=table,
            files=Html(", ").join(Html("<code>{}</code>").format(name) for name in origin.files),
            template=origin.template,
            source=_source(library),
        )

    return Block(made, (data,), ID, f"{title} {finding}".strip())


def finding_of(verdict: Verdict, result: PartVerdict) -> str:
    """What weighs more, in a sentence: the questions that pull two ways; where none does, those that pull one."""
    criteria = verdict.framework.criteria
    contested, one_way = [], []
    for name, weighing in result.weighings.items():
        title = lowered(criteria[name].title)
        pulls = sorted(
            ((w, criteria[name].phrase(level)) for level, w in weighing.weights.items() if w), key=lambda pair: -pair[0]
        )
        if together := held_together(criteria[name], weighing):
            pair = join([criteria[name].phrase(level) for level in together])
            contested.append(f"on {title}, {pair} hold together")
        elif len(pulls) > 1:
            contested.append(_contest(title, pulls))
        elif pulls:
            one_way.append(title)
    if contested:
        return f"{capital('; '.join(contested))}."
    if len(one_way) > 1:
        which = "both" if len(one_way) == 2 else f"all {in_words(len(one_way))}"
        return f"On {which} questions that are read, the facts point one way."
    if one_way:
        return f"All that is read on {one_way[0]} points one way."
    return "Nothing is read here."


def held_together(criterion: Criterion, weighing: Weighing) -> tuple[str, ...]:
    """The levels that hold together, and not against each other, where they do."""
    return criterion.joint.of if criterion.joint and weighing.why == "joined" else ()


def _contest(title: str, pulls: list[tuple[int, str]]) -> str:
    (most, first), (next_most, second) = pulls[:2]
    if most == next_most:
        return f"on {title}, {first} and {second} weigh the same, {score(most, next_most)}"
    return f"on {title}, {first} outweighs {second}, {score(most, next_most)}"


def _source(library: Library) -> Html:
    """The pages on how a weight is chosen and on who has tried it, if there are any."""
    known: list[Html] = []
    if addresses.has(library, addresses.CODING):
        known.append(Html("how a weight is {}").format(link(addresses.CODING, "chosen")))
    if is_made(library, "agreement"):
        known.append(link(addresses.record_page("agreement"), "a second coding"))
    return Html('<p class="cc-source">See {}.</p>').format(Html(", and ").join(known)) if known else NOTHING


def _titled(verdict: Verdict) -> tuple[str, str]:
    """The title of the figure, which is its finding, with its part where that is one of several; and more."""
    if len(verdict.deciding) == 1:
        result = verdict.deciding[0]
        found = finding_of(verdict, result)
        if len(verdict.parts) > 1:
            found = f"{capital(within_part(result.part.label))}, {lowered(found)}"
        return found, ""
    pulled = [p.part.label for p in verdict.deciding if any(_pulls_two_ways(w) for w in p.weighings.values())]
    others = [p.part.label for p in verdict.deciding if p.part.label not in pulled]
    which = of_several(len(pulled), len(verdict.deciding), "part")
    if not pulled:
        return f"In {which} do the facts on a question pull two ways.", ""
    if len(pulled) > len(others) > 0:
        return f"In {which} the facts on a question pull two ways.", f"Only {within_parts(others)} do they not."
    where = f"in {which}" if not others else within_parts(pulled)
    return f"{capital(where)} the facts on a question pull two ways{', and nowhere else' if others else ''}.", ""


def _pulls_two_ways(weighing: Weighing) -> bool:
    return sum(weight > 0 for weight in weighing.weights.values()) > 1


def _parts(library: Library, verdict: Verdict) -> Html:
    """The scales of every part. The part that decides lies open; of many readings the others are folded."""
    if len(verdict.parts) == 1:
        return _scales(library, verdict, verdict.parts[0])
    shown_first = verdict.deciding[0]
    few = sum(len(result.readings) for result in verdict.parts) <= MOST_OPEN
    shown = Html('<details class="cc-fold cc-part-scales"{}><summary>{}, {}</summary>{}</details>')
    return NOTHING.join(
        shown.format(
            Html(" open") if few or result is shown_first else NOTHING,
            result.part.title,
            worded(len(result.readings), "reading"),
            _scales(library, verdict, result),
        )
        for result in verdict.parts
    )


def _scales(library: Library, verdict: Verdict, result: PartVerdict) -> Html:
    read = [(name, w) for name, w in result.weighings.items() if w.readings]
    unread = [verdict.framework.criteria[name].title for name, w in result.weighings.items() if not w.readings]
    said = Html('<p class="cc-idle">Nothing is read on {}: every answer stays open.</p>')
    scales = NOTHING.join(_scale(library, verdict, result, name, w) for name, w in read)
    # where nothing pulls two ways, two questions stand side by side
    kind = "cc-scales" if any(_pulls_two_ways(w) for _, w in read) else "cc-scales cc-beside"
    silent = said.format(join([lowered(title) for title in unread], "or")) if unread else NOTHING
    return Html('<div class="{}">{}</div>{}').format(kind, scales, silent)


def _scale(library: Library, verdict: Verdict, result: PartVerdict, name: str, weighing: Weighing) -> Html:
    """One criterion: its question, how it stands, and a pan for each answer that anything points to."""
    criterion = verdict.framework.criteria[name]
    pans = [level for level, weight in weighing.weights.items() if weight]
    # the heaviest pan hangs lowest; how far, in four steps of the beam
    lead = max(weighing.weights.values())
    return Html(
        '<div class="cc-scale" role="group" aria-label="{title}"><p class="cc-asked"><b>{title}</b> {question}</p>'
        '<div class="cc-pans cc-pans-{count}">{pans}</div></div>'
    ).format(
        title=criterion.title,
        question=criterion.question,
        count=min(len(pans), 3),
        pans=NOTHING.join(_pan(library, verdict, result, weighing, level, lead) for level in pans),
    )


def _pan(library: Library, verdict: Verdict, result: PartVerdict, weighing: Weighing, level: str, lead: int) -> Html:
    weight, criterion = weighing.weights[level], verdict.framework.criteria[weighing.criterion]
    together = level in held_together(criterion, weighing)
    kind = "cc-leads" if together or level in weighing.levels else "cc-lighter"
    stands = "held together" if together else "outweighed" if level not in weighing.levels else "settled"
    stands = "open" if level in weighing.levels and not weighing.settled else stands
    if level in weighing.levels and weighing.criterion in idle(verdict.framework, verdict.switches):
        stands += ", no effect"  # as the rule is taken here, no answer to this question changes a verdict
    blocks = [r for r in weighing.readings if r.points_to == level]
    return Html(
        '<div class="cc-pan {kind}"><p class="cc-pan-head"><span>{level}</span> <b>{weight}</b> <small>{stands}</small>'
        "</p><ul>{blocks}</ul></div>"
    ).format(
        kind=kind,
        level=capital(criterion.name(level)),
        weight=weight,
        stands=stands,
        blocks=NOTHING.join(_block(library, verdict, result, r) for r in blocks),
    )


def _block(library: Library, verdict: Verdict, result: PartVerdict, reading: Reading) -> Html:
    """A fact as a block: what happened, how much it weighs, and the way to read it otherwise."""
    case, fact = verdict.dossier.case, verdict.dossier.record.evidence[reading.evidence]
    return Html(
        '<li class="cc-block">{fact} <span class="cc-weighs">{pips}<span class="cc-unseen">{words}</span></span> '
        "{other}</li>"
    ).format(
        fact=link(addresses.fact(library, fact.id, case.id), brief(fact.event, 78)),
        pips=Html('<span aria-hidden="true">{}</span>').format(
            PIPS[0] * reading.strength + PIPS[1] * (3 - reading.strength)
        ),
        words=f" {WORDS[reading.strength]}",
        other=otherwise(case.id, _home(verdict, result, reading), reading, fact.event),
    )


def _home(verdict: Verdict, result: PartVerdict, reading: Reading) -> str:
    """The part that a reading is written in, which may be an earlier one than the part that weighs it."""
    found = [part.id for part in verdict.dossier.case.parts if any(r is reading for r in part.readings)]
    return found[0] if found else result.part.id
