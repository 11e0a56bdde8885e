"""What the search of the site looks through: the prose of each page, section by section, and words that mean the same.

Facts, claims, checks and works are found through their cards (`hover_cards`), which are data already. A search loads
the shards of the index that can hold its words, and of the texts those that it shows. Sphinx's own index is not made:
it knows pages alone, is loaded whole, and shows no passage without fetching whole pages, which a page opened from a
folder may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...data.place import project_root
from ...data.synonyms import load_synonyms
from .. import shards
from ..shards import by_entry, by_word, sort
from ..word_index import Entry, index
from .hover_cards import Card
from .side_by_side import BESIDE

Section = tuple[str, str, str]
"""The anchor of a section, its heading and its text."""
FOLDER = "search"
CARDS = ("evidence", "claims", "checks", "works")
"""The kinds of cards that are found, in the order of their numbers, which come after those of the pages."""
BELOW = ("when", "where", "rests")
TEXTS = (nodes.paragraph, nodes.term, nodes.caption, nodes.attribution)


def sections(document: nodes.document) -> list[Section]:
    """The prose of a page by its sections. What stands in them as HTML (tables, figures) is found by other ways."""
    return [held for section in document.findall(nodes.section) if (held := _section(section))[1]]


def _section(section: nodes.section) -> Section:
    heading = section.next_node(nodes.title)
    own = [child for child in section.children if not isinstance(child, nodes.section)]
    text = " ".join(found for child in own for found in _texts(child))
    return section["ids"][0], heading.astext() if heading else "", text


def _texts(node: nodes.Node) -> Iterable[str]:
    for found in node.findall(lambda n: isinstance(n, TEXTS)):
        words = " ".join(found.astext().split())
        if words:
            yield words


def read(app: Sphinx, document: nodes.document) -> None:
    """Keep the prose of a page that was read."""
    _held(app.env)[app.env.docname] = sections(document)


def forget(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Drop the prose of a page that is read again, or is gone."""
    _held(env).pop(page, None)


def merge(app: Sphinx, env: BuildEnvironment, pages: Iterable[str], other: BuildEnvironment) -> None:
    """Take over what another process has read."""
    _held(env).update((page, _held(other)[page]) for page in pages if page in _held(other))


def _held(env: BuildEnvironment) -> dict[str, list[Section]]:
    env.cc_prose = getattr(env, "cc_prose", {})
    found: dict[str, list[Section]] = env.cc_prose
    return found


def prose(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Each section of the book by its address: what it is called, after its page where it is not the first, and its
    text."""
    found = {}
    for page, held in sorted(_held(env).items()):
        if page not in env.titles:
            continue
        title = env.titles[page].astext()
        for at, (anchor, heading, text) in enumerate(held):
            found[f"{page}.html#{anchor}"] = (f"{title} › {heading}" if at else title, text)
    return found


def of_card(card: Card) -> Entry:
    """What of a card can be found: what it says, and below it when that was, where it stands and on what it rests."""
    said = dict(card)
    return Entry("", said["what"], " · ".join(said[name] for name in BELOW if said.get(name)))


def listed(entries: Mapping[str, Sequence[Entry]], same: Iterable[Sequence[str]]) -> dict[str, Any]:
    """What a search has to know besides the shards: the number of the first entry of each kind, and other names."""
    starts = accumulate((len(held) for held in entries.values()), initial=0)
    return {"starts": list(zip(entries, starts, strict=False)), "same": list(same)}


def write(app: Sphinx) -> None:
    """Put what is searched beside the cards, once these are made."""
    pages, cards = prose(app.env), {kind: sort(app.cc_cards[kind]) for kind in CARDS}
    entries = {"pages": [Entry(head, text, "") for head, text in pages.values()]}
    entries |= {kind: [of_card(card) for _, card in held] for kind, held in cards.items()}
    # a section is asked for by its number alone
    numbered = [shard._replace(first="") for shard in by_entry(pages.items())]
    kinds = {"pages": numbered, "words": by_word(index(chain.from_iterable(entries.values())))}
    shards.write(Path(app.outdir) / FOLDER, kinds, listed(entries, load_synonyms(project_root())))


def without_index(app: Sphinx) -> None:
    """Have Sphinx make no index of words; the search page is made all the same."""
    app.builder.search = False


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.connect("builder-inited", without_index)
    app.connect("doctree-read", read)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.setup_extension(f"{__package__}.side_by_side")
    app.connect(BESIDE, write, priority=600)  # after the cards
    return {"version": "2", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
