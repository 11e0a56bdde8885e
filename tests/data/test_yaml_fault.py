"""Slips in YAML: which line is told, what is taken for a note, and what is left alone."""

from each import each

from countercase.data.yaml_fault import diagnose, lost


@each(
    ("value", "rest", "said"),
    [
        ("They name it", " #1 of all.", "#1 of all."),
        ("They name it", " # 1 of all.", "# 1 of all."),
        ("", " #1 of all", "#1 of all"),
        ("China", " #1", "#1"),
        ("status", "  # regime-stability | status", ""),
        ("status", " # or: integration", ""),
        ("A. Critic", "   # who argues this", ""),
        ("", " # to be filled", ""),
        ("They name it", "", ""),
        ("They name it", "#1", ""),
        ("status", "  ## a heading", ""),
    ],
)
def test_a_note_is_told_from_text_that_would_be_lost(value, rest, said):
    assert lost(value, rest) == said


def test_the_first_slip_is_told():
    text = 'a: "one\nb: two: three\nc: four: five\n'
    found = diagnose(text, 3)
    assert found.line == 1
    assert "never closed" in found.message


def test_what_is_right_is_left_alone():
    text = (
        "a: >-\n  a text: with a colon, @signs and 'marks\n"
        "b: {c: d, e: 'f: g'}\n"
        'h: [i, "j"]\n'
        'k: "a text that goes\n  over two lines: yes"\n'
        "l: 'it''s'  # a note: here\n"
        "m: https://example.org/a#b\n"
        "n: a-b\n"
    )
    assert diagnose(text, len(text.splitlines())) is None


def test_a_long_text_is_cut_where_it_is_shown():
    found = diagnose(f"because: {'word ' * 40}is: too long\n", 1)
    assert len(found.message) < 200
    assert "…" in found.message
