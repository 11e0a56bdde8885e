"""The plane of a typology: every cell has a place of its own on it."""

import pytest
from small_world import gate

from countercase.data.framework import Framework
from countercase.data.typology import Typology
from countercase.show.typology_plot import Plane

FIELD = Typology.model_validate(
    {
        "title": "A field",
        "locator": "red:p2",
        "x": {"title": "Deed", "values": {"few": "few", "many": "many"}},
        "y": {"title": "Belief", "values": {"low": "low", "high": "high"}},
    }
)
CELLS = {
    "outside": ("few", "low"),
    "formal": ("many", "low"),
    "strategic": ("few", "high"),
    "socialised": ("many", "high"),
}


@pytest.fixture
def framework() -> Framework:
    """The gate, with each of its four verdicts in a cell of the field."""
    placed = {n: v.model_copy(update={"cell": CELLS[n]}) for n, v in gate().verdicts.items()}
    return gate().model_copy(update={"typology": FIELD, "verdicts": placed})


def test_cells_have_corners_of_their_own_and_no_two_share_a_place(framework):
    plane = Plane(framework.typology, 100, (0, 50, 120), 150)
    corners = {name: plane.corner(cell) for name, cell in CELLS.items()}
    assert corners == {"outside": (0, 50), "formal": (100, 50), "strategic": (0, 0), "socialised": (100, 0)}


def test_the_upper_row_is_the_last_value_of_the_side(framework):
    plane = Plane(framework.typology, 100, (0, 50, 120), 150)
    assert plane.rows[0] == "high"
    washed = plane.field(framework.verdicts.values()).data
    assert set(washed[washed["deep"]]["y"]) == {0}
