"""What the evidence weighs: what is said first, one scale in the whole book, and a table of tones for many parts."""

import pytest
from bs4 import BeautifulSoup
from drawings import bars
from small_world import small

from countercase.show.weights import MOST_BARS, OPEN, SETTLES, UNIT, weights


def chart(case, which=".cc-wide"):
    figure = weights(small().dossier(case).verdict())
    return BeautifulSoup(figure.html(), "html.parser").select_one(f"{which} svg")


@pytest.mark.parametrize(
    ("case", "finding"),
    [
        (
            "alpha",
            "On deed, “complies” outweighs “refuses” by three to one in late. Of two criteria, one is settled in "
            "early, and two in late.",
        ),
        (
            "whole",
            "On reason, “gain” and “belief” weigh two each in after, so that it stays open. Of two criteria, two are "
            "settled in all, and one in after. What stays undecided is reason in after.",
        ),
        (
            "split",
            "Nothing is contested: each criterion that is read points to one level. Of two "
            "criteria, each part settles two.",
        ),
    ],
)
def test_the_closest_contest_is_said_first(case, finding):
    assert weights(small().dossier(case).verdict()).finding == finding


def test_a_part_that_settles_nothing_settles_none():
    assert ", and none in silent. " in weights(small().dossier("bears").verdict()).finding + " "


def test_what_is_level_stays_open():
    """bears/level weighs two levels alike in the small world."""
    verdict = small().dossier("mends").verdict()
    figure = weights(verdict)
    table = [row for row in figure.table.rows if row[2] == "Either way"]
    assert {row[3] for row in table if row[4] == "open"} >= {2}


def test_one_weight_is_as_long_in_every_chapter():
    for case in ("alpha", "beta", "split"):
        for weight, wide in bars(weights(small().dossier(case).verdict())):
            assert wide == pytest.approx(int(weight) * UNIT, rel=0.03, abs=1), case


def test_many_parts_are_a_table_of_numbers_with_signs():
    case = "bears"
    assert len(small().cases[case].parts) > MOST_BARS
    words = [t.text for t in chart(case).select("text")]
    assert {f"4 {SETTLES}", f"5 {SETTLES}"} <= set(words)
    assert not any(OPEN in word for word in words), "nothing that is read is level"
    narrow = [t.text for t in chart(case, ".cc-narrow").select("text")]
    assert {"a", "b", "c", "d", "e", "f", "g"} <= set(narrow)
    assert not any("…" in word for word in [*words, *narrow])


def test_each_level_stands_in_the_table_as_in_the_figure():
    """alpha/early reads the deed alone: on the reason no level is open against another."""
    found = {}
    for criterion, level, part, _, stands in weights(small().dossier("alpha").verdict()).table.rows:
        found.setdefault(f"{part.partition(':')[0]}, {criterion}", {})[level] = stands
    deed = {"refuses": "outweighed", "partly": "outweighed", "complies": "settled"}
    assert found == {
        "Early, Deed": deed,
        "Early, Reason": {"gain": "not read", "belief": "not read"},
        "Late, Deed": deed,
        "Late, Reason": {"gain": "outweighed", "belief": "settled"},
    }
