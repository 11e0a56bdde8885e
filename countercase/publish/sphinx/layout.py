"""What stands around the text of a page: the contents of the book, of the page, and the few files that a page loads.

The theme's own frame is left out, and with it its inline scripts, which a strict content policy forbids, and its icon
fonts. `book/_templates/layout.html` lays the page out from what this extension gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...argue.cache import cached
from ...argue.texts import texts
from ..elements import elements

# what the pages are made for; whatever else the theme and the extensions bring is left out
STYLES = ("countercase.css", "figure.css")

METADATA = "add_metadata_to_page"
"""What in the theme gives each page a description, an author and words for its search, none of which our frame has."""
MANY, NEAR, FEW = 60, 20, 8
"""Of more chapters than the first, a page lists the second before and after its own, or the third of them."""
Entry = Mapping[str, Any]


def parts(env: BuildEnvironment, root: str) -> list[tuple[str, list[str]]]:
    """The parts of the book: their captions, and their chapters in order."""
    doctree = env.get_doctree(root)
    return [(tree.get("caption") or "", list(tree["includefiles"])) for tree in doctree.findall(addnodes.toctree)]


def contents(app: Sphinx, page: str) -> list[Entry]:
    """The parts as a page shows them: the one that holds the page is open, and so is the chapter.

    Of a part with more than `MANY` chapters a page lists those around its own, or the first ones, and says how many
    there are besides: a thousand entries on each of a thousand pages would be most of the book.
    """

    def holds(name: str) -> bool:
        return name == page or any(holds(child) for child in app.env.toctree_includes.get(name, ()))

    def entry(name: str) -> Entry:
        below = [entry(child) for child in app.env.toctree_includes.get(name, ())]
        return {
            "title": app.cc_titles[name],
            "href": app.builder.get_relative_uri(page, name),
            "current": name == page,
            "open": holds(name),
            "below": below,
        }

    shown_parts: list[Entry] = []
    for caption, names in app.cc_parts:
        here = next((at for at, name in enumerate(names) if holds(name)), None)
        shown = _near(names, here)
        chapters = [entry(name) for name in shown]
        shown_parts.append(
            {"caption": caption, "chapters": chapters, "open": here is not None, "more": len(names) - len(shown)}
        )
    return shown_parts


def _near(names: list[str], here: int | None) -> list[str]:
    if len(names) <= MANY:
        return names
    return names[:FEW] if here is None else names[max(0, here - NEAR) : here + NEAR + 1]


def on_this_page(toc: str) -> str:
    """The headings of a page as nested lists, without its title, or nothing where it has none."""
    lists = elements(toc or "", "ul")
    return toc[lists[1].start : lists[1].end] if len(lists) > 1 else ""


def _name(asset: Any) -> str:
    return str(getattr(asset, "filename", asset) or "").removeprefix("_static/").partition("?")[0]


def frame(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give one page its contents, and take from it what nothing on it uses."""
    context["cc_essay"], context["cc_texts"] = cached().essay, texts(cached())
    context["cc_parts"] = contents(app, page)
    context["cc_part"] = next((p["caption"] for p in context["cc_parts"] if p["open"]), "")
    context["cc_on_this_page"] = on_this_page(context.get("toc", "")) if context.get("display_toc") else ""
    context["css_files"] = [asset for asset in context.get("css_files", ()) if _name(asset) in STYLES]
    context["script_files"] = [asset for asset in context.get("script_files", ()) if _name(asset) == "explore.js"]


def gather(app: Sphinx, env: BuildEnvironment) -> None:
    """Find the parts and the titles, once every page is read: each is listed on many others."""
    app.cc_parts = parts(env, app.config.root_doc)
    app.cc_titles = {name: title.astext() for name, title in env.titles.items()}


def spare(app: Sphinx) -> None:
    """Have the theme not take the words of each page, section within section, for a description that no page has."""
    for listener in list(app.events.listeners["html-page-context"]):
        if getattr(listener.handler, "__name__", "") == METADATA:
            app.disconnect(listener.id)


def setup(app: Sphinx) -> dict[str, object]:
    """Register, after every extension that adds something."""
    app.connect("builder-inited", spare)
    app.connect("env-updated", gather)
    app.connect("html-page-context", frame, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
