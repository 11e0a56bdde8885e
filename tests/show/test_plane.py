"""The plane of a typology: every cell has a place of its own on it."""

import pytest
from small_world import gate

from countercase.data.framework import Framework
from countercase.data.typology import Typology
from countercase.show.sheet import Sheet
from countercase.show.theme import PAPER, RULE, WASH
from countercase.show.typology_plot import Plane, side_of

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
    page = Sheet()
    plane.cells(page, framework.verdicts.values())
    layers = page.chart(200, 150).layers
    fields = {(layer.look["color"], mark["y"]) for layer in layers if layer.kind == "rect" for mark in layer.marks}
    assert fields == {(WASH, 0), (PAPER, 50)}


def test_each_edge_of_the_cells_is_drawn_once(framework):
    """Four cells have sixteen edges, of which four lie between two of them."""
    plane = Plane(framework.typology, 100, (0, 50, 120), 150)
    page = Sheet()
    plane.cells(page, framework.verdicts.values())
    (edges,) = (layer for layer in page.chart(200, 150).layers if layer.kind == "rule")
    assert len(edges.marks) == 12
    assert edges.look == {"color": RULE, "strokeWidth": 1.5}


def test_names_keep_lines_off_them_by_a_rim_of_what_they_stand_on(framework):
    plane = Plane(framework.typology, 100, (0, 50, 120), 150)
    page = Sheet()
    plane.name(page, 10, 20, "upper")
    plane.name(page, 10, 80, "lower")
    rims = {
        layer.look["stroke"]: layer.marks[0]["text"] for layer in page.chart(200, 150).layers if "stroke" in layer.look
    }
    assert rims == {WASH: "upper", PAPER: "lower"}


def test_the_plane_with_the_names_of_its_sides_is_as_wide_as_it_is_asked_to_be(framework):
    """8 pixels are left free around it, and 42 hold the names: of 340, two columns of 145 are left."""
    assert side_of(framework.typology, 340) == 145
    plane = Plane(framework.typology, 145, (0, 50, 120), 150)
    page = Sheet()
    plane.sides(page)
    made = plane.chart(page, 340)
    assert (made.width, made.height, made.left, made.above) == (332, 192, 42, 42)
    words = {m["text"]: (m["x"], m["y"], layer.look.get("angle", 0)) for layer in made.layers for m in layer.marks}
    assert words == {
        "few": (72.5, -13, 0),
        "many": (217.5, -13, 0),
        "high": (-13, 25, 270),
        "low": (-13, 85, 270),
        "Deed →": (145, -34, 0),
        "Belief →": (-34, 60, 270),
    }
