"""The page that lays a rule bare, on the small world."""

import re

import pytest
from small_world import small

from countercase.data.problem import DataError
from countercase.show.rule_page import rule_page
from countercase.show.table import Table


def text(cell):
    return " ".join(re.sub(r"<[^>]+>", " ", str(cell)).split())


def tables():
    return {t.caption: t for t in rule_page(small(), "gate") if isinstance(t, Table)}


def test_the_page_says_what_each_verdict_takes():
    """All has to be done: R and gain force outside; P is formal whatever the reason; C decides with the reason."""
    rows = {row[0]: row for row in tables()["What each verdict takes, as the switches stand"].rows}
    assert text(rows["Formal membership"][1]) == "Deed: partly"
    assert text(rows["Socialised"][1]) == "Deed: complies and reason: belief"
    assert text(rows["Formal membership"][2]) == "Deed: partly Deed: refuses or partly and reason: belief"


def test_the_page_says_how_often_each_verdict_comes():
    """Of the six pairs of deed and reason, half are formal. Of the parts of gate's cases, the table of parts counts."""
    rows = {row[0]: row for row in tables()["How often each verdict comes, and how it fits the cases"].rows}
    assert {name: row[2] for name, row in rows.items()} == {
        "Outside": "1 of 6",
        "Formal membership": "3 of 6",
        "Strategic compliance": "1 of 6",
        "Socialised": "1 of 6",
    }
    assert rows["Outside"][3] == "–"  # no part comes to it
    assert rows["Formal membership"][3:] == ("2 of 5", "2 of 6")


def test_the_tables_stand_as_the_framework_has_them():
    rule = tables()["The verdict"].rows
    assert [(row[1], row[2]) for row in rule] == [
        ("Degree: high and reason: belief", "Socialised"),
        ("Degree: high", "Strategic compliance"),
        ("Deed: refuses and reason: gain", "Outside"),
        ("In every other case", "Formal membership"),
    ]
    assert rule[0][3] == "Enough is done, and out of belief."
    degree = tables()["Degree: do the deeds go far enough?"].rows
    assert [row[2] for row in degree] == ["High", "High", "Low"]


def test_a_switch_says_how_it_stands_and_why():
    ((title, options, why, _),) = tables()["The switches, and how they stand"].rows
    assert title == "How much is enough"
    assert text(options) == "All (as it stands): All has to be done. Half: Half is enough."
    assert why == "The text does not say."


def test_parts_that_go_against_the_rule_are_named_with_both_verdicts():
    against = next(t for name, t in tables().items() if name.startswith("The rule and its author part in"))
    rows = {(re.findall("cases/(.*).html", row[0])[0], row[1]): (row[2], row[3]) for row in against.rows}
    assert rows["split", "Two"] == ("Strategic compliance", "Socialised")
    assert ("split", "One") not in rows
    assert "quiet" not in {case for case, _ in rows}  # nothing is stated of its last part
    assert ("alpha", "Early") not in rows
    left = next(t for name, t in tables().items() if name.startswith("The rule leaves open what its author states in"))
    cases = {re.findall("cases/(.*).html", row[0])[0] for row in left.rows}
    assert "alpha" in cases, "who states one of several verdicts that are left open is not gone against"
    assert "split" not in cases


def test_no_page_is_made_for_a_rule_that_is_not_there():
    with pytest.raises(DataError, match="gate"):
        rule_page(small(), "fence")
