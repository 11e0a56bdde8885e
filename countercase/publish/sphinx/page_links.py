"""What a page links to outside its text: its notebook, and its source in the repository that `_config.yml` names.

The names in `_config.yml` are those of jupyter-book: `repository`, `use_repository_button`, `use_issues_button`,
`use_edit_page_button` and `launch_buttons: binderhub_url`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from docutils import nodes
from sphinx.application import Sphinx

from ...argue.cache import cached
from ...data.place import case_path, project_root
from ...data.repository import Repository, repository
from ...show import addresses

Link = tuple[str, str]
"""What a link is called, and where it leads."""


def source_of(page: str, case: str, root: Path) -> str:
    """The file that somebody would edit to change a page, below the project; nothing where it is made of many."""
    if case:
        return case_path(case)
    return f"{page}.md" if (root / f"{page}.md").is_file() else ""


def links(kept: Repository, page: str, source: str) -> list[Link]:
    """The links of a page into the repository and to a machine that runs the project, in the order of the page."""
    found: list[Link] = []
    if source and "edit_page" in kept.offers:
        found.append(("Edit this page", f"{kept.url}/edit/{kept.branch}/{quote(source)}"))
    if "issues" in kept.offers:
        words = {"title": f"On {page}: ", "body": "What is wrong, and where does it stand?\n"}
        found.append(("Report a mistake", f"{kept.url}/issues/new?{urlencode(words)}"))
    if "repository" in kept.offers:
        found.append(("Source", f"{kept.url}/blob/{kept.branch}/{quote(source)}" if source else kept.url))
    if kept.binder and urlsplit(kept.url).hostname == "github.com":
        found.append(("Run it (Binder)", f"{kept.binder}/v2/gh{urlsplit(kept.url).path}/{quote(kept.branch, safe='')}"))
    return found


def frame(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give one page its links."""
    case = addresses.case_of(cached(), page) if addresses.is_case_page(page) else ""
    source = source_of(page, case, project_root())
    context["cc_links"] = links(app.cc_repository, page, source) if doctree is not None else []
    context["cc_notebook"] = f"{addresses.downloads(case)}/{case}.ipynb" if case else ""


def settings(app: Sphinx) -> None:
    """Read once where the project is kept."""
    app.cc_repository = repository(project_root())


def setup(app: Sphinx) -> dict[str, object]:
    """Register."""
    app.connect("builder-inited", settings)
    app.connect("html-page-context", frame)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
