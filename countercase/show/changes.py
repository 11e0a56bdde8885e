"""What a counter-case changes: what differs, fact by fact, with each reason, and which verdicts come out otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..argue.library import Library
from ..argue.verdict import Dossier
from ..argue.wording import capital, in_words, join, possessive, spoken, verdict_phrase, worded
from ..data.change import Altered
from ..data.reading import WORDS, Reading
from . import addresses
from .credit import credit, owner
from .markup import NOTHING, Html, Markdown, chapter_link, link, prose
from .table import Table, folded

MANY = 5  # a table of more facts is folded
SETTINGS = ("framework", "switch", "margin")


def changes(library: Library, dossier: Dossier) -> Markdown:
    """The part of a chapter that says what a counter-case changes in the case that it answers; for a case nothing."""
    if (counter_case := dossier.counter_case) is None:
        return Markdown("")
    parent = library.dossier(counter_case.parent)
    head = Markdown("## What it changes\n\nThis is {} answer to {} {}. {}").format(
        possessive(credit(dossier).author),
        owner(parent),
        chapter_link(addresses.case(library, counter_case.parent), parent.case.title),
        f"It {in_brief(dossier, parent)}." if counter_case.altered else "It changes nothing yet.",
    )
    parts: list[object] = [
        head,
        *(_setting(dossier, parent, a) for a in counter_case.altered if a.change.kind in SETTINGS),
    ]
    if table := _facts(library, dossier):
        words = f"All {worded(len(table.rows), 'fact')} that are read otherwise, each with its reason"
        parts.append(folded(words, table.html()) if len(table.rows) > MANY else table.html())
    return Markdown("\n\n").join(parts)


def in_brief(dossier: Dossier, parent: Dossier) -> str:
    """What a counter-case changes, as the predicate of a sentence: 'leaves two readings out and adds one'."""
    counter_case = dossier.counter_case
    count = Counter(a.change.kind for a in counter_case.altered) if counter_case else Counter[str]()
    parts = []
    if count["framework"]:
        parts.append(f"judges by “{dossier.framework.title}” in place of “{parent.framework.title}”")
    if count["switch"]:
        parts.append(f"turns {in_words(count['switch'])} switch{'es' * (count['switch'] > 1)}")
    if count["margin"]:
        parts.append(f"sets the margin to {dossier.margin}")
    noun = True  # the first that is counted says of what
    for kind, words in (("reread", "changes {}"), ("drop", "leaves {} out"), ("add", "adds {}")):
        if count[kind]:
            parts.append(words.format(worded(count[kind], "reading") if noun else in_words(count[kind])))
            noun = False
    return join(parts) or "changes nothing yet"


def _setting(dossier: Dossier, parent: Dossier, altered: Altered) -> Markdown:
    """A change of the rule or of how it is applied, as a paragraph with its reason."""
    change, before, after = altered.change, str(altered.before), str(altered.after)
    if change.kind == "framework":
        fallen = sum(len(part.readings) for part in parent.case.parts)
        lost = f" The {worded(fallen, 'reading')} that were made for the other rule fall away." if fallen > 1 else ""
        what = f"The rule is “{dossier.framework.title}”, and not “{parent.framework.title}”.{lost}"
    elif change.kind == "switch":
        switch = dossier.framework.switches[change.switch or ""]
        what = f"{switch.title}: {spoken(before)} becomes {spoken(after)}."
    else:
        what = f"The margin within which a level stays open goes from {before} to {after}."
    return Markdown("**{}** {}").format(what, prose(change.because))


def _facts(library: Library, dossier: Dossier) -> Table | None:
    """A row for each fact that is read otherwise: all that differs of it, in words."""
    if (counter_case := dossier.counter_case) is None:
        return None
    rows: dict[str, list[Altered]] = {}
    for altered in counter_case.altered:
        if altered.change.kind not in SETTINGS:
            rows.setdefault(str(getattr(altered.change, altered.change.kind)), []).append(altered)
    if not rows:
        return None
    several = len(dossier.case.parts) > 1
    cells = []
    for name, held in rows.items():
        fact = dossier.record.evidence[name]
        where = addresses.fact(library, name, dossier.case.id)
        own = Html(' <span class="cc-own">({} own fact)</span>').format(possessive(credit(dossier).author))
        cells.append(
            (
                link(where, fact.event) + (own if name in counter_case.evidence else NOTHING),
                _paragraphs(_differs(dossier, altered, several) for altered in held),
                _paragraphs(dict.fromkeys(Html.escape(altered.change.because) for altered in held)),
            )
        )
    caption = "What is read otherwise, fact by fact"
    return Table(caption, ["Fact", "What differs", "Because"], cells, kind="cards")


def _paragraphs(parts: Iterable[Html]) -> Html:
    return NOTHING.join(Html("<p>{}</p>").format(part) for part in parts)


def _differs(dossier: Dossier, altered: Altered, several: bool) -> Html:
    """One change of a reading: only what differs, with what stood there struck out."""
    before = altered.before if isinstance(altered.before, Reading) else None
    after = altered.after if isinstance(altered.after, Reading) else None
    criteria = dossier.framework.criteria
    part = f" in “{_part(dossier, altered)}”" if several and _part(dossier, altered) else ""
    reading = after or before
    if reading is None:
        return NOTHING
    level = criteria[reading.criterion].name
    about = Html("<strong>{}</strong>{}: ").format(criteria[reading.criterion].title, part)
    if before is None:
        return about + Html("now read as {}, {}.").format(level(reading.points_to), WORDS[reading.strength])
    if after is None:
        return about + Html("no longer read; it was <s>{}, {}</s>.").format(
            level(reading.points_to), WORDS[reading.strength]
        )
    parts = []
    for old, new in (
        (level(before.points_to), level(after.points_to)),
        (WORDS[before.strength], WORDS[after.strength]),
    ):
        if old != new:
            parts.append(Html("<s>{}</s> → {}").format(old, new))
    return about + Html(", ").join(parts) + "."


def _part(dossier: Dossier, altered: Altered) -> str:
    """The part of the case in which a change is made, where it names one."""
    named = {part.id: part.label for part in dossier.case.parts}
    return named.get(altered.change.part or "", "")


def flips(library: Library, dossier: Dossier) -> list[tuple[str, str, str]]:
    """Each part whose verdict differs from that of the case answered: its name, the verdict there, and here."""
    if dossier.counter_case is None:
        return []
    here, there = dossier.verdict(), library.dossier(dossier.counter_case.parent).verdict()
    found = []
    for own, other in zip(here.parts, there.parts, strict=True):
        pair = verdict_phrase(there.framework, other.computed), verdict_phrase(here.framework, own.computed)
        if pair[0] != pair[1]:
            found.append((own.part.label, *pair))
    return found


def flipped(library: Library, dossier: Dossier) -> str:
    """What flips, in a sentence."""
    found, parts = flips(library, dossier), len(dossier.case.parts)
    if not found:
        return "No verdict changes."
    if parts == 1:
        return f"The verdict turns from {found[0][1]} to {found[0][2]}."
    if len({(before, after) for _, before, after in found}) == 1 and len(found) > 1:
        which = "both parts" if len(found) == parts == 2 else f"{in_words(len(found))} of {in_words(parts)} parts"
        return f"In {which} the verdict turns from {found[0][1]} to {found[0][2]}."
    told = join([f"“{name}” turns from {before} to {after}" for name, before, after in found])
    return f"{capital(told)}."
