"""From an executed notebook to a chapter."""

import json

from countercase.publish.run.chapter import chapter, dump, scrub
from countercase.show.files import FILES, Block, File, saving, whole
from countercase.show.markup import Html


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
    made, _ = chapter(notebook(code(shows(**{"text/markdown": "# Title"}))), "x")
    assert [c["cell_type"] for c in made["cells"]] == ["code", "markdown"]
    assert made["cells"][1]["source"] == "# Title"
    assert made["cells"][0]["metadata"]["tags"] == ["remove-cell"]


def test_times_paths_and_random_ids_are_gone():
    made = dump(scrub(notebook(code(shows(**{"text/html": "<p></p>"})))))
    for word in ("now", "/tmp", "3.11.7", "random", "papermill"):
        assert word not in made


def block(*files, figure=""):
    return Block(lambda place: Html("").join(saving(place(f), f, "Save") for f in files), files, figure)


def test_files_that_are_handed_over_lie_beside_the_chapter_and_are_linked():
    table = whole(File("cases/x", "t.csv", "text/csv", "a,b\n1,2\n"), "CSV")
    made, files = chapter(notebook(code(shows(**table._repr_mimebundle_()))), "cases/x")
    assert files == {"cases/x/t.csv": "a,b\n1,2\n"}
    (output,) = made["cells"][0]["outputs"]
    link = '<a class="cc-download" download="t.csv" href="../../downloads/cases/x/t.csv">CSV</a>'
    assert output["data"] == {"text/html": f"<p>{link}</p>", "text/plain": "CSV"}


def test_by_itself_a_block_holds_its_files():
    shown = whole(File("cases/x", "t.svg", "image/svg+xml", '<svg a="1"/>'), "SVG")._repr_mimebundle_()["text/html"]
    address = "data:image/svg+xml;charset=utf-8;base64,PHN2ZyBhPSIxIi8+"
    assert shown == f'<p><a class="cc-download" download="t.svg" href="{address}">SVG</a></p>'


def test_a_picture_in_pixels_is_linked_and_left_to_the_site():
    shown = block(File("cases/x", "t.png", "image/png", None))._repr_mimebundle_()
    made, files = chapter(notebook(code(shows(**shown))), "cases/x")
    assert files == {}
    html = made["cells"][0]["outputs"][0]["data"]["text/html"]
    assert html == '<a class="cc-download" download="t.png" href="../../downloads/cases/x/t.png">Save</a>'
    assert shown["text/html"] == ""


def test_the_executed_notebook_that_is_handed_over_stands_alone():
    shown = block(File("x", "x.ipynb", "application/x-ipynb+json", None), File("x", "a.csv", "text/csv", "a"))
    _, files = chapter(notebook(code(shows(**shown._repr_mimebundle_()))), "x")
    assert set(files) == {"x/x.ipynb", "x/a.csv"}
    (output,) = json.loads(files["x/x.ipynb"])["cells"][0]["outputs"]
    assert FILES not in output["data"]
    assert output["data"]["text/html"] == shown.html()


def test_a_figure_keeps_its_name():
    made, _ = chapter(notebook(code(shows(**block(figure="one")._repr_mimebundle_()))), "x")
    assert made["cells"][0]["outputs"][0]["metadata"] == {"figure": "one"}
