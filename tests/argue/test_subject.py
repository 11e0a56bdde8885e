"""Whose facts by whose rule: a small world of three cases on one subject."""

from dataclasses import replace

import pytest
from small_world import small_copied

from countercase.argue.library import load
from countercase.argue.subject import by_rule, judged_by_several, rules_in_order, subject_of, subjects

KEY = ("Port", "treaty", "League")
MIXED = """
id: beta-mixed
extends: beta
title: Beta by its motive
thesis: I ask otherwise.
changes:
  - {framework: mixed, because: The motive is all.}
  - {add: red-budget, part: only, criterion: motive, points_to: gain, strength: 2, because: It gained.}
  - {add: blue-paper, part: only, criterion: motive, points_to: both, strength: 2, because: It did so for both.}
  - {add: red-speech, part: only, criterion: motive, points_to: gain, strength: 2, because: It gained.}
"""


OPEN = """
id: other-open
extends: other
title: Other, open
thesis: By this rule nothing of it has been read yet.
changes:
  - {framework: mixed, because: It asks more.}
"""
SAME = """
id: beta-same
extends: beta
title: Beta, by its own rule
thesis: Its reason is not known.
changes:
  - {drop: red-budget, because: It shows no reason.}
  - {switch: strict, to: half, because: It is much.}
"""


GATED = """
id: mix-gated
extends: mix
title: Mix by the gate
thesis: By the gate nothing of it has been read yet.
changes:
  - {framework: gate, because: It asks less.}
"""
OWN = """
id: gamma-own
extends: gamma
title: Gamma by my own facts
thesis: I know more of it.
sources: {own: A study of mine}
changes:
  - {framework: mixed, because: The motive is all.}
  - {add: own-storm, part: only, criterion: motive, points_to: gain, strength: 3, because: It closed.}
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = small_copied(tmp_path_factory.mktemp("subject"))
    made = {"beta-mixed": MIXED, "other-open": OPEN, "beta-same": SAME, "mix-gated": GATED, "gamma-own": OWN}
    for name, text in made.items():
        (folder / f"data/cases/{name}.yml").write_text(text, encoding="utf-8")
    head = (folder / "data/evidence.csv").read_text(encoding="utf-8").splitlines()[0]
    storm = "own-storm,own,own:p1,,1999,Port,League,treaty,A storm came.,,,,,,,documented,"
    (folder / "data/cases/gamma-own.evidence.csv").write_text(f"{head}\n{storm}\n", encoding="utf-8")
    return load(folder)


def shelf(whole, *names):
    """The library with these cases alone."""
    cases = {name: whole.cases[name] for name in names}
    forks = {name: fork for name, fork in whole.counter_cases.items() if name in names}
    return replace(whole, cases=cases, counter_cases=forks)


@pytest.fixture(scope="module")
def library(whole):
    """Beta reads Red's facts by the gate, other Blue's; a counter-case reads two and one of these by mixed."""
    return shelf(whole, "beta", "other", "beta-mixed")


def test_every_case_has_its_place(library):
    found = subjects(library)
    assert list(found) == [KEY]
    subject = found[KEY]
    assert (subject.sources, subject.rules) == (("red", "blue"), ("gate", "mixed"))
    placed = {
        (source, rule): [c.verdict.dossier.case.id for c in subject.at(source, rule)]
        for source in subject.sources
        for rule in subject.rules
    }
    assert placed == {
        ("red", "gate"): ["beta"],
        ("red", "mixed"): ["beta-mixed"],
        ("blue", "gate"): ["other"],
        ("blue", "mixed"): [],
    }


def test_a_case_says_whose_facts_it_reads(library):
    held = {c.verdict.dossier.case.id: c for c in subjects(library)[KEY].cases}
    assert [(n, c.source, c.facts, c.others, c.own, c.left_open) for n, c in held.items()] == [
        ("beta", "red", 2, 0, True, False),
        ("other", "blue", 2, 0, True, False),
        ("beta-mixed", "red", 3, 1, False, False),
    ]


def test_verdicts_are_counted_apart_by_rule(library):
    assert subjects(library)[KEY].verdicts == (
        ("gate", ("formal",)),
        ("gate", ("socialised",)),
        ("mixed", ("strategic",)),
    )


def test_a_rule_that_judges_the_facts_of_several_is_told(library):
    assert by_rule(library, subjects(library)[KEY]) == (
        "By “The gate”, the facts that Red reports come to “formal membership” and those that Blue reports come to "
        "“socialised”."
    )


def test_what_is_left_open_is_said(whole):
    library = shelf(whole, "beta", "other", "beta-mixed", "other-open")
    assert by_rule(library, subjects(library)[KEY]) == (
        "By “The gate”, the facts that Red reports come to “formal membership” and those that Blue reports come to "
        "“socialised”. By “The mixture”, the facts that Red reports come to “strategic compliance” and those that Blue "
        "reports leave it open."
    )


def test_a_counter_case_by_the_rule_of_its_parent_crosses_nothing(whole, library):
    """It reads the same facts otherwise; whoever puts one on the shelf changes no table of facts by rules."""
    wider = shelf(whole, "beta", "other", "beta-mixed", "beta-same")
    assert subjects(wider)[KEY].verdicts == subjects(library)[KEY].verdicts


def test_none_is_judged_to_find_out_what_several_rules_judge(library):
    def dossier(name):
        raise AssertionError(name)

    held = replace(library)
    object.__setattr__(held, "dossier", dossier)
    assert judged_by_several(held) == {KEY: ["beta", "other", "beta-mixed"]}
    assert subject_of(library, KEY) == subjects(library)[KEY]


def test_one_rule_alone_makes_no_subject(whole):
    assert subjects(shelf(whole, "beta", "other", "beta-same")) == {}


def test_rules_stand_in_the_order_of_their_sources(library):
    assert rules_in_order(library, ["mixed", "gate"]) == ["gate", "mixed"]


def test_a_verdict_is_left_open_by_the_one_part_that_holds_it(whole):
    """Split has two parts side by side, each of them settled: so it is two verdicts, and none of them is open."""
    held = {
        c.verdict.dossier.case.id: c for c in subjects(shelf(whole, "split", "mix", "other", "other-open"))[KEY].cases
    }
    assert held["split"].verdict.computed == ("strategic", "socialised")
    assert [held[name].left_open for name in ("split", "other-open")] == [False, True]


def test_what_most_rules_judge_comes_first(whole, library):
    """Of two subjects, that of the gate and mixed alone comes after the one that a third rule judges, too."""
    third = library.frameworks["gate"].model_copy(update={"id": "third"})
    frameworks = {**library.frameworks, "third": third}

    def about(name, actor, framework):
        return whole.cases[name].model_copy(update={"id": f"{name}-{actor}", "actor": actor, "framework": framework})

    made = [about("beta", "Quay", "gate"), about("mix", "Quay", "mixed")]
    made += [about("beta", "Port", "gate"), about("mix", "Port", "mixed"), about("gamma", "Port", "third")]
    for order in (made, made[::-1]):
        held = replace(library, cases={c.id: c for c in order}, counter_cases={}, frameworks=frameworks)
        assert [key[0] for key in subjects(held)] == ["Port", "Quay"]


def test_a_counter_case_crosses_whichever_way_it_goes(whole):
    """From the gate to the mixture, and from the mixture to the gate."""
    subject = subjects(shelf(whole, "mix", "mix-gated"))[KEY]
    assert [(c.verdict.dossier.case.id, c.rule) for c in subject.cases] == [("mix", "mixed"), ("mix-gated", "gate")]


def test_sources_stand_in_the_order_of_the_record_and_those_that_are_on_none_come_last(whole):
    library = shelf(whole, "other", "gamma", "gamma-own")
    assert subjects(library)[KEY].sources == ("red", "blue", "own")
    swapped = replace(library.record, sources=dict(reversed(library.record.sources.items())))
    assert subjects(replace(library, record=swapped))[KEY].sources == ("blue", "red", "own")


def test_what_comes_to_a_verdict_and_what_leaves_it_open_are_told_together(whole):
    """By the gate, beta is formal, and the last part of the whole strategic or socialised, which is not known."""
    library = shelf(whole, "beta", "whole", "other", "beta-mixed")
    assert by_rule(library, subjects(library)[KEY]) == (
        "By “The gate”, the facts that Red reports come to “formal membership” and leave it open and those that Blue "
        "reports come to “socialised”."
    )
