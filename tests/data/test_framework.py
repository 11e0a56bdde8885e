"""The rules of the book: every table is total, every row is reached, and each says what its author says."""

from itertools import product
from pathlib import Path

import pytest
from small_world import small

from countercase import DataError

FRAMEWORKS = sorted(p.stem for p in (Path(__file__).parents[2] / "data/frameworks").glob("*.yml"))
# what is asked of every combination takes its time, and `load` refuses a rule that leaves one out
SEARCHED = [pytest.param(name, marks=() if name == "three-tests" else pytest.mark.slow) for name in FRAMEWORKS]


@pytest.mark.parametrize("name", SEARCHED)
def test_every_combination_is_decided_and_every_row_is_reached(library, name):
    framework = library.frameworks[name]
    reached = {key: set() for key in ("", *framework.derived)}
    for levels, switches in framework.combinations():
        decision = framework.decide(levels, switches)
        assert decision.verdict in framework.verdicts
        reached[""].add(decision.row)
        for table, row in decision.derived_rows.items():
            assert decision.derived[table] in framework.derived[table].levels
            reached[table].add(row)
    assert reached[""] == set(range(len(framework.rule)))
    for table, derived in framework.derived.items():
        assert reached[table] == set(range(len(derived.rule)))


@pytest.mark.parametrize("framework", [*SEARCHED, "gate", "mixed"])
def test_all_combinations_at_once_are_decided_as_one_by_one(library, framework):
    framework = {**small().frameworks, **library.frameworks}[framework]
    final, derived = framework.decided()
    one_by_one = [framework.decide(*choice) for choice in framework.combinations()]
    assert final.ravel().tolist() == [d.row for d in one_by_one]
    assert list(derived) == list(framework.derived)
    for name, rows in derived.items():
        assert rows.ravel().tolist() == [d.derived_rows[name] for d in one_by_one]


def test_a_copy_with_another_rule_decides_by_that():
    framework = small().frameworks["gate"]
    levels, switches = next(framework.combinations())
    before = framework.decide(levels, switches).verdict
    other = next(name for name in framework.verdicts if name != before)
    row = framework.rule[-1].model_copy(update={"otherwise": other})
    assert framework.model_copy(update={"rule": (row,)}).decide(levels, switches).verdict == other
    assert framework.decide(levels, switches).verdict == before


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_each_reason_can_stand_after_if(library, name):
    """“If the reform passes all three tests, it is “socialised”; if …”: one clause, which ends where it ends."""
    framework = library.frameworks[name]
    for row in (*framework.rule, *(row for derived in framework.derived.values() for row in derived.rule)):
        if row.because:
            assert row.because.endswith(".")
            assert not set(row.because[:-1]) & set(".;:?!"), row.because


@pytest.mark.parametrize("name", SEARCHED)
def test_every_verdict_can_be_reached(library, name):
    framework = library.frameworks[name]
    assert {framework.decide(*c).verdict for c in framework.combinations()} == set(framework.verdicts)


@pytest.mark.parametrize("name", SEARCHED)
def test_every_switch_matters_somewhere(library, name):
    framework = library.frameworks[name]
    joining = {switch for c in framework.criteria.values() if c.joint for switch in c.joint.when}
    for switch, choice in framework.switches.items():
        assert switch in joining or any(
            len({framework.decide(levels, {**setting, switch: option}).verdict for option in choice.options}) > 1
            for levels, setting in framework.combinations()
        ), f"no combination depends on the switch '{switch}'"


def test_lo_asks_for_all_three_tests_by_default(library):
    framework = library.frameworks["three-tests"]
    passed = {
        "difference": "distinct",
        "conformity": "western",
        "motive": "integration",
        "identity-role": "closer",
        "identity-regime": "closer",
    }
    assert framework.decide(passed, framework.defaults).verdict == "socialised"
    for criterion, level in (
        ("conformity", "own-model"),
        ("motive", "regime-stability"),
        ("identity-regime", "unchanged"),
    ):
        assert framework.decide({**passed, criterion: level}, framework.defaults).verdict == "not-socialised"


def test_the_typology_has_its_four_cells(library):
    framework = library.frameworks["competitive-socialisation"]
    low = {"reference": "general", "mechanisms": "limited"}
    high = {"reference": "systematic", "mechanisms": "consistent"}
    rest = {"transformation": "unchanged", "leadership": "none", "deference": "absent", "engagement": "social"}
    expected = {
        ("low", "hierarchical"): "rhetorical-action",
        ("low", "equalised"): "tactical-imitation",
        ("high", "hierarchical"): "cooperative-socialisation",
        ("high", "equalised"): "competitive-socialisation",
    }
    for (degree, levels), power in product((("low", low), ("high", high)), ("hierarchical", "equalised")):
        decision = framework.decide({**rest, **levels, "power": power}, framework.defaults)
        assert decision.derived["degree"] == degree
        assert decision.verdict == expected[degree, power]
        assert framework.verdicts[decision.verdict].cell == (power, degree)


def test_an_unknown_switch_or_option_is_refused():
    framework = small().frameworks["gate"]
    with pytest.raises(DataError, match=r"'stict'.*Did you mean 'strict'"):
        framework.settings({"stict": "all"})
    with pytest.raises(DataError, match=r"'al'.*Did you mean 'all'"):
        framework.settings({"strict": "al"})
    assert dict(framework.settings()) == {"strict": "all"}
    assert dict(framework.settings({"strict": "half"})) == {"strict": "half"}


def test_a_mixture_is_taken_apart():
    framework = small().frameworks["mixed"]
    assert framework.parts_of(["mixture", "socialised"]) == ("strategic", "socialised")
    assert framework.name_of("motive") == "Motive"
    assert framework.name_of("doubt") == "Who has the doubt"
    assert framework.name_of("nothing") == "nothing"
