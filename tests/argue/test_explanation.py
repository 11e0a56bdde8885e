"""Verdicts in words: each line of an explanation, why a criterion is open, repairs and tallies."""

from dataclasses import replace

import pytest
from small_world import gate, part_of, small

from countercase.argue.explanation import (
    Line,
    Tally,
    case_phrase,
    explain,
    repair_words,
    settled_words,
    tally,
    ways_words,
)
from countercase.argue.repair import Repair
from countercase.argue.verdict import judge


def lines(name, **settings):
    return explain(*part_of(name, **settings))


def test_a_settled_part_line_by_line():
    assert lines("alpha/late") == (
        Line("Deed", "complies", "Weight: refuses 1, partly 1, complies 3."),
        Line("Reason", "belief", "Weight: gain 1, belief 3."),
        Line("Degree", "high", "Deed: complies"),
        Line("Row 1 of the rule", "Socialised", "Enough is done, and out of belief."),
    )


def test_what_is_unread_is_open():
    assert lines("alpha/early") == (
        Line("Deed", "complies", "Weight: partly 1, complies 3."),
        Line("Reason", "open", "Nothing that is read bears on it, so every level stays possible."),
        Line("Degree", "high", "Deed: complies"),
        Line("Row 1 of the rule", "Socialised", "Enough is done, and out of belief."),
        Line("Row 2 of the rule", "Strategic compliance", "Degree: high"),
    )


def test_levels_that_weigh_the_same():
    found = lines("gamma-three/only")
    assert found[0] == Line("Deed", "refuses or complies", "Weight: refuses 4, complies 4. The heaviest are level.")
    assert found[2] == Line("Degree", "low or high", "Deed: complies, or no earlier row applies")
    assert found[-1] == Line("Row 4 of the rule", "Formal membership", "no earlier row applies")


def test_levels_within_the_margin():
    found = lines("alpha/late", margin=2)
    assert found[0].outcome == "refuses, partly or complies"
    assert found[0].because == "Weight: refuses 1, partly 1, complies 3. No level leads by more than 2."
    assert [line.about for line in found[3:]] == [f"Row {n} of the rule" for n in (1, 2, 3, 4)]
    assert found[5] == Line("Row 3 of the rule", "Outside", "Deed: refuses and Reason: gain")


def test_a_switch_is_named_where_a_row_asks_for_it():
    assert lines("beta-half/only")[2] == Line("Degree", "high", "Deed: partly and How much is enough: half")


@pytest.mark.parametrize(
    ("kind", "outcome", "because"),
    [
        (
            "substantial",
            "gain or belief",
            "Weight: belief 1. That does not settle it, for a level counts only where at least one reading for it is "
            "substantial.",
        ),
        (
            "lead",
            "gain or belief",
            "Weight: belief 1. That does not settle it, for the heaviest level settles a criterion only where it leads "
            "the next by 2 or more.",
        ),
        ("unopposed", "belief", "Weight: belief 1."),
    ],
)
def test_a_standard_that_is_not_met(kind, outcome, because):
    verdict = judge(replace(small().dossier("quiet"), framework=gate(kind)))
    assert explain(verdict, verdict.parts[0])[1] == Line("Reason", outcome, because)


def test_levels_that_hold_together():
    assert lines("mix/turn-two", switches={"joined": "together", "doubt": "kind"}) == (
        Line(
            "Motive",
            "both",
            "Weight: gain 2, belief 2. There is substantial evidence for each, and they hold together.",
        ),
        Line("Row 1 of the rule", "Both at once", "Motive: both and Who has the doubt: kind"),
    )


def test_repairs_in_words():
    framework = gate()
    assert repair_words(framework, Repair(margin=3)) == "if a lead of three settled nothing"
    assert repair_words(framework, Repair({"strict": "half"})) == "if “Half is enough” held"
    assert repair_words(framework, Repair({"strict": "half"}, 1)) == (
        "if “Half is enough” held and a lead of one settled nothing"
    )
    assert repair_words(framework, Repair(levels={"deed": "complies", "reason": "belief"})) == (
        "if deed settled on “complies” and reason on “belief”"
    )


def test_how_many_parts_reproduce():
    mends, bears = (small().dossier(name).verdict().parts for name in ("mends", "bears"))
    assert tally(bears) == Tally(7, 6, 6)
    assert tally(iter((*mends, *bears))) == Tally(17, 16, 6)
    assert (Tally(17, 16, 6).apart, Tally(17, 16, 6).silent) == (10, 1)
    assert tally([]) == Tally(0, 0, 0)


@pytest.mark.parametrize(
    ("case", "computed", "stated"),
    [
        ("beta", "formal membership", "formal membership"),
        ("quiet", "strategic compliance", "no verdict"),  # of the last part nothing is stated
        ("split", "socialised (one part); strategic compliance (one part)", "socialised"),
        (
            "bears",
            "socialised (six parts); outside, formal membership, strategic compliance or socialised (one part)",
            "socialised (six parts); no verdict (one part)",
        ),
    ],
)
def test_parts_beside_each_other_are_no_alternatives(case, computed, stated):
    verdict = small().dossier(case).verdict()
    assert case_phrase(verdict) == computed
    assert case_phrase(verdict, stated=True) == stated


def test_repairs_are_alternatives():
    framework = small().frameworks["mixed"]
    two = [Repair({"joined": "together"}), Repair({"joined": "apart"})]
    doubt, both_at_once = Repair({"doubt": "kind"}), Repair({"joined": "together"}, 1)
    both = "if “They hold together” held, or if “They exclude each other” held"
    assert ways_words(framework, two) == both
    assert ways_words(framework, two[:1]) == repair_words(framework, two[0])
    assert ways_words(framework, [*two, Repair(margin=2)]) == f"{both}, or if a lead of two settled nothing"
    assert (
        ways_words(framework, [two[0], doubt, two[0]])
        == f"{ways_words(framework, two[:1])}, or {repair_words(framework, doubt)}"
    )
    assert ways_words(framework, [both_at_once]) == repair_words(framework, both_at_once)


def test_criteria_that_would_have_to_settle_stand_together_with_all_levels_that_do():
    gate = small().frameworks["gate"]
    found = [Repair(levels={"deed": deed, "reason": "belief"}) for deed in ("refuses", "partly")]
    assert settled_words(gate, found) == ["if deed settled on “refuses” or “partly” and reason on “belief”"]
    # refuses with gain, and partly with belief, is not every one with each
    found[0] = Repair(levels={"deed": "refuses", "reason": "gain"})
    assert settled_words(gate, found) == [
        "if deed settled on “refuses” and reason on “gain”",
        "if deed settled on “partly” and reason on “belief”",
    ]
    single = [Repair(levels={"deed": "refuses"}), Repair(levels={"reason": "gain"})]
    assert settled_words(gate, single) == ["if deed settled on “refuses”", "if reason settled on “gain”"]
    assert settled_words(gate, []) == []
