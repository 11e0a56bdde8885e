"""What one would have to believe, against every set of changes tried one by one."""

from collections import defaultdict
from functools import lru_cache
from itertools import combinations, product

import pytest
from small_world import VERDICTS, part_of, small

from countercase.argue.believe import believe
from countercase.argue.conclude import conclude
from countercase.data.problem import DataError

LONG = {short: name for short, name in VERDICTS.items() if short in ("out", "form", "strat", "soc")}
PARTS = ("beta/only", "split/two", "alpha/early", "gamma-three/only", "mends/together", "mends/wide", "whole/after")


def moves(framework, reading):
    """What can become of a reading: it stays, falls away, or points elsewhere or with another strength."""
    yield reading, ()
    yield None, ((reading.evidence, reading.criterion, ""),)
    for level, strength in product(framework.criteria[reading.criterion].levels, (1, 2, 3)):
        if (level, strength) != (reading.points_to, reading.strength):
            changed = reading.model_copy(update={"points_to": level, "strength": strength})
            yield changed, ((reading.evidence, reading.criterion, f"{level}, {strength}"),)


@lru_cache
def tried(name, size):
    """Every set of so many changes, each judged afresh, by the one verdict it leads to.

    Of two margins that do the same the nearer is kept: a wider one says nothing more.
    """
    verdict, part = part_of(name)
    framework, readings = verdict.framework, list(part.readings)
    found = defaultdict(dict)
    for strict, margin in product(
        framework.switches["strict"].options, range(sum(r.strength for r in readings), -1, -1)
    ):
        turned = "" if strict == verdict.switches["strict"] else strict
        wider = margin != verdict.margin
        left = size - bool(turned) - wider
        if not 0 <= left <= len(readings):
            continue
        for places in combinations(range(len(readings)), left):
            for chosen in product(*(list(moves(framework, readings[i]))[1:] for i in places)):
                held = dict(zip(places, (r for r, _ in chosen), strict=True))
                now = [r for r in (held.get(i, r) for i, r in enumerate(readings)) if r]
                outcomes = conclude(framework, now, margin, {"strict": strict}).outcomes
                changes = frozenset(c for _, made in chosen for c in made)
                found[outcomes][turned, changes, wider] = (turned, margin if wider else None, changes)
    return {outcomes[0]: set(sets.values()) for outcomes, sets in found.items() if len(outcomes) == 1}


def as_tried(held):
    """A set of changes as `tried` writes it."""
    strict = next((c.after for c in held if c.kind == "switch"), "")
    margin = next((int(c.after) for c in held if c.kind == "margin"), None)
    rest = frozenset((c.name, c.criterion, c.after) for c in held if c.kind in ("drop", "reread"))
    return strict, margin, rest


@pytest.mark.parametrize("target", LONG.values())
@pytest.mark.parametrize("name", PARTS)
def test_the_smallest_sets_are_those_of_trying_everything(name, target):
    verdict, part = part_of(name)
    answer = believe(verdict, part, target, at_most=2)
    for size in range(3):
        expected = tried(name, size).get(target)
        if expected:
            break
    else:
        assert answer.size is None
        assert answer.sets == ()
        return
    assert answer.size == size
    assert answer.count == len(expected)
    listed = {as_tried(held) for held in answer.sets}
    assert len(listed) == len(answer.sets) == min(len(expected), 40)
    assert listed <= expected


def test_a_part_that_is_there_already_needs_no_change():
    verdict, part = part_of("beta/only")
    answer = believe(verdict, part, "formal")
    assert (answer.size, answer.count, answer.sets) == (0, 1, ((),))
    assert answer.lines() == ["Beta, Only comes to “Formal membership” as it stands."]


def test_each_change_says_what_the_author_says():
    """In split/two the deed complies and the reason is gain: read as belief, or with another word, it is socialised."""
    verdict, part = part_of("split/two")
    answer = believe(verdict, part, "socialised")
    assert answer.size == 1
    assert {change.kind for held in answer.sets for change in held} == {"reread"}
    for (change,) in answer.sets:
        assert change.before == "gain, 3"
        assert change.after.startswith("belief")
        assert change.author_says in " ".join(answer.lines())
        assert change.author_says


def test_what_no_bound_reaches_is_said():
    verdict, part = part_of("gamma-three/only")
    answer = believe(verdict, part, "outside", at_most=0)
    assert answer.size is None
    assert answer.as_dict()["reachable"] is False
    assert answer.lines()[0].endswith("no 0 changes or fewer lead to “Outside”; all of them were tried.")


def test_an_unknown_verdict_is_refused_with_those_that_there_are():
    verdict, part = part_of("beta/only")
    with pytest.raises(DataError, match="socialised"):
        believe(verdict, part, "sociable")


def test_the_small_world_is_not_changed():
    before = small().dossier("beta").verdict().as_dict()
    believe(*part_of("beta/only"), "socialised")
    assert small().dossier("beta").verdict().as_dict() == before
