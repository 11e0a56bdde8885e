"""What holds of any readings, under the rules of the small world and every standard of proof."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import gate, mixed, reading

from countercase.argue.conclude import conclude, weigh

pytestmark = pytest.mark.slow

STANDARDS = ("heaviest", "substantial", "lead", "unopposed")


@st.composite
def drawn(draw, kinds=STANDARDS, joint=True):
    """A framework with its switches set, readings for it, one reading more, and a margin."""
    frameworks = [*(gate(kind) for kind in kinds), *([mixed()] if joint else [])]
    framework = draw(st.sampled_from(frameworks))
    switches = {name: draw(st.sampled_from(list(switch.options))) for name, switch in framework.switches.items()}
    pairs = [(c, level) for c, criterion in framework.criteria.items() for level in criterion.levels]
    one = st.tuples(st.sampled_from(pairs), st.integers(1, 3)).map(lambda t: reading(*t[0], t[1]))
    return framework, switches, draw(st.lists(one, max_size=12)), draw(one), draw(st.integers(0, 5))


@given(drawn(kinds=("heaviest", "lead"), joint=False))
def test_more_support_never_closes_a_level(case):
    framework, switches, held, more, margin = case
    before = weigh(framework, held, margin, switches)[more.criterion]
    after = weigh(framework, [*held, more], margin, switches)[more.criterion]
    assert after.weights[more.points_to] == before.weights[more.points_to] + more.strength
    if more.points_to in before.levels:
        assert more.points_to in after.levels


@given(drawn(kinds=("heaviest", "lead"), joint=False))
def test_more_support_for_the_lead_never_opens_another_level(case):
    framework, switches, held, more, margin = case
    before = weigh(framework, held, margin, switches)[more.criterion]
    after = weigh(framework, [*held, more], margin, switches)[more.criterion]
    if before.weights[more.points_to] == max(before.weights.values()):
        assert set(after.levels) <= set(before.levels)


@given(drawn())
def test_a_wider_margin_never_closes_anything(case):
    framework, switches, held, _, margin = case
    narrow, wide = (conclude(framework, held, m, switches) for m in (margin, margin + 1))
    for name in framework.criteria:
        assert set(narrow.weighings[name].levels) <= set(wide.weighings[name].levels)
    assert set(narrow.outcomes) <= set(wide.outcomes)


@given(drawn())
def test_the_order_of_readings_does_not_matter(case):
    framework, switches, held, more, margin = case
    one, other = (conclude(framework, r, margin, switches) for r in ([*held, more], [more, *reversed(held)]))
    assert one.outcomes == other.outcomes
    for name, w in one.weighings.items():
        assert (w.weights, w.levels, w.why) == (
            other.weighings[name].weights,
            other.weighings[name].levels,
            other.weighings[name].why,
        )


@given(drawn(kinds=("heaviest", "lead"), joint=False))
def test_the_heaviest_level_is_always_open(case):
    framework, switches, held, _, margin = case
    for weighing in weigh(framework, held, margin, switches).values():
        heaviest = max(weighing.weights.values())
        assert {level for level, w in weighing.weights.items() if w == heaviest} <= set(weighing.levels)


@given(drawn())
def test_something_is_always_open_and_says_why(case):
    framework, switches, held, _, margin = case
    found = conclude(framework, held, margin, switches)
    assert found.outcomes
    for w in found.weighings.values():
        assert w.levels
        assert (w.why == "unread") == (not w.readings)
        if w.why in {"settled", "joined"}:
            assert w.settled
        if w.why in {"level", "margin", "standard"}:
            assert not w.settled


@given(drawn())
def test_each_outcome_follows_from_one_combination_of_open_levels(case):
    framework, switches, held, _, margin = case
    found = conclude(framework, held, margin, switches)
    reached = {
        framework.decide(levels, setting).verdict
        for levels, setting in framework.combinations()
        if setting == switches and all(level in found.weighings[name].levels for name, level in levels.items())
    }
    assert set(found.outcomes) == reached
