"""All exhibits, each drawn by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...argue.cache import cached
from ...argue.library import Library
from ...data.problem import fault, unknown
from ...data.yaml_file import read_document
from ..figure import Figure
from .bars import bars
from .cases import tests, typology
from .lines import lines
from .spans import spans
from .spec import Exhibit, load_exhibits
from .steps import steps
from .tree import tree

KINDS: Mapping[str, Callable[[Exhibit, Library], Figure]] = {
    "bars": bars,
    "lines": lines,
    "steps": steps,
    "spans": spans,
    "tree": tree,
    "typology": typology,
    "tests": tests,
}


def figures(library: Library | None = None) -> dict[str, Figure]:
    """Every exhibit as a figure. Raises `DataError` where a finding names what its kind does not compute."""
    library = library or cached()
    found = {}
    for name, exhibit in load_exhibits(library.root, library).items():
        file = f"data/figures/{name}.yml"
        try:
            found[name] = KINDS[exhibit.kind](exhibit, library)
        except KeyError as error:
            message = f"the finding names {error}, which a figure of the kind '{exhibit.kind}' does not compute."
            raise fault(message, file, _line(library, file)) from None
        except (ArithmeticError, IndexError, ValueError) as error:
            raise fault(f"the figure cannot be made from the rows that are picked: {error}.", file, 1) from None
    return found


def _line(library: Library, file: str) -> int:
    """The line on which a finding stands."""
    return read_document(library.root / file, file).line(("finding",))


def figure(name: str) -> Figure:
    """One exhibit as a figure."""
    found = figures()
    if name not in found:
        raise fault(unknown("figure", name, found))
    return found[name]
