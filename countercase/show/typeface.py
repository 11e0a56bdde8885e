"""The typeface that charts are laid out with: it comes with the package, so that a chart is the same on every machine.

Vega measures words in order to place them. A face of the machine is measured otherwise from version to version, and
what it lacks is taken from whatever else is there; so the charts have a face of their own, whose name no machine knows,
and a letter that it lacks is measured as wide as an em.

To measure one letter of a face that lies on the disk its file is opened four times, which is most of the time that it
takes to draw a chart. The face that ours is made from comes within vl-convert: a chart is laid out with that one, where
no other of its name can come between, and the signs that it lacks with a face of the signs alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..data.variable import variable

FONTS = Path(__file__).with_name("fonts")
FACE = "Countercase Sans"
TWIN = "Liberation Sans"
"""The face that it is made from, which vl-convert carries."""
FOLDERS = ("signs", "regular", "bold")
"""Where its files lie. What the twin lacks is looked for in this order, for words in either weight."""
PLACEHOLDERS = range(0xE000, 0xE100)
"""Characters for private use that the face has, each as wide as an em."""


@cache
def characters() -> frozenset[str]:
    """What the face can show, in both its weights."""
    return frozenset((FONTS / "characters.txt").read_text(encoding="utf-8")) | {"\n", "\t"}


LISTED = "FONTCONFIG_FILE"
"""The variable that says where the typefaces of the machine are listed."""
NONE = "<?xml version='1.0'?><fontconfig><dir>/nonexistent/typefaces</dir></fontconfig>"
"""A list of none. It names a folder, since without any all are looked in that the system has."""


@contextmanager
def _no_other() -> Iterator[None]:
    """Within it, what looks for the typefaces of the machine for the first time in this process finds none."""
    with NamedTemporaryFile("w", encoding="utf-8", suffix=".conf") as listed:
        listed.write(NONE)
        listed.flush()
        with variable(LISTED, listed.name):
            yield


@cache
def register() -> None:
    """Let Vega find the face, and those that it carries itself, and no other. Once in each process is enough."""
    import vl_convert  # takes long to load

    with _no_other():
        for folder in FOLDERS:
            vl_convert.register_font_directory(str(FONTS / folder))


def in_twin(vega_lite: str) -> str:
    """A chart whose font is a list of faces, `FACE` and `TWIN` first: without the first where the second is as good."""
    if not is_alike():
        return vega_lite
    return vega_lite.replace(f"\"font\": \"'{FACE}', '{TWIN}'", f'"font": "\'{TWIN}\'', 1)


@cache
def is_alike() -> bool:
    """Whether the twin that Vega finds is the one that vl-convert carries.

    On Linux no face of the machine is found at all. Elsewhere one of the same name may be found first, in a version of
    its own; then all letters of Latin-1 are measured in both faces.
    """
    return sys.platform == "linux" or measured(TWIN) == measured(FACE)


def measured(family: str) -> tuple[str, ...]:
    """Drawings that are as wide as words in a face, in both its weights, are as wide as all letters of Latin-1."""
    import vl_convert

    register()
    letters = "".join(chr(code) for code in (*range(33, 127), *range(161, 256)))
    sizes = []
    for weight in ("normal", "bold"):
        words = {"text": letters, "font": family, "fontWeight": weight, "fontSize": 100}
        enter = {name: {"value": value} for name, value in words.items()}
        mark = {"type": "text", "encode": {"enter": enter}}
        svg = vl_convert.vega_to_svg(json.dumps({"marks": [mark]}), allowed_base_urls=[])
        sizes.append(svg.partition(">")[0])
    return tuple(sizes)


def stand_ins(words: str) -> dict[str, str]:
    """For each character of some words that the face lacks, one that it has, as wide as an em.

    There are 256 of them; what is met beyond those stands for itself, and is as wide as the machine has it.
    """
    lacking = sorted(set(words) - characters())
    return dict(zip(lacking, map(chr, PLACEHOLDERS), strict=False))


def exchanged(words: str, others: dict[str, str]) -> str:
    """Some words with characters in place of others."""
    if not others:
        return words  # to look each up takes as long as to draw a bar
    return words.translate({ord(one): other for one, other in others.items()})
