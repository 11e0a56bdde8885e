"""Marks beside facts: what a check found, in a word that links to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..argue.check import TABLE, Check, Result, by_fact, load_checks
from ..argue.library import Library
from .page import text

SIGNS = {
    "confirmed": "✓ confirmed",
    "imprecise": "≈ imprecise",
    "contradicted": "✗ contradicted",
    "inconsistent": "≠ at odds with itself",
    "not-checkable": "– not checkable here",
}


def checks_of(library: Library) -> tuple[Result, ...]:
    """Every check, or none where the project holds no table of checks."""
    return load_checks(library) if (library.root / TABLE).exists() else ()


_marks = lru_cache(maxsize=4)(by_fact)


def marks(library: Library) -> Mapping[str, tuple[Check, ...]]:
    """The checks that concern each fact or claim, by its id."""
    return _marks(checks_of(library))


def mark(checks: tuple[Check, ...]) -> str:
    """The mark beside a fact: a word that links to the check. Facts that are not checkable carry none."""
    shown = [c for c in checks if c.verdict != "not-checkable"]
    if not shown:
        return ""
    order = list(SIGNS)
    worst = max(shown, key=lambda c: order.index(c.verdict))
    return (
        f' <span class="cc-ref cc-check cc-{text(worst.verdict)}">'
        f'<a href="../record/checks.html#{text(worst.id)}">{SIGNS[worst.verdict]}</a></span>'
    )
