"""All exhibits, each drawn by its kind."""

from __future__ import annotations

from ...argue.library import Library
from ...data.problem import fault
from ...data.yaml_file import read_document
from ..figure import Figure
from .bars import bars
from .cases import tests, typology
from .crossed import crossed
from .lines import lines
from .spans import spans
from .spec import Bars, Cells, Cross, Exhibit, Grid, Lines, Spans, Steps, Tree
from .spec_file import load_exhibits
from .steps import steps
from .tree import tree


def drawn(exhibit: Exhibit, library: Library) -> Figure:
    """An exhibit as a figure, drawn by its kind."""
    match exhibit:
        case Bars():
            return bars(exhibit, library)
        case Lines():
            return lines(exhibit, library)
        case Steps():
            return steps(exhibit, library)
        case Spans():
            return spans(exhibit, library)
        case Tree():
            return tree(exhibit, library)
        case Cells():
            return typology(exhibit, library)
        case Grid():
            return tests(exhibit, library)
        case Cross():
            return crossed(exhibit, library)


def figures(library: Library) -> dict[str, Figure]:
    """Every exhibit as a figure. Raises `DataError` where a finding names what its kind does not compute."""
    found = {}
    for name, exhibit in load_exhibits(library.root, library).items():
        file = f"data/figures/{name}.yml"
        try:
            found[name] = drawn(exhibit, library)
        except KeyError as error:
            message = f"the finding names {error}, which a figure of the kind '{exhibit.kind}' does not compute."
            raise fault(message, file, _line(library, file)) from None
        except (ArithmeticError, IndexError, ValueError) as error:
            raise fault(f"the figure cannot be made from the rows that are picked: {error}.", file, 1) from None
    return found


def _line(library: Library, file: str) -> int:
    """The line on which a finding stands."""
    return read_document(library.root / file, file).line(("finding",))
