"""A text as its letters alone."""

import unicodedata

from each import each
from hypothesis import given
from hypothesis import strategies as st

from countercase.verify.letters import Letters, letters_of

SAME = {
    "a hyphen at a line end": "peace-\nkeeping and non-\nintervention",
    "a soft hyphen": "peace\u00adkeeping and non\u00ad-intervention",
    "capitals": "PEACEKEEPING AND NON-INTERVENTION",
    "spaces": "peacekeeping\u00a0and\u2009non\u2011intervention",
    "quotation marks": "‘peacekeeping’ and «non-intervention»",
    "the mark of a note": "peacekeeping12 and non-intervention.³",
    "emphasis of Markdown": "*peacekeeping* and **non-intervention**",
    "wide letters": "ｐeacekeeping and non-intervention",
}


@each("damage", SAME)
def test_what_sets_a_text_goes(damage):
    assert letters_of(SAME[damage]) == "peacekeepingandnonintervention"


@each(
    ("text", "letters"),
    [
        ("eﬃcient ﬁsh, aﬄuent", "efficientfishaffluent"),
        ("naïve façade", "naivefacade"),
        (unicodedata.normalize("NFD", "naïve façade"), "naivefacade"),
        ("Straße, ŒUVRE, Ærø", "strasseœuvreærø"),
        ("12 per cent (£4.2bn)", "percentbn"),
        ("奥运 and ВТО", "奥运andвто"),
        ("", ""),
    ],
)
def test_letters_are_small_single_and_without_accents(text, letters):
    assert letters_of(text) == letters


@given(st.text())
def test_a_letter_is_found_in_its_text_again(text):
    held = Letters(text)
    assert held.letters == letters_of(text) == letters_of(held.letters)
    for i, letter in enumerate(held.letters):
        assert letter in letters_of(text[held.place(i)])
        assert held.after(held.place(i)) <= i
    assert held.place(len(held.letters)) == len(text)
    assert held.sums.tolist()[-1] == sum(map(ord, held.letters))


def test_the_first_letter_after_a_place():
    held = Letters("12 ab 34 c")
    assert [held.after(at) for at in (0, 3, 4, 6, 9, 10)] == [0, 0, 1, 2, 2, 3]
