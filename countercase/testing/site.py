"""What must hold of any site: it is up to date, each case has its chapter, each fact its row, each link its end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from ..argue.library import Library
from ..data.place import project_root
from ..publish.run.inputs import inputs
from ..publish.site import site as made
from ..show import addresses
from .data import library

__all__ = [
    "library",
    "pages",
    "site",
    "test_each_case_has_its_chapter",
    "test_each_claim_has_its_row",
    "test_each_fact_has_its_row",
    "test_each_link_has_its_end",
    "test_each_page_has_one_title",
]


Pages = dict[str, BeautifulSoup]
APART = {"index.html", "search.html"}
"""Pages that Sphinx makes by itself: one only leads on, and the other has no title until something is searched."""


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site, which has to be up to date."""
    root = project_root()
    assert made.is_current(inputs(root)), "the site is not up to date: call `make book` first"
    return root / made.SITE


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """Every page by its path below the site, as it is sent."""
    found = (path for path in site.rglob("*.html") if "_static" not in path.parts)
    return {path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser") for path in found}


def test_each_case_has_its_chapter(library: Library, pages: Pages) -> None:
    assert [name for name in library.cases if f"{addresses.case(library, name).page}.html" not in pages] == []


def test_each_fact_has_its_row(library: Library, pages: Pages) -> None:
    if library.record.evidence:
        _rows(pages, addresses.record_page("evidence").page, library.record.evidence)


def test_each_claim_has_its_row(library: Library, pages: Pages) -> None:
    if library.record.claims:
        _rows(pages, addresses.record_page("claims").page, library.record.claims)


def test_each_page_has_one_title(pages: Pages) -> None:
    titles = {name: len(page.find_all("h1")) for name, page in pages.items() if name not in APART}
    assert {name: count for name, count in titles.items() if count != 1} == {}


def test_each_link_has_its_end(site: Path, pages: Pages) -> None:
    ids = {name: {tag["id"] for tag in page.find_all(id=True)} for name, page in pages.items()}
    loose = []
    for name, page in pages.items():
        for tag in page.find_all(["a", "link", "script", "img"]):
            link = urlsplit(str(tag.get("href") or tag.get("src") or ""))
            if link.scheme or link.netloc or not (link.path or link.fragment):
                continue
            path = (site / name).parent.joinpath(unquote(link.path)).resolve() if link.path else site.resolve() / name
            if not path.exists():
                loose.append(f"{name}: {link.geturl()}")
                continue
            end = path.relative_to(site.resolve()).as_posix()
            anchor = unquote(link.fragment)
            if end in ids and anchor and "=" not in anchor and anchor not in ids[end]:  # what a script reads has an =
                loose.append(f"{name}: {link.geturl()}")
    assert loose == []


def _rows(pages: Pages, page: str, rows: Iterable[str]) -> None:
    anchors = {tag["id"] for tag in pages[f"{page}.html"].find_all(id=True)}
    assert [name for name in rows if name not in anchors] == []
