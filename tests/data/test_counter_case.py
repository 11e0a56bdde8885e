"""Counter-cases: each way of changing, and each way of going wrong."""

import pytest
from small_world import FEW, HERE, small, small_copied

from countercase import DataError, load
from countercase.scaffold import fresh

HEAD = "id: {name}\nextends: {parent}\ntitle: Mine\nthesis: I hold this.\nchanges:\n"


@pytest.fixture
def folder(tmp_path):
    return small_copied(tmp_path, (*FEW, "alpha-add", "beta", "split"))


def write(folder, changes, parent="alpha", name="my-case"):
    text = HEAD.format(parent=parent, name=name) + changes
    (folder / f"data/cases/{name}.yml").write_text(text, encoding="utf-8")
    return load(folder)


def weights(library, name="my-case", part=-1, criterion="reason"):
    return dict(library.dossier(name).verdict().parts[part].weighings[criterion].weights)


def test_a_fresh_counter_case_is_valid_and_changes_nothing(tmp_path):
    folder, parents = small_copied(tmp_path), small().originals
    for parent in parents:
        text = fresh(small().dossier(parent), f"of-{parent}")
        (folder / f"data/cases/of-{parent}.yml").write_text(text, encoding="utf-8")
    made = load(folder)
    for parent in parents:
        assert made.counter_cases[f"of-{parent}"].altered == ()
        assert made.dossier(f"of-{parent}").verdict().computed == small().dossier(parent).verdict().computed


def test_reread(folder):
    changes = (
        "  - reread: red-budget\n    part: late\n    criterion: reason\n    points_to: gain\n"
        "    strength: suggestive\n    because: Pride, not faith.\n"
    )
    held = write(folder, changes)
    assert weights(held) == {"gain": 2, "belief": 0}
    (altered,) = held.counter_cases["my-case"].altered
    assert altered.change.kind == "reread"
    assert (altered.before.points_to, altered.after.points_to) == ("belief", "gain")


def test_drop_and_add(folder):
    changes = (
        "  - drop: red-budget\n    because: Too general.\n"
        "  - add: red-visit\n    part: early\n    criterion: deed\n    points_to: partly\n"
        "    strength: substantial\n    because: It was a visit.\n"
    )
    held = write(folder, changes)
    assert weights(held) == {"gain": 1, "belief": 0}
    # the visit is read in the early part, on which the late one builds
    assert weights(held, part=0, criterion="deed") == {"refuses": 0, "partly": 3, "complies": 3}
    assert weights(held, criterion="deed") == {"refuses": 1, "partly": 3, "complies": 3}
    assert [a.change.kind for a in held.counter_cases["my-case"].altered] == ["drop", "add"]


def test_switch_and_margin_are_the_counter_cases_own(folder):
    changes = "  - switch: strict\n    to: half\n    because: Half is much.\n  - margin: 1\n    because: Close calls.\n"
    held = write(folder, changes)
    verdict = held.dossier("my-case").verdict()
    assert (dict(verdict.switches), verdict.margin) == ({"strict": "half"}, 1)
    back = held.dossier("my-case").verdict(margin=0, switches={"strict": "all"})
    assert (dict(back.switches), back.margin) == ({"strict": "all"}, 0)
    assert [(a.before, a.after) for a in held.counter_cases["my-case"].altered] == [("all", "half"), ("0", "1")]


def test_what_stands_so_already_is_no_change(folder):
    held = write(folder, "  - switch: strict\n    to: all\n    because: As it is.\n  - margin: 0\n    because: So.\n")
    assert held.counter_cases["my-case"].altered == ()


def test_another_framework_has_no_readings_and_no_stated_verdict(folder):
    changes = (
        "  - switch: strict\n    to: half\n    because: Half is much.\n"
        "  - framework: mixed\n    because: Another question.\n"
        "  - add: red-speech\n    part: late\n    criterion: motive\n    points_to: gain\n"
        "    strength: substantial\n    because: Gain is named.\n"
    )
    verdict = write(folder, changes).dossier("my-case").verdict()
    assert verdict.framework.id == "mixed"
    assert dict(verdict.switches) == {"joined": "apart", "doubt": "harsh"}
    assert [len(p.readings) for p in verdict.parts] == [0, 1]
    assert verdict.computed == ("strategic",)
    assert verdict.stated == ()
    assert verdict.reproduces is None


def test_a_counter_case_to_a_counter_case(folder):
    write(folder, "  - switch: strict\n    to: half\n    because: Half is much.\n")
    held = write(folder, "  - drop: red-budget\n    because: Too general.\n", parent="my-case", name="my-second")
    verdict = held.dossier("my-second").verdict()
    assert dict(verdict.switches) == {"strict": "half"}
    assert "red-budget" not in held.cases["my-second"].evidence_ids
    assert held.made_from("my-second") == ("my-second", "my-case", "alpha")


def test_evidence_of_ones_own(folder):
    header = (HERE / "data/evidence.csv").read_text(encoding="utf-8").splitlines()[0].replace("sentence,", "")
    own = "own-strike,own,own:p12,1994,Port,League,treaty,A strike ended in talks.,,,,,,,documented,"
    (folder / "data/cases/my-case.evidence.csv").write_text(f"{header}\n{own}\n", encoding="utf-8")
    changes = (
        "  - add: own-strike\n    part: late\n    criterion: reason\n    points_to: gain\n"
        "    strength: substantial\n    because: They talked.\nsources:\n  own: A study of my own, 2026\n"
    )
    held = write(folder, changes)
    assert held.dossier("my-case").record.evidence["own-strike"].event == "A strike ended in talks."
    assert weights(held) == {"gain": 3, "belief": 3}
    assert "own-strike" not in held.record.evidence


WRONG = {
    "a wrong id": ("  - drop: red-budgets\n    because: x\n", "Did you mean 'red-budget'"),
    "a missing reason": ("  - drop: red-budget\n", "`because` is missing in change 1"),
    "an empty reason": ('  - drop: red-budget\n    because: ""\n', "`because`: it has to be filled"),
    "the parent's reason": (
        "  - drop: red-budget\n    because: It shows  belief.\n",
        "the reason is still the parent's",
    ),
    "the parent's reason for another reading": (
        "  - reread: red-budget\n    points_to: gain\n    strength: 1\n    because: It shows belief.\n",
        "'red-budget' is read differently, and the reason is still the parent's",
    ),
    "an unknown level": (
        "  - reread: red-budget\n    points_to: gian\n    strength: suggestive\n    because: x\n",
        "Did you mean 'gain'",
    ),
    "a dropped reading that does not exist": (
        "  - drop: red-visit\n    because: x\n",
        "the parent does not read 'red-visit', so there is nothing to drop",
    ),
    "a dropped reading of another part": (
        "  - drop: red-budget\n    part: early\n    criterion: reason\n    because: x\n",
        "the parent does not read 'red-budget' for 'reason' in part 'early', so there is nothing to drop",
    ),
    "an unknown part": ("  - drop: red-budget\n    part: lat\n    because: x\n", "Did you mean 'late'"),
    "an unknown switch": ("  - switch: stict\n    to: half\n    because: x\n", "Did you mean 'strict'"),
    "an unknown option": ("  - switch: strict\n    to: hal\n    because: x\n", "Did you mean 'half'"),
    "an unknown framework": ("  - framework: mixd\n    because: x\n", "Did you mean 'mixed'"),
    "two changes in one": ("  - drop: red-budget\n    margin: 1\n    because: x\n", "this one has drop and margin"),
    "no change at all": ("  - because: x\n", "this one has none of them"),
    "a reading without a part": (
        "  - add: red-visit\n    criterion: deed\n    points_to: partly\n    strength: 1\n    because: x\n",
        "say in which `part` it is read. It can be: early, late",
    ),
    "a reading that is there already": (
        "  - add: red-budget\n    part: late\n    criterion: reason\n    points_to: gain\n    strength: 1\n"
        "    because: x\n",
        "Use `reread` to read it differently",
    ),
    "a misspelt word": ("  - drop: red-budget\n    becase: x\n", "Did you mean 'because'"),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_each_mistake_gets_its_message(folder, name):
    changes, message = WRONG[name]
    with pytest.raises(DataError) as caught:
        write(folder, changes)
    assert message in str(caught.value)
    assert "data/cases/my-case.yml, line " in str(caught.value)


def test_a_fact_that_is_read_twice_has_to_be_told_apart(folder):
    with pytest.raises(DataError, match="Say which, by `part` and `criterion`"):
        write(
            folder,
            "  - reread: red-treaty\n    points_to: partly\n    strength: 1\n    because: x\n",
            parent="split",
        )


def test_a_parent_that_does_not_exist(folder):
    with pytest.raises(DataError, match=r"unknown case: 'alfa'\. Did you mean 'alpha'"):
        write(folder, "  - drop: red-budget\n    because: x\n", parent="alfa")


def test_counter_cases_in_a_circle(folder):
    for name, parent in (("one-case", "two-case"), ("two-case", "one-case")):
        text = HEAD.format(parent=parent, name=name) + "  - drop: red-budget\n    because: x\n"
        (folder / f"data/cases/{name}.yml").write_text(text)
    with pytest.raises(DataError, match="extend each other in a circle"):
        load(folder)
