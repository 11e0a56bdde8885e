"""What a verdict of the small world can bear, as its tables say."""

from dataclasses import replace

import pytest
from each import each
from small_world import BEARS, TURNS, WORKS, gate, listed, part_of, reading, readings, rows, small, verdicts

from countercase.argue import sensitivity
from countercase.argue.conclude import conclude
from countercase.argue.sensitivity import LeftOut, Turned, stress


def red(words):
    return tuple(f"red-{word}" for word in words.split())


def left_out(cell):
    return tuple(
        LeftOut(f"red-{name}", verdicts(computed)) for name, _, computed in (i.partition(": ") for i in listed(cell))
    )


@each("row", rows(BEARS), ids=lambda row: row["part"])
def test_a_part_bears_what_the_table_says(row):
    verdict, part = part_of(row["part"])
    found = stress(verdict, part)
    assert found.part is part
    assert found.hinges == left_out(row["hinges"])
    assert [tuple(r.evidence for r in held) for held in found.falling] == [red(i) for i in listed(row["falls without"])]
    assert found.tried == int(row["tried"])
    assert found.tipping == (int(row["tips"]) if row["tips"] != "-" else None)
    turns = [(*t["switch"].split(":"), verdicts(t["verdict"])) for t in rows(TURNS) if t["part"] == row["part"]]
    assert found.turning == tuple(Turned(*turn) for turn in turns)


@pytest.mark.parametrize("row", rows(WORKS), ids=lambda row: row["part"])
def test_facts_of_one_work_fall_together_and_count_once(row):
    found = stress(*part_of(row["part"]))
    assert found.works == (LeftOut("survey", verdicts(row["without the survey"])),)
    assert found.once == verdicts(row["each work once"])


def test_a_work_with_one_fact_is_that_fact():
    assert stress(*part_of("beta/only")).works == ()


def test_each_fact_is_left_out_and_each_switch_turned():
    found = stress(*part_of("alpha/late"))
    assert found.without == (
        LeftOut("red-treaty", ("formal",)),
        LeftOut("red-vote", ("socialised",)),
        LeftOut("red-veto", ("socialised",)),
        LeftOut("red-speech", ("socialised",)),
        LeftOut("red-budget", ("strategic",)),
    )
    assert found.switches == (Turned("strict", "half", ("socialised",)),)
    assert found.turning == ()


def test_what_is_given_is_never_left_out():
    found = stress(*part_of("bears/twice"))
    assert [x.name for x in found.without] == ["red-treaty", "red-vote", "red-veto"]


def test_a_fact_that_is_given_for_one_criterion_may_be_left_out_for_another():
    """The treaty is given for complies, and read for gain against the budget's belief: without it belief is left."""
    verdict, part = part_of("beta/only")
    given = reading("deed", "complies", 1).model_copy(update={"given": True})
    held = (given, reading("reason", "gain", 2), reading("reason", "belief", 1, "red-budget"))
    other = replace(part, readings=held, conclusion=conclude(gate(), held, 0, verdict.switches))
    assert other.computed == ("strategic",)
    assert stress(verdict, other).without == (
        LeftOut("red-treaty", ("socialised",)),
        LeftOut("red-budget", ("strategic",)),
    )


def test_what_the_verdict_was_asked_to_leave_out_stays_out():
    found = stress(*part_of("alpha/late", without=["red-budget"]))
    assert "red-budget" not in {x.name for x in found.without}
    assert found.hinges == (
        LeftOut("red-treaty", ("outside", "formal")),
        LeftOut("red-speech", ("strategic", "socialised")),
    )


def test_the_margin_and_the_switches_of_the_verdict_hold():
    """By half, within 1: without the treaty every deed is open, and without the budget both reasons are."""
    found = stress(*part_of("alpha/late", margin=1, switches={"strict": "half"}))
    assert found.hinges == (
        LeftOut("red-treaty", ("formal", "socialised")),
        LeftOut("red-budget", ("strategic", "socialised")),
    )
    assert found.tipping == 2
    assert found.switches == (Turned("strict", "all", ("socialised",)),)


def test_where_there_are_too_many_sets_they_are_not_tried(monkeypatch):
    """bears/four has four readings that may fall: 4 of one, 6 of two, 4 of three, 1 of four."""
    verdict, part = part_of("bears/four")
    for most, tried in ((3, 0), (4, 1), (5, 1), (6, 4)):
        monkeypatch.setattr(sensitivity, "TRIES", most)
        assert stress(verdict, part).tried == tried


@pytest.mark.parametrize("step", [3, sensitivity.STEP])
def test_ten_sets_are_enough(step, monkeypatch):
    """However many are judged at once.

    Twelve readings for complies weigh 12, and those for partly 11: whichever of the twelve falls, it is level.
    """
    monkeypatch.setattr(sensitivity, "STEP", step)
    verdict, part = part_of("beta/only")
    facts = list(small().record.evidence)
    held = [reading("deed", "complies", 1, name) for name in facts]
    held += readings("P3 P3 P3 P2 B3", gate())
    many = replace(part, readings=tuple(held), conclusion=conclude(gate(), held, 0, verdict.switches))
    found = stress(verdict, many)
    assert len(facts) == 12
    assert many.computed == ("socialised",)
    assert found.tried == 1
    assert [r.evidence for (r,) in found.falling] == facts[:10]
