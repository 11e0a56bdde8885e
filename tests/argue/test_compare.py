"""Two cases held against each other: facts, readings and rule, and which of the three decides."""

from dataclasses import replace

import pytest
from small_world import small, small_copied

from countercase import load
from countercase.argue.compare import carried, carry, compare, share
from countercase.data.crosswalk import Crosswalk
from countercase.data.shared_facts import load_facts, same


def held(first, second):
    names = same(load_facts(small().root, small().record))
    return compare(small().dossier(first), small().dossier(second), names, small().crosswalk)


def test_the_settings_that_differ():
    assert held("beta", "beta-half").switches == (("strict", "all", "half"),)
    assert held("beta", "beta-wide").switches == (("margin", "0", "2"),)
    assert held("beta-half", "beta-wide").switches == (("strict", "half", "all"), ("margin", "0", "2"))
    assert held("beta-wide", "beta").switches == (("margin", "2", "0"),)
    assert held("alpha", "alpha-add").switches == ()


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


def test_each_part_stands_with_the_settings_of_its_own_side():
    """Split with a margin of 3: what leads by 3 leads by no more than that, and every level is open."""
    dossier = small().dossier("split")
    found = compare(dossier, replace(dossier, margin=3))
    assert [(p.first.verdict.margin, p.second.verdict.margin) for p in found.parts] == [(0, 3), (0, 3)]
    assert [[(c.name, c.effect) for c in p.there.changes] for p in found.parts] == [[("margin", "opens")]] * 2


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


BY_ANOTHER = {
    "gamma-mixed": ("gamma", "mixed", "red-budget"),
    "other-mixed": ("other", "mixed", "blue-paper"),
    "mix-gated": ("mix", "gate", ""),
    "mix-again": ("mix", "", "red-speech"),
}
"""Counter-cases by their ids: whom they answer, by which rule, and the fact that they read."""


@pytest.fixture(scope="module")
def crossing(tmp_path_factory):
    folder = small_copied(tmp_path_factory.mktemp("crossing"))
    for name, (parent, rule, fact) in BY_ANOTHER.items():
        lines = [f"id: {name}", f"extends: {parent}", f"title: Of {parent}", "thesis: It is otherwise.", "changes:"]
        if rule:
            lines.append(f"  - {{framework: {rule}, because: It asks for what matters.}}")
            reading = "criterion: motive, points_to: gain" if rule == "mixed" else "criterion: deed, points_to: partly"
            part = "" if rule == "mixed" else "part: weak, "
            lines.append(f"  - {{add: {fact or 'red-vote'}, {part}{reading}, strength: 2, because: It pays.}}")
        else:
            lines.append(f"  - {{drop: {fact}, part: weak, because: It is but talk.}}")
        (folder / f"data/cases/{name}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load(folder)


def test_only_who_reads_those_facts_by_that_rule_carries_them(crossing):
    assert carried(crossing, "gamma", "mix") == ("gamma-mixed",)
    assert carried(crossing, "other", "mix") == ("other-mixed",)
    assert carried(crossing, "mix", "gamma") == ("mix-gated",)
    assert carried(crossing, "beta", "mix") == carried(crossing, "gamma", "other") == ()


def only(library, **kept):
    """The library in which some cases read for one criterion alone."""
    cases = dict(library.cases)
    for name, criterion in kept.items():
        parts = tuple(
            p.model_copy(update={"readings": tuple(r for r in p.readings if r.criterion == criterion)})
            for p in cases[name].parts
        )
        cases[name] = cases[name].model_copy(update={"parts": parts})
    return replace(library, cases=cases)


def test_to_have_a_question_in_common_both_have_to_read_something_on_it():
    """Gamma and other have no fact in common by their ids: the treaty has two, one for each source."""
    apart = only(small(), gamma="deed", other="reason")
    assert not share(apart, "gamma", "other")
    assert not share(apart, "other", "gamma")
    assert share(only(small(), gamma="reason", other="reason"), "gamma", "other")
    assert share(only(small(), gamma="deed"), "gamma", "other")
    # the crosswalk asks both for the reason, of which this reads nothing
    silent = only(small(), other="deed")
    assert not share(silent, "other", "mix")
    assert not share(silent, "mix", "other")
    assert share(small(), "mix", "other")


def test_two_cases_are_told_briefly():
    assert repr(held("alpha", "beta")) == "<Comparison of 'alpha' and 'beta'>"
    assert held("alpha", "beta").same_rule
