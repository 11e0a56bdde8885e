"""What the template of a counter-case puts where its author has to speak, so that nobody prints it by mistake."""

from __future__ import annotations

from collections.abc import Iterable

from .counter_case import CounterCase, CounterCaseFile
from .problem import Problem
from .yaml_file import Document

THESIS = "Say here in a sentence or two what you hold."
REASON = "Your reason."
MIND = "A fact that, if it were found, would make you give this up."


def unfilled(document: Document, written: CounterCaseFile, made: CounterCase) -> Iterable[Problem]:
    """The words of the template that still stand in a counter-case which changes something."""
    if not made.altered:
        return
    if _same(written.thesis, THESIS):
        yield document.problem(("thesis",), "`thesis` still holds the words of the template. Say what you hold.")
    for i, change in enumerate(written.changes):
        if _same(change.because, REASON):
            message = f"change {i + 1}: `because` still holds the words of the template. Give your reason."
            yield document.problem(("changes", i, "because"), message)
    for i, falsifier in enumerate(written.falsifiers):
        if _same(falsifier.text, MIND):
            message = "`text` still holds the words of the template. Say what would change your mind."
            yield document.problem(("falsifiers", i, "text"), message)


def _same(given: str, template: str) -> bool:
    return " ".join(given.split()).rstrip(".").casefold() == template.rstrip(".").casefold()
