"""Sphinx roles that take every figure, fact, claim and verdict of the prose from the record.

`{value}`, `{evidence}`, `{claim}` and `{verdict}` stand for an id, or for words with an id behind them:
`{evidence}` with ``the speech of 1989 <author-1989-speech>``. `{decides}` stands for the part of a case, and says
what decides it. An id that stands for nothing fails the build.
"""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from ... import __version__
from ...argue.arbiter import Arbiter, arbiter, clauses
from ...argue.cache import cached
from ...argue.library import Library
from ...argue.multiverse import explore
from ...argue.part_verdict import PartVerdict
from ...argue.verdict import Verdict
from ...data.locator import Locator
from ...data.problem import DataError
from ...show import addresses, mentions
from ...show.addresses import Address
from .faults import tell
from .freshness import ANSWERS, ask

LEFT_OUT = "(left out)"
"""What stands in place of what is known of a counter-case that the build leaves out."""


class Reference(nodes.Inline, nodes.TextElement):
    """A place in the prose that points to the record: words and a target. Its card is loaded by the page."""


class RecordRole(SphinxRole):
    """What the roles share: words or an id, looked up, shown as a link."""

    kind = ""
    """What it is called in the prose."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The node for this role. An unknown id is an error of the build, in file and line."""
        words, name = mentions.read(self.text)
        ask(self.env, self.kind, name)
        if mentions.is_left_out(cached(), self.kind, name):
            return [nodes.Text(words or LEFT_OUT)], []
        try:
            found = self.find(name, self.env.docname)
        except DataError as error:
            tell(self.env, error, self.get_location())
            return [nodes.literal(self.text, self.text)], []
        shown, place = found
        verdict = name.partition(" ")[0] if self.kind == "verdict" else ""
        node = Reference(
            self.rawtext, words or shown, page=place.page, anchor=place.anchor, verdict=verdict, kind=self.kind
        )
        locator = None if words else self.locator(name, self.env.docname)
        node["source"], node["sign"] = (locator.source, locator.sign) if locator else ("", "")
        node["locator"] = str(locator or "")
        return [node], []

    def locator(self, name: str, page: str) -> Locator | None:
        """The place that stands for an id where no words do; none where something else stands for it."""
        return None

    def find(self, name: str, page: str) -> tuple[str, Address]:
        """Words and place for an id, as a page has them. Raises `DataError` where there is none."""
        return mentions.FIND[self.kind](cached(), name, page)

    def answer(self, name: str, page: str) -> str:
        """All that a page is told for an id, as a text, to see whether it is as it was."""
        return repr((self.find(name, page), self.locator(name, page)))


class EvidenceRole(RecordRole):
    """A link to a fact, shown as its source and locator."""

    kind = "evidence"

    def locator(self, name: str, page: str) -> Locator:
        """Where the source tells the fact."""
        return mentions.fact(cached(), name, page)[0].locator


class ValueRole(RecordRole):
    """A number, as the source states it; with `comparator` after the id, what it is compared with."""

    kind = "value"


class ClaimRole(RecordRole):
    """A link to a claim, shown as its source and locator."""

    kind = "claim"

    def locator(self, name: str, page: str) -> Locator:
        """Where the source makes the claim."""
        return cached().record.claims[name].locator


class VerdictRole(RecordRole):
    """A verdict: of a case, or of one part (`a-case/interim`); `stated` after it gives the source's own."""

    kind = "verdict"


class DecidesRole(RecordRole):
    """What decides a part of a case (`a-case/final`), the rule or the facts, with the numbers that say so."""

    kind = "decides"
    rest = ""

    def __init__(self) -> None:
        super().__init__()
        # a multiverse takes long, and the same is asked when a page is read and when it is asked whether to read it
        self._library: Library | None = None
        self._known: dict[str, Arbiter] = {}

    def _arbiter(self, name: str, verdict: Verdict, part: PartVerdict) -> Arbiter:
        if self._library is not cached():
            self._library, self._known = cached(), {}
        if name not in self._known:
            self._known[name] = arbiter(explore(verdict, part))
        return self._known[name]

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """What decides, as a link to the figure in the chapter, and the rest of the sentence."""
        self.rest = ""
        found, messages = super().run()
        return [*found, nodes.Text(self.rest)], messages

    def answer(self, name: str, page: str) -> str:
        """The link, and the rest of the sentence."""
        return f"{super().answer(name, page)}{self.rest}"

    def find(self, name: str, page: str) -> tuple[str, Address]:
        """What decides in words, and the figure of the multiverse."""
        verdict, part = mentions.decided(cached(), name)
        found = self._arbiter(name, verdict, part)
        self.rest = f": {clauses(verdict, found)}"
        return found.head, addresses.case(cached(), verdict.dossier.case.id, addresses.MULTIVERSE)


ROLES: tuple[RecordRole, ...] = (EvidenceRole(), ValueRole(), ClaimRole(), VerdictRole(), DecidesRole())
ANSWERS.update({role.kind: role.answer for role in ROLES})


def visit_html(self, node: Reference) -> None:
    """A link to a row or a verdict."""
    target = self.builder.get_relative_uri(self.builder.current_docname, node["page"])
    verdict = f' data-verdict="{escape(node["verdict"])}"' if node["verdict"] else ""
    label = f' aria-label="{escape(node["label"])}"' if node.get("label") else ""
    names = " ".join(("cc-ref", f"cc-{node['kind']}", *node["classes"]))
    self.body.append(
        f'<span class="{escape(names)}"><a href="{escape(target)}#{escape(node["anchor"])}"{verdict}{label}>'
    )


def depart_html(self, node: Reference) -> None:
    """The end of the link."""
    self.body.append("</a></span>")


def visit_plain(self, node: Reference) -> None:
    """Outside HTML the words stand alone."""


def setup(app: Sphinx) -> dict[str, object]:
    """Register the roles, and that each answers again for what it told a page."""
    app.add_node(
        Reference,
        html=(visit_html, depart_html),
        latex=(visit_plain, visit_plain),
        text=(visit_plain, visit_plain),
    )
    app.setup_extension(f"{__package__}.faults")
    for role in ROLES:
        app.add_role(role.kind, role)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
