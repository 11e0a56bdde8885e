"""The typeface that charts are laid out with: it comes with the package, so that a chart is the same on every machine.

Vega measures words in order to place them. A face of the machine is measured otherwise from version to version, and
what it lacks is taken from whatever else is there; so the charts have a face of their own, whose name no machine knows,
and a letter that it lacks is measured as wide as an em.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..data.variable import variable

FONTS = Path(__file__).with_name("fonts")
FACE = "Countercase Sans"
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
        vl_convert.register_font_directory(str(FONTS))


def stand_ins(words: str) -> dict[str, str]:
    """For each character of some words that the face lacks, one that it has, as wide as an em.

    There are 256 of them; what is met beyond those stands for itself, and is as wide as the machine has it.
    """
    lacking = sorted(set(words) - characters())
    return dict(zip(lacking, map(chr, PLACEHOLDERS), strict=False))


def exchanged(words: str, others: dict[str, str]) -> str:
    """Some words with characters in place of others."""
    return words.translate({ord(one): other for one, other in others.items()})
