"""What the page on two codings says of their agreement is what it comes to."""

from types import SimpleNamespace

import pytest

from countercase.show import coding


@pytest.mark.parametrize(
    ("levels", "strengths", "shown"),
    [
        ((95, 0.9), (100, 1.0), [("95 per cent", "0.9"), ("100 per cent", "1")]),
        ((99.7, 0.998), (99.99, 0.7999), [(">99 per cent", "0.998"), (">99 per cent", "0.7999")]),
        ((0.2, -0.0004), (0, 0.66663), [("<1 per cent", "−0.0004"), ("0 per cent", "0.6666")]),
        ((50, float("nan")), (50, 0.5), [("50 per cent", "not defined"), ("50 per cent", "0.5")]),
    ],
)
def test_agreement_is_not_whole_that_is_only_nearly_so(levels, strengths, shown, monkeypatch):
    found = SimpleNamespace(
        pairs=(),
        level_share=levels[0],
        level_alpha=levels[1],
        strength_share=strengths[0],
        strength_alpha=strengths[1],
    )
    monkeypatch.setattr(coding, "load_agreement", lambda _: found)
    pieces = coding.agreement_page(SimpleNamespace(essay=SimpleNamespace(second_coding="")))
    assert [row[1:] for row in pieces[1].rows] == shown
    (level, _), (share, strength) = shown[0][::-1], shown[1]
    said = f"alpha is {level} for the level; for the strength of what both read, where they agree in {share}, it is "
    assert f"{said}{strength}." in str(pieces[0]).replace("&gt;", ">").replace("&lt;", "<").replace("\\", "")
