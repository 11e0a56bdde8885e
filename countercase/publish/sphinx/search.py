"""What the search of the site looks through: the prose of each page, section by section, and words that mean the same.

Facts, claims, checks and works are found through their cards (`hover_cards`), which are data already. All of it is
loaded when somebody first searches. Sphinx's own index is not made: it knows pages alone, shows no passage without
fetching whole pages, which a page opened from a folder may not, and was as large as the cards together.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...data.place import project_root
from ...data.synonyms import load_synonyms
from .hover_cards import FOLDER, script

Section = tuple[str, str, str]
"""The anchor of a section, its heading and its text."""
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


def prose(env: BuildEnvironment) -> dict[str, Any]:
    """Each page of the book with its title and its sections."""
    return {page: [env.titles[page].astext(), held] for page, held in sorted(_held(env).items()) if page in env.titles}


def write(app: Sphinx, error: Exception | None) -> None:
    """Put what is searched beside the cards."""
    if error is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(exist_ok=True)
    same = [list(words) for words in load_synonyms(project_root())]
    for kind, entries in {"pages": prose(app.env), "synonyms": {"same": same}}.items():
        (folder / f"{kind}.js").write_text(script(kind, entries), encoding="utf-8", newline="\n")


def without_index(app: Sphinx) -> None:
    """Have Sphinx make no index of words; the search page is made all the same."""
    app.builder.search = False


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.connect("builder-inited", without_index)
    app.connect("doctree-read", read)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("build-finished", write)
    return {"version": "2", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
