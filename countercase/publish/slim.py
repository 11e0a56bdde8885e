"""What a page of this book does not need, left out: scripts and styles that extensions add to every page."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

UNUSED = ("thebe", "togglebutton", "copybutton", "clipboard", "design", "mystnb", "require", "embed-amd")
UNUSED_INLINE = ("THEBE_JS_URL", "toggleHint", "togglebuttonSelector", "thebe", "DOCUMENTATION_OPTIONS.pagename")


def _needed(asset: Any) -> bool:
    name = str(getattr(asset, "filename", asset) or "")
    body = str(getattr(asset, "attributes", {}).get("body", ""))
    return not any(word in name for word in UNUSED) and not any(word in body for word in UNUSED_INLINE)


def slim(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Drop from one page the scripts and styles that nothing on it uses."""
    for kind in ("script_files", "css_files"):
        if kind in context:
            context[kind] = [asset for asset in context[kind] if _needed(asset)]


def setup(app: Sphinx) -> dict[str, object]:
    """Register, after every extension that adds something."""
    app.connect("html-page-context", slim, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
