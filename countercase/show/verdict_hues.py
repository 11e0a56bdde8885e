"""The colours of verdicts: each framework's verdicts by their place in its list, the same wherever they are drawn.

A verdict that holds several at once is drawn in stripes of theirs, and what is left open on bare paper within dashes.
No picture says which verdict it is by the colour alone.
"""

from __future__ import annotations

from ..data.framework import Framework
from .theme import PAPER, VERDICTS, WASH


def hues(framework: Framework) -> dict[str, tuple[str, ...]]:
    """The colours of each verdict: one, or one for each that a mixture holds. Beyond the palette all are alike."""
    alone = [name for name, outcome in framework.verdicts.items() if not outcome.mixture]
    palette = [*VERDICTS[: len(alone)], *[WASH] * (len(alone) - len(VERDICTS))]
    own = dict(zip(alone, palette, strict=True))
    verdicts = framework.verdicts.items()
    return {name: tuple(own[part] for part in outcome.mixture or (name,)) for name, outcome in verdicts}


def hues_of(framework: Framework, verdicts: tuple[str, ...]) -> tuple[str, ...]:
    """The colours of a set of verdicts: those of one alone; paper where several are left open."""
    return hues(framework)[verdicts[0]] if len(verdicts) == 1 else (PAPER,)
