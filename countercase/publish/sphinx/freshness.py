"""Which pages are read anew: those whose files, or the answers to what they ask of the record, are not as they were.

Sphinx goes by the times of files, which a copy, an archive or a second editor sets as it likes. Here a page counts by
what is in its files, and a role or a directive notes what it asked and what it was told; the same is asked again before
the next build. What all pages are read on is one digest, and where that changed, every page is read anew. Every page is
written each time: each shows titles, captions and places of many others, and no list of that would stay right.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...argue.cache import cached, hold, let_go
from ...data.place import project_root
from ...data.problem import DataError
from ...show.check_badges import checks_of
from ..run.inputs import ground_digest
from ..run.sums import digest

Answer = Callable[[str, str], str]
"""What is asked by a text on a page, told as a text."""
ANSWERS: dict[str, Answer] = {}
"""Whoever answers, by the kind of question."""
READ_FROM = "countercase_read_from"
TOLD = "countercase_told"


def ask(env: BuildEnvironment, kind: str, text: str) -> None:
    """Note what the page that is being read asks, and what it is told."""
    noted(env, TOLD).setdefault(env.docname, {})[kind, text] = _answer(kind, text, env.docname)


def _answer(kind: str, text: str, page: str) -> str:
    try:
        return digest([ANSWERS[kind](text, page)])
    except DataError as error:
        return str(error)


def files(env: BuildEnvironment, page: str) -> str:
    """The digest of all files that a page is read from: its own, and those that it takes in."""
    paths = [env.doc2path(page), *sorted(env.dependencies.get(page, ()))]
    found = [Path(env.srcdir, path) for path in map(str, paths)]
    return digest([part for p in found for part in (str(p), p.read_bytes() if p.is_file() else b"", str(p.is_file()))])


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The pages that are not as they were when they were read."""
    read_from, told = noted(env, READ_FROM), noted(env, TOLD)

    def other(page: str) -> bool:
        return read_from.get(page) != files(env, page) or any(
            before != _answer(kind, text, page) for (kind, text), before in told.get(page, {}).items()
        )

    return [page for page in env.all_docs if page not in removed and other(page)]


def purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget a page that is gone, or is to be read anew."""
    noted(env, READ_FROM).pop(page, None)
    noted(env, TOLD).pop(page, None)


def merge(app: Sphinx, env: BuildEnvironment, pages: set[str], other: BuildEnvironment) -> None:
    """Take over what another process noted of the pages that it read."""
    told = noted(other, TOLD)
    noted(env, TOLD).update({page: told[page] for page in pages if page in told})


def gather(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Note what each page was read from, and have all of them written."""
    read_from = noted(env, READ_FROM)
    for page in env.found_docs - read_from.keys():
        read_from[page] = files(env, page)
    return sorted(env.found_docs)


def noted(env: BuildEnvironment, name: str) -> dict:
    """What is noted of each page under a name, to be read and added to."""
    if not hasattr(env, name):
        setattr(env, name, {})
    return getattr(env, name)


def ready() -> None:
    """Find what every page asks for, once for all processes that read and write pages.

    Once a file changes, it is found anew. Where the data are wrong nothing is said: whoever asks for them says it.
    """
    with suppress(DataError, OSError):
        library = cached()
        dict(library.parents)
        checks_of(library)


def begin(app: Sphinx) -> None:
    """Take the data as they are now: whoever builds looks before and after whether they stayed so."""
    with suppress(DataError):  # whoever asks for them says what is wrong
        hold()
    ready()


def end(app: Sphinx, error: Exception | None) -> None:
    """Look at the data again."""
    let_go()


def setup(app: Sphinx) -> dict[str, object]:
    """Register. What all pages are read on is a setting, for whoever calls jupyter-book alone."""
    app.add_config_value("countercase_ground", ground_digest(project_root()), "env")
    app.connect("builder-inited", begin, priority=1)
    app.connect("build-finished", end, priority=999)
    app.connect("env-get-outdated", outdated)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", gather)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
