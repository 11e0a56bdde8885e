"""A comparison as a comment on a pull request, and for a terminal."""

from markdown_it import MarkdownIt
from small_world import small, small_copied

from countercase import load
from countercase.show.argument_diff import argument_diff, plain_lines
from countercase.show.contrast import contrast

TWO = """### Alpha two, against Red

The case comes to “socialised”, and the counter-case comes to “formal membership or socialised”. They agree on reason, \
and may agree on deed. What separates them is which facts they use. It takes both changes between them together.

| Part | The case | The counter-case | Verdict |
|---|---|---|---|
| Early: the first years | Strategic compliance or socialised | Strategic compliance or socialised | the same |
| Late: the last years | Socialised | Formal membership or socialised | opened |

#### What changes: Late: the last years

It takes both changes between them together. To take back either of them restores the first verdict.

1. **The port closed for a day.** not read → Deed: “refuses”, 1. Alone it does nothing. It counts together with 2. \
Without it the second verdict falls.
   > It closed.
2. **The port received a guest.** not read → Deed: “refuses”, 1. Alone it does nothing. It counts together with 1. \
Without it the second verdict falls.
   > It was late."""


def unescaped(text):
    return text.replace("\\", "")


def test_what_a_counter_case_changes_flips_and_would_take_to_undo():
    assert unescaped(argument_diff(contrast(small(), "alpha", "alpha-two"))) == TWO


def test_a_switch_has_the_reason_of_who_turns_it():
    found = unescaped(argument_diff(contrast(small(), "beta", "beta-half")))
    assert "| Only | Formal membership | Socialised | flipped |" in found
    assert "1. **How much is enough.** “all” → “half”. Alone it flips the verdict: “socialised”." in found
    assert "   > Half is much." in found
    # between two that no one of them answers, it is why the text leaves it open
    assert "   > The text does not say." in unescaped(argument_diff(contrast(small(), "beta-half", "beta-wide")))


def test_the_margin_has_a_line_of_its_own():
    found = unescaped(argument_diff(contrast(small(), "beta", "beta-wide")))
    assert "1. **The margin.** 0 → 2. Alone it opens the verdict: “outside, formal membership" in found
    assert "   > The calls are close." in found


def test_under_two_rules_it_goes_question_by_question():
    found = unescaped(argument_diff(contrast(small(), "gamma", "mix")))
    assert "| Only | Socialised | Strategic compliance or socialised | may say the same |" in found
    assert "#### Question by question\n\n- **Why it does so.** Red finds “belief”: it believes;" in found
    assert "#### What changes" not in found


def test_where_the_verdict_stays_it_says_so():
    found = unescaped(argument_diff(contrast(small(), "alpha", "alpha-harmless")))
    assert "The verdict stays “socialised”." in found
    assert "1. **The port voted for half of the rules.** Deed: “partly”, 1 → not read. Alone it does nothing." in found


def test_what_a_stranger_writes_stays_text(tmp_path):
    path = small_copied(tmp_path) / "data/cases/alpha-add.yml"
    path.write_text(path.read_text().replace("It closed.", '"<b>x</b> | [y](https://evil.example) # z"'))
    html = MarkdownIt().enable("table").render(argument_diff(contrast(load(tmp_path), "alpha", "alpha-add")))
    assert "<b>" not in html
    assert "<a " not in html
    assert "&lt;b&gt;x&lt;/b&gt; | [y](https://evil.example) # z" in html


def test_line_by_line_for_a_terminal():
    assert plain_lines(contrast(small(), "alpha", "alpha-two"))[-8:] == [
        "",
        "The counter-case would come to “socialised” if deed settled on “complies”.",
        "  1. The port closed for a day. Alone it does nothing. It counts together with 2.",
        "  2. The port received a guest. Alone it does nothing. It counts together with 1.",
        "",
        "Facts that both read: 5; only the first: 0; only the second: 2.",
        "Early: both come to “strategic compliance or socialised”.",
        "Late: the case comes to “socialised”, and the counter-case comes to “formal membership or socialised”.",
    ]
