"""A build in a folder of its own: what is made again, what is left alone, and what a failure leaves.

All data and all chapters are there. The site has a page of each kind that a build treats in its own manner, and in
`make audit` all of them.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from countercase import load
from countercase.data.problem import DataError
from countercase.publish.run.inputs import asked, inputs
from countercase.publish.run.ledger import LEDGER
from countercase.publish.run.worker import Failure
from countercase.publish.site import manifest
from countercase.publish.site.build import build

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
PARTS = ("book", "data", "notebooks", "countercase")
FILES = ("_config.yml", "_toc.yml", "CITATION.cff", "requirements.txt", "README.md", "CONTRIBUTING.md")
INDEX = """# A short book

At {evidence}`lo-ilo-1989-guan-speech` the delegate spoke, and the verdict is {verdict}`kobayashi-au-r2p`.
"""
TOC = """format: jb-book
root: book/index
parts:
  - caption: Cases
    chapters:
      - file: book/cases/kobayashi-imperial-russia
      - glob: book/cases/kobayashi-au*
  - caption: The record
    chapters:
      - file: book/record/rule-competitive-socialisation
      - file: book/record/agreement
      - file: book/references
      - file: book/proof
"""


@pytest.fixture(scope="module", params=["short", pytest.param("whole", marks=pytest.mark.audit)])
def project(root, tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("project")
    for name in PARTS:
        # the executed chapters come along: what was made from the same inputs is not made again
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(root / name, folder / name)
    if request.param == "short":
        (folder / "book/index.md").write_text(INDEX)
        (folder / "_toc.yml").write_text(TOC)
    (folder / LEDGER).parent.mkdir()
    shutil.copy(root / LEDGER, folder / LEDGER)
    readme = folder / ".venv/lib/somewhere/README.md"
    readme.parent.mkdir(parents=True)
    readme.write_text("# Not a page\n")
    done = call(folder, "countercase", "build")
    assert done.returncode == 0, done.stderr
    assert " made:" not in done.stdout
    return folder


@pytest.fixture
def templates(root, folder):
    """The copy of the data, with what else is read before a chapter is made."""
    shutil.copytree(root / "notebooks", folder / "notebooks")


def call(folder, *command):
    environment = {**os.environ, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder)}
    program = [str(BIN / command[0]), *command[1:]]
    return subprocess.run(program, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def pages(folder):
    site = (folder / "_build/html").resolve()
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*.html")
    }


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_it_ends_with_the_path_of_the_landing_page(project):
    done = call(project, "countercase", "build")
    assert done.returncode == 0
    landing = Path(done.stdout.strip().splitlines()[-1])
    assert landing == project / "_build/html/book/index.html"
    assert landing.is_file()


def test_nothing_changed_is_nothing_made(project):
    done = call(project, "countercase", "build")
    assert "Nothing changed." in done.stdout


def digests(folder):
    """What each chapter was made from, by the ledger."""
    noted = json.loads((folder / LEDGER).read_text(encoding="utf-8"))["chapters"]
    return {name: chapter["digest"] for name, chapter in noted.items()}


def test_one_reading_changes_that_chapter_alone(project):
    before, noted = pages(project), digests(project)
    case = project / "data/cases/kobayashi-imperial-russia.yml"
    edit(case, "strength: substantial", "strength: suggestive")
    done = call(project, "countercase", "build")
    assert done.returncode == 0, done.stderr
    made = {name for name, digest in digests(project).items() if digest != noted[name]}
    assert made > {"kobayashi-imperial-russia", "record/reproduction"}
    others = {"evidence", "claims", "silence", "disputes", "map-lo", "map-kobayashi"}
    assert made.isdisjoint({f"record/{other}" for other in others})
    assert made.isdisjoint({"kobayashi-imperial-japan", "lo-ilo", "tylecote-un-core"})
    after = pages(project)
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == {
        "book/cases/kobayashi-imperial-russia.html",
        "book/record/reproduction.html",
        "book/proof.html",
    }


def test_a_changed_style_reaches_the_site(project):
    style = project / "book/_static/print.css"
    style.write_text(style.read_text() + "/* changed */\n")
    assert call(project, "countercase", "build").returncode == 0
    assert (project / "_build/html/_static/print.css").read_text().endswith("/* changed */\n")


def test_a_missing_chapter_is_made_again(project):
    (project / "book/cases/kobayashi-au-r2p.ipynb").unlink()
    before = pages(project)
    done = call(project, "countercase", "build")
    assert "1 chapter made: kobayashi-au-r2p." in done.stdout
    assert pages(project) == before
    assert manifest.intact(project / "_build/html")


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
    said = build(inputs(folder), load, (), {}, print)
    assert said == [
        "lo-ilo: the chapter could not be made. cell 3: KeyError: 'x'",
        "The site was left as it was.",
    ]


def test_without_dask_it_says_what_is_missing(folder, templates, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DataError, match="need the extra 'dask'"):
        build(inputs(folder), load, (), {}, print, address="tcp://127.0.0.1:8786")


def test_a_forged_chapter_is_made_again(project):
    chapter, download = project / "book/cases/lo-ilo.ipynb", project / "book/cases/_files/downloads/lo-ilo/lo-ilo.ipynb"
    before = pages(project)
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("ILO", "OLI"), encoding="utf-8")
    download.write_text("")
    done = call(project, "countercase", "build")
    assert "1 chapter made: lo-ilo." in done.stdout
    assert pages(project) == before
    assert download.stat().st_size > 0


def test_a_notebook_of_ones_own_is_put_aside(project):
    (project / "book/counter-cases/mine.ipynb").write_text("{}")
    done = call(project, "countercase", "build")
    assert "book/counter-cases/mine.ipynb is a chapter that nothing makes. It was moved to _build/aside/" in done.stdout
    assert (project / "_build/aside/book/counter-cases/mine.ipynb").read_text() == "{}"


def test_a_failed_build_leaves_the_site_as_it_was(project):
    before = pages(project)
    index = project / "book/index.md"
    good = index.read_text(encoding="utf-8")
    index.write_text(good + "\n{evidence}`lo-ilo-1989-guan-spech`\n", encoding="utf-8")
    done = call(project, "countercase", "build")
    index.write_text(good, encoding="utf-8")
    assert done.returncode == 1
    assert "unknown evidence: 'lo-ilo-1989-guan-spech'. Did you mean 'lo-ilo-1989-guan-speech'?" in done.stderr
    assert "book/index.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert pages(project) == before


def test_jupyter_book_works_by_itself(project):
    done = call(project, "jupyter-book", "build", ".")
    assert done.returncode == 0, done.stderr
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


def test_an_unknown_id_fails_jupyter_book_too(project):
    index = project / "book/index.md"
    good = index.read_text(encoding="utf-8")
    index.write_text(good + "\n{claim}`nothing-of-the-kind`\n", encoding="utf-8")
    done = call(project, "jupyter-book", "build", ".")
    index.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    assert "unknown claim: 'nothing-of-the-kind'" in done.stdout + done.stderr
