"""What pages with figures get, and what the others are spared."""

import sys
from types import SimpleNamespace

import pytest

from countercase.publish.sphinx import vega


class App:
    """As much of Sphinx as the module speaks to."""

    def __init__(self, outdir=""):
        self.outdir, self.added = outdir, []

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


@pytest.fixture
def bundled(monkeypatch):
    """A library that makes a bundle, and what it was asked for."""
    asked = []
    library = SimpleNamespace(javascript_bundle=lambda snippet: asked.append(snippet) or f"const n = {len(asked)};")
    monkeypatch.setitem(sys.modules, "vl_convert", library)
    return asked


def test_the_bundle_is_made_once_for_an_environment_and_keeps_its_names_to_itself(tmp_path, monkeypatch, bundled):
    monkeypatch.setattr(vega, "KEPT", tmp_path / "environment")
    for site in (tmp_path / "one", tmp_path / "other"):
        vega.bundle(App(site))
        first, *rest = (site / vega.BUNDLE).read_text().splitlines()
        assert first.startswith("/* Vega")
        assert first.endswith("*/ (() => {")
        assert rest == ["const n = 1;", "})();"]
    assert bundled == ["window.vegaEmbed = vegaEmbed;"]


def test_a_bundle_that_is_not_whole_is_made_again(tmp_path, bundled):
    vega.made(tmp_path)
    (file,) = tmp_path.iterdir()
    for number, harm in enumerate(
        (lambda raw: raw[:-9], lambda raw: b"", lambda raw: raw.replace(b"n = ", b"m = ")), 2
    ):
        file.write_bytes(harm(file.read_bytes()))
        assert f"const n = {number};" in vega.made(tmp_path).decode()
        assert f"const n = {number};" in vega.made(tmp_path).decode()


def test_another_version_has_a_bundle_of_its_own(tmp_path, monkeypatch, bundled):
    for name in ("1.9.0", "2.0.0", "1.9.0"):
        monkeypatch.setattr(vega, "version", lambda _, name=name: name)
        assert f"vl-convert {name} " in vega.made(tmp_path).decode()
    assert len(bundled) == len(list(tmp_path.iterdir())) == 2


def test_an_environment_that_nobody_may_write_to_costs_time_alone(tmp_path, bundled):
    (tmp_path / "file").write_text("no folder")
    assert "const n = 1;" in vega.made(tmp_path / "file").decode()
    assert "const n = 2;" in vega.made(tmp_path / "file").decode()
