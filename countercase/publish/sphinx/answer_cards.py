"""The directives that put what each author answers beside what the others do.

```` ```{answers} ```` has a card for every source that argues, made of the data; ```` ```{answer-of} author ```` is one
card, with words of its own where it has some. A card is drawn in the colour of its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ...argue.cache import cached
from ...argue.explanation import case_phrase
from ...argue.library import Library
from ...argue.wording import capital, of_several
from ...data.contents import lists
from ...data.problem import unknown
from ...show import addresses
from ...show.addresses import Address
from ...show.contents import is_made
from ...show.source_hues import places
from .faults import tell
from .freshness import ANSWERS, ask
from .roles import Reference

FEW = 4
"""So many cases are named on a card; more are counted."""


@dataclass(frozen=True)
class Card:
    """What stands on the card of a source where nobody wrote it otherwise."""

    hue: int
    """The place of its colour in the palette of sources, or 0."""
    says: str
    """What its author answers."""
    who: str
    """Who that is, and in what kind of text."""
    about: str
    """What the text holds, in a sentence."""
    computed: tuple[tuple[str, str, str], ...]
    """What its cases come to: before the verdict, the case, and the verdict; none where there are many cases."""
    way: tuple[str, Address] | None
    """Where one reads on."""


def card(library: Library, source: str) -> Card:
    """The card of a source. Raises `KeyError` where it does not argue."""
    known = library.record.sources[source]
    cases = library.of_source.get(source, ())
    told = cases if len(cases) <= FEW else ()
    phrases = {name: case_phrase(library.dossier(name).verdict()) for name in told}
    alone = cases[0] if len(cases) == 1 else ""
    says = known.answer or (capital(phrases[alone]) if alone else known.short)
    article = "an" if known.kind[:1].lower() in "aeiou" else "a"
    computed = [
        (f"{'Computed' if alone else library.cases[name].title.rstrip('.')}: ", name, phrase)
        for name, phrase in phrases.items()
    ]
    return Card(
        places(library)[source],
        says if says.endswith((".", "?", "!")) or says == known.short else f"{says}.",
        f"{known.authors}, in {article} {known.kind}",
        library.cases[alone].thesis if alone else known.about,
        tuple(computed),
        _way(library, source, cases),
    )


def _way(library: Library, source: str, cases: Sequence[str]) -> tuple[str, Address] | None:
    """Where one reads on: the essay on a text, its one case, all that is computed, or the map of its claims."""
    if lists(library.root, f"{addresses.BOOK}/{source}"):
        return "Read the argument", Address(f"{addresses.BOOK}/{source}")
    if len(cases) == 1:
        return "The case", addresses.case(library, cases[0])
    if cases and is_made(library, "reproduction"):
        return capital(of_several(len(cases), len(cases), "case")), addresses.record_page("reproduction")
    argues = any(claim.source == source for claim in library.record.claims.values())
    if not cases and argues and is_made(library, "map"):
        return "How its claims hang together", addresses.source_map(source)
    return None


ANSWERS["answer"] = lambda source, page: repr(card(cached(), source)) if source in cached().arguing else ""
ANSWERS["arguing"] = lambda text, page: repr(cached().arguing)


class AnswerOf(SphinxDirective):
    """The card of one source. What stands in it goes before what is made of the data."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"says": directives.unchanged_required, "who": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """The card. A source that does not argue fails the build."""
        library, source = cached(), self.arguments[0]
        ask(self.env, "answer", source)
        if source not in library.arguing:
            tell(self.env, unknown("source that argues", source, library.arguing), self.get_location())
            return []
        made = card(library, source)
        inside: list[nodes.Node] = []
        if self.content:
            held = nodes.Element()
            self.state.nested_parse(self.content, self.content_offset, held)
            inside = list(held.children)
        else:
            inside = _told(made, self.env.docname)
        says, who = self.options.get("says", made.says), self.options.get("who", made.who)
        return _drawn(replace(made, says=says, who=who), inside)


class Answers(SphinxDirective):
    """The cards beside each other: those within it, or one for every source that argues."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The cards."""
        held = nodes.Element()
        if self.content:
            self.state.nested_parse(self.content, self.content_offset, held)
        else:
            ask(self.env, "arguing", "")
            for source in cached().arguing:
                ask(self.env, "answer", source)
                made = card(cached(), source)
                held += _drawn(made, _told(made, self.env.docname))
        return _wrapped("cc-answers", list(held.children))


def _told(made: Card, page: str) -> list[nodes.Node]:
    """What a card says of itself: what the text holds, what its cases come to, and the way on."""
    told: list[nodes.Node] = [nodes.paragraph("", made.about)] if made.about else []
    library = cached()
    for before, case, phrase in made.computed:
        place = addresses.verdict(library, case)
        verdict = Reference("", phrase, page=place.page, anchor=place.anchor, verdict=case, kind="verdict")
        verdict["source"], verdict["sign"] = "", ""
        told.append(nodes.paragraph("", "", nodes.Text(before), verdict, nodes.Text(".")))
    if made.way:
        words, place = made.way
        target = f"/{place.page}"
        way = addnodes.pending_xref("", refdomain="std", reftype="doc", reftarget=target, refexplicit=True)
        way["refdoc"], way["refwarn"] = page, True
        way += nodes.inline("", words)
        told.append(nodes.paragraph("", "", way))
    return told


def _drawn(made: Card, inside: list[nodes.Node]) -> list[nodes.Node]:
    """A card with what stands in it under its head."""
    head = [_line("cc-says", made.says), _line("cc-who", made.who)]
    return _wrapped(f"cc-answer cc-source-{made.hue}", [*head, *inside])


def _line(kind: str, words: str) -> nodes.paragraph:
    return nodes.paragraph("", words, classes=[kind])


def _wrapped(kinds: str, inside: list[nodes.Node]) -> list[nodes.Node]:
    """Nodes within a box, of which the classes are words of the program."""
    return [nodes.raw("", f'<div class="{kinds}">', format="html"), *inside, nodes.raw("", "</div>", format="html")]


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directives."""
    app.add_directive("answer-of", AnswerOf)
    app.add_directive("answers", Answers)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
