"""The table of contents that Sphinx reads: what `_toc.yml` lists, with every chapter that is made and no other."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath

import yaml
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config

from ...argue.cache import cached
from ...data.contents import read
from ...data.place import project_root
from ...data.problem import DataError
from ...show import addresses
from ..site.contents import is_of, sources_of, whole
from .freshness import ANSWERS, ask

NAME = "contents.yml"


def neighbours() -> Callable[[str], Iterable[str]]:
    """What tells the chapters beside which that of a case belongs: the cases of its source, and the essay on it."""

    @cache
    def sources() -> tuple[dict[str, str], dict[str, list[str]]]:
        """The source of each case, and the pages of each source."""
        library = cached()
        known = {name: source for source, names in library.of_source.items() for name in names}
        pages = {
            source: [f"{addresses.BOOK}/{source}", *(addresses.case(library, name).page for name in names)]
            for source, names in library.of_source.items()
        }
        return known, pages

    def near(page: str) -> Iterable[str]:
        library = cached()
        name = addresses.case_of(library, page)
        if not name or name in library.counter_cases:
            return ()
        known, pages = sources()
        return pages[known[name]]

    return near


def resolve(app: Sphinx, config: Config) -> None:
    """Write the contents as they are beside what Sphinx keeps, and have them read in place of the listed ones.

    Where the list is whole as it is, it is read itself.
    """
    root = project_root()
    if Path(app.srcdir).resolve() != root.resolve():
        return
    listed, pages, left_out = read(root), sources_of(root), _left_out()
    if (made := whole(listed, pages, neighbours(), left_out)) != listed:
        path = Path(app.doctreedir) / NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(made, sort_keys=False, allow_unicode=True), encoding="utf-8", newline="\n")
        config.external_toc_path = path.as_posix()


def _left_out() -> Container[str]:
    """The counter-cases that the build leaves out; none where the data cannot be read, as others will say."""
    with suppress(DataError):
        return cached().left_out
    return ()


def _is_left_out(page: str) -> bool:
    return is_of(page, _left_out())


ANSWERS["left out"] = lambda page, at: str(_is_left_out(page))


def unlink(app: Sphinx, document: nodes.document) -> None:
    """Leave the words alone, where a page leads to the chapter of a counter-case that the build leaves out."""
    for node in list(document.findall(addnodes.pending_xref)):
        place = PurePosixPath(node.get("reftarget", "").partition("#")[0])
        page = f"{addresses.BOOK}/{place.parent.name}/{place.stem}"
        if page.rpartition("/")[0] in {addresses.COUNTER_CASES, addresses.COMPARISONS}:
            ask(app.env, "left out", page)
            if _is_left_out(page):
                node.replace_self(node.children)


def setup(app: Sphinx) -> dict[str, object]:
    """Register, before the contents are read."""
    app.connect("config-inited", resolve, priority=100)
    app.connect("doctree-read", unlink)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
