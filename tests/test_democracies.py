"""The second essay: a table and two rules that nobody here argued, and every verdict as it is printed."""

import csv
import os
import shutil
import subprocess
import sys

import pytest

from countercase import load
from countercase.argue.rule import anatomy
from countercase.testing.site import made as builder

FRAMEWORKS = {"conservative": "DEV*LIT*IND*STB + DEV*~URB*LIT*STB", "parsimonious": "DEV*STB"}
OPTIONS = ("--source", "rihoux", "--outcome", "SURV", "--years", "1919/1939", "--norm", "survival of democracy")
BUILT = shutil.ignore_patterns("_build", "record", "compare", "counter-cases", "_files", "*.ipynb")
MADE = shutil.ignore_patterns("_build", "cases", "record", "compare", "counter-cases", "__pycache__")


@pytest.fixture(scope="module")
def example(root):
    return root / "examples/democracies"


def table(example):
    with (example / "table.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def holds(formula, row):
    """Whether a printed solution holds of a row: `*` is and, `+` is or, `~` is not."""
    return any(
        all((row[name.lstrip("~")] == "1") is not name.startswith("~") for name in term.split("*"))
        for term in formula.replace(" ", "").split("+")
    )


def call(folder, *arguments):
    command = [sys.executable, "-m", "countercase.cli", *arguments]
    environment = {**os.environ, "COUNTERCASE_ROOT": str(folder)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_country_comes_to_what_the_table_has_and_the_solution_says(example, framework):
    library, rows = load(example), table(example)
    assert len(rows) == 18
    for row in rows:
        name = f"{framework}-{row['country'].lower().replace(' ', '-')}"
        verdict = library.dossier(name).verdict()
        printed = "survival" if holds(FRAMEWORKS[framework], row) else "breakdown"
        assert verdict.computed == verdict.stated == (printed,), name
        assert printed == ("survival" if row["SURV"] == "1" else "breakdown"), name


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_rule_laid_bare_is_the_printed_solution(example, framework):
    found = anatomy(load(example).frameworks[framework]).verdicts["survival"].formulas
    printed = {frozenset(term.split("*")) for term in FRAMEWORKS[framework].replace(" ", "").split("+")}
    formulas = [
        {
            frozenset(f"{'' if levels == ('high',) else '~'}{name.upper()}" for name, levels in term.items())
            for term in formula
        }
        for formula in found.listed
    ]
    assert formulas == [printed]


@pytest.mark.slow
def test_the_cases_are_what_the_command_makes_of_the_table(example, tmp_path):
    shutil.copytree(example, tmp_path / "anew", ignore=MADE)
    folder = tmp_path / "anew"
    header = (example / "data/evidence.csv").read_text(encoding="utf-8").partition("\n")[0]
    (folder / "data/evidence.csv").write_text(f"{header}\n", encoding="utf-8")
    for framework in FRAMEWORKS:
        assert "18 cases made" in call(folder, "import", "table.csv", "--framework", framework, *OPTIONS)
    for path in sorted((example / "data").rglob("*.*")):
        assert (folder / path.relative_to(example)).read_bytes() == path.read_bytes(), path.name


@pytest.mark.audit  # `tests/test_start.py` builds an essay of one's own in `make test`
def test_its_site_is_built_and_holds_what_must_hold_of_any(example, tmp_path, monkeypatch):
    folder = tmp_path / "essay"
    shutil.copytree(
        example,
        folder,
        ignore=BUILT,
    )
    for path in (folder / "data/cases").glob("parsimonious-*"):  # as many again, which would show nothing more
        path.unlink()
    assert "24 chapters made" in call(folder, "build")
    (folder / "tests").mkdir()
    text = (example.parents[1] / "countercase/start/files/tests/test_essay.py").read_text(encoding="utf-8")
    (folder / "tests/test_essay.py").write_text(text, encoding="utf-8")
    environment = {**os.environ, "COUNTERCASE_ROOT": str(folder)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    rule = (folder / builder.SITE / "book/record/rule-conservative.html").read_text(encoding="utf-8")
    assert "applies it to 18 cases" in rule
    assert "switches" not in rule
