"""The table of contents: what `_toc.yml` lists, without what is not made, and with what is made and not listed.

So a case that was just written has its place, and a page with nothing to show leaves none behind.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

from ...data.files import files_below
from ...show.addresses import BOOK, CASES, COMPARISONS, COUNTER_CASES, FOLDERS, RECORD
from ...show.record_pages import PAGES

TOC = "_toc.yml"
CAPTIONS = {CASES: "Cases", COUNTER_CASES: "Counter-cases", COMPARISONS: "Cases compared", RECORD: "The record"}
"""What a part is called that is made for pages of a folder, where none is there for them."""

Listed = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """One page: its address below the site without the ending, and how deep it lies in its part, from 1."""

    page: str
    depth: int = 1


@dataclass(frozen=True)
class Part:
    """Pages under one caption. The first part holds the landing page and has no caption."""

    caption: str
    entries: tuple[Entry, ...]


def contents(root: Path, site: Path) -> tuple[Part, ...]:
    """The parts of the book in `root`, with the pages that its `site` holds."""
    pages = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")}
    listed = read(root)
    absent = {
        case for page in named(listed["parts"]) if page not in pages for case in page.rpartition("/")[2].split("--")
    }
    toc = whole(listed, pages, left_out=absent)
    first = Part("", (Entry(toc["root"]),))
    return (first, *(Part(p["caption"], tuple(_entries(p["chapters"], 1))) for p in toc["parts"]))


def _entries(listed: list[Listed], depth: int) -> Iterator[Entry]:
    for item in listed:
        yield Entry(item["file"], depth)
        yield from _entries(item.get("sections", []), depth + 1)


def read(root: Path) -> Listed:
    """What `_toc.yml` lists, in parts."""
    toc = yaml.safe_load((root / TOC).read_text(encoding="utf-8"))
    if "parts" not in toc:
        toc["parts"] = [{"caption": "Contents", "chapters": toc.pop("chapters", [])}]
    return toc


def sources_of(root: Path) -> set[str]:
    """The pages of the book in `root`: what people wrote, and what was made."""
    found = (path for path in files_below(root / BOOK) if path.suffix in {".md", ".ipynb"})
    return {path.relative_to(root).with_suffix("").as_posix() for path in found if "_files" not in path.parts}


def whole(
    toc: Listed,
    pages: set[str],
    near: Callable[[str], Iterable[str]] = lambda page: (),
    left_out: Container[str] = (),
) -> Listed:
    """The contents with each page that is made, without those of the record that have nothing to show, and without
    those of the counter-cases that are `left_out`.

    A pattern becomes the pages that it stands for. A page that is made and not listed comes after the last that is, of
    those `near` it; else after the last page of its folder; else into the part that is called after them, or a new one.
    """
    free = sorted(pages - set(named(toc["parts"])), key=_order)
    parts = [{**part, "chapters": list(_there(part["chapters"], pages, free, left_out))} for part in toc["parts"]]
    parts = [part for part in parts if part["chapters"]]
    for page in [page for page in free if page.rpartition("/")[0] in FOLDERS]:
        _place(parts, page, set(near(page)))
    return {**toc, "parts": parts}


def unlisted(root: Path) -> list[str]:
    """The pages that are made and stand in the contents by themselves, since `_toc.yml` does not name them."""
    toc, pages = read(root), sources_of(root)
    free = sorted(pages - set(named(toc["parts"])), key=_order)
    for part in toc["parts"]:
        list(_there(part["chapters"], pages, free))
    return [page for page in free if page.rpartition("/")[0] in FOLDERS]


def named(listed: Iterable[Listed]) -> Iterator[str]:
    """The pages that are listed, by their paths without the ending; patterns name none."""
    for item in listed:
        if "file" in item:
            yield item["file"]
        yield from named(item.get("chapters") or item.get("sections") or [])


def _there(
    listed: Iterable[Listed], pages: set[str], free: list[str], left_out: Container[str] = ()
) -> Iterator[Listed]:
    """Of what is listed, what is there. Pages that a pattern takes are no longer free."""
    for item in listed:
        below = {"sections": found} if (found := list(_there(item.get("sections", []), pages, free, left_out))) else {}
        rest = {name: value for name, value in item.items() if name != "sections"}
        if "glob" in item:
            taken = [page for page in free if fnmatch(page, item["glob"])]
            free[:] = [page for page in free if page not in taken]
            yield from ({"file": page} for page in sorted(taken))
        elif item.get("file") in pages or not (_optional(page := item.get("file", "")) or is_of(page, left_out)):
            yield rest | below
        else:
            yield from below.get("sections", [])


def _optional(page: str) -> bool:
    """Whether a page is one of the record, which is there only where it has something to show."""
    folder, _, name = page.rpartition("/")
    return folder == RECORD and name.partition("-")[0] in PAGES


def is_of(page: str, cases: Container[str]) -> bool:
    """Whether a page is the chapter of one of these counter-cases, or holds one of them against another case."""
    folder, _, name = page.rpartition("/")
    return folder in {COUNTER_CASES, COMPARISONS} and any(case in cases for case in name.split("--"))


def _order(page: str) -> tuple[str, int, str]:
    """Pages by folder; those of the record in the order in which they are declared."""
    folder, _, name = page.rpartition("/")
    kinds = list(PAGES)
    return folder, kinds.index(kind) if (kind := name.partition("-")[0]) in kinds and folder == RECORD else 0, name


def _place(parts: list[Listed], page: str, near: set[str]) -> None:
    folder = page.rpartition("/")[0]
    for wanted in (near, {other for other in named(parts) if other.rpartition("/")[0] == folder}):
        for part in reversed(parts):
            places = [i for i, item in enumerate(part["chapters"]) if item.get("file") in wanted]
            if places:
                part["chapters"].insert(places[-1] + 1, {"file": page})
                return
    for part in parts:
        if part.get("caption") == CAPTIONS[folder]:
            part["chapters"].append({"file": page})
            return
    parts.append({"caption": CAPTIONS[folder], "chapters": [{"file": page}]})
