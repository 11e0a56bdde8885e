"""The figure of the multiverse: its rows and segments its words and its sizes, in the small world."""

import pytest
from bs4 import BeautifulSoup
from drawings import words_over_the_edge
from small_world import gate, mixed, small

from countercase.argue.arbiter import arbiter
from countercase.argue.multiverse import explore
from countercase.show import theme
from countercase.show.multiverse import _packed, _rows, multiverse
from countercase.show.verdict_hues import hues, hues_of

BRICK, TEAL, SAND, BLUE = theme.VERDICTS[:4]


def rows_of(case, which=0):
    verdict = small().dossier(case).verdict()
    part = verdict.parts[which]
    return _rows(verdict.framework, part, arbiter(explore(verdict, part)))


def told(row):
    return [(s.words, s.number, s.stated) for s in row.segments]


def test_a_row_for_each_option_and_one_for_all():
    """beta/only is stated, and computed, as formal by all; by half each way is socialised."""
    found = rows_of("beta")
    assert [(r.taken, r.own, told(r)) for r in found] == [
        ("All has to be done", True, [("formal membership", "100", True)]),
        ("Half is enough", False, [("formal membership", "0", True), ("socialised", "100", False)]),
        ("However the rule is taken", False, [("formal membership", "50", True), ("socialised", "50", False)]),
    ]


def test_segments_stand_in_the_order_of_the_framework_and_what_is_open_last():
    every, _, whole = rows_of("alpha", 1)
    # of 243 ways in which all has to be done: 6, 52, 26 and 65, and 94 that are left open
    assert [s.number for s in every.segments] == ["2", "21", "11", "27", "39"]
    # 12, 67, 62 and 155 of 486, and 190 that are left open
    assert told(whole) == [
        ("outside", "2", False),
        ("formal membership", "14", False),
        ("strategic compliance", "13", False),
        ("socialised", "32", True),
        ("left open", "39", False),
    ]
    assert [s.hues for s in whole.segments] == [(BRICK,), (TEAL,), (SAND,), (BLUE,), (theme.PAPER,)]


def test_a_part_that_no_switch_moves_has_one_row():
    assert [(r.taken, told(r)) for r in rows_of("quiet")] == [
        ("However the rule is taken", [("socialised", "67", True), ("left open", "33", False)])
    ]


def test_what_the_author_leaves_open_stands_apart():
    """mends/margin is stated as strategic or socialised: 2 of 9 ways for reason leave open just these."""
    row = next(r for r in rows_of("mends", 1))
    assert told(row) == [
        ("strategic compliance", "56", False),
        ("socialised", "22", False),
        ("strategic compliance or socialised", "22", True),
    ]


def test_title_and_finding_say_what_decides():
    one = multiverse(small().dossier("beta").verdict())
    assert one.title == "The rule decides, and not the facts"
    assert one.finding == (
        "Under “All has to be done”, every way of weighing the facts gives “formal membership”; under “Half is "
        "enough”, every one gives “socialised”."
    )
    two = multiverse(small().dossier("quiet").verdict())
    assert two.title == "Neither the rule nor the weights move it"
    assert two.finding.startswith("First. The facts decide, and not the rule: however the rule is taken, 67 of 100")
    assert two.finding.endswith(
        "Last. Neither the rule nor the weights move it: however the rule is taken, every way of weighing the facts "
        "gives “strategic compliance”."
    )


def test_of_many_parts_those_that_are_decided_alike_stand_together():
    figure = multiverse(small().dossier("bears").verdict())
    assert figure.title == "In three of seven parts the facts decide more than the rule"
    assert figure.finding == (
        "In once, in pair and in double the facts decide more than the rule. In twice the facts decide, and not the "
        "rule. In four and in five neither the rule nor the weights move it. In silent neither the rule nor the "
        "weights settle it."
    )


def test_the_table_has_every_set_of_verdicts_of_every_row():
    table = multiverse(small().dossier("quiet").verdict()).table
    assert [(*row[:3], str(row[3])) for row in table.rows] == [
        ("First", "However the rule is taken", "Socialised", "66.67"),
        ("First", "However the rule is taken", "Strategic compliance or socialised", "33.33"),
        ("Last", "However the rule is taken", "Strategic compliance", "100"),
    ]


def test_verdicts_have_their_colours_by_their_place_and_mixtures_those_of_their_parts():
    assert hues(gate()) == {"outside": (BRICK,), "formal": (TEAL,), "strategic": (SAND,), "socialised": (BLUE,)}
    assert hues(mixed()) == {"strategic": (BRICK,), "socialised": (TEAL,), "mixture": (BRICK, TEAL)}
    assert hues_of(gate(), ("formal", "socialised")) == (theme.PAPER,)
    assert hues_of(mixed(), ("mixture",)) == (BRICK, TEAL)


def test_more_verdicts_than_colours_share_the_last():
    framework = gate()
    more = {f"v{i}": framework.verdicts["formal"] for i in range(9)}
    found = list(hues(framework.model_copy(update={"verdicts": more})).values())
    assert found == [*((hue,) for hue in theme.VERDICTS), (theme.WASH,), (theme.WASH,)]


def test_items_are_packed_into_lines_and_broken_only_where_they_are_longer():
    assert _packed(["one 1", "two 2", "three 3"], 13) == ["one 1 · two 2", "three 3"]
    assert _packed(["a long name 1", "b 2"], 8) == ["a long", "name 1", "b 2"]


@pytest.mark.parametrize("case", ["alpha", "whole", "bears"])
def test_no_word_is_small_and_none_reaches_over_the_edge(case):
    page = BeautifulSoup(multiverse(small().dossier(case).verdict()).html(), "html.parser")
    for chart, room in zip(page.select(".cc-chart svg"), (theme.WIDE, theme.NARROW), strict=True):
        sizes = [int(word.parent["font-size"]) for word in chart.select("text")]
        assert len(sizes) > 5
        assert set(sizes) == {theme.SIZE}
        assert float(chart["width"]) == room
        assert words_over_the_edge(chart) == []
