"""What decides, the rule or the facts: the small world's multiverses, counted by hand."""

from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from each import each
from small_world import part_of, small

from countercase.argue.arbiter import DECIDERS, OPEN, UNSETTLED, Option, alone, apart, arbiter, clauses, sentence
from countercase.argue.multiverse import Choice, Multiverse, explore

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
        "Neither the rule nor the weights settle it: however the rule is taken, 39 of 100 ways of weighing the facts "
        "leave it open, and 32 of 100 give “socialised”; nothing moves it more than the reading of one fact "
        "(Red, para. 6) on reason."
    )


def test_the_facts_decide_where_no_switch_moves_anything():
    """quiet/first: the treaty stays at C, whatever it weighs; the poll is out (4 of 12 ways: open), or belief."""
    a = found("quiet/first")
    assert (a.decider, a.switch, a.options, a.own, a.farthest, a.spread) == ("facts", None, (), None, None, 0)
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
        "enough”, 50 of 100 give “strategic compliance”; yet who knows how the rule is taken can foretell 75 of 100, "
        "and who does not, 50."
    )
    verdict = part_of("mends/together")[0]
    told = {
        (0.5, 0.504): "; yet who knows how the rule is taken can foretell no more than who does not.",
        (0.09, 0.5): "; yet who knows how the rule is taken can foretell 50 of 100, and who does not, 9.",
        (0.5, 0.8): "give “strategic compliance”.",  # then the rule decides more, as it looks
    }
    for (blind, rule), end in told.items():
        assert clauses(verdict, replace(a, blind=blind, told=rule)).endswith(end)


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
    assert said(name) == f"Neither the rule nor the weights {words}"


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


MIX = ("mixture",)


def counted(cells, names="abc", kind="switch"):
    """A multiverse of choices between two options each: in so many ways each set of verdicts, under each setting."""
    framework = small().frameworks["mixed"]
    bits = {verdict: 1 << i for i, verdict in enumerate(framework.verdicts)}
    picked, held = [], []
    for setting, ways in cells.items():
        for verdicts, count in ways.items():
            picked += [setting] * count
            held += [sum(bits[v] for v in verdicts)] * count
    choices = tuple(Choice(name, kind, ("no", "yes"), 0) for name in names[: len(setting)])
    part = small().dossier("mix").case.parts[0]
    return Multiverse(part, framework, choices, np.array(picked), np.array(held), len(held), bits["strategic"])


@each("order", list(permutations("abc")))
def test_the_second_switch_tells_most_of_what_the_first_does_not(order):
    """Without a it is strategic; with a it is socialised without b, and a mixture with b; c is nothing to it.

    Blindly 4 of 8 are right, by a alone 4 and 2 of 4, by a and b all of them.
    """
    cells = {}
    for setting in product((0, 1), repeat=3):
        held = dict(zip(order, setting, strict=True))
        cells[setting] = {(SOC if not held["b"] else MIX) if held["a"] else STRAT: 1}
    a = arbiter(counted(cells, order))
    assert (a.switch.name, a.spread, a.blind, a.told, a.second) == ("a", 1, 0.5, 1, "b")
    assert [o.shares for o in a.options] == [{STRAT: 1}, {SOC: 0.5, MIX: 0.5}]


def test_of_two_switches_that_move_as_much_the_one_under_which_a_verdict_leads():
    """Of ten ways in each cell: not a 10 open, 8 strategic, 2 socialised, and a 10, 2 and 8: 6 of 20 are moved.

    Not b 7 open, 8 strategic, 5 socialised, and b 13, 2 and 5: 6 of 20 as well, and strategic leads without b.
    """
    either = ("strategic", "socialised")
    cells = {
        (0, 0): {either: 2, STRAT: 7, SOC: 1},
        (0, 1): {either: 8, STRAT: 1, SOC: 1},
        (1, 0): {either: 5, STRAT: 1, SOC: 4},
        (1, 1): {either: 5, STRAT: 1, SOC: 4},
    }
    a = arbiter(counted(cells))
    assert (a.switch.name, round(a.spread * 20, 9)) == ("b", 6)
    assert [(o.name, o.lead) for o in a.options] == [("no", STRAT), ("yes", OPEN)]


def test_two_switches_can_tell_together_what_neither_tells_alone():
    """Strategic where they stand alike, and socialised where they do not."""
    a = arbiter(counted({(0, 0): {STRAT: 1}, (0, 1): {SOC: 1}, (1, 0): {SOC: 1}, (1, 1): {STRAT: 1}}))
    assert (a.blind, a.told, a.spread, a.decider) == (0.5, 1, 0, "rule")
    assert (a.switch.name, a.second) == ("a", "b")


@each(
    ("blind", "told", "spread", "decider"),
    [
        (0.9, 0.9, 0, "neither"),
        (0.89, 0.9, 0.5, "rule"),
        (0.5, 0.5, 0.1, "rather-facts"),
        (0.5, 0.5, 0.09, "facts"),
        # it tells 0.3 and leaves 0.2; 0.25 and 0.25; 0.3 and 0.4
        (0.5, 0.8, 0.5, "rather-rule"),
        (0.5, 0.75, 0.5, "rather-facts"),
        (0.3, 0.6, 0.5, "rather-facts"),
    ],
)
def test_what_decides_by_what_the_rule_tells(blind, told, spread, decider):
    assert replace(found("beta/only"), blind=blind, told=told, spread=spread).decider == decider


def test_it_is_settled_where_one_verdict_leads_in_any_view():
    opened, led = Option("all", {("outside", "formal"): 0.6, SOC: 0.4}), Option("half", {SOC: 1.0})
    a = replace(found("beta/only"), whole=opened, options=(opened, led))
    assert a.head == DECIDERS["rule"]
    assert replace(a, options=(opened, opened)).head == UNSETTLED


HALF = {SOC: 0.5, FORM: 0.4, OUT: 0.1}
HALVES = (
    "under “All has to be done”, every way of weighing the facts gives “strategic compliance”; under “Half is enough”, "
    "50 of 100 give “socialised”"
)
REST = "; most of what is left hangs on the switch “how much is enough”."


@pytest.mark.parametrize(
    ("told", "second", "own", "far", "words"),
    [
        (1, "strict", {STRAT: 1}, HALF, f"{HALVES}{REST}"),
        # nothing is told of what is left where one switch tells all, or nearly, or none tells the rest
        (1, "", {STRAT: 1}, HALF, f"{HALVES}."),
        (
            1,
            "strict",
            {STRAT: 1},
            {SOC: 0.9, FORM: 0.1},
            f"{HALVES}.".replace("50", "90"),
        ),
        # nor where the rule decides more than the facts, and not alone
        (0.8, "strict", {STRAT: 1}, HALF, f"{HALVES}."),
        (
            0.8,
            "",
            {SOC: 0.6, FORM: 0.4},
            {SOC: 1},
            "under “All has to be done”, 60 of 100 ways of weighing the facts give “socialised”; under “Half is "
            "enough”, every one does.",
        ),
    ],
)
def test_what_is_left_is_told_where_the_rule_decides(told, second, own, far, words):
    a = found("alpha/late")
    switch = next(c for c in a.universe.choices if c.kind == "switch")
    options = (Option("all", own), Option("half", far))
    a = replace(a, switch=switch, options=options, blind=0.5, told=told, spread=0.5, second=second)
    assert clauses(part_of("alpha/late")[0], a) == words


def test_a_reading_that_moves_one_in_ten_is_told():
    """Ten ways with it and ten without: two are strategic here and one there, and the others socialised."""
    universe = counted({(0,): {STRAT: 2, SOC: 8}, (1,): {STRAT: 1, SOC: 9}}, ("red-speech/motive",), "reading")
    assert [(c.name, moved) for c, moved in universe.movers()] == [("red-speech/motive", 0.1)]
    a = replace(arbiter(universe), blind=0.8, told=0.8)
    assert (a.decider, a.switch) == ("facts", None)
    assert clauses(part_of("mix/turn-two")[0], a) == (
        "however the rule is taken, 85 of 100 ways of weighing the facts give “socialised”, and 15 of 100 give "
        "“strategic compliance”; nothing moves it more than the reading of one fact (Red, para. 4) on motive."
    )
