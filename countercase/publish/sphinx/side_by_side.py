"""Pages are read and written side by side, by as many processes as there are processors for this one.

jupyter-book has no option for it. The pages are the same, byte for byte, however many there are.
"""

from __future__ import annotations

import os

from sphinx.application import Sphinx


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return len(affinity(0)) if affinity else os.cpu_count() or 1


SAFE = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")
"""Extensions that do not say whether pages may be read side by side, and may be: the one works once all pages are read,
the other on what is made for LaTeX, page by page."""


def begin(app: Sphinx) -> None:
    """Have Sphinx use them, unless it was told to use more."""
    for name in SAFE:
        if name in app.extensions and app.extensions[name].parallel_read_safe is None:
            app.extensions[name].parallel_read_safe = True
    app.parallel = max(app.parallel, processors())


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.connect("builder-inited", begin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
