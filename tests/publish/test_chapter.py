"""From an executed notebook to a chapter."""

import json

from countercase.publish.run.chapter import chapter, digest_of, dump, scrub


def code(*outputs, tags=(), number=1):
    return {
        "cell_type": "code",
        "id": "random",
        "execution_count": number,
        "metadata": {"tags": list(tags), "papermill": {"start_time": "now"}},
        "source": "show()",
        "outputs": list(outputs),
    }


def shows(**data):
    return {"output_type": "execute_result", "execution_count": 1, "metadata": {"x": 1}, "data": data}


def notebook(*cells):
    return {
        "cells": list(cells),
        "metadata": {"papermill": {"output_path": "/tmp/x"}, "language_info": {"version": "3.11.7"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def test_markdown_becomes_a_cell_of_the_book():
    made, _ = chapter(notebook(code(shows(**{"text/markdown": "# Title"}))), "d", "x", 2)
    assert [c["cell_type"] for c in made["cells"]] == ["code", "markdown"]
    assert made["cells"][1]["source"] == "# Title"
    assert made["cells"][0]["metadata"]["tags"] == ["remove-cell"]


def test_times_paths_and_random_ids_are_gone():
    made = dump(scrub(notebook(code(shows(**{"text/html": "<p></p>"})))))
    for word in ("now", "/tmp", "3.11.7", "random", "papermill"):
        assert word not in made


def test_downloads_become_files():
    link = '<a class="cc-download" download="t.csv" href="data:text/csv;charset=utf-8,a%2Cb%0A1%2C2%0A">CSV</a>'
    made, files = chapter(notebook(code(shows(**{"text/html": link}))), "d", "cases/x", 2)
    assert files == {"cases/x/t.csv": "a,b\n1,2\n"}
    assert 'href="../../downloads/cases/x/t.csv"' in json.dumps(made["cells"][0]["outputs"]).replace("\\", "")


def test_downloads_of_pictures_become_files():
    link = '<a class="cc-download" download="t.svg" href="data:image/svg+xml;charset=utf-8,%3Csvg/%3E">SVG</a>'
    _, files = chapter(notebook(code(shows(**{"text/html": link}))), "d", "cases/x", 2)
    assert files == {"cases/x/t.svg": "<svg/>"}


def test_a_chapter_knows_what_it_was_made_from(tmp_path):
    path = tmp_path / "x.ipynb"
    assert digest_of(path) == ""
    path.write_text("not json")
    assert digest_of(path) == ""
    path.write_text(dump(chapter(notebook(), "abc", "x", 2)[0]))
    assert digest_of(path) == "abc"
