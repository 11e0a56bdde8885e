"""An argument diff: what one case changes in another, as Markdown that a pull request can carry as a comment.

As a diff of code shows which lines changed, it shows which readings and settings did, and what each does to the
verdict: alone, together with others, and when it is taken back.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..argue.parting import Half, Parting
from ..argue.swap import Change, effect_of
from ..argue.wording import capital, join, worded
from .change_words import NEEDED, counting, enough, setting, undoing
from .contrast import Contrast
from .markup import Markdown, plain

MOST = 20
"""As many changes as a comment lists; of more it says how many there are."""
SIGNS = {"nothing": "the same", "opens": "opened", "closes": "closed", "flips": "flipped"}
ROW = Markdown("| {} | {} | {} | {} |")


def argument_diff(contrast: Contrast) -> Markdown:
    """The comparison as a comment: a heading, the finding, the verdict of each part, and change by change."""
    comparison = contrast.comparison
    held = comparison.parts or (comparison.whole,)
    parts = [
        Markdown("### {}").format(contrast.pair.title),
        plain(contrast.sentence()),
        _verdicts(contrast, held),
        *(part for one in held for part in _part(contrast, one, len(held) > 1)),
    ]
    if not comparison.same_rule:
        parts += _rules(contrast)
    return Markdown("\n\n").join(parts)


def _verdicts(contrast: Contrast, held: Sequence[Parting]) -> Markdown:
    """The verdict of each part, before and after."""
    head = [
        ROW.format("Part", *(capital(who.subject) for who in contrast.who), "Verdict"),
        Markdown("|---|---|---|---|"),
    ]
    rows = []
    for one in held:
        sign = SIGNS[effect_of(one.first.computed, one.second.computed)] if one.same_rule else _answered(one)
        title = join([p.part.title for p in one.first.parts])
        rows.append(ROW.format(title, contrast.words(one.first), contrast.words(one.second), sign))
    return Markdown("\n").join([*head, *rows])


def _answered(one: Parting) -> str:
    if one.answer is None:
        return "another question"
    return {"agree": "says the same", "part": "says the opposite"}.get(one.answer.standing, "may say the same")


def _part(contrast: Contrast, one: Parting, named: bool) -> list[Markdown]:
    """The changes of one part: what each does, which are enough, and what it takes to undo them."""
    if one.there is None or one.back is None or not one.there.changes:
        return []
    title = f": {one.first.parts[0].part.title}" if named else ""
    parts = [Markdown("#### What changes{}").format(title)]
    if one.same_verdict:
        parts.append(plain(f"The verdict stays “{contrast.phrase(one.first)}”."))
    else:
        parts.append(plain(f"{enough(one.there)} {undoing(one.back)}"))
    numbers = {change.name: i for i, change in enumerate(one.there.changes, 1)}
    listed = [_change(contrast, one, change, numbers) for change in one.there.changes[:MOST]]
    parts.append(Markdown("\n").join(listed))
    if (more := len(one.there.changes) - MOST) > 0:
        parts.append(plain(f"And {worded(more, 'more change')}."))
    return parts


def _change(contrast: Contrast, one: Parting, change: Change, numbers: dict[str, int]) -> Markdown:
    """One change: from what to what, what it does, and the reason that is given for it."""
    before, after = (_side(contrast, half, change) for half in (one.first, one.second))
    said = f"{_doing(contrast, one, change, numbers)} {NEEDED if change.needed else ''}".rstrip()
    line = Markdown("{}. **{}.** {} → {}. {}").format(numbers[change.name], contrast.label(change), before, after, said)
    return Markdown("\n").join(
        [line, *(Markdown("   > {}").format(reason) for reason in _reasons(contrast, one, change))]
    )


def _doing(contrast: Contrast, one: Parting, change: Change, numbers: dict[str, int]) -> str:
    """What a change does alone, and with which others it leads to the second verdict."""
    return f"Alone it {contrast.alone(one.first, change)}. {counting(change, numbers)}".rstrip()


def _side(contrast: Contrast, half: Half, change: Change) -> str:
    """What stands on one side of a change."""
    if change.kind != "fact":
        return f"“{setting(half, change)}”" if change.kind == "switch" else setting(half, change)
    criteria = half.judged.framework.criteria
    held = [
        f"{criteria[r.criterion].title}: {criteria[r.criterion].phrase(r.points_to)}, {r.strength}"
        for r in contrast.readings(half, change.name)
    ]
    return join(held) or "not read"


def _reasons(contrast: Contrast, one: Parting, change: Change) -> list[str]:
    """The reasons for a change: those that a counter-case gives for its own, else those of the second side's readings.

    For a switch that no counter-case turns, it is why the text leaves it open.
    """
    critic = (
        contrast.library.counter_cases.get(contrast.comparison.second.case.id) if contrast.pair.critic == 1 else None
    )
    names, part = contrast.comparison.names, one.second.parts[0].part.id
    given = []
    for altered in critic.altered if critic else ():
        written = altered.change
        name = "margin" if written.kind == "margin" else getattr(written, written.kind)
        if names.get(name, name) == change.name and (written.part or part) == part:
            given.append(written.because)
    if given:
        return list(dict.fromkeys(given))
    if change.kind == "fact":
        return list(dict.fromkeys(r.because for r in contrast.readings(one.second, change.name)))
    switches = one.second.judged.framework.switches
    return [switches[change.name].why] if change.name in switches else []


def _rules(contrast: Contrast) -> list[Markdown]:
    """Under two rules: question by question, and what would make the verdicts meet."""
    held = contrast.comparison.whole
    parts = [Markdown("#### Question by question")] if held.questions else []
    if held.questions:
        line = Markdown("- **{}.** {}")
        parts.append(
            Markdown("\n").join(
                line.format(capital(q.title), capital(contrast.question(held, q))) for q in held.questions
            )
        )
    if meeting := contrast.meeting(held):
        parts += [Markdown("#### What would make them meet"), plain(" ".join(meeting))]
    return parts


def plain_lines(contrast: Contrast) -> list[str]:
    """The comparison line by line, for a terminal."""
    found, held = [contrast.pair.title, "", contrast.sentence(), ""], contrast.comparison.whole
    found += [f"{capital(q.title)}: {contrast.question(held, q)}" for q in held.questions]
    found += [*([""] if held.questions else []), *contrast.meeting(held)]
    numbers = {c.name: i for i, c in enumerate(held.there.changes if held.there else (), 1)}
    for c in held.there.changes if held.there else ():
        if c.effect != "nothing" or c.together is not None:
            found.append(f"  {numbers[c.name]}. {contrast.label(c)}. {_doing(contrast, held, c, numbers)}")
    facts = (len(held.only_first), len(held.only_second))
    found += ["", f"Facts that both read: {held.shared}; only the first: {facts[0]}; only the second: {facts[1]}."]
    for part in contrast.comparison.parts if len(contrast.comparison.parts) > 1 else ():
        found.append(f"{part.first.parts[0].part.label}: {contrast.verdicts(part)}")
    return found


def change_lines(contrast: Contrast) -> list[str]:
    """What the second side changes in the first, change by change, with what each does, for a terminal."""
    comparison = contrast.comparison
    held = comparison.parts or (comparison.whole,)
    if not comparison.same_rule:
        second = held[0].second.judged.framework.title
        return [f"It judges the case by another rule, {second}, and reads its facts anew."]
    found: list[str] = []
    for one in held:
        changes = one.there.changes if one.there else ()
        numbers = {change.name: i for i, change in enumerate(changes, 1)}
        if changes and len(held) > 1:
            found.append(f"{one.first.parts[0].part.label}:")
        for change in changes:
            before, after = (_side(contrast, half, change) for half in (one.first, one.second))
            told = filter(None, [f"Alone it {contrast.alone(one.first, change)}.", counting(change, numbers)])
            found.append(f"  {numbers[change.name]}. {contrast.label(change)}. {before} → {after}. {' '.join(told)}")
    return found
