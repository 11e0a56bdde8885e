"""What the server from which chapters are forked has ready: everything that most of them import, and the library.

To import this module is to make it ready; only that server does. The library is the one below COUNTERCASE_ROOT, with
as many of its cases as are held at a time, its rules as tables, and its checks worked out. Where something cannot be
read or imported, nothing is said here: the chapters say why.
"""

import signal
from contextlib import suppress
from itertools import islice

from .garbage import seldom, staying

# who stops a build stops the process that builds, and that ends all others
signal.signal(signal.SIGINT, signal.SIG_IGN)


def _ready() -> None:
    from ...argue.cache import cached
    from ...argue.rule_table import rule_of
    from ...data.files import files_in
    from ...data.loader import HELD
    from ...data.place import CASE_FOLDER
    from ...data.problem import DataError
    from ...show import chapter, comparison  # noqa: F401
    from ...show.check_badges import checks_of
    from ...show.record_pages import PAGES
    from ..notebook_schema import compile_schema
    from . import engine  # noqa: F401

    for page in PAGES.values():
        if not page.draws:  # else whoever makes it loads it
            page.load()
    compile_schema()
    library = cached()
    for path in islice(files_in(library.root / CASE_FOLDER, ".yml"), HELD):
        with suppress(DataError):  # a counter-case that is wrong is left out later
            library.dossier(path.stem)
    with suppress(DataError):
        dict(library.parents)  # every chapter asks which counter-cases extend it
    for framework in library.frameworks.values():
        rule_of(framework)
    checks_of(library)


with staying(), suppress(Exception):
    _ready()
seldom()
