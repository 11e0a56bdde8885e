"""What two sides both ask: where their answers agree, part, stay open, or are not there."""

from dataclasses import replace

import pytest
from each import each
from small_world import ASKED, LEVELS, listed, rows, small, verdicts

from countercase.argue.compare import compare
from countercase.argue.question import bearing

ANSWERS = {"gate": LEVELS["gate"]["reason"], "mixed": LEVELS["mixed"]["motive"]}


def side(name):
    """A case with one of its parts alone, named as case/part."""
    case, _, part = name.partition("/")
    dossier = small().dossier(case)
    parts = tuple(p for p in dossier.case.parts if p.id == part)
    return replace(dossier, case=dossier.case.model_copy(update={"parts": parts}))


def asked(first, second):
    return compare(side(first), side(second), {}, small().crosswalk).whole


def answered(rule, letters):
    return tuple(ANSWERS[rule][letter] for letter in letters.strip("-"))


@each("row", rows(ASKED), ids=lambda row: f"{row['first']} {row['second']}")
def test_how_two_answers_stand_is_what_the_table_says(row):
    found = asked(row["first"], row["second"])
    (question,) = found.questions
    assert question.title == "why it does so"
    assert question.asks == ("reason", "motive")
    assert question.answers == (answered("gate", row["reason"]), answered("mixed", row["motive"]))
    assert question.standing == row["standing"]
    would = row["would"].split(", ")
    assert question.would == (answered("gate", would[0]), answered("mixed", would[1]))
    assert found.answer.standing == row["verdict"]


@pytest.mark.parametrize("row", rows(ASKED), ids=lambda row: f"{row['first']} {row['second']}")
def test_the_other_way_round_it_is_the_same(row):
    there, back = asked(row["first"], row["second"]), asked(row["second"], row["first"])
    assert [q.standing for q in there.questions] == [q.standing for q in back.questions]
    assert [q.answers for q in there.questions] == [q.answers[::-1] for q in back.questions]
    assert [q.would for q in there.questions] == [q.would[::-1] for q in back.questions]
    assert (there.answer.standing, there.answer.answers) == (back.answer.standing, back.answer.answers[::-1])
    assert (there.answer.title, back.answer.title) == ("whether it is socialised",) * 2


def test_the_verdict_is_a_question_of_its_own():
    found = asked("gamma/only", "mix/weak")
    assert found.answer.title == "whether it is socialised"
    assert found.answer.answers == (("socialised",), ("strategic",))
    assert found.answer.would == (("outside", "formal", "strategic"), ("socialised",))
    assert found.answer.line.turns_on == "Does a doubt count?"


def test_under_one_rule_each_criterion_is_asked():
    found = compare(small().dossier("alpha"), small().dossier("alpha-reread")).whole
    deed, reason = found.questions
    assert (deed.title, deed.standing, deed.moves) == ("Deed", "agree", False)
    assert (reason.title, reason.standing, reason.moves) == ("Reason", "part", True)
    assert reason.answers == (("belief",), ("gain",))
    assert reason.would == (("gain",), ("belief",))
    assert found.asked("part") == (reason,)
    assert (found.answer.title, found.answer.standing, found.answer.line) == ("the verdict", "part", None)
    assert repr(reason) == "<Question 'Reason': part>"


def test_two_that_leave_the_same_open_agree():
    """In alpha/early nothing bears on the reason, so that both verdicts are strategic or socialised."""
    early = side("alpha/early")
    found = compare(early, early).whole
    assert [q.standing for q in found.questions] == ["agree", "unread"]
    assert found.answer.standing == "agree"
    assert found.answer.answers == (verdicts("strat soc"),) * 2


def test_without_a_crosswalk_two_rules_share_no_question():
    found = compare(side("gamma/only"), side("mix/weak")).whole
    assert (found.questions, found.answer) == ((), None)


def test_the_criteria_that_bear_on_a_question():
    gate = small().frameworks["gate"]
    assert bearing(gate, "deed") == {"deed"}
    assert bearing(gate, "degree") == {"deed"}
    assert bearing(gate, "") == bearing(gate, "strict") == set()


def test_a_level_of_a_derived_result_is_read_where_another_is_ruled_out():
    found = compare(side("gamma/only"), side("alpha/early")).whole.first.judged
    assert found.reads("degree")
    assert found.answers("degree") == ("high",)
    assert found.weighing("degree") is None
    silent = compare(side("bears/silent"), side("gamma/only")).whole.first.judged
    assert not silent.reads("degree")
    assert silent.reads("")
    assert not silent.reads("deed")


def test_the_table_names_each_of_its_cells():
    assert all(len(listed(row["would"].replace("-", "x"))) == 2 for row in rows(ASKED))


def test_a_question_moves_a_verdict_either_way():
    """To strategic from socialised and back; the deed on which both agree moves neither."""
    for first, second in (("alpha", "alpha-reread"), ("alpha-reread", "alpha")):
        found = compare(small().dossier(first), small().dossier(second)).whole
        assert [(q.title, q.moves) for q in found.questions] == [("Deed", False), ("Reason", True)]


def test_one_that_is_open_where_the_other_is_settled_may_agree():
    """With a margin of 2 all levels of beta are open, and partly and belief are among them."""
    for first, second in (("beta", "beta-wide"), ("beta-wide", "beta")):
        found = compare(small().dossier(first), small().dossier(second)).whole
        assert [q.standing for q in (*found.questions, found.answer)] == ["open"] * 3


def test_a_question_as_plain_data():
    found = asked("gamma/only", "mix/weak")
    assert found.questions[0].as_dict() == {
        "title": "why it does so",
        "asks": ["reason", "motive"],
        "answers": [["belief"], ["gain"]],
        "standing": "part",
        "moves": False,
        "turns_on": "Can it gain and believe at once?",
    }
    assert found.answer.as_dict()["turns_on"] == "Does a doubt count?"
    same = compare(small().dossier("alpha"), small().dossier("alpha-reread")).whole
    assert [q.as_dict()["turns_on"] for q in (*same.questions, same.answer)] == ["", "", ""]
