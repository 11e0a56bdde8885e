"""What would settle an open part, in sentences: for a chapter, and for a terminal."""

from __future__ import annotations

from ..argue.inquiry import Finding, Inquiry, Unsettled, look_for, says, unsettled
from ..argue.verdict import Verdict
from ..argue.wording import capital, join, lowered, worded
from .markup import NOTHING, Html, Markdown
from .sensitivity import named
from .table import folded


def plain_inquiries(verdict: Verdict) -> str:
    """What would settle each open part of a case, for a terminal; or that none is open."""
    title, found = verdict.dossier.case.title, unsettled(verdict)
    if not found:
        return f"{title}: nothing is left open."
    blocks = []
    for part in found:
        lines = [f"{title}, {part.part.part.title}: left open between {named(verdict.framework, part.part.computed)}."]
        lines += [f"  Look for a source on {what}. {answers}" for what, answers in _looked_for(verdict, part)]
        lines += [f"  {sentence}" for sentence in _together(verdict, part)]
        if part.against:
            lines.append(f"  {AGAINST}:")
            lines += [f"    {sentence}" for sentence in _against(verdict, part)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def shown_inquiries(verdict: Verdict) -> Markdown:
    """The same for a chapter; nothing where no part is left open."""
    found = unsettled(verdict)
    if not found:
        return Markdown("")
    several = len(verdict.parts) > 1
    heading = [Markdown("### What would settle it")] if several else []
    alike: dict[Markdown, list[Unsettled]] = {}
    for part in found:
        alike.setdefault(_questions(verdict, part), []).append(part)
    lead = Markdown("**{}** {} left open between {}.")
    shown: list[Markdown] = []
    for words, parts in alike.items():
        if several:
            labels = [part.part.part.label for part in parts]
            left = named(verdict.framework, parts[0].part.computed)
            shown.append(lead.format(join(labels), "is" if len(parts) == 1 else "are", left))
        shown += [words, *dict.fromkeys(_folded_against(verdict, part) for part in parts if part.against)]
    return Markdown("\n\n").join([*heading, *shown])


def _questions(verdict: Verdict, part: Unsettled) -> Markdown:
    """What would settle one open part."""
    held = _looked_for(verdict, part)
    sign = Markdown("- ") if len(held) > 1 else Markdown("")
    questions = [sign + Markdown("To settle it, look for a source on *{}*. {}").format(*one) for one in held]
    pieces = [Markdown("\n").join(questions), *map(Markdown.escape, _together(verdict, part))]
    return Markdown("\n\n").join(piece for piece in pieces if piece)


def _folded_against(verdict: Verdict, part: Unsettled) -> Markdown:
    """What would settle it against what is read, folded."""
    items = NOTHING.join(Html("<li>{}</li>").format(words) for words in _against(verdict, part))
    return Markdown.escape(folded(AGAINST, Html("<ul>{}</ul>").format(items), "cc-data"))


AGAINST = "What would settle or turn it against what is read"


def _looked_for(verdict: Verdict, part: Unsettled) -> list[tuple[str, str]]:
    """For each question that is open what to look for, and what the answers would lead to."""
    case, criteria = verdict.dossier.case, verdict.framework.criteria
    return [(look_for(criteria[inquiry.criterion], case), _answers(verdict, part, inquiry)) for inquiry in part.open]


def _answers(verdict: Verdict, part: Unsettled, inquiry: Inquiry) -> str:
    """What each answer to an open question would lead to; answers that lead to the same stand together."""
    case, criterion = verdict.dossier.case, verdict.framework.criteria[inquiry.criterion]
    answers: dict[tuple[str, ...], list[str]] = {}
    for finding in inquiry.findings:
        words = f"that {says(criterion, finding.level, case)}{_sources(finding)}"
        answers.setdefault(finding.outcomes, []).append(words)
    clauses = [
        f"if it says {', or '.join(words)}, {_leads(verdict, part, outcomes)}" for outcomes, words in answers.items()
    ]
    return f"{capital('; '.join(clauses))}."


def _leads(verdict: Verdict, part: Unsettled, outcomes: tuple[str, ...]) -> str:
    """What an answer leads to, within a sentence."""
    if set(outcomes) == set(part.part.computed):
        return "all of this stays open"
    if len(outcomes) > 1:
        return f"it stays open between {named(verdict.framework, outcomes)}"
    return f"the verdict is {named(verdict.framework, outcomes)}"


def _sources(finding: Finding) -> str:
    """How many sources an answer takes, where one is not enough."""
    return "" if finding.sources == 1 else f", as {worded(finding.sources, 'decisive source')} would have to"


def _together(verdict: Verdict, part: Unsettled) -> list[str]:
    """What closes the part whatever the answers are, where that is more than one question."""
    size = min(map(len, part.together), default=0)
    if size == 1:
        return []
    criteria = verdict.framework.criteria
    sets = [join([lowered(criteria[name].title) for name in names]) for names in part.together]
    several = f"Only {worded(size, 'question')} together close it whatever the answers are: {'; or '.join(sets)}."
    return [several] if part.open else [f"No single question settles it. {several}"]


def _against(verdict: Verdict, part: Unsettled) -> list[str]:
    """What answers that go against the readings would lead to, where that is another set of verdicts."""
    case = verdict.dossier.case
    sentences = []
    for inquiry in part.against:
        criterion = verdict.framework.criteria[inquiry.criterion]
        for finding in inquiry.findings:
            if set(finding.outcomes) != set(part.part.computed):
                asked = look_for(criterion, case)
                asked += "," if "," in asked else ""
                sources = worded(finding.sources, "decisive source")
                then = "the verdict would be" if finding.closes else "it would stay open between"
                sentences.append(
                    f"If {sources} on {asked} said that {says(criterion, finding.level, case)}, "
                    f"{then} {named(verdict.framework, finding.outcomes)}."
                )
    return sentences
