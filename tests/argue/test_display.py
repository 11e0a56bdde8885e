"""How judged things show themselves: a line in a terminal, a table in a notebook."""

import re

import pytest
from small_world import part_of, small

from countercase.argue.agreement import Pair
from countercase.argue.display import table
from countercase.argue.sensitivity import stress


def shown(thing):
    """The rows of a table in a notebook, and the lines beside it."""
    html = thing._repr_html_()
    rows = [re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall("<tr>(.*?)</tr>", html)]
    return re.findall("<caption>(.*?)</caption>", html), rows[1:], re.findall("<p>(.*?)</p>", html)


@pytest.mark.parametrize(
    ("name", "settings", "rows", "told"),
    [
        ("beta/only", {}, [["Only", "Formal membership", "Formal membership", "yes"]], "margin 0"),
        (
            "beta/only",
            {"switches": {"strict": "half"}, "margin": 1},
            [["Only", "Socialised", "Formal membership", "no"]],
            "margin 1; How much is enough: half",
        ),
        (
            "split/one",
            {"without": ("red-treaty",)},
            None,
            "margin 0; without red-treaty",
        ),
    ],
)
def test_a_verdict_shows_its_parts_and_its_settings(name, settings, rows, told):
    verdict, _ = part_of(name, **settings)
    _, found, lines = shown(verdict)
    assert rows is None or found == rows
    assert lines == [f"Judged by “The gate”, {told}."]


def test_where_nothing_is_stated_the_table_says_so():
    _, rows, _ = shown(part_of("quiet/last")[0])
    assert rows[-1] == ["Last", "Strategic compliance", "No verdict", "nothing stated"]


def test_a_case_shows_its_question_its_thesis_and_its_parts():
    caption, rows, lines = shown(small().dossier("beta"))
    assert caption == ["Beta"]
    assert rows == [["Only", "step 1", "2", "Formal membership"]]
    assert lines == ["What did the port become?", "It is as it is stated."]


def test_a_judged_part_is_one_line():
    assert repr(part_of("split/two")[0]) == "<Verdict of 'split': strategic or socialised (stated: socialised)>"
    assert repr(part_of("split/two")[1]) == "<PartVerdict of 'two': strategic (stated: socialised)>"
    assert repr(part_of("quiet/last")[1]) == "<PartVerdict of 'last': strategic (stated: none)>"
    assert repr(small().dossier("beta")) == "<Dossier 'beta': 1 parts, 2 readings, judged by 'gate'>"


def test_what_a_verdict_hangs_on_is_one_line():
    """As the table of what it bears says: bears/once hangs on the treaty and the budget, and a margin of 2 opens it."""
    assert repr(stress(*part_of("bears/once"))) == "<Robustness of 'once': 2 hinges, tips at margin 2>"
    assert repr(stress(*part_of("bears/silent"))) == "<Robustness of 'silent': 0 hinges, tips at margin none>"


def test_a_long_name_is_cut():
    held = repr(Pair("c", "p", "e" * 99, "k", "a", "b", 1, 1, ""))
    assert held == f"<Pair on '{'e' * 40} … (99 characters)': a and b>"


def test_a_library_shows_its_cases_and_what_each_counter_case_extends():
    caption, rows, _ = shown(small())
    assert caption == ["20 cases and counter-cases on a record of 12 facts and 8 claims"]
    assert ["beta", "Beta", "The gate", "–"] in rows
    assert ["beta-half", "Beta by half", "The gate", "beta"] in rows
    assert repr(small()).startswith("<Library of ")


@pytest.mark.parametrize(("held", "rows", "more"), [(50, 50, ""), (53, 51, "… and 3 more")])
def test_a_table_shows_fifty_rows_and_how_many_more_there_are(held, rows, more):
    html = table("Many", ("Name", "Number"), [(f"n{i}", str(i)) for i in range(held)])
    assert html.count("<tr>") == 1 + rows  # with that of the headings
    assert html.count('<th scope="row">') == 50
    assert (f'<td colspan="2">{more}</td>' in html) == bool(more)
