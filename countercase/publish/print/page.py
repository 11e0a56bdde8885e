"""A page of the site as it goes into print: without what only a screen can do, with ids that are its own in a volume.

Only the bones of a page are relied on: `article`, headings, `figure`, `table`, `details` and the classes of our own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlparse

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from bs4.filter import SoupStrainer

from ...data.problem import fault

TAGS = frozenset({"script", "style", "template", "dialog", "form", "input", "select", "button", "nav"})
CLASSES = frozenset(
    {"headerlink", "cc-card", "cc-otherwise", "cc-narrow", "cc-filter", "cc-place", "cc-downloads", "cc-download"}
    | {"cc-tools"}
)
"""What only a screen can do, by the names of elements and by classes; `_on_screen_only` knows the rest."""
REFERRING = ("aria-labelledby", "headers")
HEADING = re.compile(r"h([1-6])")
SHOWN_AT = "data-page-of"


@dataclass(frozen=True)
class Leaf:
    """One page: its address below the site without the ending, its title, and its article, which is worked upon."""

    page: str
    title: str
    article: Tag

    @property
    def anchor(self) -> str:
        """What the page is called in a volume; its ids follow after two hyphens."""
        return self.page.removeprefix("book/").replace("/", "-")

    def named(self, name: str) -> str:
        """An id of the page, as it is called in a volume."""
        return f"{self.anchor}--{name}"

    def headings(self) -> tuple[str, ...]:
        """The words of every heading, in order."""
        return tuple(" ".join(tag.get_text().split()) for tag in self.article.find_all(HEADING))

    def markup(self) -> str:
        """The article's content as HTML."""
        return self.article.decode_contents(formatter="minimal").replace("url(#", f"url(#{self.named('')}")


def leaf(site: Path, page: str, data: bool = False) -> Leaf:
    """Read one page of a built site, with the `data` that it folds away or without.

    Raises `DataError` where it is missing or holds no article.
    """
    path = site / f"{page}.html"
    if not path.exists():
        raise fault(f"the site has no page '{page}'. Build it anew with `make book`.")
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser", parse_only=SoupStrainer("article"))
    for late in soup.find_all("noscript"):
        late.unwrap()  # what a page shows when it is asked for
    article = soup.find("article")
    heading = article.find("h1") if isinstance(article, Tag) else None
    if not isinstance(article, Tag) or heading is None:
        raise fault(f"the page '{page}' of the site holds no article with a title.")
    for tag in article.find_all(True):  # a list of selectors takes ten times as long, on pages of thousands of elements
        if not tag.decomposed and (_on_screen_only(tag) or (not data and _folded_data(tag))):
            tag.decompose()
    for tag in article.find_all(["p", "div", "ul"]):
        if not tag.decomposed and "id" not in tag.attrs and not tag.find(True) and not tag.get_text(strip=True):
            tag.decompose()
    return Leaf(page, heading.get_text(" ", strip=True), article)


def _on_screen_only(tag: Tag) -> bool:
    held = tag.attrs
    if tag.name in TAGS or "hidden" in held or "popover" in held or held.get("role") == "tooltip":
        return True
    classes = held.get("class", ())
    if not CLASSES.isdisjoint(classes) or ("cc-part-scales" in classes and "open" not in held):
        return True
    return tag.name == "details" and tag.find_parent("figure") is not None


def _folded_data(tag: Tag) -> bool:
    """Whether the site folds it away as data: tables, and the apparatus of a chapter. It is printed when asked for."""
    if tag.name != "details":
        return False
    classes = tag.attrs.get("class", ())
    return "cc-apparatus" in classes or ("cc-part-scales" not in classes and tag.find("table") is not None)


class Places:
    """Where each page and each id of the site stands in a volume."""

    def __init__(self, leaves: Mapping[str, Leaf]) -> None:
        self._leaves = leaves
        self._ids = {page: {str(tag["id"]) for tag in leaf.article.find_all(id=True)} for page, leaf in leaves.items()}
        self._columns = {page: _columns(leaf.article) for page, leaf in leaves.items()}
        self._figures = {
            str(tag["id"]): leaf.named(str(tag["id"]))
            for leaf in reversed(list(leaves.values()))
            for tag in leaf.article.find_all("figure", id=True)
        }

    def find(self, page: str, name: str) -> str:
        """The anchor of an id, of its page, or of the figure of that name where its page is not bound. Or nothing."""
        if page not in self._leaves:
            return self._figures.get(name, "")
        return self._leaves[page].named(name) if name in self._ids[page] else self._leaves[page].anchor

    def repeated(self, table: Tag, page: str) -> str:
        """The page whose rows a table repeats: each row is a link to one of them, under the same headings."""
        found = set()
        for row in table.select("tbody tr"):
            cell = row.find(["th", "td"])
            link = cell.find("a", href=True) if isinstance(cell, Tag) else None
            target, name = address(page, str(link["href"])) if isinstance(link, Tag) else ("", "")
            if name not in self._ids.get(target, ()):
                return ""
            found.add(target)
        target = found.pop() if len(found) == 1 else ""
        return target if target and _headings(table) in self._columns[target] else ""

    def title(self, page: str) -> str:
        """The title of a page."""
        return self._leaves[page].title


def bind(leaf: Leaf, places: Places, depth: int) -> None:
    """Make a page ready to stand in a volume, `depth` levels of headings below the top."""
    _unfold(leaf, places)
    _link(leaf, places)
    _name(leaf)
    _describe(leaf)
    for heading in leaf.article.find_all(HEADING):
        level = int(heading.name[1])
        heading["class"] = [*heading.get("class", []), f"level-{level}"]
        heading.name = f"h{min(level + depth, 6)}"


def address(page: str, href: str) -> tuple[str, str]:
    """The page and the id that a link on `page` leads to. The page is empty where it leads out of the site's pages."""
    target, name = urldefrag(href)
    if urlparse(target).scheme:
        return "", ""
    if not target:
        return page, name
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target)))
    return (path.removesuffix(".html"), name) if path.endswith(".html") else ("", "")


def _unfold(leaf: Leaf, places: Places) -> None:
    """Open what is folded. A table that only repeats rows of another page becomes a word of where they are."""
    for details in leaf.article.find_all("details"):
        summary = details.find("summary")
        tables = details.find_all("table")
        repeated = {places.repeated(table, leaf.page) for table in tables}
        if summary is not None and len(repeated) == 1 and (target := repeated.pop()) and target != leaf.page:
            details.replace_with(_pointer(summary.get_text(" ", strip=True), places, target))
            continue
        details.name = "div"
        details["class"] = ["unfolded"]
        if summary is not None:
            summary.name = "p"
            summary["class"] = ["summary"]


def _pointer(words: str, places: Places, target: str) -> Tag:
    sentence = Tag(name="p", attrs={"class": "pointer"})
    link = Tag(name="a", attrs={"href": f"/{target}.html"})
    link.string = places.title(target)
    sentence.extend([NavigableString(f"{words}: see "), link, NavigableString(".")])
    return sentence


def _link(leaf: Leaf, places: Places) -> None:
    """Make every link lead inside the volume or out into the world. What leads to neither becomes plain words."""
    for link in leaf.article.find_all("a", href=True):
        href = str(link["href"])
        if urlparse(href).scheme in {"http", "https", "mailto"}:
            link["class"] = ["outside"]
            continue
        target, name = address(leaf.page, href) if not href.startswith("/") else address("", href[1:])
        place = places.find(target, name) if target else ""
        if not place:
            link.unwrap()
            continue
        link.attrs = {"href": f"#{place}"}
        if not name and target != leaf.page and link.find_parent(HEADING) is None and link.get_text(strip=True):
            link.insert_after(Tag(name="span", attrs={"class": "at", SHOWN_AT: place}))


def _name(leaf: Leaf) -> None:
    for tag in leaf.article.find_all(True):
        if "id" in tag.attrs:
            tag["id"] = leaf.named(str(tag["id"]))
        for name in REFERRING:
            if name in tag.attrs:
                given = tag[name]
                words = given if isinstance(given, list) else str(given).split()
                tag[name] = " ".join(map(leaf.named, words))
        if str(tag.get("xlink:href", "")).startswith("#"):
            tag["xlink:href"] = f"#{leaf.named(str(tag['xlink:href'])[1:])}"
        for name in ("aria-describedby", "data-facets", "tabindex"):
            tag.attrs.pop(name, None)


def _describe(leaf: Leaf) -> None:
    """Say what a picture shows on the picture itself: the browser carries no other text alternative into a PDF."""
    for frame in leaf.article.select("[role=img][aria-label]:has(> svg)"):
        picture = frame.find("svg")
        if isinstance(picture, Tag):
            picture["role"], picture["aria-label"] = frame.attrs.pop("role"), frame.attrs.pop("aria-label")
            picture.attrs.pop("aria-hidden", None)
    for figure in leaf.article.find_all("figure"):
        figure.attrs.pop("aria-labelledby", None)  # it would hide all that the figure holds


def _headings(table: Tag) -> tuple[str, ...]:
    return tuple(cell.get_text(" ", strip=True) for cell in table.select("thead th"))


def _columns(article: Tag) -> set[tuple[str, ...]]:
    return {_headings(table) for table in article.find_all("table")}
