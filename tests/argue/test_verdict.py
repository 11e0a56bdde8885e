"""Weights, margins and verdicts: properties that hold for any readings, and the two cases as they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countercase import DataError, load
from countercase.argue.conclude import decide_all, weigh
from countercase.argue.explanation import explain
from countercase.argue.repair import repairs
from countercase.data.case import Reading

LIBRARY = load()
CASES = sorted(LIBRARY.cases)
# levels that hold together are shown on the small world: what follows is true of levels that exclude each other
FRAMEWORKS = sorted(n for n, f in LIBRARY.frameworks.items() if not any(c.joint for c in f.criteria.values()))


@st.composite
def readings_of_a_framework(draw):
    framework = LIBRARY.frameworks[draw(st.sampled_from(FRAMEWORKS))]

    def reading(criterion, level, strength):
        return Reading(
            evidence="lo-ilo-1994-speech",
            criterion=criterion,
            points_to=level,
            strength=strength,
            locator="lo:p10",
            because="So.",
        )

    pairs = [(c, level) for c, criterion in framework.criteria.items() for level in criterion.levels]
    one = st.tuples(st.sampled_from(pairs), st.sampled_from([1, 2, 3])).map(lambda t: reading(*t[0], t[1]))
    return framework, draw(st.lists(one, max_size=12)), draw(one), draw(st.integers(0, 5))


@given(readings_of_a_framework())
def test_more_support_never_closes_a_level(drawn):
    framework, held, more, margin = drawn
    before = weigh(framework, held, margin, framework.defaults)[more.criterion]
    after = weigh(framework, [*held, more], margin, framework.defaults)[more.criterion]
    if more.points_to in before.levels:
        assert more.points_to in after.levels
    assert after.weights[more.points_to] == before.weights[more.points_to] + more.strength


@given(readings_of_a_framework())
def test_more_support_never_opens_another_level_against_it(drawn):
    framework, held, more, margin = drawn
    before = weigh(framework, held, margin, framework.defaults)[more.criterion]
    after = weigh(framework, [*held, more], margin, framework.defaults)[more.criterion]
    if more.points_to == max(before.weights, key=before.weights.get) and held:
        assert set(after.levels) <= set(before.levels)


@given(readings_of_a_framework())
def test_a_wider_margin_never_closes_anything(drawn):
    framework, held, _, margin = drawn
    narrow, wide = (
        weigh(framework, held, margin, framework.defaults),
        weigh(framework, held, margin + 1, framework.defaults),
    )
    for name in framework.criteria:
        assert set(narrow[name].levels) <= set(wide[name].levels)
    tight = {d.verdict for d in decide_all(framework, {n: w.levels for n, w in narrow.items()}, framework.defaults)}
    loose = {d.verdict for d in decide_all(framework, {n: w.levels for n, w in wide.items()}, framework.defaults)}
    assert tight <= loose


@given(readings_of_a_framework())
def test_the_order_of_readings_does_not_matter(drawn):
    framework, held, more, margin = drawn
    one = weigh(framework, [*held, more], margin, framework.defaults)
    other = weigh(framework, [more, *reversed(held)], margin, framework.defaults)
    assert {n: (dict(w.weights), w.levels) for n, w in one.items()} == {
        n: (dict(w.weights), w.levels) for n, w in other.items()
    }


@given(readings_of_a_framework())
def test_the_heaviest_level_is_always_open(drawn):
    framework, held, _, margin = drawn
    for weighing in weigh(framework, held, margin, framework.defaults).values():
        heaviest = max(weighing.weights.values())
        assert {level for level, w in weighing.weights.items() if w == heaviest} <= set(weighing.levels)


def test_a_criterion_without_readings_is_open(library):
    framework = library.frameworks["three-tests"]
    for weighing in weigh(framework, [], 0, framework.defaults).values():
        assert weighing.levels == tuple(framework.criteria[weighing.criterion].levels)
        assert not weighing.settled


def test_lo_ilo(library):
    verdict = library.dossier("lo-ilo").verdict()
    interim, final = verdict.phases
    assert interim.stated == ("socialised",)
    assert set(interim.computed) == {"socialised", "not-socialised"}
    assert not interim.reproduces
    assert final.computed == final.stated == ("not-socialised",)
    assert final.reproduces
    assert verdict.reproduces


def test_the_final_step_of_lo_weighs_the_first_one_too(library):
    interim, final = library.dossier("lo-ilo").verdict().phases
    assert interim.weighings["motive"].weights["status"] == final.weighings["motive"].weights["status"] > 0
    assert interim.weighings["motive"].weights["regime-stability"] == 0


def test_kobayashi_china_peacekeeping(library):
    one, two, three = library.dossier("kobayashi-china-peacekeeping").verdict().phases
    assert one.computed == one.stated == ("rejection",)
    assert two.computed == ("rhetorical-action",)
    assert two.stated == ("rhetorical-and-tactical",)
    assert three.computed == three.stated == ("competitive-socialisation",)


def test_the_interim_finding_comes_back_with_a_switch(library):
    verdict = library.dossier("lo-ilo").verdict()
    turned = [dict(r.switches) for r in repairs(verdict, verdict.phases[0]) if r.switches]
    assert {"jointly": "identity-suffices"} in turned
    for switches in turned:
        assert library.dossier("lo-ilo").verdict(switches=switches).phases[0].reproduces


def test_leaving_evidence_out_changes_the_weights(library):
    dossier = library.dossier("lo-ilo")
    whole = dossier.verdict().phases[1].weighings["motive"].weights["regime-stability"]
    less = dossier.verdict(without=["lo-theory-yang-rebuffs"]).phases[1].weighings["motive"].weights["regime-stability"]
    assert less == whole - 2


@pytest.mark.parametrize("name", CASES)
def test_every_verdict_is_explained_to_the_end(library, name):
    verdict = library.dossier(name).verdict()
    for phase in verdict.phases:
        lines = explain(verdict, phase)
        assert len(lines) >= len(verdict.framework.criteria) + len(verdict.framework.derived) + 1
        assert all(line.about and line.outcome and line.because for line in lines)
        titles = {verdict.framework.verdicts[v].title for v in phase.computed}
        assert {line.outcome for line in lines if line.about.startswith("Row ")} == titles


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"margin": -1}, "the margin should be a whole number"),
        ({"margin": True}, "the margin should be a whole number"),
        ({"switches": {"jontly": "all"}}, "Did you mean 'jointly'"),
        ({"without": ["lo-ilo-1994-spech"]}, "Did you mean 'lo-ilo-1994-speech'"),
        ({"without": ["kobayashi-pko-1997-standby-arrangements"]}, "does not read the evidence"),
    ],
)
def test_wrong_parameters_are_refused_in_words(library, given, message):
    with pytest.raises(DataError, match=message):
        library.dossier("lo-ilo").verdict(**given)


def test_an_unknown_case_is_refused_in_words(library):
    with pytest.raises(DataError, match="Did you mean 'lo-ilo'"):
        library.dossier("lo-ill")
