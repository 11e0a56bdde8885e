"""The relations between the sources: read, checked, and what they may say."""

from collections import Counter

import pytest

from countercase.data.conclusion import load_conclusions
from countercase.data.problem import DataError
from countercase.data.relation import FILE, load_relations


@pytest.fixture(scope="module")
def relations(root, record):
    return load_relations(root, record)


def test_a_project_can_do_without(tmp_path, record, library):
    assert load_relations(tmp_path, record) == ()
    assert load_conclusions(tmp_path, record, library.cases) == ()


def test_at_least_forty_run_between_all_three_texts(relations, record):
    claims = record.claims
    ways = Counter((claims[name].source, claims[r.target].source) for r in relations for name in r.premises)
    assert len(relations) >= 40
    assert {pair for pair, count in ways.items() if pair[0] != pair[1]} == {
        *(("lo", "kobayashi"), ("lo", "tylecote"), ("kobayashi", "lo")),
        *(("kobayashi", "tylecote"), ("tylecote", "lo"), ("tylecote", "kobayashi")),
    }
    assert {r.bearing for r in relations} == {"supports", "attacks", "contradicts", "undercuts"}
    assert any(len(r.premises) > 1 for r in relations)


def test_nobody_is_said_to_answer_whom_he_did_not(relations):
    # none of the three texts names another: whoever finds one that does gives its locator, and the coder steps back
    assert {r.said_by for r in relations} == {"coder"}


def test_each_reason_is_a_sentence_of_its_own(relations):
    assert all(r.because[0].isupper() and r.because.endswith(".") for r in relations)
    assert len({r.because for r in relations}) == len(relations)
    assert all(r.question.endswith("?") for r in relations)


def test_every_stated_verdict_has_the_claim_that_states_it(root, library):
    found = {(row.case, row.part) for row in load_conclusions(root, library.record, library.cases)}
    stated = {(name, part.id) for name in library.originals for part in library.cases[name].parts if part.verdicts}
    assert found == stated


def test_a_table_full_of_faults_says_the_first_hundred(tmp_path, record):
    (tmp_path / "data").mkdir()
    rows = [f"r{n},Is it so?,lo-p4-thesis,attacks,nobody-{n},,It is.,coder," for n in range(150)]
    header = "id,question,premises,bearing,target,drawn_from,because,said_by,locator"
    (tmp_path / FILE).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"\.\.\. and 1 more") as caught:
        load_relations(tmp_path, record)
    assert str(caught.value).count("\n") <= 100
