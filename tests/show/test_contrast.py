"""What is said of two cases, read as a person would: the small world in sentences."""

import pytest
from small_world import small, small_copied

from countercase import load
from countercase.argue import swap
from countercase.show.change_words import enough, undoing
from countercase.show.contrast import contrast

SENTENCES = {
    ("alpha", "alpha-reread"): "The case comes to “socialised”, and the counter-case comes to “strategic compliance”. "
    "They agree on deed, and part on reason. What separates them is how they read the same facts. The one change "
    "between them is enough.",
    ("alpha", "alpha-add"): "The case comes to “socialised”, and the counter-case comes to “formal membership”. They "
    "agree on reason, and part on deed. What separates them is which facts they use. The one change between them is "
    "enough.",
    ("alpha-add", "alpha"): "The counter-case comes to “formal membership”, and the case comes to “socialised”. They "
    "agree on reason, and part on deed. What separates them is which facts they use. "
    "The one change between them is enough.",
    ("alpha", "alpha-same"): "Both come to “socialised”. They agree on deed and reason. Nothing that is weighed "
    "separates them.",
    ("alpha", "alpha-harmless"): "Both come to “socialised”. They agree on deed and reason. What differs between them "
    "does not change the verdict.",
    ("beta", "beta-half"): "The case comes to “formal membership”, and the counter-case comes to “socialised”. They "
    "agree on deed and reason. What separates them is how “How much is enough” is set. The one change between them "
    "is enough.",
    ("beta-wide", "beta-half"): "“beta wide” comes to “outside, formal membership, strategic compliance or "
    "socialised”, and “beta half” comes to “socialised”. They may agree on deed and reason. What separates them is "
    "how “How much is enough” and the margin are set. It takes both changes between them together.",
    ("alpha-two", "alpha"): "The counter-case comes to “formal membership or socialised”, and the case comes to "
    "“socialised”. They agree on reason, and may agree on deed. What separates them is which facts they "
    "use. Each of the two changes between them is enough alone.",
    ("beta", "other"): "Red comes to “formal membership”, and Blue comes to “socialised”. They agree on reason, and "
    "part on deed. What separates them is which facts they use. "
    "One of the four changes between them is enough alone.",
    ("split", "gamma"): "“Split” comes to “strategic compliance or socialised”, and “Gamma” comes to “socialised”. "
    "They agree on deed, and may agree on reason.",
    ("gamma", "mix"): "Red comes to “socialised”, and Blue comes to “strategic compliance or socialised”: on whether "
    "it is socialised they may agree. They part on why it does so. One question is left between them: can it gain and "
    "believe at once?",
}

TITLES = {
    ("alpha", "alpha-two"): "Alpha two, against Red",
    ("alpha-two", "alpha"): "Alpha two, against Red",
    ("beta-wide", "beta-half"): "Beta with a margin, and Beta by half",
    ("gamma", "other"): "Red’s facts and Blue’s, by the gate",
    ("gamma", "mix"): "Red, and Blue, on League",
    ("split", "gamma"): "Split, and Gamma",
}

MEETING = {
    ("beta", "beta-half"): [
        "The case would come to “socialised” if “Half is enough” held, or if deed settled on “complies”.",
        "The counter-case would come to “formal membership” if “All has to be done” held, or if "
        "deed settled on “refuses”.",
    ],
    ("beta-wide", "beta-half"): [
        "“beta wide” would come to “socialised” if deed settled on “complies” and reason on “belief”."
    ],
    ("alpha", "alpha-same"): [],
}

ENOUGH = {
    ("alpha", "alpha-reread"): (
        "The one change between them is enough.",
        "To take it back restores the first verdict.",
    ),
    ("alpha", "alpha-two"): (
        "It takes both changes between them together.",
        "To take back either of them restores the first verdict.",
    ),
    ("alpha-two", "alpha"): (
        "Each of the two changes between them is enough alone.",
        "To restore the first verdict, both have to be taken back.",
    ),
    ("gamma", "gamma-four"): (
        "It takes all four changes between them together.",
        "To take back any one of them restores the first verdict.",
    ),
    ("alpha-two", "gamma"): (
        "Any one of four of the five changes between them is enough alone.",
        "To restore the first verdict, four of them have to be taken back together, and only these.",
    ),
    ("beta-half", "alpha-two"): (
        "Two of the eight changes between them are enough together, and there are six such sets.",
        "To take back any one of three restores the first verdict.",
    ),
}
"""beta-half weighs 2 for partly, which is high by half. alpha-two has three readings of 1 for refuses: two of them make
it level with partly, and so does one where the vote weighs 1, too: 3 and 3 ways. From alpha-two, where refuses weighs
as much as complies, each of the three can be taken back."""


@pytest.mark.parametrize("pair", SENTENCES, ids=" ".join)
def test_in_a_few_sentences(pair):
    assert contrast(small(), *pair).sentence() == SENTENCES[pair]


@pytest.mark.parametrize("pair", TITLES, ids=" ".join)
def test_a_title_that_a_person_would_give(pair):
    assert contrast(small(), *pair).pair.title == TITLES[pair]


@pytest.mark.parametrize("pair", MEETING, ids=" ".join)
def test_what_would_make_them_meet(pair):
    found = contrast(small(), *pair)
    assert found.meeting(found.comparison.whole) == MEETING[pair]


@pytest.mark.parametrize("pair", ENOUGH, ids=" ".join)
def test_which_changes_are_enough_and_what_undoes_them(pair):
    whole = contrast(small(), *pair).comparison.whole
    assert (enough(whole.there), undoing(whole.back)) == ENOUGH[pair]


def test_where_no_few_changes_are_enough(monkeypatch):
    monkeypatch.setattr(swap, "TRIES", 5)  # of four changes there are six pairs
    whole = contrast(small(), "gamma", "gamma-four").comparison.whole
    assert (
        enough(whole.there) == "None of the four changes between them leads there alone; more at once were not tried."
    )
    assert undoing(whole.back) == "To take back any one of them restores the first verdict."
    whole = contrast(small(), "gamma-four", "gamma").comparison.whole
    assert (
        undoing(whole.back)
        == "To take back one of them does not restore the first verdict; larger sets were not tried."
    )


def asked(first, second, title):
    found = contrast(small(), first, second)
    (question,) = [q for q in found.comparison.whole.questions if q.title == title]
    return found, question


def test_a_question_with_the_weights_of_both_sides():
    found, deed = asked("alpha", "alpha-two", "Deed")
    assert found.question(found.comparison.whole, deed) == (
        "the case finds “complies” (weight 3, against 1 for “refuses” and 1 for “partly”); the counter-case finds "
        "“refuses” or “complies”."
    )
    found, reason = asked("alpha", "alpha-two", "Reason")
    assert found.question(found.comparison.whole, reason) == "both find “belief” (weight 3, against 1 for “gain”)."


def test_a_question_of_two_rules_with_what_the_levels_mean():
    found, why = asked("gamma", "mix", "why it does so")
    assert found.question(found.comparison.whole, why) == (
        "Red finds “belief”: it believes; Blue finds “gain” (weight 6, against 3 for “belief” and 2 for “both”): "
        "it gains."
    )
    assert found.agreeing(why) == (
        "They would agree on it if the reason settled on “gain” or if the motive settled on “belief”."
    )


def test_where_else_they_agree():
    """Gamma is for belief; of the last of quiet, which is for gain, the first part is for belief as well."""
    found, reason = asked("quiet", "gamma", "Reason")
    assert found.elsewhere(reason) == "Elsewhere they do agree: “Quiet” finds “belief” in “First”."
    found, reason = asked("alpha", "alpha-reread", "Reason")
    assert found.elsewhere(reason) == ""


def test_the_facts_of_the_one_by_the_rule_of_the_other(tmp_path):
    path = small_copied(tmp_path) / "data/cases/gamma-mixed.yml"
    lines = [
        *("id: gamma-mixed", "extends: gamma", "title: Gamma by the mixture", "thesis: It is paid.", "changes:"),
        "  - {framework: mixed, because: It asks for the motive.}",
        "  - {add: red-budget, criterion: motive, points_to: belief, strength: 2, because: It is more than it owed.}",
    ]
    path.write_text("\n".join(lines) + "\n")
    library = load(tmp_path)
    assert contrast(library, "gamma", "mix").carried() == [
        "Red’s facts by the mixture come to “socialised”, which says what Red says."
    ]
    assert contrast(library, "gamma", "gamma-mixed").pair.title == "Gamma, by the gate and by the mixture"
    assert contrast(small(), "gamma", "mix").carried() == []
