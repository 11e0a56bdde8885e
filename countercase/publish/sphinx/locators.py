"""Locators of the source that a page is about, in short: `¶12`, and not `Author, para. 12`, once for each sentence.

A chapter on one source says in its front matter which (`source`); the chapter of a case is about the case's. A card
and the name for a screen reader say the place in full.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from ...argue.cache import cached
from ...argue.library import Library
from ...data.locator import SHORT, Locator
from ...show.addresses import case_of
from .freshness import ANSWERS, ask
from .roles import Reference

BETWEEN = {",", ";", "and"}


def source_of(library: Library, page: str, metadata: dict[str, str]) -> str:
    """The source that a page is about, or nothing."""
    if case := case_of(library, page):
        return library.cases[case].source
    return str(metadata.get("source", ""))


ANSWERS["source of a case"] = lambda text, page: source_of(cached(), page, {})


def shorten(app: Sphinx, document: nodes.document) -> None:
    """Put the short form where a locator of the page's own source stands by itself."""
    source = source_of(cached(), app.env.docname, app.env.metadata[app.env.docname])
    ask(app.env, "source of a case", app.env.docname)
    for node in document.findall(Reference):
        if source and node["source"] == source:
            node["label"] = f"{node['sign']}, {node.astext()}"
            node.children = [nodes.Text(node["sign"])]
            node["classes"].append("cc-locator")
    joined(document)


def joined(document: nodes.document) -> None:
    """Put places of one source that stand in a row together: an equal one once, the source and the unit once.

    “Author, para. 11, Author, para. 14” is “Author, paras 11 and 14”. Each number stays a link to its own row.
    """
    for run in list(_runs(document)):
        kept: list[Reference] = []
        if run and run[0][0] is not None:
            _apart(*run[0])
        for separator, node in run:
            if kept and node["locator"] == kept[-1]["locator"]:
                # by identity: two commas are equal, and another one of the paragraph is not meant
                node.parent.children = [c for c in node.parent.children if c is not node and c is not separator]
            else:
                kept.append(node)
        _together(kept)


def _apart(separator: nodes.Text, node: Reference) -> None:
    """Put a semicolon between the places of two sources, since commas stand between those of one."""
    children = node.parent.children
    at = next(i for i, child in enumerate(children) if child is separator)
    if separator.strip() == "," and at and isinstance(children[at - 1], Reference) and children[at - 1]["locator"]:
        node.parent[at] = nodes.Text("; ")


def _runs(document: nodes.document) -> Iterator[list[tuple[nodes.Text | None, Reference]]]:
    """References to one source with nothing but a comma or an “and” between them, each with what stands before it."""
    for parent in {id(node.parent): node.parent for node in document.findall(Reference)}.values():
        run: list[tuple[nodes.Text | None, Reference]] = []
        before: nodes.Text | None = None
        for child in parent.children:
            if isinstance(child, Reference) and child.get("locator"):
                if not (run and before is not None and child["source"] == run[-1][1]["source"]):
                    yield run
                    run = []
                run.append((before, child))
                before = None
            elif isinstance(child, nodes.Text) and child.astext().strip() in BETWEEN:
                before = child
            else:
                yield run
                run, before = [], None
        yield run


def _together(run: list[Reference]) -> None:
    """Name the source and the unit with the first place of a row, and nothing but the number with the others.

    Where a place is itself several, each keeps its unit, so that it is seen where one ends.
    """
    places = [Locator.parse(node["locator"]) for node in run]
    unit = places[0].unit if places else ""
    if len(run) < 2 or "cc-locator" in run[0]["classes"] or unit not in SHORT or {p.unit for p in places} != {unit}:
        return
    single = all(len(place.stretches) == 1 for place in places)
    mark = run[0].astext().removesuffix(places[0].abbreviated)
    for number, (node, place) in enumerate(zip(run, places, strict=True)):
        told = place.abbreviated.partition(" ")[2] if single else place.abbreviated
        if number:  # a name for a screen reader begins with what is seen
            node["label"] = f"{told}, {node.astext()}"
        node.children = [nodes.Text(told if number else f"{mark}{f'{SHORT[unit][1]} {told}' if single else told}")]
        if number:
            between = "; " if not single else " and " if number == len(run) - 1 else ", "
            node.parent[node.parent.index(node) - 1] = nodes.Text(between)


def setup(app: Sphinx) -> dict[str, object]:
    """Register, for when the front matter of a page is known."""
    app.connect("doctree-read", shorten, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
