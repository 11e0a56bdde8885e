"""Who makes something else of a part: by the tables, counter-cases of alpha, gamma and beta, and a step of quiet."""

import pytest
from each import each
from small_world import part_of, small, small_copied, verdicts

from countercase import load
from countercase.argue.rival import Rival, rivals

HELD = {
    # whose counter-cases come to: add formal, drop and reread strategic, two formal or socialised, the others the same
    "alpha/late": [("form", "alpha-add"), ("strat", "alpha-drop"), ("form soc", "alpha-two")],
    # and at the step before nothing is changed by any of them
    "alpha/early": [],
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


@each("name", HELD)
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


BY_ANOTHER = """
id: {parent}-otherwise
extends: {parent}
title: Of {parent}
thesis: It is otherwise.
changes:
  - {{framework: {rule}, because: It asks for what matters.}}
  - {{add: red-vote, part: {part}, criterion: {criterion}, points_to: {level}, strength: 2, because: So it is.}}
"""


@pytest.mark.parametrize(
    ("parent", "part", "rule", "criterion", "level"),
    [("gamma", "only", "mixed", "motive", "gain"), ("mix", "weak", "gate", "deed", "partly")],
)
def test_who_judges_by_another_rule_is_no_rival(tmp_path, parent, part, rule, criterion, level):
    """Gamma by the motive is strategic, and the mixture by the deed formal: verdicts of another kind."""
    text = BY_ANOTHER.format(parent=parent, part=part, rule=rule, criterion=criterion, level=level)
    (small_copied(tmp_path) / f"data/cases/{parent}-otherwise.yml").write_text(text, encoding="utf-8")
    library = load(tmp_path)
    verdict = library.dossier(parent).verdict()
    judged = next(p for p in verdict.parts if p.part.id == part)
    found = {rival.case for rival in rivals(library, verdict, judged)}
    assert f"{parent}-otherwise" not in found
    other = library.dossier(f"{parent}-otherwise").verdict()
    assert rivals(library, other, next(p for p in other.parts if p.part.id == part)) == ()
