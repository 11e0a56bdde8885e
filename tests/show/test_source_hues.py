"""Each source that argues has a colour of its own, wherever it is shown, or is told that there is none."""

import re

import pytest
from small_world import small, small_copied

from countercase import DataError, load
from countercase.data.record import COLOURS
from countercase.show.preview import LEFT, NAMED, drawing
from countercase.show.source_hues import places
from countercase.show.theme import MUTED, SOURCES

BLUE = "  blue:\n    authors: B. Blue\n"
SILENT = (
    "    short: {name}\n    mark: {name}\n    possessive: {name}’s\n    kind: essay\n    work: red\n    unit: p\n"
    "    count: 3\n    about: Holds nothing.\n"
)


def chosen(folder, text):
    """The small world with other sources."""
    path = small_copied(folder) / "data/sources.yml"
    path.write_text(text(path.read_text(encoding="utf-8")), encoding="utf-8")
    return load(folder)


def arguing(folder, count):
    """The small world with so many more sources, each of which claims something and has a case."""
    small_copied(folder)
    names = [f"grey{chr(97 + i)}" for i in range(count)]
    with (folder / "data/sources.yml").open("a", encoding="utf-8") as file:
        file.write("".join(f"  {name}:\n    authors: {name}\n" + SILENT.format(name=name) for name in names))
    alpha = (folder / "data/cases/beta.yml").read_text(encoding="utf-8")
    for name in names:
        text = (
            alpha.replace("id: beta", f"id: {name}")
            .replace("source: red", f"source: {name}")
            .replace("red:p", f"{name}:p")
        )
        (folder / f"data/cases/{name}.yml").write_text(re.sub(r":p\d+(-p?\d+)?", ":p1", text), encoding="utf-8")
    return load(folder)


def test_sources_take_their_places_in_order():
    assert places(small()) == {"red": 1, "blue": 2}


def test_a_source_has_the_colour_that_it_chose_and_the_others_what_is_free(tmp_path):
    library = chosen(tmp_path, lambda text: text.replace(BLUE, f"{BLUE}    colour: 1\n"))
    assert places(library) == {"red": 2, "blue": 1}
    drawn = drawing(library)
    first = drawn.index(SOURCES[1])
    assert first < drawn.index(SOURCES[0]), "red stands first, in the second colour"


def test_one_that_only_brings_facts_takes_no_colour(tmp_path):
    library = chosen(
        tmp_path,
        lambda text: text.replace("sources:\n", "sources:\n  list:\n    authors: L\n" + SILENT.format(name="L")),
    )
    assert places(library) == {"red": 1, "blue": 2}


@pytest.mark.parametrize("number", [COLOURS + 1, 99, -1])
def test_a_colour_that_there_is_none_of_is_refused_with_what_would_be_right(tmp_path, number):
    with pytest.raises(DataError) as caught:
        chosen(tmp_path, lambda text: text.replace(BLUE, f"{BLUE}    colour: {number}\n"))
    assert str(caught.value) == (
        f"data/sources.yml, line 17: `colour`: it is {number}, and there are 5 colours that are read on light paper "
        "and on dark. Write a number from 1 to 5, or nothing: then the sources take what is free, in order."
    )


def test_one_colour_for_two_is_refused(tmp_path):
    both = "    colour: 4\n"
    with pytest.raises(DataError, match=r"which 'red' has as well: nobody would tell them apart\. Free: 1, 2, 3, 5\."):
        chosen(tmp_path, lambda text: text.replace(BLUE, BLUE + both).replace("R. Red\n", f"R. Red\n{both}"))


def test_beyond_the_palette_all_are_alike(tmp_path):
    library = arguing(tmp_path, 4)
    assert list(places(library).values()) == [1, 2, 3, 4, 5, 0]
    assert f'stroke="{MUTED}"' in drawing(library)


@pytest.mark.parametrize("count", [0, 3, NAMED - 2, NAMED + 2])
def test_the_preview_holds_every_source_within_its_frame(tmp_path, count):
    drawn = drawing(arguing(tmp_path, count))
    lines = [float(y) for y in re.findall(r'<text x="70" y="([\d.]+)"', drawn)]
    assert max(lines) < 630 - 20
    boxes = [tuple(map(float, box)) for box in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', drawn)]
    assert min(x for x, _, _ in boxes) >= LEFT
    assert max(x + side for x, _, side in boxes) <= 1200 - 70 + 0.01
    assert ("more</text>" in drawn) == (count + 2 > NAMED)
