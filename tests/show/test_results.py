"""What criteria come to, in a sentence; and the words for parts, places and ratios that sentences are made of."""

import pytest
from each import each
from small_world import small

from countercase.argue.rounding import times
from countercase.argue.wording import within_part, within_parts
from countercase.show.results import told

GATE = small().dossier("alpha").framework


@each(
    ("results", "sentence"),
    [
        ({}, ""),
        ({"deed": ("complies",)}, "Deed comes out as “complies”."),
        ({"deed": ("refuses", "partly")}, "Deed stays between “refuses” and “partly”."),
        ({"deed": tuple(GATE.criteria["deed"].levels)}, "Deed stays open."),
        (
            {"deed": ("complies",), "reason": tuple(GATE.criteria["reason"].levels)},
            "Deed comes out as “complies”, and reason stays open.",
        ),
        ({"deed": ("complies",), "reason": ("gain",)}, "Deed comes out as “complies”, and reason as “gain”."),
    ],
)
def test_what_criteria_come_to_is_a_sentence(results, sentence):
    assert told(GATE, results) == sentence


def test_a_part_is_named_within_a_sentence():
    assert [within_part(label) for label in ("The first half", "In office", "UNESCO")] == [
        "in the first half",
        "in office",
        "in UNESCO",
    ]
    assert within_parts(["Elections", "In office"]) == "in elections and in office"


@pytest.mark.parametrize(("value", "of", "words"), [(2, 1, "twice"), (4.8, 1, "4.8 times"), (1, 0, "")])
def test_a_ratio_has_its_word(value, of, words):
    assert times(value, of) == words


def test_a_level_that_has_a_name_bears_it():
    named = GATE.criteria["deed"].model_copy(update={"called": {"complies": "what was asked"}})
    assert (named.phrase("complies"), named.phrase("refuses")) == ("what was asked", "“refuses”")
