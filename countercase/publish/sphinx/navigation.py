"""Pages written anew where what they show of other pages has changed.

Every page has the titles of all others beside it, and links that take their words from where they lead. Sphinx
writes only the pages whose own source changed. So that a book compiled in steps is the book compiled at once, all
are written where a title, the table of contents, or a place to link to is other than it was.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..run.digest import digest

WRITTEN_WITH = "countercase_navigation"


def shared(env: BuildEnvironment) -> str:
    """The digest of all that pages show of each other."""
    standard = env.get_domain("std").data
    parts: list[Any] = [
        sorted((name, node.astext()) for name, node in env.titles.items()),
        sorted(env.toctree_includes.items()),
        *(sorted((str(name), str(place)) for name, place in standard[kind].items()) for kind in _PLACES),
    ]
    return digest(map(repr, parts))


_PLACES = ("labels", "anonlabels", "terms", "objects")


def changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Every page where what pages share has changed since they were written, or none."""
    now = shared(env)
    before = getattr(env, WRITTEN_WITH, "")
    setattr(env, WRITTEN_WITH, now)
    return [] if now == before else sorted(env.found_docs)


def setup(app: Sphinx) -> dict[str, object]:
    """Register, after whatever gathers labels and titles."""
    app.connect("env-updated", changed, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
