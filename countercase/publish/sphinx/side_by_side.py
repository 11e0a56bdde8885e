"""Pages are read and written side by side, by as many processes as there are processors for this one.

jupyter-book has no option for it. The pages are the same, byte for byte, however many there are.

Sphinx holds each page that it has read, and hands the square root of them to a process at once: with a thousand pages
most of the memory. Here it holds a few, and hands few on.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from docutils.nodes import Node
from sphinx import builders
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase
from sphinx.util.parallel import make_chunks


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return len(affinity(0)) if affinity else os.cpu_count() or 1


SAFE = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")
"""Extensions that do not say whether pages may be read side by side, and may be: the one works once all pages are read,
the other on what is made for LaTeX, page by page."""
PAGES = 12
"""So many pages are handed to a process that writes them, and as many are held."""


class Latest(dict[str, bytes]):
    """The last pages that were looked at, as they were read, by name; the rest lie on the disk."""

    def __setitem__(self, name: str, page: bytes) -> None:
        while len(self) >= PAGES:
            del self[next(iter(self))]
        super().__setitem__(name, page)


def begin(app: Sphinx) -> None:
    """Have Sphinx use them, unless it was told to use more."""
    for name in SAFE:
        if name in app.extensions and app.extensions[name].parallel_read_safe is None:
            app.extensions[name].parallel_read_safe = True
    app.parallel = max(app.parallel, processors())


def hold_few(app: Sphinx) -> None:
    """Have Sphinx hold few pages, and hand on as few at a time where it writes them."""

    def chunks(arguments: Sequence[str], nproc: int, maxbatch: int = PAGES) -> list[Any]:
        if app.phase is BuildPhase.READING:  # a process that reads pages holds none of them
            return make_chunks(arguments, nproc)
        return [arguments[at : at + maxbatch] for at in range(0, len(arguments), maxbatch)]

    builders.make_chunks = chunks
    app.env._pickled_doctree_cache = Latest()
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.render_partial = partial(_rendered, app.builder.render_partial)


def _rendered(render: Callable[[Node | None], dict[str, str]], node: Node | None) -> dict[str, str]:
    """A part of a page as HTML: of a copy, since Sphinx makes a document around it, which a title would hold on to."""
    return render(node.deepcopy() if node else node)


def share(*_: object) -> None:
    """Let the processes that are forked from here on share what is held: to look for what is no longer used writes to
    each thing, and so has each process take a copy of it.
    """
    gc.collect()
    gc.freeze()


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.connect("builder-inited", begin)
    app.connect("builder-inited", hold_few)
    app.connect("env-before-read-docs", share, priority=900)
    app.connect("env-updated", share, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
