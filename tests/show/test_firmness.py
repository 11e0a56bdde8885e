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
        STAYS,
        "It would change if a lead of three were too narrow to settle a question.",
        "Without what it takes from Gray, it would be “formal membership”.",
    ),
    ("bears", "Five"): (
        "No single fact carries it, and no set of up to four readings does.",
        STAYS,
        "It would change if a lead of three were too narrow to settle a question.",
    ),
    ("beta", "Only"): (
        "One fact carries it: without it, it would stay open between “formal membership” and “socialised”.",
        "If “Half is enough” held, it would be “socialised”.",
        "It would change if a lead of two were too narrow to settle a question.",
    ),
    ("split", "One"): (
        "It hangs on either of two facts: without the one, it would stay open between “formal membership” and "
        "“socialised”; without the other, it would stay open between “strategic compliance” and “socialised”.",
        STAYS,
        "It would change if a lead of three were too narrow to settle a question.",
    ),
    ("bears", "Silent"): ("No fact is read here that could fall.", STAYS),
}


def test_of_an_open_verdict_only_what_leads_elsewhere_is_said(library):
    said = {}
    for name in ("kobayashi-au-r2p", "kobayashi-eastern-europe"):
        (part,) = library.dossier(name).verdict().parts
        assert len(part.computed) > 1
        said[name] = str(Firmness(library, library.dossier(name).verdict()).words()).replace("\\", "")
    assert said["kobayashi-au-r2p"] == OPEN
    assert said["kobayashi-eastern-europe"] == (
        "If a high degree took leadership as well, and a new identity or preference, it would stay open between "
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
    assert said.startswith(f"**Silent and Twin.** No fact is read here that could fall. {STAYS}")
    assert said.count("No fact is read here") == 1
    both = str(Firmness(small(), replace(verdict, parts=(silent, twin))).words()).replace("\\", "")
    assert both == f"**Each part.** No fact is read here that could fall. {STAYS}"


def test_a_turned_switch_is_said_by_its_clause(tmp_path):
    folder = small_copied(tmp_path)
    path = folder / "data/frameworks/gate.yml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("    default: all\n", "    clauses: {half: half were enough}\n    default: all\n", 1))
    held = load(folder)
    firmness = Firmness(held, held.dossier("beta").verdict())
    assert "If half were enough, it would be “socialised”." in firmness._words(firmness.stresses[0])
