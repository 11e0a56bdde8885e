"""Where the project is kept, as `_config.yml` says: so that a page can offer to send something in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .problem import brief, fault
from .yaml_file import read_document

CONFIG = "_config.yml"
OFFERS = ("repository", "issues", "edit_page")


@dataclass(frozen=True)
class Repository:
    """A repository on GitHub: its address without a slash at the end, empty where none is named, and its branch."""

    url: str = ""
    """The address, without a slash at the end; empty where none is named."""
    branch: str = "main"
    """The branch that is published."""
    offers: frozenset[str] = frozenset()
    """What each page links to there, by the names of jupyter-book: repository, issues, edit_page."""
    binder: str = ""
    """The address of a BinderHub that can start the project; empty where none is named."""


def repository(root: Path) -> Repository:
    """The repository that `_config.yml` below `root` names. Raises `DataError` where its address is no web address."""
    path = root / CONFIG
    if not path.is_file():
        return Repository()
    document = read_document(path, CONFIG)
    named = document.values.get("repository") or {}
    if not isinstance(named, dict):
        message = f"`repository` should hold `url: https://...` in a line of its own below it, and is '{brief(named)}'."
        raise fault(message, CONFIG, document.line(("repository",)))
    url = (named.get("url") or "").rstrip("/")
    if url and not url.startswith("https://"):
        message = f"the address of the repository is '{url}'. It should begin with https://, or be left empty."
        raise fault(message, CONFIG, document.line(("repository", "url")))
    shown = document.values.get("html") or {}
    offers = {name for name in OFFERS if isinstance(shown, dict) and shown.get(f"use_{name}_button") == "true"}
    launch = document.values.get("launch_buttons") or {}
    binder = (launch.get("binderhub_url") or "").rstrip("/") if isinstance(launch, dict) else ""
    if binder and not binder.startswith("https://"):
        message = f"the address of the BinderHub is '{binder}'. It should begin with https://, or be left out."
        raise fault(message, CONFIG, document.line(("launch_buttons", "binderhub_url")))
    return Repository(url, named.get("branch") or "main", frozenset(offers if url else ()), binder if url else "")
