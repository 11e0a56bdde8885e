"""Pictures are drawn with typefaces that come along, and not with those of the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from countercase.publish.site.hiding import hidden_typefaces
from countercase.show.typefaces import LISTED, own_typefaces

DRAWN = """
import hashlib, pathlib, sys
from countercase.publish.site import preview
from countercase.show.theme import drawn
chart = {"data": {"values": [{"a": "Wide Words of Æ 中", "b": 3}]}, "mark": "bar", "encoding": {
    "y": {"field": "a", "type": "nominal"}, "x": {"field": "b", "type": "quantitative"}},
    "config": {"font": "'Liberation Sans', Arimo, Arial"}}
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


def test_a_list_of_the_machine_decides_nothing(tmp_path):
    listed = tmp_path / "fonts.conf"
    listed.write_text(f"<?xml version='1.0'?><fontconfig><dir>{tmp_path}</dir></fontconfig>")
    as_it_is = sums(tmp_path)
    assert sums(tmp_path, FONTCONFIG_FILE=str(listed), HOME=str(tmp_path)) == as_it_is


def test_with_the_typefaces_of_the_machine_hidden_the_pictures_are_the_same(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    if not (hidden := hidden_typefaces(empty)):
        pytest.skip("this system does not let a user hide its typefaces")
    assert sums(tmp_path, hidden, HOME=str(empty)) == sums(tmp_path)


def test_the_machine_is_told_of_its_typefaces_again(tmp_path, monkeypatch):
    for before in (None, "mine.conf"):
        if before:
            monkeypatch.setenv(LISTED, before)
        else:
            monkeypatch.delenv(LISTED, raising=False)
        with own_typefaces():
            assert Path(os.environ[LISTED]).is_file()
        assert os.environ.get(LISTED) == before
