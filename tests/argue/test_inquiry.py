"""What would settle an open part: the questions, their answers, and what they are worth, as the tables say."""

from dataclasses import replace
from fractions import Fraction

import pytest
from each import each
from small_world import MOVING, SETTLES, TOGETHER, crossed, gate, listed, part_of, readings, rows, small, verdicts

from countercase.argue.conclude import conclude
from countercase.argue.inquiry import (
    Finding,
    Inquiry,
    Unsettled,
    _inquiry,
    fixed,
    inquiries,
    look_for,
    moving,
    says,
    together,
    unsettled,
)
from countercase.argue.verdict import judge

PARTS = {row["part"]: [r for r in rows(SETTLES) if r["part"] == row["part"]] for row in rows(SETTLES)}


def answers(cell):
    """The answers in a cell: `gain: strat 1, belief: soc 1`."""
    found = {}
    for item in listed(cell):
        level, _, rest = item.partition(": ")
        *left, sources = rest.split()
        found[level] = (verdicts(" ".join(left)), int(sources))
    return found


@pytest.mark.parametrize("name", PARTS)
def test_the_questions_of_a_part_are_those_of_the_table_in_its_order(name):
    verdict, part = part_of(name)
    found = inquiries(verdict, part)
    assert [inquiry.criterion for inquiry in found] == [row["criterion"] for row in PARTS[name]]
    for inquiry, row in zip(found, PARTS[name], strict=True):
        assert inquiry.settled == (row["stands"] == "settled")
        assert inquiry.worth == pytest.approx(float(Fraction(row["worth"])))
        assert {f.level: (f.outcomes, f.sources) for f in inquiry.findings} == answers(row["answers"])
        for finding in inquiry.findings:
            assert finding.removed == tuple(v for v in part.computed if v not in finding.outcomes)


@each("row", rows(TOGETHER), ids=lambda row: row["part"])
def test_the_questions_that_close_a_part_together_are_those_of_the_table(row):
    names = tuple(row["together"].strip("-").split())
    assert together(*part_of(row["part"])) == ((names,) if names else ())


@each("row", rows(MOVING), ids=lambda row: row["part"])
def test_the_open_criteria_that_matter_are_those_of_the_table(row):
    assert moving(*part_of(row["part"])) == tuple(row["moving"].strip("-").split())


@each("row", rows(MOVING), ids=lambda row: row["part"])
def test_what_moves_is_what_an_open_question_can_change(row):
    verdict, part = part_of(row["part"])
    open_questions = {inquiry.criterion for inquiry in inquiries(verdict, part) if not inquiry.settled}
    assert set(moving(verdict, part)) <= open_questions


def test_only_parts_that_are_left_open_are_asked_about():
    assert unsettled(small().dossier("beta").verdict()) == ()
    (early,) = unsettled(small().dossier("alpha").verdict())
    assert early.part.part.id == "early"
    assert [inquiry.criterion for inquiry in early.open] == ["reason"]
    assert [inquiry.criterion for inquiry in early.against] == ["deed"]


def test_a_source_has_to_lead_by_more_than_the_margin():
    """alpha/late with a margin of 2: deeds 1, 1 and 3, reasons 1 and 3. Refuses needs 7 against 3, and complies 6."""
    verdict, part = part_of("alpha/late", margin=2)
    needed = {i.criterion: {f.level: f.sources for f in i.findings} for i in inquiries(verdict, part)}
    assert needed == {"deed": {"refuses": 2, "partly": 2, "complies": 1}, "reason": {"gain": 2, "belief": 1}}


def test_no_source_is_looked_for_where_none_would_settle_it():
    """Where nothing may be opposed, no source outweighs a decisive reading for complies: only the reason is open."""
    verdict = judge(replace(small().dossier("alpha"), framework=gate("unopposed")))
    assert [inquiry.criterion for inquiry in inquiries(verdict, verdict.parts[0])] == ["reason"]


def test_of_several_readings_for_a_level_the_strongest_counts():
    """Complies with 3 and with 1: nothing outweighs the 3 where nothing may be opposed, whatever stands beside it."""
    framework = gate("unopposed")
    verdict = judge(replace(small().dossier("alpha"), framework=framework))
    held = tuple(readings("C3 C1", framework))
    part = replace(verdict.parts[0], readings=held, conclusion=conclude(framework, held, 0, verdict.switches))
    assert part.computed == ("strategic", "socialised")
    assert [inquiry.criterion for inquiry in inquiries(verdict, part)] == ["reason"]


def test_nothing_is_looked_for_against_what_is_given():
    verdict, part = part_of("alpha/early")
    deed = part.weighings["deed"]
    given = replace(deed, readings=tuple(r.model_copy(update={"given": True}) for r in deed.readings))
    held = replace(part.conclusion, weighings={**part.weighings, "deed": given})
    assert [i.criterion for i in inquiries(verdict, replace(part, conclusion=held))] == ["reason"]


def test_two_questions_can_decide_where_neither_does_alone():
    """Where a refusal for gain and compliance out of belief come to the same, and all else to another.

    With the deed refused or complied with, and the reason open, either is left whatever one of them is. That the deed
    is half done would close it, and is not one of the levels left.
    """
    verdict, part = crossed()
    assert part.computed == ("formal", "socialised")
    assert moving(verdict, part) == ()
    assert together(verdict, part) == (("deed", "reason"),)
    (deed,) = inquiries(verdict, part)
    assert {f.level: f.outcomes for f in deed.findings if f.closes} == {"partly": ("formal",)}


def test_a_criterion_is_fixed_and_the_others_stand():
    verdict, part = part_of("mends/loose")
    assert fixed(verdict, part, "deed", "complies") == ("strategic", "socialised")
    assert fixed(verdict, part, "reason", "gain") == ("outside", "formal")


def test_an_answer_that_leaves_one_verdict_closes():
    assert Finding("gain", ("strategic",), (), 1).closes
    assert not Finding("gain", ("strategic", "formal"), (), 1).closes
    assert not Finding("gain", (), (), 1).closes


def test_the_words_are_those_of_the_framework_with_the_names_of_the_case():
    case = small().cases["alpha"]
    reason, deed = (small().frameworks["gate"].criteria[name] for name in ("reason", "deed"))
    assert look_for(reason, case) == "why the Port did what the treaty of the League asks"
    assert says(reason, "gain", case) == "the Port gained by it"
    assert look_for(deed, case) == "deed (“How far does it do what the norm asks?”)"
    assert says(deed, "partly", case) == "it does half"


def test_the_answer_as_plain_data():
    verdict = small().dossier("alpha").verdict()
    (early,) = unsettled(verdict)
    plain = early.as_dict(verdict)
    assert (plain["case"], plain["part"], plain["computed"]) == ("alpha", "early", ["strategic", "socialised"])
    assert plain["together"] == [["reason"]]
    assert plain["inquiries"][0] == {
        "criterion": "reason",
        "look_for": "why the Port did what the treaty of the League asks",
        "settled": False,
        "worth": 0.5,
        "findings": [
            {
                "level": "gain",
                "says": "the Port gained by it",
                "leads_to": ["strategic"],
                "removes": ["socialised"],
                "sources": 1,
            },
            {
                "level": "belief",
                "says": "it believes",
                "leads_to": ["socialised"],
                "removes": ["strategic"],
                "sources": 1,
            },
        ],
    }


def test_the_strongest_reading_for_each_level_counts_where_the_standard_asks_for_it():
    """Under `unopposed` a decisive reading fells every other level.

    With a suggestive reading for gain and a decisive one for belief, the reason is settled, and no source for gain
    would settle it otherwise: two decisive readings fell each other. With none that is decisive, one source does.
    """
    framework = gate("unopposed")
    verdict = judge(replace(small().dossier("alpha"), framework=framework))
    part = verdict.parts[0]

    def needed(cell):
        held = tuple(readings(cell, framework))
        again = replace(part, readings=held, conclusion=conclude(framework, held, 0, verdict.switches))
        found = {i.criterion: {f.level: f.sources for f in i.findings} for i in inquiries(verdict, again)}
        return found.get("reason", {})

    assert needed("R1 P1 C3 G2 G2 B2") == {"belief": 1}
    assert needed("R1 P1 C3 G1 B3") == {}
    assert needed("R1 P1 C3 G3 B1") == {}
    assert needed("R1 P1 C3 G2 B2") == {"gain": 1, "belief": 1}


def test_under_a_standard_that_asks_for_one_substantial_reading_many_weak_ones_stand_back():
    """Six suggestive readings for gain weigh 6: under `substantial` one decisive source for belief settles it."""
    framework = gate("substantial")
    verdict = judge(replace(small().dossier("alpha"), framework=framework))
    held = tuple(readings("C3 G1 G1 G1 G1 G1 G1", framework))
    part = replace(verdict.parts[0], readings=held, conclusion=conclude(framework, held, 0, verdict.switches))
    (reason,) = [i for i in inquiries(verdict, part) if i.criterion == "reason"]
    assert {f.level: f.sources for f in reason.findings} == {"gain": 1, "belief": 1}


@pytest.mark.parametrize("cell", ["P1 P1 P1 P1 R2 G1", "R1 R1 R1 R1 P2 G1"])
def test_each_level_has_a_strongest_reading_of_its_own(cell):
    """Under `substantial` four weak readings weigh 4 and count for nothing, whatever another level has.

    So one decisive source for complies, 3 against 2, settles the deed there; two would be needed if they counted.
    """
    framework = gate("substantial")
    verdict = judge(replace(small().dossier("alpha"), framework=framework))
    held = tuple(readings(cell, framework))
    part = replace(verdict.parts[0], readings=held, conclusion=conclude(framework, held, 0, verdict.switches))
    (deed,) = [i for i in inquiries(verdict, part) if i.criterion == "deed"]
    assert {f.level: f.sources for f in deed.findings}["complies"] == 1


def test_a_question_that_no_source_can_answer_is_worth_nothing():
    """Given and settled, the deed has no answer to look for; its share of the open verdicts is nought."""
    verdict, part = part_of("alpha/early")
    deed = part.weighings["deed"]
    given = replace(deed, readings=tuple(r.model_copy(update={"given": True}) for r in deed.readings))
    found = _inquiry(verdict, part, given)
    assert (found.findings, found.worth) == ((), 0.0)


def test_what_it_is_worth_is_told_to_three_places():
    """A third of what is open: 0.333."""
    verdict, part = part_of("alpha/early")
    inquiry = Inquiry("reason", False, (), 1 / 3)
    plain = Unsettled(part, (inquiry,), ()).as_dict(verdict)
    assert plain["inquiries"][0]["worth"] == 0.333


def test_a_level_that_leads_to_later_verdicts_moves_as_one_that_leads_to_earlier_ones():
    """gamma-three is formal or socialised: fixed on refuses it is formal, on complies socialised. Either is another."""
    verdict, part = part_of("gamma-three/only")
    assert fixed(verdict, part, "deed", "refuses") == ("formal",)
    assert fixed(verdict, part, "deed", "complies") == ("socialised",)
    assert moving(verdict, part) == ("deed",)
