"""Vega for the live charts: one bundle beside the pages, and the script that asks for it only where there is a figure.

The bundle is made while the site is built, from the libraries that draw the pictures. It lies outside `_static`, and
no page loads it by itself.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

BUNDLE = "vega/vega.js"
SNIPPET = "window.vegaEmbed = vegaEmbed;"
FIGURE, LIVE = 'class="cc-figure', 'class="cc-spec"'


def bundle(app: Sphinx, failed: Exception | None) -> None:
    """Write the bundle into the site, unless it is there in the version that is installed."""
    path = Path(app.outdir) / BUNDLE
    # in a scope of its own: the bundle is a module, and its names would meet those of the page's own scripts
    head = f"/* Vega, Vega-Lite and Vega-Embed, as in vl-convert {version('vl-convert-python')} */ (() => {{\n"
    if failed or _begins(path, head):
        return
    import vl_convert

    path.parent.mkdir(parents=True, exist_ok=True)
    content = f"{head}{vl_convert.javascript_bundle(SNIPPET)}\n}})();\n"
    path.write_text(content, encoding="utf-8", newline="\n")


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
