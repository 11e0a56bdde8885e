"""Pages are read and written side by side, by as many processes as there are processors for this one.

jupyter-book has no option for it. The pages are the same, byte for byte, however many there are.

Sphinx makes all links of a page good in one process, and hands the page on to others that write it: that one is at work
half of the time, and the others wait for it. Here a process makes good what it writes, and no other holds a page. What
hangs on no page that is written (cards, search, downloads) is made beside the pages, by one process more: whoever makes
such a thing connects to the event `BESIDE`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from functools import partial
from math import ceil, isqrt
from typing import Any

from docutils.nodes import Node
from sphinx import builders
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase
from sphinx.util.parallel import ParallelTasks

BESIDE = "countercase-beside-pages"
"""The event at which a thing is made that needs every page as it was read, and none as it is written."""
MOST, LEAST = 12, 4
"""So many pages at most are handed to a process that writes them; and at least, since to begin one takes longer than to
write a page."""
TURNS = 3
"""So often each process gets pages where there are enough, so that none is idle for long at the end."""
SAFE = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")
"""Extensions that do not say whether pages may be read side by side, and may be: the one works once all pages are read,
the other on what is made for LaTeX, page by page."""


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def evenly(arguments: Sequence[str], nproc: int, maxbatch: int = 10) -> list[Any]:
    """The pages in their order, as many at once as a process reads: of Sphinx’s size, and as often for each process.

    Else one of them reads at the end while the others are done.
    """
    most = max(maxbatch, isqrt(len(arguments) * maxbatch // nproc))
    rounds = ceil(len(arguments) / (nproc * most)) or 1
    many = ceil(len(arguments) / (nproc * rounds)) or 1
    return [arguments[at : at + many] for at in range(0, len(arguments), many)]


def handed_on(pages: Sequence[str], processes: int) -> list[Sequence[str]]:
    """The pages in their order, as many at once as are handed to a process."""
    many = max(LEAST, min(MOST, len(pages) // (processes * TURNS)))
    return [pages[at : at + many] for at in range(0, len(pages), many)]


class Pages(StandaloneHTMLBuilder):
    """The builder of Sphinx, with each page made good and written by one process."""

    name = "html"
    beside: ParallelTasks | None = None
    """What is being made beside the pages."""

    def _write_parallel(self, docnames: Sequence[str], nproc: int) -> None:
        first, *rest = docnames
        self._write_pages([first])  # with which the templates are there for all
        processes = self.app.parallel  # Sphinx passes one less, and keeps one for itself
        tasks = ParallelTasks(processes)
        for pages in handed_on(rest, processes):
            tasks.add_task(self._write_pages, pages, self._take)
        tasks.join()

    def _write_pages(self, pages: Sequence[str]) -> tuple[dict[str, str], int]:
        """Make pages good and write them. Returns what else has to be known of them: their pictures, and whether any
        of them fails the build.
        """
        for page in pages:
            self.app.phase = BuildPhase.RESOLVING
            document = self.env.get_and_resolve_doctree(page, self)
            self.app.phase = BuildPhase.WRITING
            self.write_doc_serialized(page, document)
            self.write_doc(page, document)
        return self.images, self.app.statuscode

    def _take(self, pages: Sequence[str], known: tuple[dict[str, str], int]) -> None:
        pictures, status = known
        self.images.update(pictures)
        self.app.statuscode = self.app.statuscode or status

    def render_partial(self, node: Node | None) -> dict[str, str]:
        """A part of a page as HTML: of a copy, since Sphinx makes a document around it, which a title would hold on
        to.
        """
        return super().render_partial(node.deepcopy() if node else node)

    def copy_extra_files(self) -> None:
        """Nothing yet: they are copied beside the pages."""


def make_beside(app: Sphinx, builder: Builder) -> None:
    """Begin with what is made beside the pages."""
    if not isinstance(builder, Pages):
        return
    if not builder.parallel_ok:
        _made(app, builder)
        return
    builder.beside = ParallelTasks(1)
    builder.beside.add_task(partial(_made, app, builder))


def _made(app: Sphinx, builder: Pages) -> None:
    StandaloneHTMLBuilder.copy_extra_files(builder)
    app.emit(BESIDE)


def wait(app: Sphinx, error: Exception | None) -> None:
    """Wait for what is made beside the pages, or have it stop where the book cannot be made. Raises what stopped it."""
    if not isinstance(app.builder, Pages) or not app.builder.beside:
        return
    tasks, app.builder.beside = app.builder.beside, None
    if error is None:
        tasks.join()
    else:
        tasks.terminate()


def begin(app: Sphinx) -> None:
    """Have Sphinx use all processors, unless it was told to use more."""
    for name in SAFE:
        if name in app.extensions and app.extensions[name].parallel_read_safe is None:
            app.extensions[name].parallel_read_safe = True
    app.parallel = max(app.parallel, processors())
    builders.make_chunks = evenly


def share(*_: object) -> None:
    """Let the processes that are forked from here on share what is held: to look for what is no longer used writes to
    each thing, and so has each process take a copy of it.
    """
    gc.collect()
    gc.freeze()


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.add_builder(Pages, override=True)
    app.add_event(BESIDE)
    app.connect("builder-inited", begin)
    app.connect("env-before-read-docs", share, priority=900)
    app.connect("env-updated", share, priority=900)
    app.connect("write-started", make_beside)
    app.connect("build-finished", wait, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
