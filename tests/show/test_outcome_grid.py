"""The grid of tests: signs say what passed, failed and stays open, and nothing is cut off."""

from bs4 import BeautifulSoup
from each import each
from small_world import small

from countercase.show import theme
from countercase.show.outcome_grid import BETWEEN, FAILED, OPEN, PASSED, _test, cells
from countercase.show.trajectory import path
from countercase.show.verdict_hues import hues


def test_a_sign_says_how_high_a_test_comes_out():
    order = ["failed", "half", "passed"]
    assert [_test([level], order).said for level in order] == [
        f"{FAILED} failed",
        f"{BETWEEN} half",
        f"{PASSED} passed",
    ]
    assert _test(order, order).said == f"{OPEN} open"
    assert _test(order[:2], order).said == f"{OPEN} failed or half"
    assert _test(["passed"], order).hues != _test(["failed"], order).hues


def test_the_verdict_has_its_own_colour_and_a_dashed_edge_where_it_is_open():
    verdict = small().dossier("alpha").verdict()
    first, last = (cells(verdict, part)[-1] for part in verdict.parts)
    words = "strategic compliance or socialised"
    assert (first.words, first.edge, first.hues) == (words, "open", (theme.PAPER,))
    assert (last.words, last.edge, last.hues) == ("socialised", "plain", hues(verdict.framework)["socialised"])
    unread = cells(small().dossier("bears").verdict(), small().dossier("bears").verdict().parts[-1])[-1]
    assert (unread.words, unread.edge) == ("open", "open")


def test_no_word_of_a_grid_is_cut_off():
    for case in ("mends", "bears", "alpha"):
        page = BeautifulSoup(path(small().dossier(case).verdict()).html(), "html.parser")
        assert not [t.text for t in page.select("svg text") if "…" in t.text]


def test_what_comes_to_the_same_in_many_parts_is_told_once():
    assert path(small().dossier("bears").verdict()).finding == (
        "The readings lead to socialised (once, twice, four, five, pair and double), and leave it open between "
        "outside, formal membership, strategic compliance and socialised (silent). That is what Red states, and no "
        "verdict is stated for one further part."
    )


AGREEMENTS = {
    "beta": "That is what Red states.",
    "split": "That is what Red states in one of the two parts.",
    "alpha": "That is what Red states in one of the two parts, and in the other one of the verdicts left open.",
    "mends": "Red states other verdicts.",
    "gamma-four": "The case that it answers states one of these.",
    "alpha-two": "The case that it answers states one of these in each part.",
    "beta-half": "The case that it answers states another verdict.",
}


@each("case", AGREEMENTS)
def test_who_states_one_of_several_that_are_left_open_states_no_other(case):
    assert path(small().dossier(case).verdict()).finding.endswith(AGREEMENTS[case])
