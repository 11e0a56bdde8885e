"""Vega for the live charts: one bundle beside the pages, and the script that asks for it only where there is a figure.

The bundle is made while the site is built, from the libraries that draw the pictures. It lies outside `_static`, and
no page loads it by itself.
"""

from __future__ import annotations

import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

BUNDLE = "vega/vega.js"
SNIPPET = "window.vegaEmbed = vegaEmbed;"
FIGURE, LIVE = 'class="cc-figure', 'class="cc-spec"'


def bundle(app: Sphinx, failed: Exception | None) -> None:
    """Write the bundle into the site. It takes long to make, and is kept with the pages that were read."""
    kept, path = Path(app.doctreedir) / "vega.js", Path(app.outdir) / BUNDLE
    # in a scope of its own: the bundle is a module, and its names would meet those of the page's own scripts
    head = f"/* Vega, Vega-Lite and Vega-Embed, as in vl-convert {version('vl-convert-python')} */ (() => {{\n"
    if failed:
        return
    if not _begins(kept, head):
        import vl_convert

        content = f"{head}{vl_convert.javascript_bundle(SNIPPET)}\n}})();\n"
        kept.write_text(content, encoding="utf-8", newline="\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, path)


def _begins(path: Path, head: str) -> bool:
    if not path.exists():
        return False
    with path.open(encoding="utf-8") as file:
        return file.read(len(head)) == head


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
    app.connect("build-finished", bundle)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
