"""The words that sentences are made of, each by what a person would write."""

import pytest
from each import each
from small_world import gate

from countercase.argue import wording
from countercase.argue.wording import verdict_words


@each(
    ("number", "words", "counted", "worded"),
    [
        (0, "no", "0 facts", "no facts"),
        (1, "one", "1 fact", "one fact"),
        (2, "two", "2 facts", "two facts"),
        (12, "twelve", "12 facts", "twelve facts"),
        (13, "13", "13 facts", "13 facts"),
        (1234, "1,234", "1234 facts", "1,234 facts"),
        (-1, "-1", "-1 facts", "-1 facts"),
    ],
)
def test_numbers_in_words(number, words, counted, worded):
    assert wording.in_words(number) == words
    assert wording.counted(number, "fact") == counted
    assert wording.worded(number, "fact") == worded


def test_words_in_a_row():
    assert [wording.join(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert wording.join(["a", "b"], "or") == "a or b"
    assert wording.capital("no Verdict") == "No Verdict"
    assert wording.capital("") == ""
    assert wording.spoken("regime-stability-first") == "regime stability first"


def test_verdicts_in_words():
    framework = gate()
    assert verdict_words(framework, ()) == "No verdict"
    assert verdict_words(framework, ("formal",)) == "Formal membership"
    assert verdict_words(framework, ("outside", "formal", "strategic")) == (
        "Outside, formal membership or strategic compliance"
    )
    assert wording.verdict_phrase(framework, ("outside", "formal")) == "outside or formal membership"
    assert wording.verdict_phrase(framework, ()) == "no verdict"
    assert wording.verdicts_quoted(framework, ("formal", "socialised")) == "“formal membership” or “socialised”"
    assert wording.verdicts_quoted(framework, ("formal", "socialised"), "and").startswith("“formal membership” and")
    assert wording.levels_quoted(framework, "reason", ("gain", "belief"), "and") == "“gain” and “belief”"
    assert wording.levels_quoted(framework, "strict", ("all",)) == "“all”"
    assert wording.quoted(["a", "b", "c"]) == "“a”, “b” or “c”"


@each(
    ("number", "total", "words"),
    [
        (0, 1, "no step"),
        (1, 1, "the step"),
        (0, 2, "neither step"),
        (1, 2, "one of the two steps"),
        (2, 2, "both steps"),
        (0, 3, "none of the three steps"),
        (1, 3, "one of three steps"),
        (2, 3, "two of three steps"),
        (3, 3, "all three steps"),
        (14, 14, "all 14 steps"),
        (0, 0, "all no steps"),
    ],
)
def test_how_many_of_several(number, total, words):
    assert wording.of_several(number, total, "step") == words


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (8, 7, "eight to seven"),
        (12, 0, "twelve to no"),
        (14, 7, "14 to 7"),
        (7, 13, "7 to 13"),
        (0, 12, "no to twelve"),
    ],
)
def test_one_weight_against_another(first, second, words):
    assert wording.score(first, second) == words


def test_a_form_that_fits():
    assert [wording.form(n, "is", "are") for n in (0, 1, 2)] == ["are", "is", "are"]
    assert [wording.verb(who, "states", "state") for who in ("Red", "Red and Blue")] == ["states", "state"]
    assert [wording.possessive(who) for who in ("Ann Critic", "the maintainers")] == [
        "Ann Critic’s",
        "the maintainers’",
    ]


@each(
    ("title", "words"),
    [
        ("The rule", "the rule"),
        ("A port", "a port"),
        ("X", "x"),
        ("", ""),
        # an acronym, and a word that begins with one; but not a word before it
        ("EU rules", "EU rules"),
        ("ILO-led talks", "ILO-led talks"),
        ("NGOs act", "NGOs act"),
        ("Pro-ILO talks", "pro-ILO talks"),
        ("The ILO", "the ILO"),
        ("Port authority", "Port authority"),
        ("The Port", "the Port"),
    ],
)
def test_a_title_within_a_sentence(title, words):
    assert wording.lowered(title, ("Port",)) == wording.within(title, ["Port"]) == words


def test_a_title_without_names_is_lowered():
    assert wording.lowered("Port authority") == "port authority"


@each(
    ("words", "most", "short"),
    [
        ("It is so.", 72, "It is so"),
        ("one two", 7, "one two"),
        ("one two.", 7, "one two"),
        ("one two three", 12, "one two …"),
        ("one two, three", 9, "one two …"),
        ("one two; three", 10, "one two …"),
        ("one two: three four", 15, "one two: three …"),
    ],
)
def test_a_sentence_cut_at_a_word(words, most, short):
    assert wording.brief(words, most) == short


def test_a_sentence_is_cut_after_seventy_two_letters():
    words = " ".join(["word"] * 15)[:72]
    assert len(words) == 72
    assert wording.brief(words) == words
    assert wording.brief(f"{words}s") == f"{' '.join(['word'] * 14)} …"


def test_where_in_a_case_something_holds():
    assert wording.within_part("The first half") == "in the first half"
    assert wording.within_part("In the second") == "in the second"
    assert wording.within_parts(["The first half", "In the second"]) == "in the first half and in the second"
