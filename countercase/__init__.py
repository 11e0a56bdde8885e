"""Countercase: an essay that can be rebuilt, checked and argued against.

>>> from countercase import load
>>> load().dossier("lo-ilo").verdict().computed
('not-socialised',)
"""

from .argue.library import Library, load
from .data.problem import DataError

__version__ = "0.1.0"

__all__ = ["DataError", "Library", "load"]
