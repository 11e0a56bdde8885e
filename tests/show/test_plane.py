"""The plane of a typology: every cell has a place of its own on it."""

from countercase.argue.library import load
from countercase.show.typology_plot import Plane


def test_cells_have_corners_of_their_own_and_no_two_share_a_place():
    framework = load().frameworks["competitive-socialisation"]
    plane = Plane(framework.typology, 100, (0, 50, 120), 150)
    cells = [o.cell for o in framework.verdicts.values() if o.cell]
    corners = [plane.corner(cell) for cell in cells]
    assert len(set(corners)) == len(corners)
    assert {x for x, _ in corners} == {0, 100}
    assert {y for _, y in corners} == {0, 50}


def test_the_upper_row_is_the_last_value_of_the_side():
    framework = load().frameworks["competitive-socialisation"]
    plane = Plane(framework.typology, 100, (0, 50, 120), 150)
    assert plane.rows[0] == list(framework.typology.y.values)[-1]
    washed = plane.field(framework.verdicts.values()).data
    assert set(washed[washed["deep"]]["y"]) == {0}
