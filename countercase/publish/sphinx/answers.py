"""The directive that leads from an author's chapter to the counter-cases: ```` ```{answers-to} author ````."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ...argue.cache import cached
from ...data.problem import unknown
from ...show import addresses
from ...show.contents import is_made
from ...show.shelf import PAGE, answering, credited
from .faults import tell
from .freshness import ANSWERS, ask

ANSWERS["answers"] = lambda source, page: repr(
    [is_made(cached(), PAGE)]
    + [(addresses.case(cached(), a.id).page, a.title, credited(a)) for a in answering(cached(), source)]
)


class AnswersTo(SphinxDirective):
    """A list of the counter-cases that answer a source, each with its author and day, or a word that there is none."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The list. A source that is not on record fails the build."""
        library, source = cached(), self.arguments[0]
        if source not in library.record.sources:
            tell(self.env, unknown("source", source, library.record.sources), self.get_location())
            return []
        ask(self.env, "answers", source)
        found = answering(library, source)
        if not is_made(library, PAGE):
            return [nodes.paragraph("", "Nobody has answered this text yet.")]
        shelf = self._link(addresses.record_page(PAGE).page, "the shelf")
        if not found:
            return [
                nodes.paragraph("", "", nodes.Text("Nobody has answered this text on "), shelf, nodes.Text(" yet."))
            ]
        items = nodes.bullet_list()
        for answer in found:
            line = nodes.paragraph("", "", self._link(addresses.case(library, answer.id).page, answer.title))
            line += nodes.Text(f", {' '.join(credited(answer)).rstrip()}")
            items += nodes.list_item("", line)
        rest = nodes.paragraph("", "", nodes.Text("What each of them changes, and what flips, is on "), shelf)
        rest += nodes.Text(".")
        return [items, rest]

    def _link(self, page: str, words: str) -> nodes.Node:
        """A link to a page of the book, which Sphinx makes good."""
        place = addnodes.pending_xref("", refdomain="std", reftype="doc", reftarget=f"/{page}", refexplicit=True)
        place["refdoc"], place["refwarn"] = self.env.docname, True
        place += nodes.inline("", words)
        return place


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive."""
    app.add_directive("answers-to", AnswersTo)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
