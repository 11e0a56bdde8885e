"""What mends a verdict that does not reproduce, as the table says, and by trying everything."""

from dataclasses import replace
from itertools import combinations, combinations_with_replacement, product

import pytest
from each import each
from small_world import MENDS, gate, listed, mixed, part_of, reading, rows

from countercase.argue.conclude import settle, weigh, weighing
from countercase.argue.repair import Repair, _possible, _together, repairs, ways
from countercase.data.part import Stated


def written(cell):
    """The repairs in a cell: `strict:half margin:1, deed=partly`."""
    found = []
    for item in listed(cell):
        stands = dict(word.split("=") for word in item.split() if "=" in word)
        levels = {name: level for name, level in stands.items() if "+" not in level}
        left_open = {name: tuple(level.split("+")) for name, level in stands.items() if "+" in level}
        turns = dict(word.split(":") for word in item.split() if ":" in word)
        margin = turns.pop("margin", None)
        found.append(Repair(turns, int(margin) if margin else None, levels, left_open))
    return found


@each("row", rows(MENDS), ids=lambda row: row["part"])
def test_what_mends_a_part_is_what_the_table_says(row):
    assert list(repairs(*part_of(row["part"]))) == written(row["what mends it"])


@each("row", [r for r in rows(MENDS) if "=" not in r["what mends it"]], ids=lambda row: row["part"])
def test_a_part_that_is_mended_reproduces(row):
    for repair in written(row["what mends it"]):
        assert part_of(row["part"], margin=repair.margin, switches=repair.switches)[1].reproduces
        if repair.margin:
            assert not part_of(row["part"], margin=repair.margin - 1, switches=repair.switches)[1].reproduces


def test_a_wider_margin_may_take_fewer_changes_than_a_narrower_one():
    """As alpha stands by a margin of 3, every level of its deed is open: 0, 1 and 3 weigh within 3 of each other.

    By none the deed is settled, which leaves the reason; by 2 both stay open, and the margin is a third change.
    """
    reason = {"reason": "belief"}
    both = [Repair(margin=0, levels=reason), Repair(levels={"deed": "complies", **reason})]
    assert _together(*part_of("alpha/early", margin=3)) == both


def test_what_leads_somewhere_is_a_change_also_where_the_part_stands_there_already():
    found = ways(*part_of("alpha/late"), lambda verdicts: True)
    assert {repair.size for repair in found} == {1}


def test_a_repair_starts_from_the_settings_as_they_are():
    # by half, mends/together needs the margin alone; with a margin of 1, it needs the switch alone
    assert repairs(*part_of("mends/together", switches={"strict": "half"})) == (Repair({}, 1),)
    assert repairs(*part_of("mends/together", margin=1)) == (Repair({"strict": "half"}),)
    # with a margin of 3 every level of it is open, and no setting mends that
    assert repairs(*part_of("mends/together", margin=3)) == (Repair(levels={"deed": "complies"}),)


def stated(name, *verdicts, **settings):
    """A part as if its author had concluded this."""
    verdict, part = part_of(name, **settings)
    held = Stated(verdict=verdicts, locator="red:p2")
    return verdict, replace(part, part=part.part.model_copy(update={"stated": held}))


def test_switches_and_levels_are_tried_together():
    """mix/unread, were it said to be a mixture, takes a kind doubt and both motives at once, and neither alone.

    mends/wide complies for gain. Were it said to be formal or strategic, the deed would have to stay open between
    partly and complies: no level of it is both, and no setting opens these two alone.
    """
    assert repairs(*stated("mix/unread", "mixture")) == (Repair({"doubt": "kind"}, None, {"motive": "both"}),)
    assert repairs(*stated("mends/wide", "formal", "strategic")) == (
        Repair(left_open={"deed": ("partly", "complies")}),
    )


def test_all_switches_can_be_turned_beside_everything_else():
    """mix/turn-two is a mixture with both switches turned; as much does a kind doubt, were both motives settled on."""
    found = _together(*stated("mix/turn-two", "mixture"))
    assert Repair({"joined": "together", "doubt": "kind"}) in found
    assert Repair({"doubt": "kind"}, None, {"motive": "both"}) in found


def test_of_each_set_of_levels_the_least_margin_is_told_beside_the_one_that_stands():
    """mends/two-levels with a margin of 2: partly by 3, and gain or belief, of which gain leads by 2.

    To be strategic it has to comply, or half to be enough; and gain has to stand alone, by readings or by a margin of 0
    or 1, of which 0 is the least.
    """
    assert _together(*stated("mends/two-levels", "strategic", margin=2)) == [
        Repair({}, 0, {"deed": "complies"}),
        Repair({}, None, {"deed": "complies", "reason": "gain"}),
        Repair({"strict": "half"}, 0),
        Repair({"strict": "half"}, None, {"reason": "gain"}),
    ]


def test_a_criterion_can_settle_on_a_lower_level_or_stay_open_between_lower_ones():
    """mends/one-level complies out of belief: refused, half done, or one of the two, it would be formal."""
    assert _together(*part_of("mends/one-level")) == [
        Repair(levels={"deed": "refuses"}),
        Repair(levels={"deed": "partly"}),
        Repair(left_open={"deed": ("refuses", "partly")}),
    ]


def test_where_nothing_leads_there_nothing_is_proposed():
    """To be left open between outside and socialised takes a deed refused or complied with, for gain or out of belief:
    and then it can be formal as well."""
    for name in ("beta/only", "mends/never", "alpha/late", "bears/silent"):
        assert repairs(*stated(name, "outside", "socialised")) == ()


def open_sets(framework, criterion, switches):
    """Every set of levels that up to three readings leave open, tried one by one, with margins up to four."""
    key = framework.id, framework.standard.kind, criterion, framework.criteria[criterion].joins(switches)
    if key not in OPEN:
        OPEN[key] = tried_one_by_one(framework, criterion, switches)
    return OPEN[key]


OPEN = {}
"""What was found of a criterion, by what switches do to its readings: whether levels may hold together."""


def tried_one_by_one(framework, criterion, switches):
    asked = criterion, framework.criteria[criterion]
    levels = framework.criteria[criterion].levels
    each = list(product(levels, (1, 2, 3)))
    found = set()
    for count in range(len(levels) + 1):
        for chosen in combinations_with_replacement(each, count):
            held = [reading(criterion, level, strength) for level, strength in chosen]
            for margin in range(5):
                found.add(weighing(*asked, held, framework.standard, margin, switches).levels)
    return found


@pytest.mark.slow
def test_every_set_of_levels_that_readings_can_leave_open_is_tried():
    frameworks = [gate(kind) for kind in ("heaviest", "substantial", "lead", "unopposed")]
    for framework in (*frameworks, mixed()):
        for options in product(*(s.options for s in framework.switches.values())):
            switches = dict(zip(framework.switches, options, strict=True))
            for name, criterion in framework.criteria.items():
                joins = criterion.joint is not None and criterion.joint.holds(switches)
                levels = list(criterion.levels)
                masks = {
                    sum(1 << levels.index(level) for level in held) for held in open_sets(framework, name, switches)
                }
                assert set(_possible(criterion, framework.standard, joins)) == masks


def test_all_levels_are_left_open_where_nothing_is_read():
    """Where a reading of 1 for each of gain (1) and belief (2) makes both (4), no readings leave all three open, or the
    two of them; but nothing at all does."""
    motive = mixed().criteria["motive"]
    eager = motive.model_copy(update={"joint": motive.joint.model_copy(update={"strength": 1})})
    assert _possible(eager, mixed().standard, True) == [1, 2, 4, 5, 6, 7]
    # where both stands before the two of them, it is 1, and they are 2 and 4
    first = eager.model_copy(update={"levels": {n: eager.levels[n] for n in ("both", "gain", "belief")}})
    assert _possible(first, mixed().standard, True) == [1, 2, 3, 4, 5, 7]
    # and where it takes readings of 3, lesser ones leave gain and belief open
    late = motive.model_copy(update={"joint": motive.joint.model_copy(update={"strength": 3})})
    assert _possible(late, gate("substantial").standard, True) == list(range(1, 8))
    assert _possible(eager, mixed().standard, False) == _possible(motive, mixed().standard, True) == list(range(1, 8))


@pytest.mark.parametrize(
    ("name", "own_margin"),
    [
        ("mix/turn-two", 0),
        *(
            pytest.param(name, 0, marks=pytest.mark.slow)
            for name in ("mends/never", "mends/two-levels", "whole/after", "mix/third")
        ),
        # from a margin that may be set to less, which is a change as well
        pytest.param("mends/two-levels", 2, marks=pytest.mark.slow),
    ],
)
def test_what_is_found_together_is_what_trying_everything_finds(name, own_margin):
    verdict, part = part_of(name, margin=own_margin)
    framework, own = verdict.framework, verdict.switches
    sizes = {}
    for options in product(*(s.options for s in framework.switches.values())):
        switches = dict(zip(framework.switches, options, strict=True))
        turned = sum(switches[n] != own[n] for n in switches)
        possible = list(product(*(open_sets(framework, n, switches) for n in framework.criteria)))
        comes_to = {
            w: settle(framework, dict(zip(framework.criteria, w, strict=True)), switches).outcomes for w in possible
        }
        for margin in range(5):
            stands = [w.levels for w in weigh(framework, part.readings, margin, switches).values()]
            for wanted, outcomes in comes_to.items():
                size = turned + (margin != own_margin) + sum(a != b for a, b in zip(wanted, stands, strict=True))
                sizes[outcomes] = min(size, sizes.get(outcomes, 9))
    for count in range(1, len(framework.verdicts) + 1):
        for target in combinations(framework.verdicts, count):
            if target != part.computed:
                found = _together(*stated(name, *target, margin=own_margin))
                assert {repair.size for repair in found} == ({sizes[target]} if target in sizes else set())
                for repair in found:
                    assert reached(verdict, part, repair) == target


def reached(verdict, part, repair):
    """What a part comes to when it is repaired."""
    margin = verdict.margin if repair.margin is None else repair.margin
    switches = {**verdict.switches, **repair.switches}
    levels = {n: w.levels for n, w in weigh(verdict.framework, part.readings, margin, switches).items()}
    levels |= {name: (level,) for name, level in repair.levels.items()} | dict(repair.left_open)
    return settle(verdict.framework, levels, switches).outcomes
