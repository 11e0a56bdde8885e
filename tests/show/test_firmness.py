"""What a verdict hangs on, in sentences: the tables of the small world, as a reader has them."""

import pytest
from small_world import small

from countercase.show.sensitivity import Firmness

NO_SWITCH = "No single switch changes it."
ONE_WORK = "One work stands behind more than one of its facts"
WORDS = {
    ("bears", "Twice"): (
        "No single fact carries it alone: two readings would have to fall together to change it.",
        "A margin of 3 is the least that changes it.",
        NO_SWITCH,
        f"{ONE_WORK}; without it the verdict is another; with such facts counted once the verdict is the same.",
    ),
    ("bears", "Five"): (
        "No single fact carries it alone, and no set of up to four readings does.",
        "A margin of 3 is the least that changes it.",
        NO_SWITCH,
        f"{ONE_WORK}; with such facts counted once the verdict is the same.",
    ),
    ("beta", "Only"): (
        "It hangs on a single fact: without it the verdict is “formal membership” or “socialised”.",
        "A margin of 2 is the least that changes it.",
        "With “How much is enough” set to “half” it is “socialised”.",
    ),
    ("split", "One"): (
        "It hangs on either of two facts: without one the verdict is “formal membership” or “socialised”; "
        "or “strategic compliance” or “socialised”.",
        "A margin of 3 is the least that changes it.",
        NO_SWITCH,
    ),
    ("bears", "Silent"): ("No single fact carries it alone.", "No margin changes it.", NO_SWITCH),
}
COMES_TO = {
    ("bears", "Twice"): "“socialised”",
    ("bears", "Five"): "“socialised”",
    ("beta", "Only"): "“formal membership”",
    ("split", "One"): "“socialised”",
    ("bears", "Silent"): "any of four verdicts",
}


@pytest.mark.parametrize(("case", "label"), WORDS)
def test_a_part_says_what_it_hangs_on(case, label):
    firmness = Firmness(small(), small().dossier(case).verdict())
    said = next(firmness._words(s) for s in firmness.stresses if s.part.part.label == label)
    whole = " ".join((f"**{label}** comes to {COMES_TO[case, label]}.", *WORDS[case, label]))
    assert said.replace("\\", "") == whole
