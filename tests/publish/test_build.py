"""A build in a folder of its own: what is made again, what is left alone, and what a failure leaves.

The folder holds the small project; in `make audit` the whole book as well.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import warm
import yaml
from ground import NOBODY, edit

from countercase import load
from countercase.data.problem import DataError
from countercase.publish.run.inputs import asked, inputs
from countercase.publish.run.ledger import LEDGER
from countercase.publish.run.worker import Failure
from countercase.publish.site import manifest
from countercase.publish.site.build import build

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Built:
    """A built project, and what the tests change in it."""

    folder: Path
    read: str
    """A case of which one reading is changed."""
    softer: tuple[str, str]
    """The strength of the reading, as it is written, and as it is changed."""
    touched: frozenset[str]
    """The pages that show it, besides the proof."""
    remade: str
    """A chapter that is made again, because a figure of it is asked for, or it is lost."""
    kept: frozenset[str]
    """Chapters that have nothing to do with the reading."""
    word: str
    """A word of the chapter that is made again."""
    fact: str
    misspelt: str


@pytest.fixture(scope="module", params=["small", pytest.param("whole", marks=pytest.mark.audit)])
def built_anew(root, port, tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("project")
    if request.param == "small":
        shutil.copytree(port, folder, symlinks=True, dirs_exist_ok=True)
        made = Built(
            folder,
            read="other",
            softer=("complies, strength: 3", "complies, strength: 2"),
            touched=frozenset({"book/cases/other.html", "book/compare/alpha--other.html"}),
            remade="alpha",
            kept=frozenset({"record/evidence", "record/claims", "record/map-red", "alpha"}),
            word="Alpha",
            fact="red-treaty",
            misspelt="red-traety",
        )
    else:
        for name in ("book", "data", "notebooks", "countercase"):
            # the executed chapters come along: what was made from the same inputs is not made again
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("_config.yml", "_toc.yml", "CITATION.cff", "requirements.txt", "README.md", "CONTRIBUTING.md"):
            shutil.copy(root / name, folder / name)
        (folder / LEDGER).parent.mkdir()
        shutil.copy(root / LEDGER, folder / LEDGER)
        records = ("evidence", "claims", "silence", "disputes", "map-lo", "map-kobayashi")
        made = Built(
            folder,
            read="kobayashi-imperial-russia",
            softer=(
                "points_to: consistent\n        strength: substantial",
                "points_to: consistent\n        strength: suggestive",
            ),
            touched=frozenset({"book/cases/kobayashi-imperial-russia.html", "book/record/reproduction.html"}),
            remade="lo-ilo",
            kept=frozenset(f"record/{name}" for name in records)
            | {"kobayashi-imperial-japan", "lo-ilo", "tylecote-un-core"},
            word="ILO",
            fact="lo-ilo-1989-guan-speech",
            misspelt="lo-ilo-1989-guan-spech",
        )
    readme = folder / ".venv/lib/somewhere/README.md"
    readme.parent.mkdir(parents=True)
    readme.write_text("# Not a page\n")
    done = build_again(folder)
    assert done.returncode == 0, done.stderr
    assert "Nothing changed." in done.stdout or request.param == "whole", "a copy is as good as what it was copied from"
    return made


@pytest.fixture
def project(built_anew):
    return built_anew.folder


@pytest.fixture
def templates(root, folder):
    """The copy of the data, with what else is read before a chapter is made."""
    shutil.copytree(root / "notebooks", folder / "notebooks")


def call(folder, *command):
    environment = {**os.environ, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder)}
    program = [str(BIN / command[0]), *command[1:]]
    return subprocess.run(program, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def build_again(folder):
    return warm.command(folder, "build")


def pages(folder):
    site = (folder / "_build/html").resolve()
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*.html")
    }


def test_it_ends_with_the_path_of_the_landing_page(project):
    done = call(project, "countercase", "build")
    assert done.returncode == 0
    landing = Path(done.stdout.strip().splitlines()[-1])
    assert landing == project / "_build/html/book/index.html"
    assert landing.is_file()


def test_nothing_changed_is_nothing_made(project):
    done = build_again(project)
    assert "Nothing changed." in done.stdout


def digests(folder):
    """What each chapter was made from, by the ledger."""
    noted = json.loads((folder / LEDGER).read_text(encoding="utf-8"))["chapters"]
    return {name: chapter["digest"] for name, chapter in noted.items()}


def test_what_was_lost_or_forged_is_made_again(project, built_anew):
    """At once, since each build looks for all of it: a chapter is gone, one is forged, and one is made by nobody."""
    build_again(project)  # which has nothing to do, unless another test has changed something before
    before, name = pages(project), built_anew.remade
    (project / f"book/cases/{built_anew.read}.ipynb").unlink()
    chapter, download = (
        project / f"book/cases/{name}.ipynb",
        project / f"book/cases/_files/downloads/{name}/{name}.ipynb",
    )
    chapter.write_text(chapter.read_text(encoding="utf-8").replace(built_anew.word, "OLI"), encoding="utf-8")
    download.write_text("")
    (project / "book/counter-cases/mine.ipynb").write_text("{}")
    done = build_again(project)
    assert f"2 chapters made: {', '.join(sorted([name, built_anew.read]))}." in done.stdout
    assert pages(project) == before
    assert download.stat().st_size > 0
    assert manifest.intact(project / "_build/html")
    assert "book/counter-cases/mine.ipynb is a chapter that nothing makes. It was moved to _build/aside/" in done.stdout
    assert (project / "_build/aside/book/counter-cases/mine.ipynb").read_text() == "{}"


def test_one_reading_changes_that_chapter_alone(project, built_anew):
    before, noted = pages(project), digests(project)
    case = project / f"data/cases/{built_anew.read}.yml"
    good = case.read_text(encoding="utf-8")
    edit(case, *built_anew.softer)
    done = build_again(project)
    assert done.returncode == 0, done.stderr
    made = {name for name, digest in digests(project).items() if digest != noted[name]}
    assert made > {built_anew.read, "record/reproduction"}
    assert made.isdisjoint(built_anew.kept)
    assert built_anew.kept < set(noted)
    after = pages(project)
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == built_anew.touched | {"book/proof.html"}
    case.write_text(good, encoding="utf-8")


@pytest.mark.audit  # the law draws such edits
def test_a_changed_style_reaches_the_site(project):
    style = project / "book/_static/print.css"
    style.write_text(style.read_text() + "/* changed */\n")
    assert build_again(project).returncode == 0
    assert (project / "_build/html/_static/print.css").read_text().endswith("/* changed */\n")


def test_a_book_with_parameters_is_not_taken_for_the_plain_one(library):
    found = [
        inputs(library.root, asked(cases, parameters)).digest
        for cases, parameters in (((), {}), (("lo-ilo",), {"margin": 1}), (("lo-ilo",), {"margin": 2}))
    ]
    assert len(set(found)) == 3
    assert found[0] == inputs(library.root).digest


def test_a_chapter_that_fails_is_named_and_nothing_is_published(folder, templates, monkeypatch):
    def never(*_, **__):
        raise AssertionError("the site was about to be made")

    monkeypatch.setattr("countercase.publish.site.site.is_current", lambda now: False)
    monkeypatch.setattr("countercase.publish.run.runner.run", lambda *_: [Failure("lo-ilo", "cell 3: KeyError: 'x'")])
    monkeypatch.setattr("countercase.publish.site.site.build", never)
    said = build(inputs(folder), load, (), {}, print, process=NOBODY)
    assert said == [
        "lo-ilo: the chapter could not be made. cell 3: KeyError: 'x'",
        "The site was left as it was.",
    ]


READS = """
import pathlib, sys
from countercase.commands.book import _read
from countercase.publish.site import build
library = _read(pathlib.Path(sys.argv[1]))
assert len(build.all_jobs(library)) > 20
heavy = {"altair", "pandas", "vl_convert", "papermill", "IPython"}
print(*sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
"""


def test_what_a_build_reads_and_checks_loads_nothing_that_draws_or_runs(port):
    """The processes that make the chapters load it meanwhile."""
    told = {**os.environ, "COUNTERCASE_ROOT": str(port)}
    done = subprocess.run(
        [sys.executable, "-c", READS, str(port)], env=told, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_without_dask_it_says_what_is_missing(folder, templates, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DataError, match="need the extra 'dask'"):
        build(inputs(folder), load, (), {}, print, address="tcp://127.0.0.1:8786", process=NOBODY)


def test_a_failed_build_leaves_the_site_as_it_was(project, built_anew):
    before = pages(project)
    index = project / "book/index.md"
    good = index.read_text(encoding="utf-8")
    index.write_text(f"{good}\n{{evidence}}`{built_anew.misspelt}`\n", encoding="utf-8")
    done = build_again(project)
    index.write_text(good, encoding="utf-8")
    assert done.returncode == 1
    assert f"unknown evidence: '{built_anew.misspelt}'. Did you mean '{built_anew.fact}'?" in done.stderr
    assert "book/index.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert pages(project) == before


def test_jupyter_book_works_by_itself(project):
    """Also on a gallery that papermill alone has made, whose figures a page shows."""
    gallery, index = project / "book/record/figures.ipynb", project / "book/index.md"
    kept = {path: path.read_text(encoding="utf-8") for path in (gallery, index)}
    index.write_text(f"{kept[index]}\n```{{figure-of}} matrix\n```\n", encoding="utf-8")
    given = ("notebooks/page.ipynb", gallery, "-p", "page", "figures", "--engine", "countercase")
    done = warm.run(["-m", "papermill", *given], project, {**os.environ, "COUNTERCASE_ROOT": str(project)})
    assert done.returncode == 0, done.stderr
    done = call(project, "jupyter-book", "build", ".")
    assert done.returncode == 0, done.stderr
    assert '<figure class="cc-figure" id="matrix"' in (project / "_build/html/book/index.html").read_text()
    for path, text in kept.items():
        path.write_text(text, encoding="utf-8")
    made = {name for name in pages(project) if name.startswith(("book/", ".venv", "data", "README"))}
    listed = set(named(yaml.safe_load((project / "_toc.yml").read_text()), project))
    chapters = {path.relative_to(project).with_suffix("").as_posix() for path in (project / "book").glob("*/*.ipynb")}
    assert len(listed) > 5
    assert len(chapters) == len(digests(project))
    # a chapter that is made stands in the contents by itself
    assert made == {f"{name}.html" for name in listed | chapters}


def named(toc, project):
    """Every page of a table of contents, from its root down."""
    for kind, value in toc.items():
        if kind in {"root", "file"}:
            yield value
        elif kind == "glob":
            yield from (path.relative_to(project).with_suffix("").as_posix() for path in project.glob(f"{value}.ipynb"))
        elif isinstance(value, list):
            for inside in value:
                yield from named(inside, project)
