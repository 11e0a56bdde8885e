"""Both engines on the conclusions of the small world, worked out by hand."""

import pytest
from small_world import HERE, part_of

from countercase.argue.debate import debate
from countercase.argue.hearing import Hearing, hearings, mutual, of_source, weakest
from countercase.argue.library import load
from countercase.data.conclusion import Conclusion, load_conclusions
from countercase.data.relation import load_relations


@pytest.fixture(scope="module")
def world():
    return load(HERE)


@pytest.fixture(scope="module")
def relations(world):
    return load_relations(world.root, world.record)


def labels(found, names):
    return [found.label(name) for name in names]


def test_what_each_source_makes_of_itself(world):
    # red: c34 attacks c24, which is out; c6 is inferred, and c2 is a ground that stands
    red = of_source(world, "red")
    assert labels(red, ["red-c2", "red-c34", "red-c24", "red-c6"]) == ["in", "in", "out", "in"]
    assert of_source(world, "blue").label("blue-c2") == "in"


TAKEN_BACK = {
    "lo-p11-ilo-socialised",
    "lo-p11-status-drove-change",
    "lo-p14-pko-socialised",
    "lo-p14-social-influence-pko",
    "lo-p15-sovereignty-socialised",
    "lo-p15-social-influence-sovereignty",
}
"""The interim findings of the essay, and what they are drawn from."""
OF_OTHERS = {
    "lo": {"lo-p4-can-be-socialised"},
    "kobayashi": {
        "kobayashi-p11-unidirectional-view",
        "kobayashi-p24-neorealist-view",
        "kobayashi-p24-hegemony-transmission-belt",
        "kobayashi-p25-teacher-student-view",
        "kobayashi-p25-belonging-view",
        "kobayashi-p43-membership-view",
        "kobayashi-p52-we-feeling-account",
        "kobayashi-p60-norm-taking-submission",
        "kobayashi-p99-sit-separates-view",
        "kobayashi-p99-sit-fixed-view",
        "kobayashi-p168-weakness-view",
        "kobayashi-p206-cooperative-view",
        "kobayashi-p224-fit-view",
    },
    "tylecote": {
        "tylecote-l67-view-withdraw-now",
        "tylecote-l300-personal-capacity",
        "tylecote-l804-china-transparent",
        "tylecote-l866-china-leader",
        "tylecote-l912-gap-filled",
        "tylecote-l1829-preemptive-withdrawal",
    },
}
"""What the texts report of others, so as to answer it."""


@pytest.mark.parametrize("source", OF_OTHERS)
def test_no_text_of_the_book_refutes_what_it_holds(library, source):
    """Within a text nothing falls but what its author takes back and what others hold: a concession is no attack."""
    found = of_source(library, source)
    fallen = {name for name in found.claims if found.label(name) != "in"}
    assert fallen == OF_OTHERS[source] | {name for name in TAKEN_BACK if name.startswith(source)}


def test_what_is_left_when_the_rival_is_heard(world, relations):
    # blue-c2 attacks red-c6 in the record already, and they contradict each other. The undercut waits for blue-c2:
    # were it in, red-c6 would have no ground; as it is open, so is the step from red-c2, and red-c6 either way
    whole = debate(world.record.claims, relations)
    assert labels(whole, ["red-c2", "red-c6", "blue-c2"]) == ["in", "undecided", "undecided"]
    assert whole.applies("signing-is-no-belief red-c2") == "undecided"
    assert whole.applies("gain-or-belief") == "undecided"


def test_two_engines_on_two_conclusions(world, relations):
    # alpha/early comes to strategic or socialised, and is stated as socialised; alpha/late comes to what is stated
    whole = debate(world.record.claims, relations)
    early, late = hearings(world, load_conclusions(world.root, world.record, world.cases), whole)
    assert (early.rule, early.alone, early.together, early.agree) == ("undecided", "in", "undecided", True)
    assert (late.rule, late.alone, late.together, late.agree) == ("in", "in", "undecided", False)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("alpha/late", "in"),
        ("mends/margin", "in"),  # strategic, and stated is that or socialised
        ("alpha/early", "undecided"),
        ("split/two", "out"),  # strategic, and stated is socialised
    ],
)
@pytest.mark.parametrize("together", ["in", "undecided", "out"])
def test_what_the_rule_makes_of_a_conclusion(name, rule, together):
    held = Hearing(*part_of(name), ("red-c6",), "in", together)
    assert (held.rule, held.agree) == (rule, rule == together)


def test_a_conclusion_is_on_the_part_that_is_named(world):
    rows = [Conclusion(case="whole", part=part, claims="red-c6") for part in ("all", "after")]
    found = hearings(world, rows, debate(world.record.claims))
    assert [h.part.part.id for h in found] == ["all", "after"]


def test_what_is_stated_together_falls_with_one():
    assert weakest(["in", "in"]) == "in"
    assert weakest(["in", "undecided"]) == "undecided"
    assert weakest(["undecided", "out", "in"]) == "out"


def test_an_attack_that_is_answered_runs_both_ways(relations):
    attack = relations[0].model_copy(update={"bearing": "attacks"})
    joint = attack.model_copy(update={"premises": ("blue-c2", "red-c2")})
    assert [r.bearing for r in mutual([attack, joint, relations[1]])] == ["contradicts", "attacks", "undercuts"]
