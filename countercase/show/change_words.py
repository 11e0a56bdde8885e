"""Changes in sentences: what stands on either side, which are enough, what undoes them, and which count together."""

from __future__ import annotations

from collections.abc import Mapping

from ..argue.parting import Half
from ..argue.swap import MOST_SETS, Change, Swap
from ..argue.wording import capital, in_words, join, spoken, worded

NEEDED = "Without it the second verdict falls."
"""What is said of a change that the second verdict needs."""
ENOUGH = "It is enough by itself."
"""What is said of a change that leads to the second verdict alone."""


def setting(half: Half, change: Change) -> str:
    """How a switch or the margin stands on one side of a change; nothing for a fact, which has readings."""
    if change.kind == "switch":
        return spoken(half.judged.switches[change.name])
    return str(half.verdict.margin) if change.kind == "margin" else ""


def counting(change: Change, numbers: Mapping[str, int]) -> str:
    """With which others, by their numbers, a change leads to the second verdict; nothing where it does so alone."""
    return f"It counts together with {_others(change, numbers)}." if change.together else ""


def _others(change: Change, numbers: Mapping[str, int]) -> str:
    """The changes that one counts together with, by their numbers."""
    return join([str(n) for n in sorted(numbers[name] for name in change.together or ())])


def enough(swapped: Swap) -> str:
    """Which changes lead to the second verdict, in a sentence."""
    count = len(swapped.changes)
    if not swapped.meets:
        if swapped.whole:
            return "No set of the changes by themselves leads there."
        among = f"of the {worded(count, 'change')} between them"
        if swapped.bound == 1:
            return f"None {among} leads there alone; more at once were not tried."
        return f"No set of up to {in_words(swapped.bound)} {among} leads there; larger ones were not tried."
    smallest = swapped.smallest
    size, ways = len(smallest[0]), len(smallest)
    if size == count:
        if count == 1:
            return "The one change between them is enough."
        return f"It takes {'both' if count == 2 else f'all {in_words(count)}'} changes between them together."
    if size == 1:
        one = "One of" if ways == 1 else "Each of" if ways == count else f"Any one of {in_words(ways)} of"
        return f"{one} the {worded(count, 'change')} between them is enough alone."
    return (
        f"{capital(in_words(size))} of the {worded(count, 'change')} between them are enough together{_times(swapped)}."
    )


def idling(count: int, telling: int) -> str:
    """Where both sides come to one verdict, how many of the changes between them would move it alone, in a sentence."""
    if count == 1:
        return "The one change between them does not change the verdict."
    if not telling:
        return f"None of the {worded(count, 'change')} between them would change the verdict alone."
    return f"Of the {worded(count, 'change')} between them {in_words(telling)} would change the verdict alone."


def undoing(back: Swap) -> str:
    """What it takes to come back from the second verdict to the first, in a sentence."""
    count = len(back.changes)
    if not back.meets:
        if back.whole:
            return "To take some of them back does not restore the first verdict."
        some = "one" if back.bound == 1 else f"up to {in_words(back.bound)}"
        return f"To take back {some} of them does not restore the first verdict; larger sets were not tried."
    size, ways = len(back.smallest[0]), len(back.smallest)
    if size == count:
        if count == 1:
            return "To take it back restores the first verdict."
        return f"To restore the first verdict, {'both' if count == 2 else 'all of them'} have to be taken back."
    if size == 1 and ways == 1:
        return f"To take back one of the {in_words(count)}, and no other alone, restores the first verdict."
    if size == 1:
        one = "either" if ways == count == 2 else "any one"
        return f"To take back {one} of {'them' if ways == count else in_words(ways)} restores the first verdict."
    return f"To restore the first verdict, {in_words(size)} of them have to be taken back together{_times(back)}."


def _times(swapped: Swap) -> str:
    """In how many ways the fewest changes are enough; of more than are kept, that there are at least so many."""
    ways = len(swapped.smallest)
    if ways == 1:
        return ", and only these"
    return f", and there are {'at least ' if ways >= MOST_SETS else ''}{in_words(ways)} such sets"
