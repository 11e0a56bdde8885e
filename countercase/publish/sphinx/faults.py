"""What is wrong on a page, and fails the build: the stock one too, to which a warning is no failure.

A page is read by a process of its own where there are many, and what is set on the application there is lost. So it is
noted in the environment, which comes back, and the page is read again until nothing is wrong on it.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

logger = logging.getLogger(__name__)
WRONG = "countercase_wrong"


def tell(env: BuildEnvironment, message: object, location: str) -> None:
    """Say what is wrong on the page that is being read, and where."""
    logger.warning("%s", message, location=location)
    _held(env).add(env.docname)


def purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget what was wrong on a page that is gone, or is to be read anew."""
    _held(env).discard(page)


def merge(app: Sphinx, env: BuildEnvironment, pages: set[str], other: BuildEnvironment) -> None:
    """Take over what another process noted of the pages that it read."""
    _held(env).update(_held(other) & pages)


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The pages on which something was wrong: it is said each time."""
    return sorted(_held(env) - removed)


def fail(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Fail the build where something is wrong."""
    if _held(env):
        app.statuscode = 1
    return []


def _held(env: BuildEnvironment) -> set[str]:
    if not hasattr(env, WRONG):
        setattr(env, WRONG, set())
    held: set[str] = getattr(env, WRONG)
    return held


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", fail)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
