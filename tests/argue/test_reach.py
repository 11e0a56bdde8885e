"""What a few changes can make of the readings of one criterion, with a pencil and by trying everything."""

from itertools import combinations, product

import numpy as np
import pytest
from small_world import gate, mixed, readings

from countercase.argue.conclude import weighing
from countercase.argue.reach import Reach, _first, _gained, assigned

R, P, C = 0b001, 0b010, 0b100
STANDARDS = ("heaviest", "substantial", "lead", "unopposed")


def reach(cell, most, kind="heaviest", given=()):
    """What up to `most` changes can make of readings for the deed, those with these numbers being given."""
    framework = gate(kind)
    held = [r.model_copy(update={"given": i in given}) for i, r in enumerate(readings(cell, framework))]
    return Reach(framework.standard, framework.criteria["deed"], held, most)


def test_the_fewest_changes_for_each_set_of_levels():
    """P2 C1 C1 is level. One change: without P2 it is C, without a C1 it is P. P2 read for R at 2 is level with the
    two for C, and at 3 leads; a C1 read for R at 2 is level with P, and at 3 leads. All three are never level."""
    assert reach("P2 C1 C1", 0).fewest(False, 0) == reach("P2 C1 C1", -1).fewest(False, 0) == {P | C: 0}
    assert reach("P2 C1 C1", 1).fewest(False, 0) == {P | C: 0, C: 1, P: 1, R | C: 1, R: 1, R | P: 1}
    # within 1 of the lead: R at 1 or 2 beside P2 and C1 leaves all three, and a C that weighs 4 leaves nothing else
    assert reach("P2 C1 C1", 1).fewest(False, 1)[R | P | C] == 1
    assert reach("P2 C1 C1", 0).fewest(False, 2) == {R | P | C: 0}


def test_what_is_given_stays():
    """With P2 given, only a C1 can be dropped or read otherwise: R and C are then never level without P."""
    assert reach("P2 C1 C1", 1, given=(0,)).fewest(False, 0) == {P | C: 0, C: 1, P: 1, R: 1, R | P: 1}
    assert reach("P2 C1 C1", 3, given=(0, 1, 2)).fewest(False, 0) == {P | C: 0}
    assert reach("P2 C1 C1", 1, given=(0,)).ways(False, 0, R | P, 1) == [(((2, 1), (0, 2)),)]


def test_the_heaviest_weight_is_that_of_any_change():
    """P2 read for C at 3, beside 1 and 1; both C1 read for P at 3, beside 2; and all of them decisive."""
    assert [reach("P2 C1 C1", most).heaviest for most in range(4)] == [2, 5, 8, 9]
    assert reach("", 2).heaviest == 0


def test_the_ways_are_told_once_for_readings_that_are_alike():
    held = reach("P2 C1 C1", 2)
    assert held.ways(False, 0, P | C, 0) == [()]
    assert held.ways(False, 0, R | C, 1) == [(((1, 2), (0, 2)),)]
    assert held.ways(False, 0, R, 1) == [(((1, 2), (0, 3)),), (((2, 1), (0, 3)),)]
    assert held.ways(False, 0, R | C, 0) == []
    # both C1 fall away, or stay below P2: together they are one way for each pair of goals
    both = [moves for moves in held.ways(False, 0, P, 2) if all(origin == (2, 1) for origin, _ in moves)]
    assert (((2, 1), None), ((2, 1), None)) in both
    assert len(both) == len({tuple(sorted(moves, key=str)) for moves in both})


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("count", range(4))
def test_what_readings_add_wherever_they_go(count, alone):
    """Two readings at 3 and 1 for one level weigh 4, with a decisive one among them; two at 2 weigh 4 without."""
    goals = (None,) if alone else (None, *product(range(3), (1, 2, 3)))
    ways = set()
    for chosen in product(filter(None, goals) if not alone else (), repeat=count):
        for held in [chosen[:stop] for stop in range(count + 1)]:  # the others fall away
            on = [[strength for level, strength in held if level == at] for at in range(3)]
            ways.add((*map(sum, on), *(max(held, default=0) for held in on)))
    found = _gained(goals, 3, count).tolist()
    assert sorted(map(tuple, found)) == sorted(ways or {(0,) * 6})


def tried(cell, most, kind, margin, switches=None, framework=None):
    """The fewest changes for each set of open levels, every set of changes judged afresh."""
    framework = framework or gate(kind)
    switches = switches or framework.defaults
    (name, criterion), *_ = framework.criteria.items()
    held, found = readings(cell, framework), {}
    levels = list(criterion.levels)
    goals = [None, *product(levels, (1, 2, 3))]
    for count in range(min(most, len(held)) + 1):
        for places in combinations(range(len(held)), count):
            for chosen in product(goals, repeat=count):
                made = dict(zip(places, chosen, strict=True))
                now = []
                for i, r in enumerate(held):
                    if i not in made:
                        now.append(r)
                    elif made[i]:
                        now.append(r.model_copy(update=dict(zip(("points_to", "strength"), made[i], strict=True))))
                stands = weighing(name, criterion, now, framework.standard, margin, switches).levels
                mask = sum(1 << levels.index(level) for level in stands)
                found.setdefault(mask, count)
    return found


@pytest.mark.parametrize("margin", [0, 1, 3])
@pytest.mark.parametrize("kind", STANDARDS)
@pytest.mark.parametrize("cell", ["P2 C1 C1", "R3 P1", "C3", ""])
def test_all_that_can_be_made_is_what_trying_everything_finds(cell, kind, margin):
    assert reach(cell, 2, kind).fewest(False, margin) == tried(cell, 2, kind, margin)


@pytest.mark.parametrize("cell", ["G2 B1", "G1 M1", "M3"])
@pytest.mark.parametrize("joined", ["together", "apart"])
def test_levels_that_hold_together_are_made_as_well(cell, joined):
    framework = mixed()
    criterion = framework.criteria["motive"]
    switches = {**framework.defaults, "joined": joined}
    held = Reach(framework.standard, criterion, readings(cell, framework), 2)
    assert held.fewest(criterion.joins(switches), 0) == tried(cell, 2, "", 0, switches, framework)


def test_alike_readings_are_given_to_alike_goals_in_one_order():
    pool = readings("P1 C1 R1", gate())
    one, two, three = pool
    goal, other = (0, 1), None
    assert list(assigned(pool, [goal, goal])) == [(one, two), (one, three), (two, three)]
    assert list(assigned(pool, [goal, other])) == [
        (one, two),
        (one, three),
        (two, one),
        (two, three),
        (three, one),
        (three, two),
    ]
    assert list(assigned(pool, [goal] * 3)) == [(one, two, three)]
    assert list(assigned(pool, [])) == [()]
    assert list(assigned(pool[:1], [goal, goal])) == []


@pytest.mark.parametrize("large", [1, 2**31 - 2])
def test_each_state_is_found_where_it_stands_first(large):
    """Where they are too large to be told apart by one number, they are told apart row by row."""
    states = np.array([[0, large, large], [large, 0, 0], [0, large, large], [0, 0, large]], dtype=np.int32)
    assert _first(states).tolist() == [0, 1, 3]


def test_what_weighs_the_same_is_held_once_with_the_fewest_moves():
    """A C1 that becomes R1, and back to where C2 C1 began by two moves: no state stands twice."""
    held = reach("C2 C1", 2)
    states = list(zip(*held._total.tolist(), *held._strongest.tolist(), strict=True))
    assert len(states) == len(set(states))
    assert held._moves.tolist() == sorted(held._moves.tolist())
    assert held._moves[states.index((0, 0, 3, 0, 0, 2))] == 0


def test_a_margin_beyond_the_heaviest_weight_is_asked_for_once():
    held = reach("P2 C1 C1", 1)
    assert held.fewest(True, 5) is held.fewest(False, 99)  # the deed has no levels that hold together
    assert held.fewest(False, 4) is not held.fewest(False, 5)
