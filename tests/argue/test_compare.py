"""Two cases held against each other: facts, readings and rule, and which of the three decides."""

from dataclasses import replace

import pytest
from small_world import COMPARED, rows, small, small_copied, verdicts

from countercase import load
from countercase.argue.compare import carried, carry, compare, share
from countercase.argue.parting import LAYERS, Difference
from countercase.data.crosswalk import Crosswalk
from countercase.data.shared_facts import load_facts, same


def held(first, second):
    names = same(load_facts(small().root, small().record))
    return compare(small().dossier(first), small().dossier(second), names, small().crosswalk)


def crossed(found, *taken):
    """The verdict with each layer in `taken` from the second case, and the others from the first."""
    wanted = {layer: int(layer in taken) for layer in LAYERS}
    (one,) = [c.computed for c in found.whole.crossings if c.taken == wanted]
    return one


@pytest.mark.parametrize("row", rows(COMPARED), ids=lambda row: f"{row['first']} {row['second']}")
def test_what_separates_two_cases_is_what_the_table_says(row):
    found = held(row["first"], row["second"])
    assert len(found.whole.crossings) == 8
    assert found.whole.first.computed == crossed(found) == verdicts(row["own"])
    for layer in LAYERS:
        assert crossed(found, layer) == verdicts(row[layer])
    assert found.whole.second.computed == crossed(found, *LAYERS) == verdicts(row["all"])
    assert found.whole.deciding == tuple(row["decides"].strip("-").split())


def test_facts_are_alike_or_read_differently_or_read_by_one_alone():
    found = held("alpha", "alpha-reread")
    assert found.whole.alike == ("treaty-signed", "red-vote", "red-veto", "red-speech")
    (difference,) = found.whole.differently
    assert difference.fact == "red-budget"
    assert [(r.points_to, r.strength) for r in (*difference.first, *difference.second)] == [("belief", 3), ("gain", 3)]
    assert isinstance(difference, Difference)
    assert (found.whole.only_first, found.whole.only_second) == ((), ())
    assert held("alpha", "alpha-two").whole.only_second == ("red-strike", "red-visit")
    assert held("alpha-two", "alpha").whole.only_first == ("red-strike", "red-visit")


def test_another_strength_is_another_reading():
    dossier = small().dossier("gamma")
    (part,) = dossier.case.parts
    weaker = tuple(r.model_copy(update={"strength": 1}) for r in part.readings)
    case = dossier.case.model_copy(update={"parts": (part.model_copy(update={"readings": weaker}),)})
    found = compare(dossier, replace(dossier, case=case))
    assert found.whole.alike == ("red-vote",)
    assert [d.fact for d in found.whole.differently] == ["red-treaty", "red-budget"]


def test_a_reading_more_of_the_same_fact_is_another_reading():
    """bears/double reads the treaty for complies, as split/one does, and for partly besides."""
    one, other = (replace(small().dossier(n), case=alone(n, p)) for n, p in (("split", "one"), ("bears", "double")))
    for found in (compare(one, other), compare(other, one)):
        assert found.whole.alike == ("red-budget",)
        assert [d.fact for d in found.whole.differently] == ["red-treaty"]


def alone(name, part):
    """A case with one of its parts alone."""
    case = small().cases[name]
    return case.model_copy(update={"parts": tuple(p for p in case.parts if p.id == part)})


def test_a_fact_that_both_report_has_one_name():
    found = held("gamma", "other")
    assert found.whole.alike == ("treaty-signed",)
    assert found.whole.only_first == ("red-vote", "red-budget")
    assert found.whole.only_second == ("blue-paper",)
    apart = compare(small().dossier("gamma"), small().dossier("other"))
    assert apart.whole.alike == ()
    assert apart.names == {}


def test_the_settings_that_differ():
    assert held("beta", "beta-half").switches == (("strict", "all", "half"),)
    assert held("beta", "beta-wide").switches == (("margin", "0", "2"),)
    assert held("beta-half", "beta-wide").switches == (("strict", "half", "all"), ("margin", "0", "2"))
    assert held("beta-wide", "beta").switches == (("margin", "2", "0"),)
    assert held("alpha", "alpha-add").switches == ()


def test_under_two_rules_nothing_is_turned_change_by_change():
    found = held("gamma", "mix")
    assert not found.same_rule
    assert (found.whole.there, found.whole.back, found.switches) == (None, None, ())
    # the facts of gamma are read for criteria that the mixture does not have, so that its one criterion is unread
    assert crossed(found, "rule") == ("strategic", "socialised")
    assert crossed(found, "record", "reading") == ("outside", "formal", "strategic", "socialised")
    assert held("mix", "gamma").switches == ()


def test_parallel_parts_are_judged_apart_and_then_taken_together():
    """One part of split is for belief and the other for gain: so are the two verdicts, and the readings level."""
    found = held("split", "gamma")
    assert found.whole.first.computed == ("strategic", "socialised")
    # each of its parts is judged by itself, so that nothing of it is turned change by change
    assert found.whole.there is None
    assert found.whole.alike == ("treaty-signed", "red-budget")
    assert found.whole.only_first == ("red-speech",)
    assert crossed(found) == ("strategic", "socialised")


def test_a_step_is_compared_with_what_it_builds_on_and_not_with_what_came_before():
    assert held("quiet", "gamma").whole.only_first == ("red-speech",)
    assert "red-poll" not in {*held("quiet", "gamma").whole.only_first}
    assert held("whole", "gamma").whole.only_first == ("red-veto", "red-speech")


def test_part_by_part_where_parts_have_the_same_ids():
    found = held("alpha", "alpha-reread")
    assert [p.first.parts[0].part.id for p in found.parts] == ["early", "late"]
    early, late = found.parts
    assert (early.first.computed, early.second.computed) == (("strategic", "socialised"),) * 2
    assert early.same_verdict
    assert early.there.changes == ()
    # the last part holds the verdict, and is not held together twice
    assert late is found.whole
    assert held("gamma", "mix").parts == ()


def test_parallel_parts_are_compared_with_those_of_the_same_id():
    dossier = small().dossier("split")
    one, two = dossier.case.parts
    other = dossier.case.model_copy(update={"parts": (one, two.model_copy(update={"readings": one.readings}))})
    found = compare(dossier, replace(dossier, case=other))
    assert [p.same_verdict for p in found.parts] == [True, False]
    # two reads the speech for gain; without it the reason is unread, and with the budget for belief it is level
    swapped = found.parts[1].there
    assert [(c.name, c.effect) for c in swapped.changes] == [("red-speech", "opens"), ("red-budget", "opens")]
    assert swapped.meets == (("red-speech", "red-budget"),)


def test_a_verdict_says_what_another_says_under_two_rules():
    gamma, weak = small().dossier("gamma"), replace(small().dossier("mix"), case=alone("mix", "weak"))
    found = compare(gamma, weak, {}, small().crosswalk).whole
    assert found.answer.standing == "part"
    # what is not socialised is formal where the deed falls short, and strategic where the reason is gain
    first, second = ([dict(r.levels) for r in ways] for ways in found.ways)
    assert first == [{"deed": "refuses"}, {"deed": "partly"}, {"reason": "gain"}]
    assert second == [{"motive": "belief"}]
    assert not any(r.switches for ways in found.ways for r in ways)
    assert compare(gamma, weak).whole.answer is None
    assert compare(gamma, weak).whole.ways == ((), ())


def test_under_one_rule_it_would_have_to_come_to_just_the_other_verdict():
    first, second = held("beta", "beta-half").whole.ways
    assert [dict(r.switches) for r in first] == [{"strict": "half"}, {}]
    # with belief, all that is done is socialised
    assert dict(first[1].levels) == {"deed": "complies"}
    # by half, nothing but to refuse is formal with belief
    assert [(dict(r.switches), dict(r.levels)) for r in second] == [({"strict": "all"}, {}), ({}, {"deed": "refuses"})]
    assert held("alpha", "alpha-same").whole.ways == ((), ())


def test_two_cases_have_something_in_common():
    library = small()
    names = same(load_facts(library.root, library.record))
    assert share(library, "gamma", "mix")  # red-treaty
    assert share(library, "beta", "other")  # both are asked for deed and reason
    assert share(library, "other", "mix")  # the reason and the motive, by the crosswalk
    apart = replace(library, crosswalk=Crosswalk())
    assert not share(apart, "other", "mix")
    assert share(apart, "other", "mix", names)  # blue-treaty is red-treaty


def test_the_facts_of_the_one_by_the_rule_of_the_other(tmp_path):
    """Gamma's budget, read for gain, is strategic by the mixture: that is neither gamma's word nor that of mix/all."""
    path = small_copied(tmp_path) / "data/cases/gamma-mixed.yml"
    lines = [
        *("id: gamma-mixed", "extends: gamma", "title: Gamma by the mixture", "thesis: It is paid.", "changes:"),
        "  - {framework: mixed, because: It asks for the motive.}",
        "  - {add: red-budget, criterion: motive, points_to: gain, strength: 2, because: It pays.}",
    ]
    path.write_text("\n".join(lines) + "\n")
    library = load(tmp_path)
    assert carried(library, "gamma", "mix") == ("gamma-mixed",)
    assert carried(library, "mix", "gamma") == carried(library, "gamma", "beta") == ()
    (found,) = carry(library, compare(library.dossier("gamma"), library.dossier("mix"), {}, library.crosswalk))
    assert (found.case, found.facts, found.computed) == ("gamma-mixed", 0, ("strategic",))
    assert (found.own, found.there) == ("part", "open")


def test_as_plain_data():
    found = held("beta", "beta-half").as_dict()
    whole = found.pop("whole")
    layers, there, back = (whole.pop(key) for key in ("layers", "there", "back"))
    parts = found.pop("parts")
    assert [part["parts"] for part in parts] == [[["only"], ["only"]]]
    assert found == {
        "first": "beta",
        "second": "beta-half",
        "frameworks": ["gate", "gate"],
        "switches": [{"switch": "strict", "first": "all", "second": "half"}],
    }
    questions = [
        {"title": title, "asks": [name, name], "answers": [[level], [level]], "standing": "agree", "moves": False}
        for title, name, level in (("Deed", "deed", "partly"), ("Reason", "reason", "belief"))
    ]
    assert whole == {
        "parts": [["only"], ["only"]],
        "verdicts": [["formal"], ["socialised"]],
        "answer": "part",
        "questions": [question | {"turns_on": ""} for question in questions],
        "only_first": [],
        "only_second": [],
        "alike": ["red-vote", "red-budget"],
        "differently": [],
        "deciding": ["rule"],
        "would_meet": [
            [{"switches": {"strict": "half"}, "levels": {}}, {"switches": {}, "levels": {"deed": "complies"}}],
            [{"switches": {"strict": "all"}, "levels": {}}, {"switches": {}, "levels": {"deed": "refuses"}}],
        ],
    }
    assert len(layers) == 8
    assert layers[1] == {"taken": {"record": 0, "reading": 0, "rule": 1}, "computed": ["socialised"]}
    change = {"kind": "switch", "name": "strict", "effect": "flips", "needed": True, "together_with": []}
    assert there == {
        "changes": [change | {"alone": ["socialised"], "without": ["formal"]}],
        "turned_by": [["strict"]],
        "met_by": [["strict"]],
        "tried_up_to": 1,
    }
    assert back["changes"] == [change | {"alone": ["formal"], "without": ["socialised"]}]
    differently = held("alpha", "alpha-reread").as_dict()["whole"]["differently"]
    assert differently == [
        {
            "fact": "red-budget",
            "first": [{"criterion": "reason", "points_to": "belief", "strength": 3, "because": "It shows belief."}],
            "second": [{"criterion": "reason", "points_to": "gain", "strength": 3, "because": "It pays."}],
        }
    ]
