"""Countercase: an essay that can be rebuilt, checked and argued against.

from countercase import load

load("path/to/an/essay").dossier("id-of-a-case").verdict().computed
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
# a command that needs none of them, such as a build in which nothing changed, does not wait for them
PLACES = {
    "argue.compare": ("Comparison", "compare"),
    "argue.conclude": ("Conclusion", "Weighing", "conclude"),
    "argue.library": ("Library", "load"),
    "argue.multiverse": ("Multiverse", "explore"),
    "argue.part_verdict": ("PartVerdict",),
    "argue.repair": ("Repair", "repairs"),
    "argue.sensitivity": ("Robustness", "stress"),
    "argue.verdict": ("Dossier", "Verdict"),
    "data.problem": ("DataError",),
}


def __getattr__(name: str) -> Any:
    """What the package offers, loaded when it is first asked for."""
    for module, names in PLACES.items():
        if name in names:
            return getattr(import_module(f".{module}", __name__), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


def __dir__() -> list[str]:
    """What the package offers, loaded or not."""
    return sorted({*globals(), *__all__})
