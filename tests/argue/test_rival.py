"""Who makes something else of a part: by the tables, counter-cases of alpha, gamma and beta, and a step of quiet."""

import pytest
from small_world import part_of, small, verdicts

from countercase.argue.rival import Rival, rivals

HELD = {
    # whose counter-cases come to: add formal, drop and reread strategic, two formal or socialised, the others the same
    "alpha/late": [("form", "alpha-add"), ("strat", "alpha-drop"), ("form soc", "alpha-two")],
    "gamma/only": [("form soc", "gamma-four")],
    "beta/only": [("soc", "beta-half"), ("any", "beta-wide")],
    # what a counter-case extends comes to what its author states
    "alpha-drop/late": [],
    "beta-half/only": [],
    # parts beside each other are about different things
    "split/two": [],
    "mends/switch": [],
    "mix/weak": [],
}


@pytest.mark.parametrize("name", HELD)
def test_the_rivals_of_a_part_are_each_held_once(name):
    part = name.partition("/")[2]
    expected = [Rival(verdicts(cell), case, part, False) for cell, case in HELD[name]]
    assert list(rivals(small(), *part_of(name))) == expected


def test_an_author_who_states_something_else_at_another_step_is_a_rival():
    assert rivals(small(), *part_of("quiet/last")) == (Rival(("socialised",), "quiet", "first", True),)
    assert rivals(small(), *part_of("quiet/first")) == ()


def test_what_a_counter_case_extends_is_its_rival_where_it_comes_to_something_that_nobody_states():
    """With a margin of 3 alpha-drop is open between all four verdicts, and alpha is socialised, which is stated."""
    assert rivals(small(), *part_of("beta-wide/only")) == ()
    verdict, part = part_of("alpha-drop/early", margin=3)
    found = rivals(small(), verdict, part)
    assert [(rival.case, rival.verdicts) for rival in found] == [("alpha", ("strategic", "socialised"))]
