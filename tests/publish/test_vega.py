"""What pages with figures get, and what the others are spared."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from countercase.publish.sphinx import vega


class App:
    """As much of Sphinx as the module speaks to."""

    def __init__(self, outdir=""):
        self.outdir, self.added = outdir, []
        self.doctreedir = Path(outdir) / "read" if outdir else ""
        if outdir:
            self.doctreedir.mkdir(exist_ok=True)

    def add_css_file(self, name):
        self.added.append(name)

    def add_js_file(self, name, loading_method):
        assert loading_method == "defer"
        self.added.append(name)


@pytest.mark.parametrize(
    ("body", "added"),
    [
        ("<p>Prose.</p>", []),
        ('<figure class="cc-figure cc-map"></figure>', ["figure.css"]),
        ('<figure class="cc-figure"><span class="cc-spec" hidden></span></figure>', ["figure.css", "explore.js"]),
    ],
)
def test_a_page_gets_what_its_figures_need(body, added):
    app = App()
    vega.assets(app, "page", "page.html", {"body": body}, None)
    assert app.added == added


def test_the_bundle_is_made_once_and_keeps_its_names_to_itself(tmp_path, monkeypatch):
    made = []
    library = SimpleNamespace(javascript_bundle=lambda snippet: made.append(snippet) or f"const _ = 1;\n{snippet}")
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", library)
    for _ in range(2):
        vega.bundle(App(tmp_path), None)
    assert len(made) == 1
    first, *rest = (tmp_path / vega.BUNDLE).read_text().splitlines()
    assert first.startswith("/* Vega")
    assert first.endswith("*/ (() => {")
    assert rest[-1] == "})();"


def test_a_bundle_of_another_version_is_made_again(tmp_path, monkeypatch):
    library = SimpleNamespace(javascript_bundle=lambda snippet: "const n = 1;")
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", library)
    kept = App(tmp_path).doctreedir / "vega.js"
    kept.write_text("/* Vega, as in vl-convert 0.1 */ (() => {\n})();\n")
    vega.bundle(App(tmp_path), None)
    assert "const n = 1;" in (tmp_path / vega.BUNDLE).read_text()


def test_a_failed_build_makes_no_bundle(tmp_path):
    vega.bundle(App(tmp_path), RuntimeError())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
