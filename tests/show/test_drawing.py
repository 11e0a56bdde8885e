"""What is left of a drawing that Vega has written: the same picture, in fewer letters."""

import re

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from countercase.show.drawing import lightened, seen

TENTHS = st.integers(-9999, 9999).map(lambda n: n / 10)


@each(
    ("written", "sent"),
    [
        (' d="M3.2,10L13.9,8.5L24.7,8.5" stroke="red"', ' d="M3.2,10l10.7,-1.5l10.8,0" stroke="red"'),
        (' d="M0,0L0.25,0L0.5,-0.1Z"', ' d="M0,0l.2,0l.3,-.1Z"'),
        (' d="M0,23h388.9v14h-388.9Z"', ' d="M0,23h388.9v14h-388.9Z"'),
        (' d="M1,1L2,2C3,3,4,4,5,5Z"', ' d="M1,1L2,2C3,3,4,4,5,5Z"'),
        (' transform="translate(0,0)" stroke-width="1"', ""),
        (' transform="translate(0,5)" stroke-width="1.5"', ' transform="translate(0,5)" stroke-width="1.5"'),
    ],
)
def test_attributes_say_the_same_in_fewer_letters(written, sent):
    assert lightened(written) == sent


@given(st.lists(st.tuples(TENTHS, TENTHS), min_size=2, max_size=60))
def test_the_steps_of_a_line_lead_to_its_points(points):
    told = lightened(f' d="M{"L".join(f"{x:g},{y:g}" for x, y in points)}"')
    steps = [tuple(map(float, step)) for step in re.findall(r"[Ml](-?[\d.]+),(-?[\d.]+)", told)]
    at = [0.0, 0.0]
    for step, point in zip(steps, points, strict=True):
        at = [a + s for a, s in zip(at, step, strict=True)]
        assert at == pytest.approx(point, abs=1e-6)


@pytest.mark.parametrize(
    ("drawn", "left"),
    [
        ('<g><path d="M0,0h606v260h-606Z"/><path d="" display="none"/></g>', "<g></g>"),
        ('<path d="M0,0h9Z" fill="red"/>', '<path d="M0,0h9Z" fill="red"/>'),
        ('<path d="M0,0h9Z" fill="red" opacity="0"/>', ""),
        ('<clipPath id="c"><path d="M0,0h9Z"/></clipPath>', '<clipPath id="c"><path d="M0,0h9Z"/></clipPath>'),
    ],
)
def test_what_nobody_sees_is_left_out(drawn, left):
    assert seen(drawn) == left
