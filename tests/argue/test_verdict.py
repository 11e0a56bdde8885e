"""Verdicts of the small world: each case as its table says, settings, passages and plain data."""

import pytest
from each import each
from small_world import CASES, part_of, rows, small, verdicts

from countercase import DataError
from countercase.argue.verdict import MAX_MARGIN
from countercase.data.locator import Locator

SAME = {"yes": True, "no": False, "-": None}


@each("row", rows(CASES), ids=lambda row: row["case"])
def test_each_case_comes_to_what_the_table_says(row):
    verdict = small().dossier(row["case"]).verdict()
    assert verdict.computed == verdicts(row["computed"])
    assert verdict.stated == verdicts(row["stated"])
    assert verdict.reproduces is SAME[row["same"]]


def test_deciding_parts():
    assert [p.part.id for p in small().dossier("alpha").verdict().deciding] == ["late"]
    assert [p.part.id for p in small().dossier("split").verdict().deciding] == ["one", "two"]


def test_what_is_left_out_weighs_nothing():
    verdict, found = part_of("alpha/late", without=["red-budget", "red-veto", "red-budget"])
    assert verdict.without == ("red-budget", "red-veto")
    assert dict(found.weighings["reason"].weights) == {"gain": 1, "belief": 0}
    assert found.computed == ("strategic",)
    assert "red-veto" not in {r.evidence for r in found.readings}


def test_the_margin_and_the_switches_are_those_that_are_asked_for():
    assert part_of("alpha/late", margin=1)[1].computed == ("socialised",)
    assert part_of("alpha/late", margin=2)[1].computed == ("outside", "formal", "strategic", "socialised")
    verdict, found = part_of("beta/only", switches={"strict": "half"})
    assert dict(verdict.switches) == {"strict": "half"}
    assert found.computed == ("socialised",)


def test_a_counter_case_has_settings_of_its_own_that_can_be_changed_back():
    assert small().dossier("beta-wide").verdict().margin == 2
    assert small().dossier("beta-wide").verdict(margin=0).computed == ("formal",)
    assert dict(small().dossier("beta-half").verdict().switches) == {"strict": "half"}
    assert small().dossier("beta-half").verdict(switches={"strict": "all"}).computed == ("formal",)
    assert small().dossier("beta").verdict().margin == 0


def test_the_largest_margin_is_the_largest():
    everything = ("outside", "formal", "strategic", "socialised")
    assert part_of("alpha/late", margin=MAX_MARGIN)[1].computed == everything
    assert part_of("alpha/late", margin=0)[1].computed == ("socialised",)


@each(
    ("given", "message"),
    [
        ({"margin": -1}, "the margin should be a whole number from 0 to 1000, and is -1"),
        ({"margin": 1001}, "the margin should be a whole number from 0 to 1000, and is 1001"),
        ({"margin": True}, "the margin should be a whole number"),
        ({"margin": 0.5}, "the margin should be a whole number"),
        ({"switches": {"stric": "all"}}, "Did you mean 'strict'"),
        ({"switches": {"strict": "hal"}}, "Did you mean 'half'"),
        ({"without": ["red-budgt"]}, "Did you mean 'red-budget'"),
        ({"without": ["red-visit"]}, "the case 'alpha' does not read the evidence 'red-visit'"),
        ({"without": ["red-visit", "red-budgt"]}, "does not read the evidence 'red-visit'(.|\n)*unknown evidence"),
    ],
)
def test_wrong_settings_are_refused_in_words(given, message):
    with pytest.raises(DataError, match=message):
        small().dossier("alpha").verdict(**given)


def test_what_is_wrong_with_a_setting_stands_in_no_file():
    with pytest.raises(DataError) as caught:
        small().dossier("alpha").verdict(without=["red-visit", "red-budgt"])
    assert str(caught.value).splitlines() == [
        "the case 'alpha' does not read the evidence 'red-visit', so it cannot be left out.",
        "unknown evidence: 'red-budgt'. Did you mean 'red-budget'?",
    ]
    assert {(p.file, p.line) for p in caught.value.problems} == {("", 0)}


# alpha argues in paragraphs 2 to 4, and in 6. By hand: what lies in them, at their edges, across them and outside.
def test_the_facts_and_claims_of_a_case_are_those_in_its_passages():
    dossier = small().dossier("alpha")
    read = ["red-treaty", "red-vote", "red-veto", "red-speech", "red-budget"]
    assert [e.id for e in dossier.evidence] == read
    assert [e.id for e in dossier.unread] == ["red-strike", "red-poll"]
    assert [c.id for c in dossier.claims] == ["red-c2", "red-c24", "red-c4", "red-c6"]


@each(
    ("place", "within"),
    [
        ("red:p1", False),
        ("red:p2", True),
        ("red:p2-p4", True),
        ("red:p4", True),
        ("red:p4-p5", False),
        ("red:p5", False),
        ("red:p4-p6", False),
        ("red:p6", True),
        ("red:p7", False),
        ("blue:L3", False),
    ],
)
def test_a_place_is_within_the_passages_from_edge_to_edge(place, within):
    case = small().dossier("alpha").case
    assert any(passage.covers(Locator.parse(place)) for passage in case.passages) is within


def test_places_in_several_stretches_lie_within_where_each_of_them_does():
    passage = Locator.parse("red:p2-p4; red:p6")
    assert passage.covers(Locator.parse("red:p3; red:p6"))
    assert not passage.covers(Locator.parse("red:p3; red:p5"))


def test_the_verdict_as_plain_data():
    made = small().dossier("quiet").verdict(margin=0, without=["red-poll"]).as_dict()
    assert made.pop("phases") == made["parts"]
    assert made == {
        "case": "quiet",
        "framework": "gate",
        "margin": 0,
        "switches": {"strict": "all"},
        "without": ["red-poll"],
        "parts": [
            {
                "id": "first",
                "title": "First",
                "years": None,
                "step": 1,
                "criteria": {
                    "deed": {"levels": ["complies"], "weights": {"refuses": 0, "partly": 0, "complies": 3}},
                    "reason": {"levels": ["gain", "belief"], "weights": {"gain": 0, "belief": 0}},
                },
                "derived": {"degree": ["high"]},
                "computed": ["strategic", "socialised"],
                "computed_as": "open",
                "stated": ["socialised"],
                "stated_as": "settled",
                "reproduces": False,
            },
            {
                "id": "last",
                "title": "Last",
                "years": None,
                "step": 2,
                "criteria": {
                    "deed": {"levels": ["complies"], "weights": {"refuses": 0, "partly": 0, "complies": 3}},
                    "reason": {"levels": ["gain"], "weights": {"gain": 3, "belief": 0}},
                },
                "derived": {"degree": ["high"]},
                "computed": ["strategic"],
                "computed_as": "settled",
                "stated": [],
                "stated_as": "none",
                "reproduces": None,
            },
        ],
        "computed": ["strategic"],
        "computed_as": "settled",
        "stated": [],
        "stated_as": "none",
        "reproduces": None,
    }


def test_years_are_plain_data_too():
    assert [p["years"] for p in small().dossier("alpha").verdict().as_dict()["parts"]] == ["1990/1991", "1992/1996"]
