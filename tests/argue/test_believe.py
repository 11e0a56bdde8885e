"""What one would have to believe, against every set of changes tried one by one."""

from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, product

import pytest
from each import each
from small_world import VERDICTS, gate, part_of, small

from countercase.argue.believe import believe
from countercase.argue.conclude import conclude
from countercase.argue.verdict import judge
from countercase.data.problem import DataError

LONG = {short: name for short, name in VERDICTS.items() if short in ("out", "form", "strat", "soc")}
PARTS = (
    "beta/only",
    "bears/twice",
    "split/two",
    "alpha/early",
    "gamma-three/only",
    "mends/together",
    "mends/wide",
    "whole/after",
)
PAIRS = (("strategic", "socialised"), ("formal", "socialised"), ("outside", "formal"))
STANDARDS = ("substantial", "lead", "unopposed")


def moves(framework, reading):
    """What can become of a reading: it stays, falls away, or points elsewhere or with another strength.

    What is given only stays.
    """
    yield reading, ()
    if reading.given:
        return
    yield None, ((reading.evidence, reading.criterion, ""),)
    for level, strength in product(framework.criteria[reading.criterion].levels, (1, 2, 3)):
        if (level, strength) != (reading.points_to, reading.strength):
            changed = reading.model_copy(update={"points_to": level, "strength": strength})
            yield changed, ((reading.evidence, reading.criterion, f"{level}, {strength}"),)


@lru_cache
def judged(name, margin=None, standard=None):
    """A part as it stands, or with another margin, or under another standard of proof."""
    verdict, part = part_of(name, margin=margin)
    if standard is None:
        return verdict, part
    verdict = judge(replace(verdict.dossier, framework=gate(standard)), margin=margin)
    return verdict, next(p for p in verdict.parts if p.part.id == part.part.id)


@lru_cache
def tried(name, size, margin=None, standard=None):
    """Every set of so many changes, each judged afresh, by the verdicts that it leads to.

    Margins are tried beyond any weight that there can be, which is that of a criterion with all its readings decisive.
    Of two that do the same the one nearer to what stands is kept, the smaller where both are as near: the other says
    nothing more.
    """
    verdict, part = judged(name, margin, standard)
    framework, readings = verdict.framework, list(part.readings)
    found = defaultdict(dict)
    most = max(Counter(reading.criterion for reading in readings).values())
    margins = sorted(range(3 * most + 2), key=lambda m: (abs(m - verdict.margin), m), reverse=True)
    for options, tried_margin in product(product(*(s.options for s in framework.switches.values())), margins):
        switches = dict(zip(framework.switches, options, strict=True))
        turned = frozenset(item for item in switches.items() if item not in verdict.switches.items())
        other = tried_margin != verdict.margin
        left = size - len(turned) - other
        if not 0 <= left <= len(readings):
            continue
        for places in combinations(range(len(readings)), left):
            for chosen in product(*(list(moves(framework, readings[i]))[1:] for i in places)):
                held = dict(zip(places, (r for r, _ in chosen), strict=True))
                now = [r for r in (held.get(i, r) for i, r in enumerate(readings)) if r]
                outcomes = conclude(framework, now, tried_margin, switches).outcomes
                changes = frozenset(c for _, made in chosen for c in made)
                found[outcomes][turned, changes, other] = (turned, tried_margin if other else None, changes)
    return {outcomes: set(sets.values()) for outcomes, sets in found.items()}


def as_tried(held):
    """A set of changes as `tried` writes it."""
    turned = frozenset((c.name, str(c.after)) for c in held if c.kind == "switch")
    margin = next((int(str(c.after)) for c in held if c.kind == "margin"), None)
    rest = frozenset((c.name, c.criterion, str(c.after or "")) for c in held if c.kind in ("drop", "reread"))
    return turned, margin, rest


def held_to_all(name, target, most=2, **settings):
    """Hold the answer for a part to what trying everything finds."""
    answer = believe(*judged(name, **settings), target, at_most=most)
    for size in range(most + 1):
        if expected := tried(name, size, **settings).get(target):
            break
    else:
        assert (answer.size, answer.sets, answer.count) == (None, (), 0)
        return
    assert answer.size == size
    assert answer.count == len(expected)
    listed = {as_tried(held) for held in answer.sets}
    assert len(listed) == len(answer.sets) == min(len(expected), 40)
    assert listed <= expected


# where no two changes suffice, all pairs of them are tried
LONGEST = {
    *(("gamma-three/only", "outside"), ("gamma-three/only", "strategic"), ("whole/after", "outside")),
    ("bears/twice", "outside"),
}
ASKED = [
    pytest.param(name, target, marks=[pytest.mark.slow] if (name, target) in LONGEST else [])
    for name in PARTS
    for target in LONG.values()
]


@pytest.mark.parametrize(("name", "target"), ASKED)
def test_the_smallest_sets_are_those_of_trying_everything(name, target):
    held_to_all(name, (target,))


@pytest.mark.parametrize("target", PAIRS)
@pytest.mark.parametrize("name", ["split/two", "mends/wide", pytest.param("whole/after", marks=pytest.mark.slow)])
def test_a_part_can_be_left_open_between_verdicts(name, target):
    held_to_all(name, target)


@pytest.mark.parametrize("target", [("strategic",), ("socialised",), ("strategic", "socialised")])
@pytest.mark.parametrize("margin", [1, 2, 4])
def test_the_search_starts_from_the_margin_as_it_stands(margin, target):
    held_to_all("mends/wide", target, margin=margin)


@pytest.mark.parametrize("target", [("strategic",), ("socialised",), ("mixture",), ("strategic", "mixture")])
@pytest.mark.parametrize("name", ["mix/turn-two", "mix/weak", "mix/third"])
def test_levels_that_hold_together_are_weighed_as_such(name, target):
    held_to_all(name, target)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("name", ["split/two", pytest.param("mends/wide", marks=pytest.mark.slow)])
def test_each_standard_of_proof_is_kept(name, standard):
    for target in (*((name,) for name in LONG.values()), *PAIRS):
        held_to_all(name, target, standard=standard)


def test_three_changes_together_are_those_of_trying_everything():
    for target in LONG.values():
        held_to_all("split/two", (target,), most=3)


@each("margin", range(7))
def test_no_margin_beyond_the_heaviest_weight_does_anything_new(margin):
    """Deeds weigh 4, 0 and 4, and reasons 0 and 3: within 4 of the lead all is open, and within more no more is."""
    verdict, part = part_of("gamma-three/only")
    framework = verdict.framework
    weights = {w for weighing in part.weighings.values() for w in weighing.weights.values()}
    assert max(weights) == 4
    same = conclude(framework, part.readings, 4, verdict.switches)
    beyond = conclude(framework, part.readings, 4 + margin, verdict.switches)
    assert (beyond.outcomes, {n: w.levels for n, w in beyond.weighings.items()}) == (
        same.outcomes,
        {n: w.levels for n, w in same.weighings.items()},
    )


def test_a_margin_beyond_thirty_is_found():
    """Fifteen decisive readings for complies weigh 45, and three for gain 9.

    To be left open between all four verdicts takes the one margin that reaches from 45 to nothing, and no other change.
    """
    verdict, part = part_of("split/two")
    first = next(r for r in part.readings if r.criterion == "deed")
    other = next(r for r in part.readings if r.criterion == "reason")
    held = (*(first.model_copy(update={"strength": 3}) for _ in range(15)), other.model_copy(update={"strength": 3}))
    conclusion = conclude(verdict.framework, held, 0, verdict.switches)
    answer = believe(verdict, replace(part, readings=held, conclusion=conclusion), LONG.values(), at_most=2)
    assert (answer.size, answer.count) == (1, 1)
    assert [(c.kind, str(c.before), str(c.after)) for c in answer.sets[0]] == [("margin", "0", "45")]


def test_of_margins_that_do_the_same_the_one_nearest_to_what_stands_is_named():
    """Deeds weigh 1, 1 and 3, reasons 1 and 3: within 3 of the lead all is open, and within 1 or 0 one of each."""
    answer = believe(*judged("alpha/late", margin=3), "socialised", at_most=1)
    assert [[(c.kind, str(c.before), str(c.after)) for c in held] for held in answer.sets] == [[("margin", "3", "1")]]


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
        assert str(change.before) == "gain, 3"
        assert change.after.name == "belief"
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
