"""Colours: told apart in grey and by colour-blind readers, and read on both papers."""

import itertools
import re
import subprocess
import sys
from pathlib import Path

import altair as alt
import pytest

from countercase.data.place import project_root
from countercase.data.record import COLOURS
from countercase.show import theme as look

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB
SIGHT = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LUMINANCE = (0.2126, 0.7152, 0.0722)
STYLES = Path(project_root(), "book/_static/countercase.css").read_text(encoding="utf-8")


def declared(block):
    return dict(re.findall(r"(--cc-[a-z0-9-]+): (#[0-9a-f]{6})\b", block))


def theme(name):
    light, _, dark = STYLES.partition('html[data-theme="dark"]')
    return declared(light) | (declared(dark.partition("}")[0]) if name == "dark" else {})


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def mixed(row, parts):
    return min(1.0, max(0.0, sum(a * b for a, b in zip(row, parts, strict=True))))


def seen(colour, sight):
    parts = linear(colour)
    return [mixed(row, parts) for row in SIGHT[sight]]


def lightness(parts):
    return mixed(LUMINANCE, parts)


def contrast(one, other):
    low, high = sorted((lightness(linear(one)), lightness(linear(other))))
    return (high + 0.05) / (low + 0.05)


def lab(parts):
    rows = ((0.4124, 0.3576, 0.1805), LUMINANCE, (0.0193, 0.1192, 0.9505))
    x, y, z = (sum(a * b for a, b in zip(row, parts, strict=True)) for row in rows)
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x / 0.9505, y, z / 1.089))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other, sight):
    pairs = zip(lab(seen(one, sight)), lab(seen(other, sight)), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


GROUPS = {
    "levels": ("level-1", "level-2", "level-3"),
    "sources": tuple(f"source-{number}" for number in range(1, COLOURS + 1)),
}


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("group", GROUPS)
def test_colours_of_a_kind_are_told_apart_by_everybody(name, group):
    colours = theme(name)
    for one, other in itertools.combinations(GROUPS[group], 2):
        one, other = colours[f"--cc-{one}"], colours[f"--cc-{other}"]
        assert contrast(one, other) >= 1.35, (one, other, "in grey")
        for sight in SIGHT:
            assert difference(one, other, sight) >= 20, (one, other, sight)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_in_charts_are_read_on_both_papers(name):
    colours = theme(name)
    for word in ("ink", "muted", "accent", "level-3"):
        for ground in ("paper", "wash"):
            assert contrast(colours[f"--cc-{word}"], colours[f"--cc-{ground}"]) >= 4.5, (word, ground)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_on_a_level_are_read(name):
    colours = theme(name)
    for level, word in zip(look.LEVELS, look.ON_LEVELS, strict=True):
        ground = colours[look.VARIABLES[level]]
        word = colours[look.VARIABLES[word]] if word in look.VARIABLES else word
        assert contrast(word, ground) >= 4.5, (word, ground)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_on_a_verdict_are_read(name):
    colours = theme(name)
    for number, _ in enumerate(look.VERDICTS, 1):
        assert contrast(colours["--cc-ink"], colours[f"--cc-verdict-{number}"]) >= 4.5, number


@pytest.mark.parametrize("name", ["light", "dark"])
def test_verdicts_that_stand_next_to_each_other_are_told_apart_by_everybody(name):
    colours = theme(name)
    verdicts = [colours[f"--cc-verdict-{number}"] for number, _ in enumerate(look.VERDICTS, 1)]
    for one, other in itertools.pairwise([*verdicts, colours["--cc-paper"]]):
        for sight in SIGHT:
            assert difference(one, other, sight) >= 15, (one, other, sight)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_without_an_edge_stand_out_from_the_paper(name):
    colours = theme(name)
    for mark in ("level-2", "level-3", "muted", "accent", *GROUPS["sources"]):
        assert contrast(colours[f"--cc-{mark}"], colours["--cc-paper"]) >= 3, mark
    assert contrast(colours[look.VARIABLES[look.EDGE["stroke"]]], colours["--cc-paper"]) >= 3


def test_each_source_has_its_colour_on_the_page_and_in_print():
    assert len(look.SOURCES) == COLOURS
    printed = Path(project_root(), "book/_static/print.css").read_text(encoding="utf-8")
    for number in range(1, COLOURS + 1):
        assert f".cc-answer.cc-source-{number} {{ border-top-color: var(--cc-source-{number}); }}" in STYLES
        colour = re.search(rf"\.cc-answer\.cc-source-{number} {{ border-color: (#[0-9a-f]{{6}}); }}", printed)[1]
        assert contrast(colour, "#ffffff") >= 3, number


def test_the_charts_are_drawn_in_the_colours_of_the_light_page():
    light = theme("light")
    assert {variable: light[variable] for variable in look.VARIABLES.values()} == {
        variable: colour for colour, variable in look.VARIABLES.items()
    }


def test_the_schema_is_the_one_that_altair_names():
    assert alt.SCHEMA_URL == look.SCHEMA


@pytest.mark.slow
def test_what_shows_a_case_loads_neither_altair_nor_pandas_nor_what_draws():
    """They take a third of a small build to load, and of the charts of a case none is left to them."""
    asked = "import sys, countercase.show.chapter; print(*{'altair', 'pandas', 'vl_convert'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout == "\n"
