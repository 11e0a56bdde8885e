"""Checks: worked out at every build, and loud when a guard breaks."""

import json
import re

import pytest
from click.testing import CliRunner

from countercase import DataError, load
from countercase.argue.check import check_falsifiers, load_checks
from countercase.argue.formula import evaluate, plain
from countercase.cli import main


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("1 + 2 * 3", "7"),
        ("round(1 / 3, 2)", "0.33"),
        ("value('lo-ilo-17-of-175') / comparator('lo-ilo-17-of-175')", "0.0971"),
        ("days('2000-01-01', '2000-03-01')", "60"),
        ("count('ilo-ratifications', convention=['87', '98'], event='not ratified')", "2"),
        ("sum([1, 2, 3]) > 5 and not 1 > 2", "true"),
        ("rank(3, [5, 4, 3, 2])", "3"),
        ("pick('russian-aid', 'value', year=2014, measure='multilateral share')", "25"),
    ],
)
def test_formulas(library, formula, result):
    assert plain(evaluate(formula, library)) == result


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os').system('echo hello')",
        "().__class__.__bases__",
        "open('/etc/passwd')",
        "[x for x in [1]]",
        "lambda: 1",
        "2 ** 99999999",
        "'a' * 99999999999",
        "value('nothing')",
        "1 / 0",
        "sum(",
        "value(*['a'])",
        "1" * 700,
    ],
)
def test_a_formula_can_do_nothing_else(library, formula):
    with pytest.raises(DataError):
        evaluate(formula, library)


def test_every_guard_holds(library):
    results = load_checks(library)
    assert len(results) > 300
    assert sum(bool(r.check.formula) for r in results) > 100


def test_every_source_and_verdict_is_there(library):
    results = load_checks(library)
    assert {r.check.source for r in results} == set(library.record.sources)
    assert {r.check.outcome for r in results} >= {"confirmed", "contradicted", "inconsistent", "loose", "undecided"}
    assert sum(r.check.weight == "1" for r in results) >= 10


def test_a_contradiction_says_on_whose_word(library):
    for result in load_checks(library):
        if result.check.outcome == "contradicted":
            assert result.check.basis or result.check.formula, result.check.id


def test_a_broken_guard_names_the_check(folder, monkeypatch):
    path = folder / "data/checks.csv"
    check = next(
        r.check for r in load_checks(load(folder)) if r.check.formula and r.check.expect.replace(".", "").isdigit()
    )
    lines = path.read_text(encoding="utf-8")
    assert f",{check.expect},{check.outcome}" in lines
    at = lines.index(check.id + ",")
    path.write_text(lines[:at] + lines[at:].replace(f",{check.expect},{check.outcome}", f",99999,{check.outcome}", 1))
    with pytest.raises(DataError, match=rf"check '{check.id}': the guard is broken\. It expects 99999"):
        load_checks(load(folder))
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    for command in (["check", "--facts"], ["check"], ["build"]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 1
        assert f"check '{check.id}': the guard is broken" in done.output
        assert "Traceback" not in done.output


def test_the_command_prints_the_table():
    done = CliRunner().invoke(main, ["check", "--facts"])
    assert done.exit_code == 0
    assert "every guard holds" in done.output
    rows = json.loads(CliRunner().invoke(main, ["check", "--facts", "--json"]).output)
    assert all({"id", "source", "tests", "against", "outcome", "finding", "result"} <= set(row) for row in rows)


def test_a_falsifier_that_cannot_be_worked_out_is_told_with_its_line(folder):
    path = folder / "data/cases/lo-ilo.yml"
    text = path.read_text(encoding="utf-8")
    line = text[: text.index("met_if:")].count("\n") + 1
    path.write_text(re.sub("met_if: .*", "met_if: value('nothing')", text, count=1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        check_falsifiers(load(folder))
    assert f"data/cases/lo-ilo.yml, line {line}: falsifier" in str(caught.value)
    assert "unknown evidence: 'nothing'." in str(caught.value)


def test_every_falsifier_can_be_worked_out(library):
    check_falsifiers(library)
