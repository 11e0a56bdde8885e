"""Change by change from one side to the other, as worked out by hand, and against every set judged afresh."""

from itertools import combinations

import pytest
from small_world import SWAPPED, rows, small, verdicts

from countercase.argue import swap as module
from countercase.argue.compare import compare
from countercase.argue.conclude import conclude
from countercase.argue.swap import effect_of
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
