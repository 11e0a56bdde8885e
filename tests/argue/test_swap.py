"""Change by change from one side to the other, as worked out by hand, and against every set judged afresh."""

from itertools import combinations

import numpy as np
import pytest
from small_world import SWAPPED, gate, mixed, readings, rows, small, verdicts

from countercase.argue import swap as module
from countercase.argue.compare import compare
from countercase.argue.conclude import conclude
from countercase.argue.swap import Change, Ground, Swap, effect_of, reads, swap
from countercase.data.shared_facts import load_facts, same

PAIRS = list(dict.fromkeys((row["first"], row["second"]) for row in rows(SWAPPED)))


def swapped(first, second):
    names = same(load_facts(small().root, small().record))
    return compare(small().dossier(first), small().dossier(second), names).whole.there


def short(name):
    return "treaty" if name == "treaty-signed" else name.removeprefix("red-")


@pytest.mark.parametrize("row", rows(SWAPPED), ids=lambda row: f"{row['first']} {row['second']} {row['change']}")
def test_what_a_change_does_is_what_the_table_says(row):
    found = swapped(row["first"], row["second"])
    (change,) = [c for c in found.changes if short(c.name) == row["change"]]
    kinds = {"strict": "switch", "margin": "margin"}
    assert change.kind == kinds.get(row["change"], "fact")
    assert (change.alone, change.effect) == (verdicts(row["alone"]), row["effect"])
    assert (change.without, change.needed) == (verdicts(row["without"]), row["needed"] == "yes")
    expected = {"itself": (), "-": None}.get(row["together"], tuple(row["together"].split()))
    assert (change.together and tuple(map(short, change.together))) == (expected or change.together)
    assert (change.together is None) == (expected is None)
    assert repr(change) == f"<Change of the {change.kind} '{change.name}': alone it {change.effect}>"


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_every_change_stands_in_the_table(pair):
    listed = [row["change"] for row in rows(SWAPPED) if (row["first"], row["second"]) == pair]
    assert [short(c.name) for c in swapped(*pair).changes] == listed


def tried(first, second):
    """For each set of changes, what it leads to, each judged afresh."""
    names = same(load_facts(small().root, small().record))
    sides = [small().dossier(n) for n in (first, second)]
    facts = []
    for dossier in sides:
        held = {}
        for r in dossier.verdict().parts[-1].readings:
            held.setdefault(names.get(r.evidence, r.evidence), []).append(r)
        facts.append(held)
    settings = [d.framework.settings(d.switches) for d in sides]
    changes = [c.name for c in swapped(first, second).changes]
    found = {}
    for size in range(len(changes) + 1):
        for taken in combinations(changes, size):
            readings = [r for f in {**facts[0], **facts[1]} for r in facts[f in taken].get(f, [])]
            switches = {s: settings[s in taken][s] for s in settings[0]}
            margin = sides["margin" in taken].margin
            found[frozenset(taken)] = conclude(sides[0].framework, readings, margin, switches).outcomes
    return changes, found


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_the_sets_are_those_that_are_found_one_by_one(pair):
    changes, every = tried(*pair)
    before, after = every[frozenset()], every[frozenset(changes)]
    found = swapped(*pair)
    assert (found.before, found.after) == (before, after)
    assert (found.bound, found.whole) == (len(changes), True)

    def least(wanted):
        hits = [held for held, outcomes in every.items() if wanted(outcomes)]
        return {held for held in hits if not any(other < held for other in hits)}

    assert set(map(frozenset, found.turns)) == least(lambda outcomes: outcomes != before)
    assert set(map(frozenset, found.meets)) == (least(lambda o: o == after) if after != before else set())
    assert [len(held) for held in found.meets] == sorted(len(held) for held in found.meets)
    assert found.smallest == tuple(held for held in found.meets if len(held) == len(found.meets[0]))


def test_where_there_are_too_many_sets_they_are_not_tried(monkeypatch):
    """gamma-three makes three changes: 3 sets of one, 3 of two, 1 of three."""
    monkeypatch.setattr(module, "TRIES", 2)
    assert (swapped("gamma", "gamma-three").bound, swapped("gamma", "gamma-three").meets) == (0, ())
    monkeypatch.setattr(module, "TRIES", 3)
    assert swapped("gamma", "gamma-three").meets == (("red-strike", "red-visit", "red-edge"),)
    assert not swapped("gamma", "gamma-three").whole or swapped("gamma", "gamma-three").bound == 3


def test_so_many_sets_are_kept(monkeypatch):
    monkeypatch.setattr(module, "MOST_SETS", 1)
    assert swapped("alpha-two", "alpha").meets == (("red-strike",),)


def test_a_comparison_with_itself_holds_no_change():
    found = swapped("alpha", "alpha-same")
    assert (found.changes, found.turns, found.meets, found.bound) == ((), (), (), 0)
    assert found.smallest == ()
    assert found.whole


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [("a", "a", "nothing"), ("a", "ab", "opens"), ("ab", "a", "closes"), ("a", "b", "flips"), ("ab", "bc", "flips")],
)
def test_what_becomes_of_a_verdict(before, after, effect):
    assert effect_of(before, after) == effect


GROUNDS = {
    "gate": ({"a": "P1", "b": "C3 G1", "c": "G2"}, {"a": "P2", "b": "C1", "d": "R3", "c": "B2", "e": "P1"}),
    "mixed": ({"a": "G1", "b": "B2"}, {"a": "G3", "b": "B2", "c": "B1", "d": "M1"}),
}
"""For each rule, what facts are read for on either side: levels and strengths."""


def grounds(framework, margin=0):
    """The two sides under a framework, with every switch turned on the second."""
    one, other = ({f: readings(cell, framework) for f, cell in held.items()} for held in GROUNDS[framework.id])
    turned = {name: next(o for o in s.options if o != s.default) for name, s in framework.switches.items()}
    return Ground(one, framework.defaults, 0), Ground(other, turned, margin)


def afresh(framework, first, second, taken):
    """What a set of changes leads to, judged by itself."""
    facts = {**first.facts, **second.facts}
    held = [r for f in facts for r in (second if f in taken else first).facts.get(f, ())]
    switches = {s: (second if s in taken else first).switches[s] for s in first.switches}
    return conclude(framework, held, (second if "margin" in taken else first).margin, switches).outcomes


RULES = [*(gate(kind) for kind in ("heaviest", "substantial", "lead", "unopposed")), mixed()]


@pytest.mark.slow
@pytest.mark.parametrize("margin", [0, 1])
@pytest.mark.parametrize("framework", RULES, ids=lambda rule: f"{rule.id}-{rule.standard.kind}")
def test_each_standard_of_proof_is_kept(framework, margin):
    """What readings weigh, and how strong the strongest of them is: both are what they come to when judged afresh."""
    first, second = grounds(framework, margin)
    found = swap(framework, first, second)
    names = [c.name for c in found.changes]
    every = {
        frozenset(taken): afresh(framework, first, second, taken)
        for size in range(len(names) + 1)
        for taken in combinations(names, size)
    }
    before, after = every[frozenset()], every[frozenset(names)]
    assert (found.before, found.after) == (before, after)
    assert [c.alone for c in found.changes] == [every[frozenset([n])] for n in names]
    assert [c.without for c in found.changes] == [every[frozenset(names) - {n}] for n in names]

    def least(hits):
        return {one for one in hits if not any(other < one for other in hits)}

    assert set(map(frozenset, found.turns)) == least([held for held, o in every.items() if o != before])
    if before != after:
        assert set(map(frozenset, found.meets)) == least([held for held, o in every.items() if o == after])


def test_a_rule_is_asked_about_its_strongest_reading():
    """Under `unopposed` one decisive reading fells what three substantial ones hold."""
    framework = gate("unopposed")
    first = Ground({"a": readings("P2", framework), "b": readings("P2 B2", framework)}, {"strict": "all"}, 0)
    second = Ground({**first.facts, "c": readings("C3", framework)}, {"strict": "all"}, 0)
    found = swap(framework, first, second)
    assert [(c.name, c.alone, c.effect) for c in found.changes] == [("c", ("socialised",), "flips")]


def test_sets_are_kept_up_to_a_number_over_all_sizes(monkeypatch):
    monkeypatch.setattr(module, "MOST_SETS", 2)
    kept = [(0,)]
    sets = np.array([[1, 2], [1, 3], [0, 3]])
    taken = np.array([[0, 1, 1, 0], [0, 1, 0, 1], [1, 0, 0, 1]], dtype=bool)
    module._keep(kept, sets, taken, np.array([True, True, True]))
    assert kept == [(0,), (1, 2)]
    module._keep(kept, sets, taken, np.array([True, True, True]))
    assert kept == [(0,), (1, 2)]


def test_the_smallest_are_those_with_the_fewest_changes():
    found = Swap((), (), (), (), (("a",), ("b",), ("c", "d")), 2)
    assert found.smallest == (("a",), ("b",))


def test_what_was_not_tried_may_be_there():
    change = Change("fact", "a", (), "nothing", (), False, None)
    assert not Swap((change, change), (), (), (), (), 1).whole
    assert Swap((change, change), (), (), (), (), 2).whole
    assert repr(Swap((change,), (), (), (), (("a",),), 1)) == "<Swap of 1 changes: 1 sets lead to the second verdict>"


def test_a_change_as_plain_data():
    change = Change("fact", "a", ("x",), "flips", ("y",), True, ("b",))
    assert change.as_dict() == {
        "kind": "fact",
        "name": "a",
        "alone": ["x"],
        "effect": "flips",
        "without": ["y"],
        "needed": True,
        "together_with": ["b"],
    }
    assert Change("fact", "a", (), "nothing", (), False, None).as_dict()["together_with"] is None


def test_readings_of_a_fact_are_the_same_in_whatever_order():
    one, other = readings("P2 G1", gate()), readings("G1 P2", gate())
    assert reads(one) == reads(other) == [("deed", "partly", 2), ("reason", "gain", 1)]
    assert reads(one) != reads(readings("P2", gate()))
