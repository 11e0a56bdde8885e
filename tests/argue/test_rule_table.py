"""The rule as a table: the cells by hand, and each lookup against the same thing decided one by one."""

from itertools import combinations, product

import numpy as np
import pytest
from each import each
from small_world import gate, mixed, part_of, readings

from countercase.argue.conclude import conclude, settle
from countercase.argue.rule_table import RuleTable, outcomes, rule_of, sums


def test_the_rule_is_made_a_table_once():
    framework = gate()
    assert rule_of(framework) is rule_of(framework)
    other = gate("lead")
    assert rule_of(other).framework is other
    assert rule_of(framework).framework is framework


def test_the_rule_as_a_table():
    """Axes: the sets of R, P, C as bits less one, the sets of G, B, and strict. out 1, form 2, strat 4, soc 8."""
    table = rule_of(gate()).table
    assert table.shape == (7, 3, 2)
    refuses, partly, complies = 0b001 - 1, 0b010 - 1, 0b100 - 1
    gain, belief, either = 0, 1, 2
    assert [table[refuses, r, 0] for r in (gain, belief, either)] == [1, 2, 3]
    assert [table[partly, r, 0] for r in (gain, belief, either)] == [2, 2, 2]
    assert [table[partly, r, 1] for r in (gain, belief, either)] == [4, 8, 12]
    assert [table[complies, r, 0] for r in (gain, belief, either)] == [4, 8, 12]
    assert table[0b111 - 1, either, 0] == 15
    assert table[0b101 - 1, belief, 1] == 10


def settings_of(framework):
    options = [list(switch.options) for switch in framework.switches.values()]
    return [dict(zip(framework.switches, chosen, strict=True)) for chosen in product(*options)]


def sets_of(levels):
    return [held for size in range(1, len(levels) + 1) for held in combinations(levels, size)]


@pytest.mark.parametrize("framework", [gate(), mixed()], ids=lambda framework: framework.id)
def test_what_is_looked_up_is_what_is_decided_one_by_one(framework):
    """All 7 x 3 sets of levels of the gate, and all 7 of the mixture, under every setting of the switches."""
    rule, tried = rule_of(framework), 0
    for switches in settings_of(framework):
        for chosen in product(*(sets_of(c.levels) for c in framework.criteria.values())):
            levels = dict(zip(framework.criteria, chosen, strict=True))
            assert rule.outcomes(levels, switches) == settle(framework, levels, switches).outcomes
            tried += 1
    assert tried == {"gate": 42, "mixed": 28}[framework.id]


@each("held", ["P3 G1", "P2 C2 B3", "R1 P1 C1", ""])
@each(("margin", "strict"), [(0, "all"), (1, "half")])
def test_readings_come_to_what_they_come_to_where_it_is_said_why(held, margin, strict):
    framework = gate()
    read, switches = readings(held, framework), {"strict": strict}
    assert outcomes(framework, read, margin, switches) == conclude(framework, read, margin, switches).outcomes


def test_verdicts_and_levels_as_bits():
    rule = rule_of(gate())
    assert rule.bits_of(["strategic", "outside"]) == 0b0101
    assert rule.bits_of(["outside", "outside"]) == 0b0001
    assert rule.bits_of([]) == 0
    assert rule.verdicts(0b1010) == ("formal", "socialised")
    assert rule.verdicts(0) == ()
    assert rule.mask_of("deed", ["complies", "refuses"]) == 0b101
    assert rule.mask_of("deed", ["partly", "partly"]) == 0b010
    assert rule.mask_of("reason", ["belief"]) == 0b10


def test_each_pick_of_sets_of_levels_has_its_cell():
    """By half, partly or complies (110) is strategic (4) for gain, socialised (8) for belief; R or P adds 1 and 2."""
    found = rule_of(gate()).crossed({"strict": "half"}, [[0b110, 0b011], {0b01: 0, 0b10: 3, 0b11: 1}])
    assert found.tolist() == [[4, 8, 12], [1 | 4, 2 | 8, 15]]
    assert rule_of(gate()).under({"strict": "all"}).shape == (7, 3)


def test_what_each_pick_costs_is_added_up():
    assert sums([np.array([0, 1]), np.array([2, 0, 5])]).tolist() == [[2, 0, 5], [3, 1, 6]]
    assert sums([np.array([True, False]), np.array([True, True])]).tolist() == [[2, 2], [1, 1]]
    assert sums([]).shape == ()


def test_the_table_says_what_it_is():
    assert repr(rule_of(gate())) == "<RuleTable of 'gate': 42 cells>"


def test_a_part_is_found_again_in_the_table():
    verdict, part = part_of("alpha/early")
    levels = {name: weighing.levels for name, weighing in part.weighings.items()}
    assert rule_of(verdict.framework).outcomes(levels, verdict.switches) == part.computed == ("strategic", "socialised")


def test_picks_are_found_by_what_they_cost_in_all():
    """Deed C for nothing, or P or C for 2; reason gain for nothing, belief for 1, either for 3. Up to 2 in all."""
    rule = rule_of(gate())
    rows, costs = rule.affordable([{0b100: 0, 0b110: 2}, {0b01: 0, 0b10: 1, 0b11: 3}], 2)
    assert [(rule.masks(row), cost) for row, cost in zip(rows, costs.tolist(), strict=True)] == [
        ([0b100, 0b01], 0),
        ([0b100, 0b10], 1),
        ([0b110, 0b01], 2),
    ]
    for option in ("all", "half"):
        column = rule.column({"strict": option})
        table = rule.under({"strict": option})
        assert rule.rows[rows, column].tolist() == [table[3, 0], table[3, 1], table[5, 0]]


def test_every_setting_of_several_switches_has_its_column():
    """The last switch turns first; a rule without a switch has the one column."""
    two = {"first": gate().switches["strict"], "second": gate().switches["strict"]}
    table = np.arange(7 * 3 * 4, dtype=np.uint16).reshape(7, 3, 2, 2)
    rule = RuleTable(gate().model_copy(update={"switches": two}), table)
    options = list(two["first"].options)
    columns = [rule.column({"first": a, "second": b}) for a in options for b in options]
    assert columns == [0, 1, 2, 3]
    assert rule.rows[:, 2].tolist() == table[:, :, 1, 0].ravel().tolist()
    bare = RuleTable(gate().model_copy(update={"switches": {}}), np.arange(21, dtype=np.uint16).reshape(7, 3))
    assert (bare.column({}), bare.rows.shape) == (0, (21, 1))
