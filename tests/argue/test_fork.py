"""Counter-cases: each way of changing, and each way of going wrong."""

import pytest

from countercase import DataError, load
from countercase.data.record import Evidence
from countercase.scaffold import fresh

HEAD = "id: {name}\nextends: {parent}\ntitle: Mine\nthesis: I hold this.\nchanges:\n"
GREAT_WALL = "lo-theory-yang-rebuffs"


def write(folder, changes, parent="lo-ilo", name="my-case"):
    text = HEAD.format(parent=parent, name=name) + changes
    (folder / f"data/cases/{name}.yml").write_text(text, encoding="utf-8")
    return load(folder)


def test_a_fresh_fork_is_valid_and_changes_nothing(library, folder):
    for parent in library.originals:
        text = fresh(library.dossier(parent), f"of-{parent}")
        (folder / f"data/cases/of-{parent}.yml").write_text(text, encoding="utf-8")
    forked = load(folder)
    for parent in library.originals:
        fork = forked.forks[f"of-{parent}"]
        assert fork.altered == ()
        assert forked.dossier(f"of-{parent}").verdict().computed == library.dossier(parent).verdict().computed


def test_reread(folder):
    changes = (
        f"  - reread: {GREAT_WALL}\n    phase: final\n    criterion: motive\n    points_to: status\n"
        "    strength: suggestive\n    because: Pride, not fear.\n"
    )
    held = write(folder, changes)
    weights = held.dossier("my-case").verdict().phases[1].weighings["motive"].weights
    before = held.dossier("lo-ilo").verdict().phases[1].weighings["motive"].weights
    assert weights["regime-stability"] == before["regime-stability"] - 2
    assert weights["status"] == before["status"] + 1
    assert [a.change.kind for a in held.forks["my-case"].altered] == ["reread"]


def test_drop_and_add(folder):
    changes = (
        f"  - drop: {GREAT_WALL}\n    because: Too general.\n"
        "  - add: lo-ilo-17-of-175\n    phase: interim\n    criterion: difference\n    points_to: habitual\n"
        "    strength: substantial\n    because: Few conventions in all those years.\n"
    )
    held = write(folder, changes)
    case = held.cases["my-case"]
    assert GREAT_WALL not in case.evidence_ids
    assert "lo-ilo-17-of-175" in case.evidence_ids


def test_switch_and_margin_are_the_forks_own(folder):
    changes = (
        "  - switch: jointly\n    to: any\n    because: One is enough.\n  - margin: 2\n    because: Close calls.\n"
    )
    held = write(folder, changes)
    verdict = held.dossier("my-case").verdict()
    assert verdict.switches["jointly"] == "any"
    assert verdict.margin == 2
    assert held.dossier("my-case").verdict(margin=0, switches={"jointly": "all"}).switches["jointly"] == "all"


def test_another_framework_has_no_stated_verdict(folder):
    changes = (
        "  - framework: competitive-socialisation\n    because: Another question.\n"
        "  - add: lo-ilo-1994-speech\n    phase: interim\n    criterion: reference\n    points_to: general\n"
        "    strength: substantial\n    because: Cooperation is named.\n"
    )
    held = write(folder, changes)
    verdict = held.dossier("my-case").verdict()
    assert verdict.framework.id == "competitive-socialisation"
    assert verdict.stated == ()
    assert verdict.reproduces is None


def test_a_fork_of_a_fork(folder):
    write(folder, "  - switch: jointly\n    to: any\n    because: One is enough.\n")
    held = write(folder, f"  - drop: {GREAT_WALL}\n    because: Too general.\n", parent="my-case", name="my-second")
    verdict = held.dossier("my-second").verdict()
    assert verdict.switches["jointly"] == "any"
    assert GREAT_WALL not in held.cases["my-second"].evidence_ids


def test_evidence_of_ones_own(folder):
    header = ",".join(column for column in Evidence.model_fields if column != "sentence")  # it may be left out
    own = "own-strike,own,own:p12,1994,China,ILO,labour rights,A strike ended in talks.,,,,,,,documented,"
    (folder / "data/cases/my-case.evidence.csv").write_text(f"{header}\n{own}\n")
    changes = (
        "  - add: own-strike\n    phase: final\n    criterion: motive\n    points_to: integration\n"
        "    strength: substantial\n    because: They talked.\nsources:\n  own: A study of my own, 2026\n"
    )
    held = write(folder, changes)
    dossier = held.dossier("my-case")
    assert dossier.record.evidence["own-strike"].event == "A strike ended in talks."
    assert dossier.verdict().phases[1].weighings["motive"].weights["integration"] == 2
    assert "own-strike" not in held.record.evidence


WRONG = {
    "a wrong id": (f"  - drop: {GREAT_WALL}s\n    because: x\n", f"Did you mean '{GREAT_WALL}'"),
    "a missing reason": (f"  - drop: {GREAT_WALL}\n", "`because` is missing in change 1"),
    "an empty reason": (f'  - drop: {GREAT_WALL}\n    because: ""\n', "`because`: it has to be filled"),
    "the parent's reason": (
        f"  - drop: {GREAT_WALL}\n"
        "    because: A party state that repels what it judges dangerous to the regime "
        "lets stability decide what is let in.\n",
        "the reason is still the parent's",
    ),
    "an unknown level": (
        f"  - reread: {GREAT_WALL}\n    points_to: statos\n    strength: suggestive\n    because: x\n",
        "Did you mean 'status'",
    ),
    "a dropped reading that does not exist": (
        "  - drop: lo-ilo-17-of-175\n    because: x\n",
        "the parent does not read 'lo-ilo-17-of-175', so there is nothing to drop",
    ),
    "an unknown switch": ("  - switch: jontly\n    to: any\n    because: x\n", "Did you mean 'jointly'"),
    "an unknown option": ("  - switch: jointly\n    to: al\n    because: x\n", "Did you mean 'all'"),
    "an unknown framework": ("  - framework: three-test\n    because: x\n", "Did you mean 'three-tests'"),
    "two changes in one": (
        f"  - drop: {GREAT_WALL}\n    margin: 1\n    because: x\n",
        "this one has drop and margin",
    ),
    "no change at all": ("  - because: x\n", "this one has none of them"),
    "a reading without a phase": (
        "  - add: lo-ilo-17-of-175\n    criterion: difference\n    points_to: habitual\n"
        "    strength: 1\n    because: x\n",
        "say in which `phase` it is read",
    ),
    "a reading that is there already": (
        f"  - add: {GREAT_WALL}\n    phase: final\n    criterion: motive\n    points_to: status\n    strength: 1\n"
        "    because: x\n",
        "Use `reread` to read it differently",
    ),
    "a fact that is read twice": (
        "  - reread: lo-ilo-2002-administration\n    points_to: western\n    strength: 1\n    because: x\n",
        "Say which, by `phase` and `criterion`",
    ),
    "a misspelt word": (f"  - drop: {GREAT_WALL}\n    becase: x\n", "Did you mean 'because'"),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_each_mistake_gets_its_message(folder, name):
    changes, message = WRONG[name]
    with pytest.raises(DataError) as caught:
        write(folder, changes)
    assert message in str(caught.value)
    assert "data/cases/my-case.yml, line " in str(caught.value)


def test_a_parent_that_does_not_exist(folder):
    with pytest.raises(DataError, match="unknown case: 'lo-ill'. Did you mean 'lo-ilo'"):  # noqa: RUF043
        write(folder, f"  - drop: {GREAT_WALL}\n    because: x\n", parent="lo-ill")


def test_forks_in_a_circle(folder):
    for name, parent in (("one-case", "two-case"), ("two-case", "one-case")):
        text = HEAD.format(parent=parent, name=name) + f"  - drop: {GREAT_WALL}\n    because: x\n"
        (folder / f"data/cases/{name}.yml").write_text(text)
    with pytest.raises(DataError, match="extend each other in a circle"):
        load(folder)
