"""Two cases held against each other: facts, readings and rule, and which of the three decides."""

from dataclasses import replace

import pytest
from small_world import COMPARED, reading, readings, rows, small, verdicts

from countercase.argue import compare as module
from countercase.argue.compare import LAYERS, Difference, compare
from countercase.data.shared_facts import load_facts, same


def held(first, second):
    names = same(load_facts(small().root, small().record))
    return compare(small().dossier(first), small().dossier(second), names)


def crossed(found, *taken):
    """The verdict with each layer in `taken` from the second case, and the others from the first."""
    wanted = {layer: int(layer in taken) for layer in LAYERS}
    (one,) = [c.computed for c in found.crossings if c.taken == wanted]
    return one


@pytest.mark.parametrize("row", rows(COMPARED), ids=lambda row: f"{row['first']} {row['second']}")
def test_what_separates_two_cases_is_what_the_table_says(row):
    found = held(row["first"], row["second"])
    assert len(found.crossings) == 8
    assert found.verdict(0) == crossed(found) == verdicts(row["own"])
    for layer in LAYERS:
        assert crossed(found, layer) == verdicts(row[layer])
    assert found.verdict(1) == crossed(found, *LAYERS) == verdicts(row["all"])
    assert found.deciding == tuple(row["decides"].strip("-").split())
    assert [" ".join(name.removeprefix("red-") for name in taken) for taken in found.flips] == (
        [row["flips"]] if row["flips"] != "-" else []
    )


def test_facts_are_alike_or_read_differently_or_read_by_one_alone():
    found = held("alpha", "alpha-reread")
    assert found.alike == ("treaty-signed", "red-vote", "red-veto", "red-speech")
    (difference,) = found.differently
    assert difference.fact == "red-budget"
    assert [(r.points_to, r.strength) for r in (*difference.first, *difference.second)] == [("belief", 3), ("gain", 3)]
    assert isinstance(difference, Difference)
    assert (found.only_first, found.only_second) == ((), ())
    assert held("alpha", "alpha-two").only_second == ("red-strike", "red-visit")
    assert held("alpha-two", "alpha").only_first == ("red-strike", "red-visit")


def test_another_strength_is_another_reading():
    dossier = small().dossier("gamma")
    (part,) = dossier.case.parts
    weaker = tuple(r.model_copy(update={"strength": 1}) for r in part.readings)
    case = dossier.case.model_copy(update={"parts": (part.model_copy(update={"readings": weaker}),)})
    found = compare(dossier, replace(dossier, case=case))
    assert found.alike == ("red-vote",)
    assert [d.fact for d in found.differently] == ["red-treaty", "red-budget"]


def test_a_reading_more_of_the_same_fact_is_another_reading():
    """bears/double reads the treaty for complies, as split/one does, and for partly besides."""
    one, other = (replace(small().dossier(n), case=alone(n, p)) for n, p in (("split", "one"), ("bears", "double")))
    for found in (compare(one, other), compare(other, one)):
        assert found.alike == ("red-budget",)
        assert [d.fact for d in found.differently] == ["red-treaty"]


def alone(name, part):
    """A case with one of its parts alone."""
    case = small().cases[name]
    return case.model_copy(update={"parts": tuple(p for p in case.parts if p.id == part)})


def test_a_fact_that_both_report_has_one_name():
    found = held("gamma", "other")
    assert found.alike == ("treaty-signed",)
    assert found.only_first == ("red-vote", "red-budget")
    assert found.only_second == ("blue-paper",)
    apart = compare(small().dossier("gamma"), small().dossier("other"))
    assert apart.alike == ()
    assert apart.names == {}


def test_the_settings_that_differ():
    assert held("beta", "beta-half").switches == (("strict", "all", "half"),)
    assert held("beta", "beta-wide").switches == (("margin", "0", "2"),)
    assert held("beta-half", "beta-wide").switches == (("strict", "half", "all"), ("margin", "0", "2"))
    assert held("beta-wide", "beta").switches == (("margin", "2", "0"),)
    assert held("alpha", "alpha-add").switches == ()


def test_under_two_rules_nothing_is_turned_fact_by_fact():
    found = held("gamma", "mix")
    assert not found.same_rule
    assert found.flips == ()
    assert found.switches == ()
    # the facts of gamma are read for criteria that the mixture does not have, so that its one criterion is unread
    assert crossed(found, "rule") == ("strategic", "socialised")
    assert crossed(found, "record", "reading") == ("outside", "formal", "strategic", "socialised")
    assert (held("mix", "gamma").flips, held("mix", "gamma").switches) == ((), ())


def test_parallel_parts_are_judged_apart_and_then_taken_together():
    """One part of split is for belief and the other for gain: so are the two verdicts, and the readings level."""
    found = held("split", "gamma")
    assert found.verdict(0) == ("strategic", "socialised")
    assert found.alike == ("treaty-signed", "red-budget")
    assert found.only_first == ("red-speech",)
    assert crossed(found) == ("strategic", "socialised")


def test_a_step_is_compared_with_what_it_builds_on_and_not_with_what_came_before():
    assert held("quiet", "gamma").only_first == ("red-speech",)
    assert "red-poll" not in {*held("quiet", "gamma").only_first}
    assert held("whole", "gamma").only_first == ("red-veto", "red-speech")


SENTENCES = {
    ("alpha", "alpha-reread"): "“Alpha” comes to socialised and “Alpha read otherwise” to strategic compliance; "
    "they share 5 facts, and what separates them is how they read the same facts.",
    ("alpha", "alpha-drop"): "“Alpha” comes to socialised and “Alpha with less” to strategic compliance; "
    "they share 4 facts, and what separates them is which facts they use or how they read the same facts, each alone "
    "enough.",
    ("alpha", "alpha-add"): "“Alpha” comes to socialised and “Alpha with more” to formal membership; "
    "they share 5 facts, and no layer alone separates them: it takes more than one together.",
    ("alpha", "alpha-same"): "“Alpha” comes to socialised and “Alpha again” to socialised; "
    "they share 5 facts, and nothing separates them.",
    ("alpha", "alpha-harmless"): "“Alpha” comes to socialised and “Alpha without the vote” to socialised; "
    "they share 4 facts, and what differs between them does not change the verdict.",
    ("alpha-harmless", "alpha"): "“Alpha without the vote” comes to socialised and “Alpha” to socialised; "
    "they share 4 facts, and what differs between them does not change the verdict.",
    ("beta", "beta-half"): "“Beta” comes to formal membership and “Beta by half” to socialised; "
    "they share 2 facts, and what separates them is the rule.",
    ("gamma", "other"): "“Gamma” comes to socialised and “Other” to socialised; "
    "they share 1 fact, and what differs between them does not change the verdict.",
    ("beta", "other"): "“Beta” comes to formal membership and “Other” to socialised; "
    "they share no fact that both read, and what separates them is which facts they use or how they read the same "
    "facts, each alone enough.",
    ("alpha", "alpha-two"): "“Alpha” comes to socialised and “Alpha with two more” to formal membership or socialised; "
    "they share 5 facts, and no layer alone separates them: it takes more than one together.",
    ("alpha-two", "alpha"): "“Alpha with two more” comes to formal membership or socialised and “Alpha” to socialised; "
    "they share 5 facts, and what separates them is which facts they use or how they read the same facts, each alone "
    "enough.",
    ("mix", "gamma"): "“Mix” comes to strategic compliance or socialised and “Gamma” to socialised; "
    "they share 2 facts, and what separates them is the rule, and with it the questions that the facts are asked: "
    "The mixture and The gate have no criterion in common.",
    ("gamma", "mix"): "“Gamma” comes to socialised and “Mix” to strategic compliance or socialised; "
    "they share 2 facts, and what separates them is the rule, and with it the questions that the facts are asked: "
    "The gate and The mixture have no criterion in common.",
}


@pytest.mark.parametrize("pair", SENTENCES, ids=" ".join)
def test_in_one_sentence(pair):
    assert held(*pair).sentence() == SENTENCES[pair]


def test_as_plain_data():
    found = held("beta", "beta-half").as_dict()
    layers = found.pop("layers")
    assert found == {
        "first": "beta",
        "second": "beta-half",
        "sentence": SENTENCES["beta", "beta-half"],
        "verdicts": [["formal"], ["socialised"]],
        "frameworks": ["gate", "gate"],
        "only_first": [],
        "only_second": [],
        "alike": ["red-vote", "red-budget"],
        "differently": [],
        "switches": [{"switch": "strict", "first": "all", "second": "half"}],
        "deciding": ["rule"],
        "smallest_flips": [],
    }
    assert len(layers) == 8
    assert layers[0] == {"taken": {"record": 0, "reading": 0, "rule": 0}, "computed": ["formal"]}
    assert layers[1] == {"taken": {"record": 0, "reading": 0, "rule": 1}, "computed": ["socialised"]}
    other = held("alpha", "alpha-reread").as_dict()
    assert other["smallest_flips"] == [["red-budget"]]
    assert other["differently"] == [
        {
            "fact": "red-budget",
            "first": [{"criterion": "reason", "points_to": "belief", "strength": 3, "because": "It shows belief."}],
            "second": [{"criterion": "reason", "points_to": "gain", "strength": 3, "because": "It pays."}],
        }
    ]


def test_where_there_are_too_many_sets_they_are_not_tried(monkeypatch):
    """gamma-three changes three facts: 3 sets of one, 3 of two, 1 of three."""
    monkeypatch.setattr(module, "TRIES", 2)
    assert held("gamma", "gamma-three").flips == ()
    monkeypatch.setattr(module, "TRIES", 3)
    assert held("gamma", "gamma-three").flips == (("red-strike", "red-visit", "red-edge"),)


def test_ten_flips_are_enough():
    """Eleven facts weigh 11 for complies against 10 for partly: whichever is read for refuses, it is level."""
    dossier = small().dossier("gamma")
    facts = [name for name in small().record.evidence if name != "red-treaty"]

    def reads(level):
        made = [*readings("P3 P3 P3 P1 B3", dossier.framework), *(reading("deed", level, 1, name) for name in facts)]
        made = [r.model_copy(update={"because": f"So, by {n}."}) for n, r in enumerate(made)]
        (part,) = dossier.case.parts
        part = part.model_copy(update={"readings": tuple(made)})
        return replace(dossier, case=dossier.case.model_copy(update={"parts": (part,)}))

    found = compare(reads("complies"), reads("refuses"))
    assert len(facts) == 11
    assert found.flips == tuple((name,) for name in facts[:10])
