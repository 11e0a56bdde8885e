"""The index of words: each posting, in numbers that were worked out by hand."""

from countercase.publish.word_index import Entry, fold, index, order, packed, words

PORT = Entry("The Port", "A port is a port, by the sea.", "")
"""Eight words: a port is a port by the sea."""
SHIP = Entry("", "Ships leave the port.", "The sea · 1993")


def test_spellings_of_one_word_are_folded_into_one():
    assert [fold(word) for word in ("organization", "organisation", "Labour", "LABOR", "centre", "center")] == [
        *("organisation", "organisation"),
        *("labor", "labor"),
        *("center", "center"),
    ]
    assert [fold(word) for word in ("defense", "defence", "Überall", "travelled", "dense", "denser", "1001")] == [
        *("defence", "defence"),
        *("uberal", "traveled"),
        *("dence", "denser", "101"),
    ]


def test_a_doubled_letter_beyond_the_first_plane_stays_as_javascript_leaves_it():
    assert fold("\U00010428\U00010428") == "\U00010428\U00010428"


def test_a_text_is_cut_at_whatever_is_no_letter_and_no_figure():
    assert words("People’s port_of call: x², naïve.") == ["people", "s", "port", "of", "cal", "x²", "naive"]


def test_a_posting_says_where_a_word_stands_and_what_else_has_it():
    assert index([PORT, SHIP]) == {
        "193": [[1, 4 * 4 + 1]],
        "a": [[0, 8 * 4, 0, 3]],
        "by": [[0, 8 * 4, 5]],
        "is": [[0, 8 * 4, 2]],
        "leave": [[1, 4 * 4, 1]],
        "port": [[0, 8 * 4 + 2, 1, 4], [1, 4 * 4, 3]],
        "sea": [[0, 8 * 4, 7], [1, 4 * 4 + 1]],
        "ships": [[1, 4 * 4, 0]],
        "the": [[0, 8 * 4 + 2, 6], [1, 4 * 4 + 1, 2]],
    }


def test_words_are_in_the_order_of_the_reader():
    """JavaScript has a letter beyond the first plane before the last letters of the first."""
    assert list(index([Entry("", "ﬁne z \U00010428", "")])) == ["s", "\U00010428", "ﬁne"]
    assert sorted(["\uffff", "\U00010000", "a"], key=order) == ["a", "\U00010000", "\uffff"]


def test_postings_are_packed_as_steps_from_the_one_before():
    assert packed([[3, 34, 1, 4, 9], [10, 17], [11, 20, 0]]) == [3, 34, 3, 1, 3, 5, 7, 17, 0, 1, 20, 1, 0]
