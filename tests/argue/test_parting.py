"""Two sides held against each other: facts, readings and rule, and which of the three decides."""

from dataclasses import replace

import pytest
from small_world import COMPARED, part_of, rows, small, verdicts

from countercase.argue.compare import compare
from countercase.argue.parting import LAYERS, Difference, half_of, parting
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


def alone(name, part):
    """A case with one of its parts alone."""
    case = small().cases[name]
    return case.model_copy(update={"parts": tuple(p for p in case.parts if p.id == part)})


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


def test_a_fact_that_both_report_has_one_name():
    found = held("gamma", "other")
    assert found.whole.alike == ("treaty-signed",)
    assert found.whole.only_first == ("red-vote", "red-budget")
    assert found.whole.only_second == ("blue-paper",)
    apart = compare(small().dossier("gamma"), small().dossier("other"))
    assert apart.whole.alike == ()
    assert apart.names == {}


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


def test_parallel_parts_that_are_held_together_are_led_nowhere():
    """Each part of split is settled by itself: a level for both at once would be a change of neither."""
    found = held("split", "beta").whole
    assert [len(half.parts) for half in (found.first, found.second)] == [2, 1]
    assert found.answer.standing == "part"
    assert found.ways[0] == ()


def test_a_half_is_what_was_judged():
    """As it was asked for: without the budget alpha is for gain, and by another margin all is open."""
    verdict, part = part_of("alpha/late", without=["red-budget"])
    half = half_of(verdict)
    assert half.judged.conclusion is part.conclusion
    assert (half.computed, half.stated, half.parts) == (("strategic",), ("socialised",), (part,))
    assert half.readings == part.readings
    early = half_of(verdict, verdict.parts[0])
    assert (early.computed, early.parts) == (("strategic", "socialised"), verdict.parts[:1])
    assert half_of(part_of("alpha/late", margin=2)[0]).computed == ("outside", "formal", "strategic", "socialised")
    assert repr(half) == "<Half of 'alpha': late>"


def test_parallel_parts_make_one_half():
    """Both parts of split read the treaty: it counts once among the readings of the half."""
    half = half_of(small().dossier("split").verdict())
    assert [r.evidence for r in half.readings] == ["red-treaty", "red-budget", "red-speech"]
    assert half.judged.conclusion.outcomes == ("strategic", "socialised")
    assert repr(half) == "<Half of 'split': one, two>"


def test_the_settings_of_each_side_are_its_own():
    """By a margin of 2 the whole of beta is open, on whichever side the margin stands."""
    wide, plain = (half_of(part_of("beta/only", margin=margin)[0]) for margin in (2, 0))
    assert [c.name for c in parting(plain, wide, {}, Crosswalk()).there.changes] == ["margin"]
    half, whole = (half_of(part_of("beta/only", switches={"strict": s})[0]) for s in ("half", "all"))
    found = parting(whole, half, {}, Crosswalk())
    assert (found.there.before, found.there.after) == (("formal",), ("socialised",))
    assert (found.back.before, found.back.after) == (("socialised",), ("formal",))
    assert [c.computed for c in found.crossings if c.taken["rule"]] == [("socialised",)] * 4


def test_two_sides_are_told_briefly():
    found = held("alpha", "alpha-reread").whole
    assert repr(found) == "<Parting of 'alpha' and 'alpha-reread': 5 facts in common>"
    assert repr(found.differently[0]) == "<Difference on 'red-budget'>"
    assert repr(found.crossings[1]) == (
        "<Crossing, record of the first, reading of the first, rule of the second: socialised>"
    )
    assert (found.shared, found.same_rule, found.same_verdict) == (5, True, False)
    assert held("alpha", "alpha-same").whole.same_verdict
    for first, second in (("gamma", "mix"), ("mix", "gamma")):
        assert not held(first, second).whole.same_rule
        assert not held(first, second).whole.same_verdict
    # formal or socialised holds socialised, and is another verdict
    for first, second in (("alpha", "gamma-three"), ("gamma-three", "alpha")):
        assert held(first, second).whole.same_rule
        assert not held(first, second).whole.same_verdict


def test_the_questions_are_those_on_which_the_sides_stand_so():
    found = held("alpha", "alpha-reread").whole
    assert [q.title for q in found.asked("agree")] == ["Deed"]
    assert [q.title for q in found.asked("part")] == ["Reason"]
    assert found.asked("open") == ()


def test_a_side_that_leaves_the_verdict_open_can_be_brought_to_it():
    """Refused or complied with, gamma-three is formal or socialised: settled on complies it is what alpha is.

    No level on which alpha settled, and no switch, would leave just these two open.
    """
    found = held("alpha", "gamma-three").whole
    assert found.answer.standing == "open"
    first, second = ([(dict(r.switches), dict(r.levels)) for r in ways] for ways in found.ways)
    assert (first, second) == ([], [({}, {"deed": "complies"})])
