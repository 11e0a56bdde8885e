"""Checks of the small world: worked out, and each way to be wrong told with its line."""

import csv

import pytest
from each import each
from small_world import HERE, small, small_copied

from countercase import DataError, load
from countercase.argue.check import by_fact, check_falsifiers, load_checks
from countercase.data.check import TABLE
from countercase.data.problem import MOST


def written(folder, **changed):
    """The results of the small world's checks, with the first of them changed."""
    with (HERE / TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= changed
    (folder / "data").mkdir()
    with (folder / TABLE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return load_checks(small(), folder)


def test_checks_are_worked_out():
    assert [(r.check.id, r.result) for r in load_checks(small())] == [
        ("check-budget", "2.5"),
        ("check-treaty", "0"),
        ("check-speech", ""),
    ]


def test_checks_stand_by_what_they_test_and_not_by_what_they_hold_it_against():
    found = {name: [c.id for c in checks] for name, checks in by_fact(load_checks(small())).items()}
    assert found == {
        "red-budget": ["check-budget", "check-speech"],
        "red-c6": ["check-budget"],
        "red-treaty": ["check-treaty"],
        "red-speech": ["check-speech"],
    }


HEAD = "data/checks.csv, line 2: check 'check-budget': "


@each(
    ("changed", "messages"),
    [
        ({"expect": "3"}, ["the guard is broken. It expects 3, and the formula comes to 2.5."]),
        ({"expect": "1"}, ["the guard is broken. It expects 1, and the formula comes to 2.5."]),
        ({"source": "blue", "tests": "red-budget"}, ["it tests 'red-budget', which is of the source 'red' and not of"]),
        ({"expect": ""}, ["a formula needs a guard, and a guard a formula."]),
        ({"formula": ""}, ["a formula needs a guard, and a guard a formula."]),
        ({"formula": "1 + 1.5"}, ["the formula holds constants alone, so that its guard cannot break. "]),
        ({"formula": "value('red-budgt')"}, ["unknown evidence: 'red-budgt'. Did you mean 'red-budget'"]),
        ({"source": "rad"}, ["unknown source: 'rad'. Did you mean 'red'"]),
        ({"tests": ""}, ["it tests nothing: `tests` names the facts or claims"]),
        ({"tests": "red-budgt"}, ["unknown evidence or claim: 'red-budgt'. Did you mean 'red-budget'"]),
        (
            {"tests": "blue-paper;red-budget"},
            ["it tests 'blue-paper', which is of the source 'blue' and not of 'red'. What a fact is held against"],
        ),
        ({"against": "taly"}, ["unknown evidence, claim, series or work: 'taly'. Did you mean 'tally'"]),
        (
            {"against": "red-budget"},
            ["'red-budget' stands under `tests` and under `against`. A fact is not held against itself."],
        ),
        (
            {"outcome": "contradicted", "against": "", "basis": ""},
            ["it finds its source contradicted, and does not say on whose word: fill `against` or `basis`."],
        ),
        ({"tests": "", "expect": "3"}, ["it tests nothing", "the guard is broken"]),
    ],
)
def test_a_check_that_is_wrong_is_refused_in_words(tmp_path, changed, messages):
    with pytest.raises(DataError) as caught:
        written(tmp_path, **changed)
    said = str(caught.value)
    assert said.count(HEAD) == len(messages)
    for message in messages:
        assert f"{HEAD}{message}" in said


@pytest.mark.parametrize(
    "changed",
    [
        {"outcome": "contradicted", "basis": "the office"},
        {"outcome": "contradicted", "against": "tally"},
        {"outcome": "loose", "against": ""},
        {"against": "blue-paper;blue-c2;tally;survey"},
        {"formula": "", "expect": ""},
    ],
)
def test_a_check_that_is_right_passes(tmp_path, changed):
    assert written(tmp_path, **changed)[0].check.id == "check-budget"


def test_there_is_an_end_to_what_is_told(tmp_path):
    small_copied(tmp_path)
    head, row, *_ = (HERE / TABLE).read_text(encoding="utf-8").splitlines()
    many = [row.replace("check-budget", f"check-{n}").replace(",2.5,", ",9,") for n in range(150)]
    (tmp_path / TABLE).write_text("\n".join([head, *many]) + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_checks(load(tmp_path))
    assert len(caught.value.problems) == MOST + 1


def test_a_falsifier_that_cannot_be_worked_out_is_told_with_its_line(tmp_path):
    path = small_copied(tmp_path) / "data/cases/alpha.yml"
    text = path.read_text(encoding="utf-8").replace("not reached('alpha', 'late', 'socialised')", "value('red-budgt')")
    path.write_text(text, encoding="utf-8")
    line = 1 + text[: text.index("red-budgt")].count("\n")
    library = load(tmp_path)
    with pytest.raises(DataError) as caught:
        check_falsifiers(library)
    message = "falsifier 2: unknown evidence: 'red-budgt'. Did you mean 'red-budget'?"
    assert str(caught.value) == f"data/cases/alpha.yml, line {line}: {message}"
    elsewhere = path.rename(tmp_path / "elsewhere.yml")
    with pytest.raises(DataError, match=f"data/cases/alpha.yml, line {line}: falsifier 2"):
        check_falsifiers(library, {"data/cases/alpha.yml": elsewhere})


def test_falsifiers_that_can_be_worked_out_pass():
    check_falsifiers(small())
