"""What the Sphinx extensions share: the library and its checks, read once a build."""

from __future__ import annotations

from functools import lru_cache

from sphinx.application import Sphinx

from ...argue.cache import kept
from ...argue.check import by_fact, load_checks
from ...argue.library import Library
from ...data.check import TABLE, Check
from ...data.project import project_root


@lru_cache(maxsize=1)
def library() -> Library:
    """The library, as it was when the build began."""
    return kept()


@lru_cache(maxsize=1)
def checks_by_fact() -> dict[str, tuple[Check, ...]]:
    """The checks that concern each fact or claim, by its id."""
    return by_fact(load_checks(library())) if (project_root() / TABLE).exists() else {}


def forget(app: Sphinx) -> None:
    """Read the data anew for each build."""
    library.cache_clear()
    checks_by_fact.cache_clear()
