"""What leads on from the chapter of a case: arguing back with it, who did, what it is held against, the essay on it.

Put in when a page is written, under the answer in three sentences: what is there to lead to is not known to the chapter
itself, and changes without it.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...argue.cache import cached
from ...argue.library import Library
from ...argue.wording import capital, worded
from ...show import addresses
from ...show.addresses import RECORD, Address
from ...show.markup import Html
from ..run.job import pairs

Door = tuple[str, Address]
"""What a link is called, and the page and place that it leads to."""
ANSWER = "cc-in-short"
"""The class of the answer in three sentences, under which the doors stand."""
EDITOR, SHELF = f"{RECORD}/argue", f"{RECORD}/shelf"


def doors(library: Library, case: str, env: BuildEnvironment, compared: Sequence[tuple[str, str]]) -> list[Door]:
    """The ways on from a case, of those whose pages the book has. `compared` are the cases that are held together."""
    found = [("Argue back with this case", Address(EDITOR, f"case={case}"))]
    if answers := library.answers(case):
        found.append((f"{capital(worded(len(answers), 'counter-case'))} to it", Address(SHELF, "")))
    for one, other in [pair for pair in compared if case in pair]:
        beside = library.cases[other if one == case else one]
        found.append((f"Beside {beside.name}", addresses.comparison(one, other)))
    essay = f"{addresses.BOOK}/{library.cases[case].source}"
    if essay in env.titles:
        found.append((env.titles[essay].astext(), Address(essay, "")))
    return [door for door in found if door[1].page in env.found_docs]


def put(app: Sphinx, document: nodes.document, page: str) -> None:
    """Put the doors of a case under its answer."""
    if not addresses.is_case_page(page) or app.builder.name != "html":
        return
    library = cached()
    case = addresses.case_of(library, page)
    answer = _end_of_answer(document)
    if not case or answer is None:
        return

    def address(place: Address) -> str:
        return app.builder.get_relative_uri(page, place.page) + (f"#{place.anchor}" if place.anchor else "")

    items = Html("").join(
        Html('<li><a href="{}">{}</a></li>').format(address(place), name)
        for name, place in doors(library, case, app.env, app.cc_pairs)
    )
    row = Html('<nav aria-label="On from this case"><ul class="cc-on">{}</ul></nav>').format(items)
    answer.parent.insert(answer.parent.index(answer) + 1, nodes.raw("", str(row), format="html"))


def _end_of_answer(document: nodes.document) -> nodes.Node | None:
    """What closes the answer at the head of a chapter; the first paragraph where there is none."""
    raws = list(document.findall(nodes.raw))
    start = next((i for i, node in enumerate(raws) if ANSWER in node.astext()), None)
    if start is not None:
        return next((node for node in raws[start:] if "</div>" in node.astext()), None)
    return next(iter(document.findall(nodes.paragraph)), None)


def gather(app: Sphinx, env: BuildEnvironment) -> None:
    """Find the comparisons once, where the book has cases."""
    app.cc_pairs = pairs(cached()) if any(addresses.is_case_page(page) for page in env.found_docs) else []


def setup(app: Sphinx) -> dict[str, object]:
    """Register, for when every page is read."""
    app.connect("env-updated", gather)
    app.connect("doctree-resolved", put)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
