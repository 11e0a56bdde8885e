"""Numbers for a reader: rounded no further than what is said of them stays true, also beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

MINUS = "\u2212"
FEWEST, MOST = 2, 60
"""Decimals of a number where two are enough, and of one that cannot be told from its neighbour before."""
SLIGHT = 0.005
"""By which part of itself a number may be rounded."""
ROUGH = 0.05
"""By which part of itself a ratio may be rounded, which is said in passing."""


@dataclass(frozen=True)
class Rounded:
    """A number as it is shown, and as it is."""

    words: str
    """In words of a page."""
    value: float
    """Unrounded, for whoever takes the data away."""

    def __str__(self) -> str:
        return self.words


def places(values: Iterable[float]) -> int:
    """How many decimals numbers need beside each other: what differs looks different, and only nought looks like it."""
    different = set(values)
    for count in range(FEWEST, MOST):
        shown = {round(value, count) for value in different}
        if len(shown) == len(different) and all(_near(value, count, SLIGHT) for value in different):
            return count
    return MOST


def number(value: float, decimals: int = FEWEST) -> str:
    """A number in words of a page, with so many `decimals` as those need that it is told with, or more where it needs
    more, and without noughts behind: 2,500, 15.21, 3.3, −0.98, 0.041.
    """
    return _trimmed(value, max(decimals, places([value])))


def numbers(values: Iterable[float]) -> list[str]:
    """Numbers that stand below each other, all with as many decimals as any of them: 26.60, 15.02."""
    shown = list(values)
    count = places(shown)
    needed = max((len(_trimmed(value, count).partition(".")[2]) for value in shown), default=0)
    return [_words(value, needed) for value in shown]


def ratio(value: float, of: float) -> str:
    """How many times as large one number is as another, or nothing beside nought. Only what is equal is 1 times."""
    if not of:
        return ""
    held = float(_exact(value) / _exact(of))
    count = next((n for n in range(1, MOST) if _near(held, n, ROUGH) and round(held, n) != 1), MOST)
    return _trimmed(held, count)


def times(value: float, of: float) -> str:
    """The same as the words before “as many”: 'twice', '4.8 times'; nothing beside nought."""
    words = ratio(value, of)
    return "twice" if words == "2" else f"{words} times" if words else ""


def total(values: Iterable[float]) -> float:
    """The sum of numbers as they are written: 0.1 and 0.2 are 0.3."""
    return float(sum((_exact(value) for value in values), Fraction()))


def scaled(value: float, by: float) -> float:
    """A number many times as large, or a part of it, as both are written: 0.0001 a millionth time is no nought."""
    return float(_exact(value) * _exact(by))


def of_a_hundred(share: float) -> str:
    """A share in whole hundredths: '97', '<1' for less than one that is not nought, '>99' for nearly all."""
    if 0 < share < 1 and round(100 * share) in {0, 100}:
        return "<1" if share < 0.5 else ">99"
    return f"{round(100 * share)}"


def _exact(value: float) -> Fraction:
    return Fraction(Decimal(str(value)))


def _near(value: float, count: int, part: float) -> bool:
    return abs(round(value, count) - value) <= part * abs(value)


def _trimmed(value: float, count: int) -> str:
    words = _words(value, count)
    return words.rstrip("0").rstrip(".") if "." in words else words


def _words(value: float, count: int) -> str:
    return f"{value or 0.0:,.{count}f}".replace("-", MINUS)  # a file may say -0, which is nought
