"""What mends a verdict that does not reproduce, and which open criteria matter, as the tables say."""

from dataclasses import replace

import pytest
from small_world import MENDS, MOVING, listed, part_of, rows

from countercase.argue.repair import Repair, moving, repairs


def written(cell):
    """The repairs in a cell: `strict:half margin:1, deed=partly`."""
    found = []
    for item in listed(cell):
        levels = dict(word.split("=") for word in item.split() if "=" in word)
        turns = dict(word.split(":") for word in item.split() if ":" in word)
        margin = turns.pop("margin", None)
        found.append(Repair(turns, int(margin) if margin else None, levels))
    return found


@pytest.mark.parametrize("row", rows(MENDS), ids=lambda row: row["part"])
def test_what_mends_a_part_is_what_the_table_says(row):
    assert list(repairs(*part_of(row["part"]))) == written(row["what mends it"])


@pytest.mark.parametrize("row", [r for r in rows(MENDS) if "=" not in r["what mends it"]], ids=lambda row: row["part"])
def test_a_part_that_is_mended_reproduces(row):
    for repair in written(row["what mends it"]):
        assert part_of(row["part"], margin=repair.margin, switches=repair.switches)[1].reproduces
        if repair.margin:
            assert not part_of(row["part"], margin=repair.margin - 1, switches=repair.switches)[1].reproduces


def test_a_repair_starts_from_the_settings_as_they_are():
    # by half, mends/together needs the margin alone; with a margin of 1, it needs the switch alone
    assert repairs(*part_of("mends/together", switches={"strict": "half"})) == (Repair({}, 1),)
    assert repairs(*part_of("mends/together", margin=1)) == (Repair({"strict": "half"}),)
    # with a margin of 3 every level of it is open, and no setting mends that
    assert repairs(*part_of("mends/together", margin=3)) == (Repair(levels={"deed": "complies"}),)


def test_where_nothing_is_read_no_margin_is_tried():
    """mix/unread, were it said to be a mixture: no switch, no margin and no level makes it one, and one alone."""
    verdict, part = part_of("mix/unread")
    stated = part.part.model_copy(update={"stated": part_of("mix/turn-two")[1].part.stated})
    assert repairs(verdict, replace(part, part=stated)) == ()


@pytest.mark.parametrize("row", rows(MOVING), ids=lambda row: row["part"])
def test_the_open_criteria_that_matter_are_those_of_the_table(row):
    assert moving(*part_of(row["part"])) == tuple(row["moving"].strip("-").split())
