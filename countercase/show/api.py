"""The page on the package as a library, made from its signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

import countercase

from ..argue.library import Library
from ..data.meanings import meanings
from .markup import Markdown, code, plain, span
from .piece import Piece
from .table import Table

# in the order in which a reader needs them; every public name of the package stands here
ORDER = (
    *("load", "Library", "Dossier", "Verdict", "PartVerdict"),
    *("conclude", "Conclusion", "Weighing"),
    *("compare", "Comparison", "explore", "Multiverse", "stress", "Robustness", "repairs", "Repair"),
    "DataError",
)
WIDTH = 72
"""How long a signature may be in one line."""
CODE = re.compile(r"`([^`\n]+)`")
EXAMPLE = """\
from countercase import load, stress

library = load("path/to/project")
verdict = library.dossier("{case}").verdict(margin=1)
verdict.computed, verdict.stated, verdict.reproduces
stress(verdict, verdict.parts[-1]).hinges"""


def api_page(library: Library) -> list[Piece]:
    """Each public name with its signature, what it does, and what it holds. It is the same for all data."""
    pieces: list[Piece] = [
        Markdown(
            "# The package as a library\n\n"
            "What this book computes can be computed elsewhere, on these data or on others. "
            "A case is judged without a notebook, a chart or a site:\n\n{}\n\n"
            "Objects show themselves briefly, and as a table in a notebook. "
            "The package is typed, and none of its functions changes what it is given."
        ).format(code(EXAMPLE.format(case=library.originals[0] if library.originals else "id-of-a-case")))
    ]
    for name in ORDER:
        pieces += _described(name, getattr(countercase, name))
    return pieces


def _described(name: str, thing: object) -> Iterable[Piece]:
    if not inspect.isclass(thing):
        yield Markdown("## {}\n\n{}\n\n{}").format(name, _signature(name, thing), _prose(thing))
        return
    yield Markdown("## {}\n\n{}").format(name, _prose(thing))
    if rows := [(n, " ".join(words.split())) for cls in _own(thing) for n, words in meanings(cls).items()]:
        yield Table(f"What a {name} holds", ["Name", "Meaning"], rows, kind="cards")
    for cls in _own(thing):
        for method, function in vars(cls).items():
            if inspect.isfunction(function) and not method.startswith("_") and function.__doc__:
                yield Markdown("### {}\n\n{}\n\n{}").format(
                    f"{name}.{method}", _signature(method, function), _prose(function)
                )


def _own(thing: type) -> list[type]:
    """The class and those of its ancestors that are the package's own, ancestors first."""
    return [cls for cls in reversed(thing.__mro__) if cls.__module__.startswith("countercase.")]


class _Bare(str):
    """An annotation that shows itself without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _signature(name: str, function: object) -> Markdown:
    assert callable(function)
    signature = inspect.signature(function)
    named = [p.replace(annotation=_Bare(p.annotation)) for key, p in signature.parameters.items() if key != "self"]
    whole = str(signature.replace(parameters=named, return_annotation=_Bare(signature.return_annotation)))
    if len(name + whole) > WIDTH:
        lines = "".join(f"    {parameter},\n" for parameter in named)
        whole = f"(\n{lines}) -> {signature.return_annotation}"
    return code(f"{name}{whole}")


def _prose(thing: object) -> Markdown:
    """A docstring as Markdown: its paragraphs as text, and what stands between backticks as code."""
    paragraphs = (inspect.getdoc(thing) or "").split("\n\n")
    return Markdown("\n\n").join(_coded(" ".join(words.split())) for words in paragraphs)


def _coded(words: str) -> Markdown:
    pieces = CODE.split(words)  # text and code in turn
    return Markdown("").join(span(piece) if i % 2 else _spaced(piece) for i, piece in enumerate(pieces))


def _spaced(piece: str) -> Markdown:
    """Text between two pieces of code, with the spaces at its ends."""
    space = Markdown(" ")
    before, after = piece[:1] == " ", len(piece) > 1 and piece[-1:] == " "
    return (space if before else Markdown("")) + plain(piece) + (space if after else Markdown(""))
