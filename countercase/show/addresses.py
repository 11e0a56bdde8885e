"""The book of addresses: on which page of the book each thing stands, under which anchor, and how a page links to it.

A page that is made lies in a folder of `book/`, so from one to another it is one folder up and one down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from ..data.contents import lists
from ..data.problem import fault, unknown

if TYPE_CHECKING:
    from ..argue.library import Library

BOOK = "book"
CASES, COUNTER_CASES, COMPARISONS, RECORD = (
    f"{BOOK}/{folder}" for folder in ("cases", "counter-cases", "compare", "record")
)
FOLDERS = (CASES, COUNTER_CASES, COMPARISONS, RECORD)
"""The folders of the book in which pages are made."""
TOP = "../../"
"""The way from a page that is made to the top of the site."""
VERDICT = "verdict"
"""The anchor of the table of verdicts in the chapter of a case."""
MULTIVERSE = "multiverse"
"""The anchor of the figure that shows what decides, in the chapter of a case."""


@dataclass(frozen=True)
class Address:
    """A page of the book, as its path without the ending, and the anchor of a place on it, if one is meant."""

    page: str
    anchor: str = ""

    @property
    def href(self) -> str:
        """The place, as a page that is made links to it."""
        fragment = f"#{self.anchor}" if self.anchor else ""
        return f"../{self.page.removeprefix(f'{BOOK}/')}.html{fragment}"

    @property
    def source(self) -> str:
        """The file of an executed chapter, as the Markdown of a page that is made names it."""
        return f"../{self.page.removeprefix(f'{BOOK}/')}.ipynb"


GUIDE = Address(f"{BOOK}/guide")
CODING = Address(f"{BOOK}/coding")
WORKS = Address(f"{BOOK}/references")
"""Pages that are written by hand and that made ones lead to."""


def has(library: Library, place: Address) -> bool:
    """Whether the essay has a page that is written by hand: there is one, and the contents list it."""
    return lists(library.root, place.page)


def record_page(name: str) -> Address:
    """A page of the record."""
    return Address(f"{RECORD}/{name}")


def fact(library: Library, name: str, case: str = "") -> Address:
    """The row of a fact: on the page of the evidence, or where it is a counter-case's own, in its chapter.

    `case` is where the fact is spoken of; a counter-case knows its own facts and those of what it extends. Raises
    `DataError` where neither the record nor that case has such a fact.
    """
    if name in library.record.evidence:
        return Address(f"{RECORD}/evidence", name)
    known = set(library.record.evidence)
    while counter_case := library.counter_cases.get(case):
        known |= set(counter_case.evidence)
        if name in counter_case.evidence and name not in own_facts(library, counter_case.parent):
            return Address(f"{COUNTER_CASES}/{case}", name)
        case = counter_case.parent
    raise fault(unknown("evidence", name, known))


def own_facts(library: Library, case: str) -> frozenset[str]:
    """The facts that a case has beside the record: those of a counter-case, and of what it extends."""
    counter_case = library.counter_cases.get(case)
    return frozenset(counter_case.evidence if counter_case else ())


def claim(name: str) -> Address:
    """The row of a claim."""
    return Address(f"{RECORD}/claims", name)


def check(name: str) -> Address:
    """The row of a check."""
    return Address(f"{RECORD}/checks", name)


def work(key: str) -> Address:
    """The entry of a work among the references."""
    return Address(WORKS.page, f"cite-{key}")


def source_map(source: str) -> Address:
    """The maps of one source's argument."""
    return record_page(f"map-{source}")


def rule(framework: str) -> Address:
    """The page that lays a framework's rule bare."""
    return record_page(f"rule-{framework}")


def is_case_page(page: str) -> bool:
    """Whether a page lies where the chapters of cases do. Whose it is, `case_of` says, which takes the library."""
    return page.rpartition("/")[0] in {CASES, COUNTER_CASES}


def case_of(library: Library, page: str) -> str:
    """The case whose chapter a page is, or nothing."""
    name = page.rpartition("/")[2]
    return name if name in library.cases and case(library, name).page == page else ""


def case(library: Library, name: str, anchor: str = "") -> Address:
    """The chapter of a case or counter-case."""
    return Address(f"{COUNTER_CASES if name in library.counter_cases else CASES}/{name}", anchor)


def comparison(first: str, second: str) -> Address:
    """The chapter that holds two cases against each other."""
    return Address(f"{COMPARISONS}/{first}--{second}")


def verdict(library: Library, name: str) -> Address:
    """The table of verdicts in the chapter of a case."""
    return case(library, name, VERDICT)


def reading(case: str, part: str, evidence: str, criterion: str) -> Address:
    """The page to argue back, opened at one reading of a case."""
    return Address(f"{RECORD}/argue", f"case={case}&at={part}/{evidence}/{criterion}")


def rows_at(page: str, places: Iterable[str]) -> str:
    """A list of the record, as a page that is made links to it, opened at what stands in some places alone.

    Without JavaScript it is the whole list.
    """
    return f"{record_page(page).href}?{urlencode({'places': ' '.join(places)}, safe=':;')}"


def downloads(page: str) -> str:
    """The folder, below the top of the site, of the files of a page that is made: of a case by its id alone."""
    return f"downloads/{page}"


def download(page: str, name: str) -> str:
    """A file of a page that is made, as that page links to it."""
    return f"{TOP}{downloads(page)}/{name}"


def series_file(name: str, ending: str) -> str:
    """The table of a series or its sidecar, below the top of the site."""
    return f"{downloads('record/series')}/{name}{ending}"


PREVIEW = downloads("record/figures") + "/preview.png"
"""The picture that stands for the book where somebody shares a link, below the top of the site."""
PREVIEW_SIZE = (1200, 630)
"""Its width and height in pixels, which a page has to state."""


def static(name: str) -> str:
    """A script or style of the site, as a page that is made loads it."""
    return f"{TOP}_static/{name}"
