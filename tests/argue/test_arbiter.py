"""What decides, the rule or the facts: the small world's multiverses, counted by hand."""

from dataclasses import replace

import pytest
from small_world import part_of, small

from countercase.argue.arbiter import OPEN, alone, apart, arbiter, clauses, sentence
from countercase.argue.multiverse import explore

OUT, FORM, STRAT, SOC = (("outside",), ("formal",), ("strategic",), ("socialised",))


def found(name, **settings):
    return arbiter(explore(*part_of(name, **settings)))


def said(name, **settings):
    verdict, judged = part_of(name, **settings)
    return sentence(verdict, arbiter(explore(verdict, judged)))


def counts(option, of):
    return {names: round(share * of, 9) for names, share in option.shares.items()}


def test_beta_is_decided_by_the_rule():
    """Nine ways of weighing: by all each is formal, by half each is socialised."""
    a = found("beta/only")
    assert (a.decider, a.switch.name, a.blind, a.told, a.spread, a.second) == ("rule", "strict", 0.5, 1, 1, "")
    assert [(o.name, o.shares) for o in a.options] == [("all", {FORM: 1}), ("half", {SOC: 1})]
    assert (a.own.name, a.farthest.name) == ("all", "half")
    assert said("beta/only") == (
        "The rule decides, and not the facts: under “All has to be done”, every way of weighing the facts gives "
        "“formal membership”; under “Half is enough”, every one gives “socialised”."
    )


def test_it_starts_from_the_option_that_the_case_takes():
    assert said("beta-half/only") == (
        "The rule decides, and not the facts: under “Half is enough”, every way of weighing the facts gives "
        "“socialised”; under “All has to be done”, every one gives “formal membership”."
    )


def test_alpha_by_each_option():
    """alpha/late: of 27 ways for deed and 9 for reason (see SHARES), by all and by half.

    By all: C is settled by reason (13 x 5 soc, 13 x 2 strat); P is formal (27); R with B (15) and RP with B (10) are
    formal, R with G (6) is outside; the other 94 leave it open. By half: C, P and PC (18 ways) are soc (90) or strat
    (36), R is formal (15) or outside (6), and 96 leave it open.
    """
    a = found("alpha/late")
    every, half = a.options
    assert counts(every, 243) == {OPEN: 94, SOC: 65, FORM: 52, STRAT: 26, OUT: 6}
    assert counts(half, 243) == {OPEN: 96, SOC: 90, STRAT: 36, FORM: 15, OUT: 6}
    assert counts(a.whole, 486) == {OPEN: 190, SOC: 155, FORM: 67, STRAT: 62, OUT: 12}
    assert a.blind == a.told == pytest.approx(190 / 486)
    # 2 + 25 + 10 more, and 37 fewer formal
    assert a.spread == pytest.approx(37 / 243)
    assert a.decider == "rather-facts"
    assert said("alpha/late") == (
        "Neither the rule nor the facts settle it: however the rule is taken, 39 of 100 ways of weighing the facts "
        "leave it open, and 32 of 100 give “socialised”; nothing moves it more than the reading of one fact "
        "(Red, para. 6) on reason."
    )


def test_the_facts_decide_where_no_switch_moves_anything():
    """quiet/first: the treaty stays at C, whatever it weighs; the poll is out (4 of 12 ways: open), or belief."""
    a = found("quiet/first")
    assert (a.decider, a.switch, a.options, a.own, a.farthest) == ("facts", None, (), None, None)
    assert counts(a.whole, 12) == {SOC: 8, OPEN: 4}
    assert said("quiet/first") == (
        "The facts decide, and not the rule: however the rule is taken, 67 of 100 ways of weighing the facts give "
        "“socialised”, and 33 of 100 leave it open; nothing moves it more than the reading of one fact (Red, para. 6) "
        "on reason."
    )


def test_the_facts_decide_more_where_the_rule_moves_what_is_less():
    """mends/together: by all each of 24 ways is formal; by half 12 are strategic, 6 socialised, and 6 leave it open."""
    a = found("mends/together")
    assert counts(a.options[0], 24) == {FORM: 24}
    assert counts(a.options[1], 24) == {STRAT: 12, SOC: 6, OPEN: 6}
    assert (a.blind, a.told, a.decider) == (0.5, 0.75, "rather-facts")
    assert clauses(*part_of("mends/together")[:1], a) == (
        "under “All has to be done”, every way of weighing the facts gives “formal membership”; under “Half is "
        "enough”, 50 of 100 give “strategic compliance”."
    )


def test_what_comes_out_under_both_but_less_often():
    """bears/pair, of 48 ways for deed and 3 for reason, which is belief in each.

    By all, complies has to outweigh partly: 11, 9, 6 and 3 ways where the veto is out, 1, 2 and 3, so 29 x 3 = 87. By
    half either will do, and all but the way in which everything is out: 47 x 3 = 141.
    """
    a = found("bears/pair")
    assert [round(o.shares[SOC] * 144) for o in a.options] == [87, 141]
    assert said("bears/pair").startswith(
        "The facts decide more than the rule: under “All has to be done”, 60 of 100 ways of weighing the facts give "
        "“socialised”; under “Half is enough”, 98 of 100 do; nothing moves it more than the reading of one fact"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gamma/only", "move it: however the rule is taken, every way of weighing the facts gives “socialised”."),
        # of 486 ways all but the two in which all five facts are out
        (
            "bears/five",
            "move it: however the rule is taken, nearly every way of weighing the facts gives “socialised”.",
        ),
        ("bears/four", "move it: however the rule is taken, 99 of 100 ways of weighing the facts give “socialised”."),
        ("bears/silent", "settle it: however the rule is taken, every way of weighing the facts leaves it open."),
    ],
)
def test_neither_decides(name, words):
    assert found(name).decider == "neither"
    assert said(name) == f"Neither the rule nor the facts {words}"


def test_a_rule_that_leaves_no_choice():
    dossier = small().dossier("gamma")
    framework = dossier.framework.model_copy(
        update={"switches": {}, "rule": dossier.framework.rule[-1:], "derived": {}}
    )
    verdict = replace(dossier, framework=framework, switches={}).verdict()
    a = arbiter(explore(verdict, verdict.parts[0]))
    assert (a.decider, a.switch) == ("neither", None)
    assert clauses(verdict, a) == (
        "the rule leaves no choice, and every way of weighing the facts gives “formal membership”."
    )


def test_of_two_switches_the_one_that_moves_more_has_the_options():
    """mix/third, 12 ways for each setting: the doubt makes of a mixture strategic, or a mixture.

    Harsh: 22 of 24 strategic. Kind: 12 of 24 a mixture.
    """
    a = found("mix/third")
    assert (a.switch.name, a.own.name, a.farthest.name) == ("doubt", "harsh", "kind")
    assert round(a.own.shares[STRAT] * 24) == 22
    assert a.farthest.shares[("mixture",)] == 0.5
    assert (a.blind * 48, a.told * 48) == pytest.approx((28, 34))


def test_mix_by_whether_motives_join():
    """mix/turn-two (see MIX_SHARES): apart 12, 12 and 8 open of 32; together 14, 10, 4 a mixture and 4 open."""
    a = found("mix/turn-two")
    assert a.switch.name == "joined"
    assert counts(a.options[0], 32) == {STRAT: 12, SOC: 12, OPEN: 8}
    assert counts(a.options[1], 32) == {STRAT: 14, SOC: 10, ("mixture",): 4, OPEN: 4}
    assert a.spread == pytest.approx(6 / 32)
    assert a.second == ""


def test_all_that_is_left_open_is_one_share():
    shares = {("a",): 0.3, ("a", "b"): 0.25, ("b", "c"): 0.25, ("b",): 0.2}
    assert list(alone(shares).items()) == [(OPEN, 0.5), (("a",), 0.3), (("b",), 0.2)]


def test_how_far_two_lie_apart():
    assert apart({("a",): 1.0}, {("b",): 1.0}) == 1
    assert apart({("a",): 0.5, ("b",): 0.5}, {("a",): 0.25, ("b",): 0.5, OPEN: 0.25}) == 0.25
