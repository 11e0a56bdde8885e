"""Vega for the live charts: one bundle beside the pages, and the script that asks for it only where there is a figure.

The bundle is made from the libraries that draw the pictures. It lies outside `_static`, and no page loads it by itself.
To make it takes longer than a small book, and it hangs on the version of vl-convert alone: it is made once for an
environment, and kept there.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ...data.whole_file import read_sealed, write_sealed
from ..run.sums import digest_of_text
from .side_by_side import BESIDE

BUNDLE = "vega/vega.js"
SNIPPET = "window.vegaEmbed = vegaEmbed;"
KEPT = Path(sys.prefix) / "share" / "countercase"
"""Where the bundle is kept, in the environment that runs this."""
FIGURE, LIVE = 'class="cc-figure', 'class="cc-spec"'


def bundle(app: Sphinx) -> None:
    """Write the bundle into the site."""
    path = Path(app.outdir) / BUNDLE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made(KEPT))


def made(kept: Path) -> bytes:
    """The bundle, from the folder in which it is kept where it was made before. One that is not whole is made again."""
    # in a scope of its own: the bundle is a module, and its names would meet those of the page's own scripts
    head = f"/* Vega, Vega-Lite and Vega-Embed, as in vl-convert {version('vl-convert-python')} */ (() => {{\n"
    file = kept / f"vega-{digest_of_text(head + SNIPPET)[:16]}.js"
    if (found := read_sealed(file)) is not None:
        return found
    import vl_convert

    content = f"{head}{vl_convert.javascript_bundle(SNIPPET)}\n}})();\n".encode()
    with suppress(OSError):  # it is made again the next time
        write_sealed(file, content)
    return content


def assets(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Give a page with figures their style, and their script where one of them can be explored."""
    body = context.get("body", "")
    if FIGURE in body:
        app.add_css_file("figure.css")
    if LIVE in body:
        app.add_js_file("explore.js", loading_method="defer")


def setup(app: Sphinx) -> dict[str, object]:
    """Register the bundle and what pages with figures need."""
    app.connect("html-page-context", assets)
    app.setup_extension(f"{__package__}.side_by_side")
    app.connect(BESIDE, bundle)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
