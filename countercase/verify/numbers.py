"""The numbers of a text, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACES = "\u00a0\u2009\u202f"
FIGURES = re.compile(rf"[0-9]{{1,3}}(?:[,’'{SPACES}][0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
BREAK = re.compile(r"[-\u2010\u00ad]\s*\n\s*|[\u00ad\u200b\u2060]")
WORD = re.compile(rf"[^\W\d_]+(?:(?:{BREAK.pattern})[^\W\d_]+)*")

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {
    **{word: float(n) for n, word in enumerate(f"{SMALL} eighteen nineteen".split())},
    **{word: float(n) for n, word in enumerate(ORDINALS.split())},
    **{word: float(n) for n, word in zip(range(20, 100, 10), TENS.split(), strict=True)},
    **{"once": 1.0, "single": 1.0, "twice": 2.0, "both": 2.0, "pair": 2.0, "double": 2.0, "half": 0.5, "dozen": 12.0},
}
TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def numbers(text: str) -> Iterator[tuple[int, float]]:
    """Each number of a text, with where it stands.

    Where a text can be read in several ways, each is given: 'in 1994.17' ends in the mark of a note as much as in a
    fraction, and 'two million' holds 2 beside 2,000,000.
    """
    for match in FIGURES.finditer(text):
        plain = re.sub(rf"[,’'{SPACES}]", "", match[0])
        yield from ((match.start(), value) for value in {float(part) for part in (plain, *plain.split("."))})
    yield from _worded(text)


def _worded(text: str) -> Iterator[tuple[int, float]]:
    before: float | None = None  # the number just before, where the next word may belong to it
    end = 0
    for match in WORD.finditer(text):
        joined = BREAK.sub("", match[0]).lower()
        parts = [joined] if joined in WORDS or joined in TIMES else BREAK.sub(" ", match[0]).lower().split()
        if text[end : match.start()].strip(" \n-\u2010\u2011\u00a0"):
            before = None
        for word in parts:
            value = WORDS.get(word)
            if value is not None:
                yield match.start(), value
                if before in range(20, 100, 10) and 0 < value < 10:
                    value += before or 0
                    yield match.start(), value
            elif before is not None and word in TIMES:
                value = before * TIMES[word]
                yield match.start(), value
            before = value
        end = match.end()
