"""The script of a live chart."""

import json
import re

import altair as alt
import pandas as pd
import pytest

from countercase.show import live
from countercase.show import theme as look

FRAME = pd.DataFrame({"x": [1990, 2000], "y": [1, 2]})


def chart(low=1989, high=2001):
    x = alt.X("x:Q", scale=alt.Scale(domain=[low, high]), axis=alt.Axis(values=[1990, 2000]))
    line = alt.Chart(FRAME).mark_line(color=look.ACCENT).encode(x=x, y="y:Q")
    return look.spec(alt.layer(line, alt.Chart(FRAME).mark_text(color=look.INK).encode(x=alt.value(0), text="y:Q")))


def charts(script):
    found = re.fullmatch(r'\(window\.countercaseCharts \?\?= \{\}\)\["a-name"\] = (.*);\n', script)
    return json.loads(found[1])


def test_a_script_hands_over_both_charts_in_the_colours_of_the_page():
    script = live.script("a-name", chart(), chart(), zoom=False)
    made = charts(script)
    assert set(made) == {"wide", "narrow"}
    assert made["wide"]["layer"][0]["mark"]["color"] == "var(--cc-accent)"
    assert not any(f'"{colour}"' in script for colour in look.VARIABLES)


def test_years_become_parameters_and_marks_are_cut_off():
    made = charts(live.script("a-name", chart(), chart(), zoom=True))["narrow"]
    assert {p["name"]: p["value"] for p in made["params"]} == {"first": 1989, "last": 2001}
    line, words = made["layer"]
    assert line["encoding"]["x"]["scale"]["domain"] == [{"expr": "first"}, {"expr": "last"}]
    assert "values" not in line["encoding"]["x"]["axis"]
    assert line["mark"]["clip"]
    assert "clip" not in words["mark"]


@pytest.mark.parametrize("zoom", [True, False])
def test_the_chart_that_is_drawn_stays_as_it_is(zoom):
    wide = chart()
    before = json.dumps(wide)
    live.script("a-name", wide, chart(), zoom)
    assert json.dumps(wide) == before
