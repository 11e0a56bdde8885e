"""The rows of a data frame as a chart holds them."""

import json

import altair as alt
import numpy as np
import pandas as pd
import pytest

from countercase.show.rows import NAME, values

FRAMES = {
    "numbers": {"whole": [1, 2], "small": np.array([1, 2], dtype=np.int8), "part": [0.5, np.nan], "far": [np.inf, 1.0]},
    "words": {"word": ["a", None], "mixed": ["a", 1], "lists": [("a",), ["b"]], "truth": [True, False]},
    "nothing": {"word": []},
    "rare": {"kind": pd.Categorical(["a", "b"]), "day": pd.to_datetime(["1978-12-18", "2001-12-11"])},
    "rare numbers": {"whole": pd.array([1, None], dtype="Int64"), "truth": pd.array([True, None], dtype="boolean")},
}


@pytest.mark.parametrize("name", FRAMES)
def test_they_are_what_altair_makes_of_them(name):
    frame = pd.DataFrame(FRAMES[name])
    assert json.dumps(values(frame)) == json.dumps(alt.to_values(frame))


def test_what_is_not_there_is_nothing():
    frame = pd.DataFrame({"x": [1.5, np.nan], "y": ["a", None]})
    assert values(frame) == {"values": [{"x": 1.5, "y": "a"}, {"x": None, "y": None}]}


def test_whoever_imports_the_package_keeps_his_own_way():
    assert alt.data_transformers.active != NAME
