"""The stock tools on a project: jupyter-book and papermill, each subcommand and option that a person may know."""

import json
import os
from zipfile import ZipFile

import nbformat
import pytest
import warm
import yaml

from countercase.publish.run.ledger import LEDGER
from countercase.publish.site import manifest, site

pytestmark = pytest.mark.slow

TOOLS = {
    "jupyter-book": ["-c", "from jupyter_book.cli.main import main; main()"],
    "papermill": ["-m", "papermill"],
    "sphinx-build": ["-m", "sphinx"],
}


def call(folder, tool, *arguments):
    """Call a stock tool, which has to end well. Returns what it said."""
    environment = {**os.environ, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder), "NO_COLOR": "1"}
    done = warm.run([*TOOLS[tool], *arguments], folder, environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("options", "gone", "stays"),
    [
        ([], [site.SITE, site.WORK], [LEDGER, site.SEAL]),
        pytest.param(["--html"], [site.SITE], [LEDGER, site.SEAL, site.WORK], marks=pytest.mark.audit),
        pytest.param(["--html", "--latex"], [site.SITE], [LEDGER, site.SEAL, site.WORK], marks=pytest.mark.audit),
        pytest.param(["--all"], ["_build"], [], marks=pytest.mark.audit),
    ],
    ids=["alone", "html", "html and latex", "all"],
)
def test_clean_takes_away_what_was_built_and_the_next_build_makes_it_again(options, gone, stays, project, sums):
    assert (project / site.SITE / site.LANDING).is_file()
    call(project, "jupyter-book", "clean", ".", *options)
    assert not [name for name in gone if os.path.lexists(project / name)]
    assert [name for name in stays if not (project / name).exists()] == []
    assert warm.build_in(project, {}) == sums


@pytest.mark.audit  # `tests/publish/test_build.py` has it build by itself, and ours goes on from there
def test_build_and_then_ours_again(project, sums):
    call(project, "jupyter-book", "build", ".")
    plain = manifest.sums(project / site.SITE)
    assert {name for name in sums if name.endswith(".html")} <= plain.keys()
    assert warm.build_in(project, {}) == sums


def test_toc_reads_the_contents_and_writes_them_anew(project, tmp_path):
    read = yaml.safe_load(call(project, "jupyter-book", "toc", "parse", "_toc.yml"))
    assert (read["root"], read["file_format"]) == ("book/index", "jb-book")
    assert "book/port" in read["documents"]
    listed = yaml.safe_load(call(project, "jupyter-book", "toc", "from-project", "book", "-f", "jb-book"))
    assert {"file": "port"} in listed["chapters"]
    call(project, "jupyter-book", "toc", "to-project", "_toc.yml", "-p", tmp_path / "other")
    assert (tmp_path / "other/book/port.md").is_file() or (tmp_path / "other/book/port.rst").is_file()


@pytest.mark.audit
def test_config_writes_what_sphinx_alone_can_build_with(project, sums, tmp_path):
    call(project, "jupyter-book", "config", "sphinx", ".")
    told = (project / "conf.py").read_text(encoding="utf-8")
    assert "countercase.publish.sphinx" in told
    call(project, "sphinx-build", "-q", "-b", "html", ".", tmp_path / "out")
    assert "What the port did" in (tmp_path / "out/book/port.html").read_text(encoding="utf-8")
    assert warm.build_in(project, {}) == sums  # a file that is no input changes nothing
    (project / "conf.py").unlink()


@pytest.mark.audit
def test_a_book_for_readers_and_one_for_tex(project, sums):
    call(project, "jupyter-book", "build", ".", "--builder", "custom", "--custom-builder", "epub")
    (book,) = (project / "_build/epub").glob("*.epub")
    with ZipFile(book) as packed:
        assert "It came to" in packed.read("book/port.xhtml").decode()
    call(project, "jupyter-book", "build", ".", "--builder", "latex")
    (tex,) = (project / "_build/latex").glob("*.tex")
    assert "What the port did" in tex.read_text(encoding="utf-8")
    assert warm.build_in(project, {}) == sums


def output(path):
    """The parameters that were injected into an executed notebook, and all that it shows, as text."""
    notebook = nbformat.read(path, 4)
    (injected,) = (c for c in notebook.cells if "injected-parameters" in c.metadata.get("tags", []))
    return injected.source, json.dumps([c.get("outputs", []) for c in notebook.cells])


GIVEN = [
    (["-y", "{case: alpha, margin: 1}"], "margin = 1"),
    (["-f", "given.yml"], 'without = ["red-vote"]'),
    (["-r", "case", "alpha"], 'case = "alpha"'),
    (["-p", "case", "alpha", "--inject-paths"], 'PAPERMILL_OUTPUT_PATH = "'),
    (["-p", "case", "alpha", "--inject-input-path"], 'PAPERMILL_INPUT_PATH = "notebooks/case.ipynb"'),
]
# what can be given at once is given at once, and in the audit by itself
AT_ONCE = ([word for options, _ in GIVEN for word in options], [injected for _, injected in GIVEN])


@pytest.mark.parametrize(
    ("options", "injected"),
    [AT_ONCE, *(pytest.param(options, [said], marks=pytest.mark.audit) for options, said in GIVEN)],
    ids=["at once", "yaml", "file", "raw", "paths", "input path"],
)
def test_papermill_takes_parameters_in_each_manner(options, injected, project, tmp_path):
    (project / "given.yml").write_text("case: alpha\nwithout: [red-vote]\n", encoding="utf-8")
    out = tmp_path / "out.ipynb"
    call(project, "papermill", "notebooks/case.ipynb", out, "--engine", "countercase", *options)
    source, shown = output(out)
    assert [line for line in injected if line not in source] == []
    assert "Alpha" in shown
    (project / "given.yml").unlink()


def test_papermill_tells_what_a_template_takes(root, project):
    """Each parameter with its type, its default and what it is for."""
    for template in sorted((root / "notebooks").glob("*.ipynb")):
        told = call(project, "papermill", "--help-notebook", template).partition("Parameters inferred")[2]
        assert "Unknown type" not in told
        cells = nbformat.read(template, 4).cells
        (given,) = (c.source.splitlines() for c in cells if "parameters" in c.metadata.get("tags", []))
        for line in given:
            name, _, rest = line.partition(": ")
            kind, _, rest = rest.partition(" = ")
            default, _, words = rest.partition("  # ")
            assert words, line
            assert f"{name}: {kind} (default {default})" in told
            assert words in " ".join(told.split())
