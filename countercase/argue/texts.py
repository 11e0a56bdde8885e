"""The texts that an essay rebuilds, as a sentence speaks of them: one, two or several."""

from __future__ import annotations

from ..data.project import Project
from .wording import capital, in_words


def texts(project: Project) -> str:
    """The texts that argue, within a sentence: 'the text', 'the two texts', 'the five texts'."""
    return the(len(project.arguing), "text")


def the(number: int, noun: str) -> str:
    """So many things that a reader knows of: 'the text', 'the two texts'."""
    return f"the {in_words(number)} {noun}s" if number > 1 else f"the {noun}"


def reporting(project: Project) -> str:
    """The sources that report facts, at the start of a sentence and with a verb: 'The four sources report'."""
    number = len({fact.source for fact in project.record.evidence.values()}) or len(project.record.sources)
    return f"{capital(the(number, 'source'))} report{'s' * (number < 2)}"
