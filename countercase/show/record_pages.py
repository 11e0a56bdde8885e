"""The pages of the whole record: each is declared once, with what makes it, from what, and whether it is printed.

This module loads nothing that draws, so that a build in which nothing changed can ask it which pages there are.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from ..argue.cache import cached
from ..data.problem import fault, unknown
from .markup import prose

RECORD = ("data/claims.csv", "data/evidence.csv", "data/sources.yml", "book/references.bib")


@dataclass(frozen=True)
class Page:
    """A page of the record."""

    maker: str
    """What makes its parts from a library: `module:function` of this room."""
    inputs: tuple[str, ...] = ("data", "book/references.bib")
    """The files and whole folders of the project that it is made from."""
    left_out: str = ""
    """Why the printed book leaves it out, or nothing where it is printed."""
    each: Literal["", "source", "framework"] = ""
    """Whether there is one for each source or framework, which its maker is given. One for a source names its cases."""

    tells: bool = True
    """Whether it shows anything of how cases are told: their theses, their summaries, and the narratives of parts."""

    draws: bool = False
    """Whether it has charts that Altair makes, which takes long to load."""

    led_to: bool = False
    """Whether other pages lead to it wherever they like, so that no essay does without it."""

    def load(self) -> Callable[..., list]:
        """What makes it."""
        return pkgutil.resolve_name(f"{__package__}.{self.maker}")


PAGES: Mapping[str, Page] = {
    "evidence": Page("listings:evidence_page", (*RECORD, "data/checks.csv"), led_to=True),
    "claims": Page("listings:claims_page", RECORD, led_to=True),
    "figures": Page(
        "figures_page:figures_page", left_out="its figures stand in the chapters", tells=False, draws=True, led_to=True
    ),
    "map": Page(
        "map_page:map_page",
        RECORD,
        left_out="what each claim supports and attacks is in the list of claims",
        each="source",
    ),
    "reproduction": Page("reproduction:reproduction_page", tells=False),
    "rule": Page("rule_page:rule_page", each="framework", tells=False, led_to=True),
    "mechanisms": Page("mechanisms:mechanisms_page", tells=False),
    "silence": Page("disputes:silence", (*RECORD, "data/facts.yml")),
    "debate": Page("debate_page:debate_page", tells=False),
    "disputes": Page("disputes:disputes", (*RECORD, "data/facts.yml")),
    "agreement": Page("coding:agreement_page", tells=False),
    "shelf": Page("shelf:shelf_page"),
    "argue": Page(
        "editor:argue_page",
        ("data", "book/references.bib", "_config.yml"),
        left_out="it needs a reader’s hand",
        led_to=True,
    ),
    "checks": Page("checks:checks_page", tells=False, led_to=True),
    "editions": Page("editions_page:editions_page", left_out="it tells what changed from book to book", tells=False),
    "dictionary": Page(
        "dictionary:dictionary_page",
        ("data/series",),
        left_out="it describes the columns of the data files",
    ),
    # made from the package alone, which is a part of every digest
    "api": Page("api:api_page", (), left_out="it describes the package for those who write programs"),
}
"""Every page by its name in `book/record/`, before that of its source or framework where there is one each."""


def declaration(name: str) -> tuple[Page, str]:
    """What is declared of a page, and the source or framework that it is for, if it is for one.

    Raises `DataError` where there is no such page.
    """
    kind, _, each = name.partition("-")
    if kind in PAGES and bool(PAGES[kind].each) == bool(each):
        return PAGES[kind], each
    raise fault(unknown("page", name, PAGES))


def page(name: str) -> list:
    """The parts of one page of the record, in order. Raises `DataError` where there is no such page."""
    declared, each = declaration(name)
    library = cached()
    made = declared.load()(library, *([each] if each else []))
    said = library.essay.openings.get(name, "")
    paragraphs = [prose(paragraph) for paragraph in said.split("\n") if paragraph.strip()]
    return [*made[:1], *paragraphs, *made[1:]]
