"""Charts that were drawn before are taken again where they would be drawn from the same, and only then."""

import pytest

from countercase.show import drawing_cache

BAR = '{"mark": "bar", "data": {"values": [{"a": %d}]}, "encoding": {"y": {"field": "a", "type": "quantitative"}}}'
ONE, TWO = BAR % 1, BAR % 2


@pytest.fixture
def drawn(monkeypatch):
    """Which charts are drawn anew."""
    found = []
    monkeypatch.setattr(drawing_cache, "_drawn", lambda chart: (found.append(chart), f"<svg>{chart}</svg>")[1])
    return found


def draw(file, *charts):
    with drawing_cache.kept(file):
        return [drawing_cache.svg(chart) for chart in charts]


def test_what_was_drawn_is_taken_again(tmp_path, drawn):
    first = draw(tmp_path / "record/figures.zz", ONE, TWO, ONE)
    assert drawn == [ONE, TWO]
    assert draw(tmp_path / "record/figures.zz", ONE, TWO, ONE) == first == [f"<svg>{c}</svg>" for c in (ONE, TWO, ONE)]
    assert drawn == [ONE, TWO]
    assert draw(tmp_path / "another.zz", ONE) == first[:1]
    assert drawn == [ONE, TWO, ONE]


def test_what_is_asked_for_no_more_is_forgotten(tmp_path, drawn):
    draw(tmp_path / "case.zz", ONE, TWO)
    draw(tmp_path / "case.zz", TWO)
    draw(tmp_path / "case.zz", ONE, TWO)
    assert drawn == [ONE, TWO, ONE]


@pytest.mark.parametrize("harm", [lambda raw: b"", lambda raw: raw[:-9], lambda raw: raw[:80] + b"X" + raw[81:]])
def test_a_file_that_is_not_what_was_written_counts_as_none(tmp_path, drawn, harm):
    file = tmp_path / "case.zz"
    first = draw(file, ONE, TWO)
    whole = file.read_bytes()
    file.write_bytes(harm(whole))
    assert draw(file, ONE, TWO) == first
    assert drawn == [ONE, TWO, ONE, TWO]
    assert file.read_bytes() == whole


def test_another_library_or_typeface_draws_anew(tmp_path, drawn, monkeypatch):
    draw(tmp_path / "case.zz", ONE)
    monkeypatch.setattr(drawing_cache, "ground", lambda: "another\n")
    draw(tmp_path / "case.zz", ONE)
    assert drawn == [ONE, ONE]


def test_a_chapter_that_fails_keeps_what_was_there(tmp_path, drawn):
    draw(tmp_path / "case.zz", ONE)
    with pytest.raises(KeyError), drawing_cache.kept(tmp_path / "case.zz"):
        raise KeyError(drawing_cache.svg(TWO))
    draw(tmp_path / "case.zz", ONE)
    assert drawn == [ONE, TWO]


def test_nothing_is_kept_where_nobody_asks(tmp_path, drawn):
    assert [drawing_cache.svg(ONE), drawing_cache.svg(ONE)] == [f"<svg>{ONE}</svg>"] * 2
    assert drawn == [ONE, ONE]
    assert not any(tmp_path.iterdir())


@pytest.mark.slow
def test_a_kept_drawing_is_the_one_that_is_drawn(tmp_path):
    (drawn,) = draw(tmp_path / "case.zz", ONE)
    assert draw(tmp_path / "case.zz", ONE) == [drawn] == [drawing_cache.svg(ONE)]
    assert drawn.startswith("<svg ")
