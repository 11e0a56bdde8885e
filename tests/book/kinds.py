"""Which pages stand for the others: the fewest that together hold every kind of element that the site has."""

import re
from functools import partial
from urllib.parse import urldefrag, urljoin


def kind(tag, told=None):
    """What an element is, to style sheets and to whoever reads it out: its name, its classes, its role and its type.

    Of the classes those alone that are `told`, where that is given.
    """
    classes = sorted(filter(None, (name if told is None else _told_of(name, told) for name in tag.get("class", ()))))
    more = [f"[{name}={tag[name]}]" for name in ("role", "type") if tag.get(name)]
    return ".".join([tag.name, *classes]) + "".join(more)


def _told_of(name, told):
    """A class, or the part by which a style sheet names it and its like (`[class*="highlight-"]`), if any does."""
    return name if name in told else next((part for part in told if part.endswith("-") and part in name), None)


def _addresses(soup):
    return {tag.get("src") or tag.get("href") for tag in soup.select("script[src], link[rel=stylesheet]")}


def loaded(soup):
    """The scripts and styles of a page, and what is there for those who run no script."""
    plain = {("plain", kind(tag.parent)) for tag in soup.body.find_all("noscript")}
    return frozenset(plain | {("loaded", address.rpartition("/")[2]) for address in _addresses(soup)})


def _told(built, soups):
    """The words of all scripts and styles that pages load. A class that none of them has tells nobody anything."""
    addresses = {urljoin(page, address) for page, soup in soups.items() for address in _addresses(soup)}
    files = {built / urldefrag(address)[0].partition("?")[0] for address in addresses}
    return {word for file in files for word in re.findall(r"[\w-]+", file.read_text(encoding="utf-8"))}


def held(soup, told=None):
    """The kinds of elements of a page, each with what it stands in, and the scripts and styles that it loads."""
    # a drawing is one thing: what is inside it has no colours or names of its own
    inside = {id(tag) for drawing in soup.find_all("svg") for tag in drawing.find_all(True)}
    seen = [tag for tag in soup.body.find_all(True) if id(tag) not in inside]
    kinds = {id(tag): kind(tag, told) for tag in (soup.body, *seen)}
    return loaded(soup) | {(kinds[id(tag.parent)], kinds[id(tag)]) for tag in seen}


def of_each_kind(built, soups):
    """The pages that together hold every kind of element that the site has."""
    return stand_ins(soups, partial(held, told=_told(built, soups)))


def stand_ins(soups, of=held):
    """The pages that together hold all that any page does.

    Always the one that adds most for its length, until nothing is left to add; and without those whose part the later
    ones hold as well.
    """
    holds = {page: of(soup) for page, soup in soups.items()}
    length = {page: 300 + len(soup.find_all(True)) for page, soup in soups.items()}
    left = frozenset().union(*holds.values())
    chosen = []
    while left:
        chosen.append(max(holds, key=lambda page: (len(holds[page] & left) / length[page], page)))
        left -= holds[chosen[-1]]
    for page in sorted(chosen, key=length.get, reverse=True):
        others = [holds[other] for other in chosen if other != page]
        if holds[page] <= frozenset().union(*others):
            chosen.remove(page)
    return chosen
