"""Charts that were drawn before, each under the digest of all that it is drawn from.

To draw a chart takes most of the time of a chapter, and most changes of a chapter change none of its charts. Within
`kept`, what was drawn for the same chapter the last time is taken again where it would be drawn from the same: the same
chart, the same library, the same typeface. Nothing is kept where nobody asks for it: in a notebook, on a cluster.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..data.whole_file import read_sealed, write_sealed
from . import typeface


@dataclass
class Drawings:
    """The drawings of one chapter by their digests: those of the last time, and those that were asked for since."""

    before: Mapping[str, str]
    asked: dict[str, str] = field(default_factory=dict)


_held: ContextVar[Drawings | None] = ContextVar("drawings", default=None)


def svg(vega_lite: str) -> str:
    """A chart in Vega-Lite as SVG, as vl-convert draws it with the typeface of the charts alone."""
    held = _held.get()
    if held is None:
        return _drawn(vega_lite)
    name = hashlib.sha256(f"{ground()}{vega_lite}".encode()).hexdigest()
    found = held.asked.get(name) or held.before.get(name) or _drawn(vega_lite)
    held.asked[name] = found
    return found


def _drawn(vega_lite: str) -> str:
    import vl_convert  # takes long to load

    typeface.register()
    return vl_convert.vegalite_to_svg(typeface.in_twin(vega_lite), allowed_base_urls=[])


@cache
def ground() -> str:
    """What every picture is drawn with: the library and the typeface."""
    faces = (hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(typeface.FONTS.glob("*/*")))
    return "\n".join([version("vl-convert-python"), *faces, ""])


@contextmanager
def kept(file: Path) -> Iterator[None]:
    """Within it, charts are drawn as in `svg`, from the file where they were drawn before; then the file holds those
    that were asked for, and no other. A file that is not what was written counts as none.
    """
    held = Drawings(_read(file))
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)
    if held.asked != held.before:
        with suppress(OSError):  # it is drawn again then
            write_sealed(file, zlib.compress(json.dumps(held.asked).encode(), 1))


def _read(file: Path) -> dict[str, str]:
    packed = read_sealed(file)
    return json.loads(zlib.decompress(packed)) if packed is not None else {}
