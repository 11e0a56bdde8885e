"""From an executed notebook to a chapter of the book.

What a cell shows as Markdown becomes real Markdown, so that its headings are headings of the site. Code is kept in
the notebook and not shown. Downloads, which a figure carries in the address of a link, become files. All that
differs from run to run (times, paths, random ids) is taken out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

Notebook = dict[str, Any]

LINK = re.compile(
    r'<a class="cc-download" download="(?P<name>[A-Za-z0-9._-]+)" href="data:[a-z/+]+;charset=utf-8,(?P<data>[^"]*)">'
)
PLACE = '<li class="cc-notebook"></li>'
HIDDEN = {"parameters", "injected-parameters"}


def scrub(notebook: Notebook) -> Notebook:
    """The executed notebook without anything that differs from run to run."""
    cells = []
    for number, cell in enumerate(notebook["cells"]):
        tags = [t for t in cell["metadata"].get("tags", []) if not t.startswith("papermill")]
        kept = {
            "cell_type": cell["cell_type"],
            "id": f"cell-{number:02d}",
            "metadata": {"tags": tags} if tags else {},
            "source": cell["source"],
        }
        if cell["cell_type"] == "code":
            kept["execution_count"] = cell.get("execution_count")
            kept["outputs"] = [_output(o) for o in cell.get("outputs", [])]
        cells.append(kept)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _output(output: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in output.items() if key not in {"execution_count", "metadata"}}
    if output["output_type"] in {"display_data", "execute_result"}:
        kept["output_type"], kept["metadata"] = "display_data", {}
    return kept


def chapter(executed: Notebook, digest: str, name: str, depth: int) -> tuple[Notebook, dict[str, str]]:
    """The chapter of an executed notebook, and the files that its links download, by path below `downloads/`.

    `depth` is how many folders the page lies below the top of the site.
    """
    clean = scrub(executed)
    up = "../" * depth
    files: dict[str, str] = {}
    cells = [cell for source in clean["cells"] for cell in _cells(source, files, name, up)]
    notebook = f"{name}/{name.rsplit('/', 1)[-1]}.ipynb"
    if notebook in files:
        files[notebook] = dump(clean)
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number:02d}"
    metadata = {**clean["metadata"], "countercase": {"digest": digest}}
    return {**clean, "cells": cells, "metadata": metadata}, files


def _cells(cell: dict[str, Any], files: dict[str, str], name: str, up: str) -> Iterator[dict[str, Any]]:
    tags = set(cell["metadata"].get("tags", []))
    if "note" in tags:
        return
    if cell["cell_type"] != "code":
        yield cell
        return
    hidden = {**cell, "metadata": {"tags": sorted({*tags, "remove-cell"})}, "outputs": []}
    if tags & HIDDEN or not cell["outputs"]:
        yield hidden
        return
    first = True
    for output in cell["outputs"]:
        data = output.get("data", {})
        if "text/markdown" in data:
            if first:
                yield hidden
            source = _downloads(joined(data["text/markdown"]), files, name, up)
            yield {"cell_type": "markdown", "metadata": {}, "source": source}
        else:
            if "text/html" in data:
                html = _downloads(joined(data["text/html"]), files, name, up)
                output = {**output, "data": {"text/html": html, "text/plain": data.get("text/plain", "")}}
            source = cell["source"] if first else "# shown by the cell above"
            yield {**cell, "source": source, "metadata": {"tags": sorted({*tags, "remove-input"})}, "outputs": [output]}
        first = False


def joined(value: str | list[str]) -> str:
    """A text of a notebook, which may be written in one piece or as lines."""
    return value if isinstance(value, str) else "".join(value)


def _downloads(html: str, files: dict[str, str], name: str, up: str) -> str:
    def store(match: re.Match[str]) -> str:
        path = f"{name}/{match['name']}"
        files[path] = unquote(unescape(match["data"]))
        return f'<a class="cc-download" download="{match["name"]}" href="{up}downloads/{path}">'

    notebook = f"{name}/{name.rsplit('/', 1)[-1]}.ipynb"
    link = (
        f'<li><a class="cc-download" download="{notebook.rsplit("/", 1)[-1]}" '
        f'href="{up}downloads/{notebook}">This chapter as an executed notebook</a></li>'
    )
    if PLACE in html:
        files[notebook] = ""
    return LINK.sub(store, html).replace(PLACE, link)


def dump(notebook: Notebook) -> str:
    """A notebook as text, the same for the same content."""
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def digest_of(path: Path) -> str:
    """The digest that a chapter was made with, or nothing where there is no chapter to read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))["metadata"]["countercase"]["digest"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
