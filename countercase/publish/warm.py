"""What the server from which chapters are forked has ready: everything that they import, and the library.

To import this module is to make it ready; only that server does. The library is the one below COUNTERCASE_ROOT; where
it cannot be read, the chapters say why.
"""

import gc
from contextlib import suppress

from ..argue.kept import kept
from ..argue.problem import DataError
from . import engine

READY = engine.NAME
with suppress(DataError):
    kept()
gc.freeze()  # what is here stays shared by all chapters
