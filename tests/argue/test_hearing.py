"""Both engines on the conclusions of the small world, worked out by hand."""

import pytest
from each import each
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
    assert red.claims == ("red-c1", "red-c2", "red-c24", "red-c34", "red-c4", "red-c5", "red-c6")
    blue = of_source(world, "blue")
    assert (blue.claims, blue.label("blue-c2")) == (("blue-c2",), "in")


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


@each(
    ("name", "rule"),
    [
        ("alpha/late", "in"),
        ("mends/margin", "in"),  # strategic, and stated is that or socialised
        ("alpha/early", "undecided"),
        ("split/two", "out"),  # strategic, and stated is socialised
    ],
)
@each("together", ["in", "undecided", "out"])
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
