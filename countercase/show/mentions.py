"""What a role of the book names, in words and with its place: looked up alike for the prose, the data and `check`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..argue.explanation import case_phrase
from ..argue.library import Library
from ..argue.part_verdict import PartVerdict
from ..argue.rounding import MINUS
from ..argue.verdict import Verdict
from ..argue.wording import NUMBERS, in_words, verdict_phrase
from ..data.problem import fault, unknown
from ..data.record import Evidence, Record
from . import addresses
from .addresses import Address, case_of

MEASURED = re.compile(r"per cent|percent|%|million|billion|dollar|euro|points|index")
"""Units whose numbers stand in digits however small they are."""
TITLED = re.compile(r"(?P<words>.+?)\s*<(?P<id>[^<>]+)>", re.DOTALL)


def read(text: str) -> tuple[str, str]:
    """The words and the id of what stands in a role: `the speech of 1989 <author-1989-speech>`, or an id alone."""
    match = TITLED.fullmatch(text.strip())
    return (match["words"], match["id"].strip()) if match else ("", text.strip())


def is_left_out(library: Library, kind: str, name: str) -> bool:
    """Whether a role of a kind names a counter-case, or a fact of one, that is left out because its file is wrong."""
    case, slash, _ = name.partition(" ")[0].partition("/")
    return case in library.left_out and bool(slash or kind in {"verdict", "decides"})


def judged(library: Library, name: str) -> tuple[Verdict, PartVerdict | None]:
    """A case, or a part of it where one is named after a stroke, judged. Raises `DataError` where there is none."""
    case, _, part = name.partition("/")
    verdict = library.dossier(case).verdict()
    parts = {p.part.id: p for p in verdict.parts}
    if part and part not in parts:
        raise fault(unknown(f"part of '{case}'", part, parts))
    return verdict, parts.get(part)


def decided(library: Library, name: str) -> tuple[Verdict, PartVerdict]:
    """A part of a case, judged, of which one says what decides it. Raises `DataError` where no part is named."""
    verdict, part = judged(library, name)
    if part is None:
        raise fault(f"name the part as well, as in '{name}/{verdict.parts[-1].part.id}'.")
    return verdict, part


def fact(library: Library, name: str, page: str) -> tuple[Evidence, Record, Address]:
    """A fact that a page knows, the record that it knows it from, and where its row stands.

    The chapter of a counter-case may speak of facts of its own. Everywhere in the book `my-case/my-fact` names one.
    """
    case = case_of(library, page)
    named, slash, own = name.partition("/")
    if slash:
        if named not in library.cases:
            raise fault(unknown("case", named, library.cases))
        case, name = named, own
    place = addresses.fact(library, name, case)
    record = library.dossier(case).record if case else library.record
    return record.evidence[name], record, place


def evidence(library: Library, name: str, page: str) -> tuple[str, Address]:
    """The fact's locator as words, and its row."""
    found, record, place = fact(library, name, page)
    return record.cite(found.locator), place


def value(library: Library, name: str, page: str) -> tuple[str, Address]:
    """A number as the source states it, or with `comparator` after the id what it is compared with, and its row.

    What is counted, and not measured, stands in words up to twelve.
    """
    name, _, which = name.partition(" ")
    found, _, place = fact(library, name, page)
    if which not in {"", "comparator"}:
        raise fault(unknown("word after the fact", which, ["comparator"]))
    number = found.comparator_value if which else found.value
    if not number:
        raise fault(f"the evidence '{name}' has no {which or 'number'} to show.")
    if number.isdigit() and int(number) < len(NUMBERS) and not MEASURED.search(found.unit):
        return in_words(int(number)), place
    whole, point, rest = number.removeprefix("-").partition(".")
    return f"{MINUS * (float(number) < 0)}{int(whole):,}{point}{rest}", place


def claim(library: Library, name: str, page: str) -> tuple[str, Address]:
    """The claim's locator as words, and its row."""
    record = library.record
    if name not in record.claims:
        raise fault(unknown("claim", name, record.claims))
    return record.cite(record.claims[name].locator), addresses.claim(name)


def verdict(library: Library, name: str, page: str) -> tuple[str, Address]:
    """The verdict of a case or a part in words, `stated` after it for the source's own, and the case's chapter."""
    place, _, which = name.partition(" ")
    found, part = judged(library, place)
    if which not in {"", "stated"}:
        raise fault(unknown("word after the case", which, ["stated"]))
    if part:
        words = verdict_phrase(found.framework, part.stated if which else part.computed)
    else:
        words = case_phrase(found, stated=bool(which))
    return words, addresses.verdict(library, found.dossier.case.id)


FIND: Mapping[str, Callable[[Library, str, str], tuple[str, Address]]] = {
    "evidence": evidence,
    "value": value,
    "claim": claim,
    "verdict": verdict,
}
"""How each role that data may hold is looked up: from the library, what it names, and the page that names it."""
