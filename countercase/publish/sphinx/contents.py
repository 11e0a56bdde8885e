"""The table of contents that Sphinx reads: what `_toc.yml` lists, with every chapter that is made and no other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml
from sphinx.application import Sphinx
from sphinx.config import Config

from ...argue.cache import cached
from ...data.contents import read
from ...data.project import project_root
from ...show import addresses
from ..site.contents import sources_of, whole

NAME = "contents.yml"


def near(page: str) -> Iterable[str]:
    """The chapters beside which that of a case belongs: the other cases of its source, and the essay on it."""
    library = cached()
    if not (name := addresses.case_of(library, page)) or name in library.counter_cases:
        return ()
    source = library.cases[name].source
    others = [n for n in library.originals if library.cases[n].source == source and n != name]
    return [f"{addresses.BOOK}/{source}", *(addresses.case(library, other).page for other in others)]


def resolve(app: Sphinx, config: Config) -> None:
    """Write the contents as they are beside what Sphinx keeps, and have them read in place of the listed ones.

    Where the list is whole as it is, it is read itself.
    """
    root = project_root()
    if Path(app.srcdir).resolve() != root.resolve():
        return
    listed, pages = read(root), sources_of(root)
    if (made := whole(listed, pages, near)) != listed:
        path = Path(app.doctreedir) / NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(made, sort_keys=False, allow_unicode=True), encoding="utf-8", newline="\n")
        config.external_toc_path = path.as_posix()


def setup(app: Sphinx) -> dict[str, object]:
    """Register, before the contents are read."""
    app.connect("config-inited", resolve, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
