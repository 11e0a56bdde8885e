"""What a verdict hangs on, in sentences: the tables of the small world, as a reader has them."""

from dataclasses import replace

import pytest
from small_world import small, small_copied

from countercase import load
from countercase.show.sensitivity import ELSE_OPEN, OPEN, Firmness

STAYS = "However the rule is taken, it stays."
WORDS = {
    ("bears", "Twice"): (
        "No single fact carries it: two readings would have to fall together.",
        "Without what it takes from Gray, it would be “formal membership”.",
    ),
    ("bears", "Five"): ("No single fact carries it, and no set of up to four readings does.",),
    ("beta", "Only"): (
        "One fact carries it: without it, it would stay open between “formal membership” and “socialised”.",
        "If “Half is enough” held, it would be “socialised”.",
        "It would change if a lead of two were too narrow to settle a question.",
    ),
    ("split", "One"): (
        "It hangs on each of two facts: without the one, it would stay open between “formal membership” and "
        "“socialised”; without the other, it would stay open between “strategic compliance” and “socialised”.",
    ),
    ("bears", "Silent"): ("No fact is read here that could fall.",),
    # the treaty rests on Gray: what the verdict would be without it has been said
    ("alpha", "Late"): (
        "It hangs on each of two facts: without the one, it would be “formal membership”; without the other, it "
        "would be “strategic compliance”.",
    ),
    ("alpha-drop", "Late"): (
        "It hangs on each of two facts: without the one, it would stay open between “outside” and “formal "
        "membership”; without the other, it would stay open between “strategic compliance” and “socialised”.",
        "Without what it takes from Gray, it would be “outside”.",
    ),
}


def test_of_an_open_verdict_only_what_leads_elsewhere_is_said(library):
    said = {}
    for name in ("kobayashi-au-r2p", "kobayashi-eastern-europe"):
        (part,) = library.dossier(name).verdict().parts
        assert len(part.computed) > 1
        said[name] = str(Firmness(library, library.dossier(name).verdict()).words()).replace("\\", "")
    assert said["kobayashi-au-r2p"] == OPEN
    assert said["kobayashi-eastern-europe"] == (
        "If a high degree took both leadership and a change of identity or preference, it would stay open between "
        f"“rejection” and “rhetorical action”. {ELSE_OPEN}"
    )


@pytest.mark.parametrize(("case", "label"), WORDS)
def test_a_part_says_what_it_hangs_on(case, label):
    firmness = Firmness(small(), small().dossier(case).verdict())
    said = next(firmness._words(s) for s in firmness.stresses if s.part.part.label == label)
    assert said == " ".join(WORDS[case, label])


def test_parts_of_which_the_same_is_to_be_said_stand_together():
    verdict = small().dossier("bears").verdict()
    silent = verdict.parts[-1]
    twin = replace(silent, part=silent.part.model_copy(update={"id": "twin", "title": "Twin"}))
    other = verdict.parts[0]
    said = str(Firmness(small(), replace(verdict, parts=(silent, other, twin))).words()).replace("\\", "")
    assert said.startswith("**Silent and Twin, each by itself.** No fact is read here that could fall.\n")
    assert said.count("No fact is read here") == 1
    both = str(Firmness(small(), replace(verdict, parts=(silent, twin))).words()).replace("\\", "")
    alone = str(Firmness(small(), replace(verdict, parts=(silent,))).words()).replace("\\", "")
    assert alone == f"No fact is read here that could fall. {STAYS}"
    rule = "However the rule is taken, both verdicts stay."
    assert both == f"**Each part.** No fact is read here that could fall.\n\n{rule}"


OF_ALL = {
    "alpha": (
        "However the rule is taken, one of the two verdicts stays (late). If a lead of two were too narrow to settle a "
        "question, one of the two verdicts would change (late)."
    ),
    "bears": (
        "However the rule is taken, all seven verdicts stay. If a lead of one were too narrow to settle a question, "
        "one of seven verdicts would change (pair); if a lead of two were, two more would (once and double); if a lead "
        "of three were, three more would (twice, four and five)."
    ),
    "mix": (
        "However the rule is taken, two of four verdicts stay (weak and unread). If a lead of two were too narrow to "
        "settle a question, two of four verdicts would change (weak and third)."
    ),
    "split": (
        "However the rule is taken, both verdicts stay. If a lead of three were too narrow to settle a question, both "
        "verdicts would change."
    ),
}


@pytest.mark.parametrize("case", OF_ALL)
def test_how_the_rule_is_taken_and_which_lead_counts_is_said_once_for_all_parts(case):
    said = str(Firmness(small(), small().dossier(case).verdict()).words()).replace("\\", "")
    assert said.endswith(f"\n\n{OF_ALL[case]}")
    assert said.count("However the rule is taken") == 1
    assert said.count("too narrow") == 1


def test_a_turned_switch_is_said_by_its_clause(tmp_path):
    folder = small_copied(tmp_path)
    path = folder / "data/frameworks/gate.yml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("    default: all\n", "    clauses: {half: half were enough}\n    default: all\n", 1))
    held = load(folder)
    firmness = Firmness(held, held.dossier("beta").verdict())
    assert "If half were enough, it would be “socialised”." in firmness._words(firmness.stresses[0])
