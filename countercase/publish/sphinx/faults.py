"""What is wrong on a page, and fails the build: the stock one too, to which a warning is no failure.

A page is read by a process of its own where there are many, and what is set on the application there is lost. So it is
noted in the environment, which comes back, and the page is read again until nothing is wrong on it.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from .freshness import noted

logger = logging.getLogger(__name__)
WRONG = "countercase_wrong"


def tell(env: BuildEnvironment, message: object, location: str) -> None:
    """Say what is wrong on the page that is being read, and where."""
    logger.warning("%s", message, location=location)
    noted(env, WRONG)[env.docname] = str(message)


def purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget what was wrong on a page that is gone, or is to be read anew."""
    noted(env, WRONG).pop(page, None)


def merge(app: Sphinx, env: BuildEnvironment, pages: set[str], other: BuildEnvironment) -> None:
    """Take over what another process noted of the pages that it read."""
    wrong = noted(other, WRONG)
    noted(env, WRONG).update({page: wrong[page] for page in pages if page in wrong})


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The pages on which something was wrong: it is said each time."""
    return sorted(noted(env, WRONG).keys() - removed)


def fail(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Fail the build where something is wrong."""
    if noted(env, WRONG):
        app.statuscode = 1
    return []


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", fail)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
