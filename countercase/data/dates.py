"""The dates of evidence: a year, a month, a day, or a range of them, open where the source leaves it open."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from .problem import brief

POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# with points only: with slashes nobody knows whether the month stands first
DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


def check(text: str) -> str:
    """The date as it stands, or `ValueError` that says what is wrong with it."""
    if text:
        start, end = bounds(text)
        if start is not None and end is not None and start > end:
            raise ValueError(f"the date '{text}' ends before it begins.")
    return text


def bounds(text: str) -> tuple[float | None, float | None]:
    """First and last moment of a date as decimal years; None at an open end, (None, None) where there is no date."""
    if not text:
        return None, None
    if text.count("/") > 1 or text == "/":
        raise ValueError(_advice(text))
    first, slash, last = text.partition("/")
    if not slash:
        return _point(first, text)
    return (_point(first, text)[0] if first else None), (_point(last, text)[1] if last else None)


def words(text: str) -> str:
    """The date for a reader: '4 May 2004', 'June 2015', '1988 to 2000', 'since 1994', 'until 1987', 'not dated'."""
    if not text:
        return "not dated"
    first, slash, last = text.partition("/")
    if not slash:
        return _spoken(first)
    if first and last:
        return f"{_spoken(first)} to {_spoken(last)}"
    return f"since {_spoken(first)}" if first else f"until {_spoken(last)}"


def _point(text: str, whole: str) -> tuple[float, float]:
    match = POINT.fullmatch(text)
    if not match:
        raise ValueError(_advice(whole))
    year, month, day = int(match[1]), match[2], match[3]
    try:
        first = dt.date(year, int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"the date '{whole}' does not exist in the calendar.") from None
    if day:
        return _decimal(first), _decimal(first)
    if month:
        return _decimal(first), _decimal(first.replace(day=monthrange(year, first.month)[1]))
    return float(year), _decimal(dt.date(year, 12, 31))


def _decimal(day: dt.date) -> float:
    start = dt.date(day.year, 1, 1)
    length = (dt.date(day.year, 12, 31) - start).days + 1
    return round(day.year + (day - start).days / length, 4)


def _spoken(text: str) -> str:
    year, *rest = text.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _advice(text: str) -> str:
    if turned := DAY_FIRST.fullmatch(text.strip()):
        day, month, year = turned.groups()
        return f"'{brief(text)}' is not a date. The year stands first: {year}-{int(month):02}-{int(day):02}."
    return (
        f"'{brief(text)}' is not a date. "
        "It should be a year (1994), a day (1994-05-17) or a range (1988/2000, 1994/, /1987)."
    )
