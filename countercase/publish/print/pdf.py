"""The book as one PDF: the volume, printed by a browser that is cut off from the network.

It is printed until the page numbers in its contents are those of its pages, which takes two or three rounds. The same
site gives the same bytes with the same browser and the same fonts: the time of making is left out.
"""

from __future__ import annotations

import io
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

from ...data.problem import fault
from ..browser import open_browser
from ..edition import read_edition
from ..site.contents import contents
from .book import STYLE, Volume, volume

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PDF = "_build/countercase.pdf"
ADDRESS = "http://countercase.invalid/"
ROUNDS = 5
MINUTES = 10


def make(root: Path, site: Path, target: Path, data: bool = False) -> int:
    """Print the book from a built `site` to `target`, whole or not at all. Returns the number of pages.

    With `data`, what the site folds away as data is printed too. Raises `DataError` where there is no browser, where
    the site lacks a page, or where the numbers do not settle.
    """
    bound = volume(site, contents(root, site), read_edition(root), data)
    raw = printed(bound, site)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    writer = finished(raw, bound)
    with part.open("wb") as file:
        writer.write(file)
    part.replace(target)
    return len(writer.pages)


def printed(bound: Volume, site: Path) -> bytes:
    """The volume as the browser prints it, with the right page numbers."""
    if not (site / STYLE).exists():
        raise fault(f"the site has no {STYLE}. Build it anew with `make book`.")
    pages: dict[str, int] = {}
    with open_browser() as browser:
        for _ in range(ROUNDS):
            tab = browser.new_page()
            tab.set_default_timeout(MINUTES * 60_000)
            raw = _printed(tab, bound.html(pages), site)
            tab.close()
            found = page_numbers(raw, bound.anchors)
            if found == pages:
                return raw
            pages = found
    raise fault(f"the page numbers of the contents did not settle in {ROUNDS} rounds of printing.")


def _printed(tab: Page, html: str, site: Path) -> bytes:
    """One round of printing. The browser is given the document and files of the site, and nothing else."""
    refused: list[str] = []

    def give(route: Route) -> None:
        url = route.request.url
        path = site / unquote(urlparse(url).path).lstrip("/")
        if url == ADDRESS:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif url.startswith(ADDRESS) and path.is_file() and path.resolve().is_relative_to(site.resolve()):
            route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(path.name)[0] or "font/woff2")
        else:
            refused.append(url)
            route.abort()

    tab.route("**/*", give)
    tab.goto(ADDRESS)
    tab.evaluate("document.fonts.ready")
    if refused:
        raise fault(f"the printed book asks for what the site does not hold: {', '.join(sorted(set(refused)))}.")
    return tab.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)


def page_numbers(raw: bytes, anchors: tuple[str, ...]) -> dict[str, int]:
    """The page, counted from 1, on which each anchor stands. Raises `DataError` for one that is nowhere."""
    reader = PdfReader(io.BytesIO(raw))
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1) if page.indirect_reference}
    places = {name.lstrip("/"): place for name, place in reader.named_destinations.items()}
    missing = [name for name in anchors if name not in places]
    if missing:
        raise fault(f"the browser printed no place for: {', '.join(missing)}.")
    return {name: numbers[places[name].page.idnum] for name in anchors}


def finished(raw: bytes, bound: Volume) -> PdfWriter:
    """The file with its metadata and an outline that opens at the parts, and without the time of making."""
    writer = PdfWriter(clone_from=io.BytesIO(raw))
    writer.pdf_header = PdfReader(io.BytesIO(raw)).pdf_header
    about = bound.edition
    maker = f"{about.main_title} {about.version}"
    writer.metadata = {"/Title": about.title, "/Author": about.author, "/Creator": maker}
    outline = writer.root_object["/Outlines"].get_object()
    items, headings = list(_below(outline, deep=True)), bound.headings
    if len(items) != len(headings):
        raise fault(f"the browser printed {len(items)} headings, and the book has {len(headings)}.")
    for item, heading in zip(items, headings, strict=True):
        # the browser garbles the words where a line or a page breaks
        item[NameObject("/Title")] = TextStringObject(heading)
        item[NameObject("/Count")] = NumberObject(-len(list(_below(item))))
    outline[NameObject("/Count")] = NumberObject(len(list(_below(outline))))
    writer.page_mode = "/UseOutlines"
    return writer


def _below(above: DictionaryObject, deep: bool = False) -> Iterator[DictionaryObject]:
    """The items just below an item of an outline, in order; `deep` adds those below each of them."""
    link = above.get("/First")
    while link is not None:
        item = link.get_object()
        yield item
        if deep:
            yield from _below(item, deep)
        link = item.get("/Next")
