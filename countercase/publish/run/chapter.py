"""From an executed notebook to a chapter of the book.

What a cell shows as Markdown becomes real Markdown, so that its headings are headings of the site. Code is kept in
the notebook and not shown. What a part of a page is for the book, with the files that it hands over, is taken in place
of what it is by itself. All that differs from run to run (times, paths, random ids) is taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...show.files import FILES

Notebook = dict[str, Any]

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


def chapter(executed: Notebook, name: str) -> tuple[Notebook, dict[str, str]]:
    """The chapter of an executed notebook, and the files that its links download, by path below `downloads/`."""
    clean = scrub(executed)
    offered: dict[str, str | None] = {}
    cells = [cell for source in clean["cells"] for cell in _cells(source, offered)]
    files = {f"{name}/{file}": content for file, content in offered.items() if content is not None}
    notebook = f"{name.rsplit('/', 1)[-1]}.ipynb"
    if notebook in offered:
        files[f"{name}/{notebook}"] = dump(_by_itself(clean))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number:02d}"
    return {**clean, "cells": cells}, files


def _by_itself(notebook: Notebook) -> Notebook:
    """The notebook without what is for the book alone."""

    def alone(output: dict[str, Any]) -> dict[str, Any]:
        data = {kind: value for kind, value in output.get("data", {}).items() if kind != FILES}
        return {**output, "data": data} if data else output

    cells = [
        {**cell, "outputs": [alone(output) for output in cell["outputs"]]} if "outputs" in cell else cell
        for cell in notebook["cells"]
    ]
    return {**notebook, "cells": cells}


def _cells(cell: dict[str, Any], files: dict[str, str | None]) -> Iterator[dict[str, Any]]:
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
            yield {"cell_type": "markdown", "metadata": {}, "source": joined(data["text/markdown"])}
        else:
            if "text/html" in data:
                output = _shown(output, files)
            source = cell["source"] if first else "# shown by the cell above"
            yield {**cell, "source": source, "metadata": {"tags": sorted({*tags, "remove-input"})}, "outputs": [output]}
        first = False


def joined(value: str | list[str]) -> str:
    """A text of a notebook, which may be written in one piece or as lines."""
    return value if isinstance(value, str) else "".join(value)


def _shown(output: dict[str, Any], files: dict[str, str | None]) -> dict[str, Any]:
    """An output with its HTML for the book. The files that it hands over are added to `files`."""
    data = output["data"]
    html, metadata = joined(data["text/html"]), {}
    if FILES in data:
        html = data[FILES]["html"]
        files |= data[FILES]["files"]
        metadata = {"figure": data[FILES]["figure"]} if data[FILES]["figure"] else {}
    return {**output, "metadata": metadata, "data": {"text/html": html, "text/plain": data.get("text/plain", "")}}


def dump(notebook: Notebook) -> str:
    """A notebook as text, the same for the same content."""
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
