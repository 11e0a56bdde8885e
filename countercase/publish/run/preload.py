"""What the server from which chapters are forked has ready: everything that they import, and the library.

To import this module is to make it ready; only that server does. The library is the one below COUNTERCASE_ROOT, with
as many of its cases as are held at a time, its checks worked out, and its rules as tables; where it cannot be read,
the chapters say why.
"""

import gc
from contextlib import suppress
from itertools import islice

from ...argue.cache import cached
from ...argue.rule_table import rule_of
from ...data.files import files_in
from ...data.loader import HELD
from ...data.problem import DataError
from ...show import chapter, comparison, record_pages
from ...show.check_badges import checks_of
from . import engine

READY = (engine, chapter, comparison, record_pages)
with suppress(DataError):
    library = cached()
    for path in islice(files_in(library.root / "data/cases", ".yml"), HELD):
        library.dossier(path.stem)
    dict(library.parents)  # every chapter asks which counter-cases extend it
    checks_of(library)
    for framework in library.frameworks.values():
        rule_of(framework)
gc.freeze()  # what is here stays shared by all chapters
