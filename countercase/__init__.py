"""Countercase: an essay that can be rebuilt, checked and argued against.

from countercase import load

load("path/to/an/essay").dossier("id-of-a-case").verdict().computed
"""

from .argue.compare import Comparison, compare
from .argue.conclude import Conclusion, Weighing, conclude
from .argue.library import Library, load
from .argue.multiverse import Multiverse, explore
from .argue.part_verdict import PartVerdict
from .argue.repair import Repair, repairs
from .argue.sensitivity import Robustness, stress
from .argue.verdict import Dossier, Verdict
from .data.problem import DataError

__version__ = "0.2.0"

__all__ = [
    "Comparison",
    "Conclusion",
    "DataError",
    "Dossier",
    "Library",
    "Multiverse",
    "PartVerdict",
    "Repair",
    "Robustness",
    "Verdict",
    "Weighing",
    "compare",
    "conclude",
    "explore",
    "load",
    "repairs",
    "stress",
]
