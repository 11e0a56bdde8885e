"""The face that charts are laid out with, and what stands in for letters that it lacks."""

import functools
import json
import os
import re
import subprocess
import sys

import altair as alt
import pytest
from fontTools.ttLib import TTFont

from countercase.publish.site.hiding import hidden_typefaces
from countercase.show import typeface
from countercase.show.theme import drawn, spec

# by hand, from the widths of the face in units of 1/2048 em at 13 px: four letters m are 4 x 1706, and two letters that
# the face lacks are 2 x 2048; the axis adds 7 px, the margin 4, and Vega rounds up
WIDTHS = {
    "mmmm": (4 * 1706, "mmmm"),
    "中国": (2 * 2048, "中国"),
    "✓✗": (2 * 1660, "✓✗"),
    "m🎉m": (2 * 1706 + 2048, "m🎉m"),
}


@functools.cache
def labelled(words):
    bars = alt.Chart(alt.Data(values=[{"a": words, "b": 3}]), width=640).mark_bar()
    return drawn(spec(bars.encode(y=alt.Y("a:N", title=None), x=alt.X("b:Q"))))


@pytest.mark.parametrize("words", WIDTHS)
@pytest.mark.slow
def test_words_are_as_wide_on_every_machine(words):
    units, shown = WIDTHS[words]
    svg = labelled(words)
    empty = labelled("")
    left = float(re.search(r"translate\((\d+),", svg)[1]) - float(re.search(r"translate\((\d+),", empty)[1])
    assert abs(left - units * 13 / 2048) <= 1
    assert f">{shown}</text>" in svg


def test_what_it_lacks_is_exchanged_and_comes_back():
    others = typeface.stand_ins("a中b中国")
    assert others == {"中": "\ue000", "国": "\ue001"}
    assert typeface.exchanged("a中b", others) == "a\ue000b"
    # a character for private use that somebody writes is no stand-in
    assert typeface.stand_ins("\ue001") == {"\ue001": "\ue000"}


@pytest.mark.slow
def test_more_than_there_are_stand_ins_for_is_drawn_all_the_same():
    many = "".join(chr(0x4E00 + i) for i in range(300))
    assert len(typeface.stand_ins(many)) == 256
    assert f">{many[:9]}</text>" in labelled(many[:9])
    assert f">{many[:9]}" in labelled(many)


def test_both_weights_have_what_is_listed():
    for weight in ("regular", "bold"):
        font = TTFont(typeface.FONTS / weight / f"countercase-sans-{weight}.ttf")
        has = font.getBestCmap()
        assert {ord(letter) for letter in typeface.characters() - {"\n", "\t"}} <= set(has)
        assert {font["hmtx"][has[code]][0] for code in typeface.PLACEHOLDERS} == {font["head"].unitsPerEm}
        # the name that is reserved for the original is not its own
        assert {str(name) for name in font["name"].names if name.nameID == 1} == {typeface.FACE}


@pytest.mark.slow
def test_the_twin_is_as_wide_as_the_face():
    assert typeface.measured(typeface.TWIN) == typeface.measured(typeface.FACE)
    assert typeface.measured("a face that nobody has") != typeface.measured(typeface.FACE)


def lines():
    """Every letter of the face, each beside several others, and words with what the twin lacks among them."""
    letters = sorted(typeface.characters() - {"\n", "\t"})
    for start in range(0, len(letters), 90):
        line = "".join(letters[start : start + 90])
        yield line[::3] + line[::-2]
    yield from ("AVAWATo Te Yo WA LT P. F, r. y, 11", "a ✓ b 中国 ✗ m🎉m ◂▸ z")


def cut_short(words, weights):
    """A chart of words, one in each weight in turn, of each as much as fits: so their widths tell what is shown."""
    values = [{"a": word, "b": number} for number, word in enumerate(words)]
    chart = alt.Chart(width=640, height=20 * len(values))
    layers = [
        chart.mark_text(limit=200, fontWeight=weight)
        .encode(y=alt.Y("b:Q"), text=alt.Text("a:N"))
        .properties(data=alt.Data(values=values[turn :: len(weights)]))
        for turn, weight in enumerate(weights)
    ]
    return spec(alt.layer(*layers))


@pytest.mark.slow  # that both are as wide is held above
@pytest.mark.parametrize(
    "weights",
    [["normal", "bold"], *(pytest.param([weight], marks=pytest.mark.audit) for weight in ("normal", "bold"))],
    ids="-".join,
)
def test_a_chart_is_drawn_alike_in_the_twin(monkeypatch, weights):
    chart = cut_short(lines(), weights)
    assert typeface.FACE not in typeface.in_twin(json.dumps(chart))
    in_twin = drawn(chart)
    assert in_twin.count("…") > 20
    monkeypatch.setattr(typeface, "is_alike", lambda: False)
    assert typeface.FACE in typeface.in_twin(json.dumps(chart))
    assert drawn(chart) == in_twin


def test_the_face_of_the_signs_has_them_as_wide_and_nothing_else():
    from tools.typeface import PLACEHOLDERS, STROKES  # takes long, and every process collects every file

    alone = TTFont(typeface.FONTS / "signs" / "countercase-signs.ttf")
    whole = TTFont(typeface.FONTS / "bold" / "countercase-sans-bold.ttf")
    has, of = alone.getBestCmap(), whole.getBestCmap()
    assert set(has) == {*map(ord, STROKES), *typeface.PLACEHOLDERS}
    assert list(typeface.PLACEHOLDERS) == list(PLACEHOLDERS)
    assert {code: alone["hmtx"][has[code]] for code in has} == {code: whole["hmtx"][of[code]] for code in has}


def test_where_the_machine_has_another_of_that_name_the_face_itself_is_used(monkeypatch):
    widths = {typeface.TWIN: ("10300", "10650"), typeface.FACE: ("10300", "10655")}
    monkeypatch.setattr(typeface, "measured", widths.__getitem__)
    for platform, alike in (("linux", True), ("darwin", False)):
        monkeypatch.setattr(sys, "platform", platform)
        typeface.is_alike.cache_clear()
        assert typeface.is_alike() is alike
    typeface.is_alike.cache_clear()


DRAWN = """
import hashlib, pathlib, sys
from countercase.publish.site import preview
from countercase.show.theme import drawn
chart = {"data": {"values": [{"a": "Wide Words of Æ 中", "b": 3}]}, "mark": "bar", "encoding": {
    "y": {"field": "a", "type": "nominal"}, "x": {"field": "b", "type": "quantitative"}},
    "config": {"font": "'Countercase Sans', Arial"}}
svg = drawn(chart)
place = pathlib.Path(sys.argv[1], preview.DOWNLOADS, preview.DRAWING)
place.parent.mkdir(parents=True, exist_ok=True)
place.write_text(svg, encoding="utf-8")
pixels = preview.draw(pathlib.Path(sys.argv[1]))
assert pixels.startswith(b"\\x89PNG")
print(hashlib.sha256(svg.encode()).hexdigest(), hashlib.sha256(pixels).hexdigest())
"""


def sums(folder, before=(), **variables):
    command = [*before, sys.executable, "-c", DRAWN, str(folder)]
    done = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.audit  # what is drawn without them, `tests/test_surroundings.py` holds for a whole site
def test_a_list_of_the_machine_decides_nothing(tmp_path):
    listed = tmp_path / "fonts.conf"
    listed.write_text(f"<?xml version='1.0'?><fontconfig><dir>{tmp_path}</dir></fontconfig>")
    as_it_is = sums(tmp_path)
    assert sums(tmp_path, FONTCONFIG_FILE=str(listed), HOME=str(tmp_path)) == as_it_is


@pytest.mark.audit
def test_with_the_typefaces_of_the_machine_hidden_the_pictures_are_the_same(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    if not (hidden := hidden_typefaces(empty)):
        pytest.skip("this system does not let a user hide its typefaces")
    assert sums(tmp_path, hidden, HOME=str(empty)) == sums(tmp_path)


def test_the_machine_is_told_of_its_typefaces_again(monkeypatch):
    for before in (None, "mine.conf"):
        if before:
            monkeypatch.setenv(typeface.LISTED, before)
        else:
            monkeypatch.delenv(typeface.LISTED, raising=False)
        typeface.register.cache_clear()
        typeface.register()
        assert os.environ.get(typeface.LISTED) == before
