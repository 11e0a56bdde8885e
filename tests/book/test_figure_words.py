"""The words in figures, as a reader's screen has them."""

import functools

import pytest
from bs4 import BeautifulSoup
from ground import book

from countercase.argue.arbiter import arbiter, sentence
from countercase.argue.multiverse import explore

MAPS = [f"book/record/map-{source}.html" for source in book().record.sources]
# the widest stretch of a map, folded as it comes, that holds no word
BLANK = """map => {
    const edge = map.getBoundingClientRect();
    const shown = [...map.querySelectorAll("figcaption, summary, li > a, .cc-argument > p")]
        .map(part => part.getBoundingClientRect()).filter(({ height }) => height)
        .sort((one, other) => one.top - other.top);
    let blank = 0, down = edge.top;
    for (const { top, bottom } of shown) {
        blank = Math.max(blank, top - down);
        down = Math.max(down, bottom);
    }
    return Math.max(blank, edge.bottom - down);
}"""


MAP = f"map => [({BLANK})(map), map.scrollWidth - map.clientWidth, map.getBoundingClientRect().width]"


@pytest.mark.parametrize("page", MAPS)
def test_an_argument_map_has_no_blank_and_is_as_wide_as_the_page(opened, address, page):
    tab = opened(address + page)
    for width in (1280, 390):
        tab.set_viewport_size({"width": width, "height": 900})
        room = tab.locator("article").evaluate("e => e.clientWidth")
        maps = tab.locator("figure.cc-map").evaluate_all(f"maps => maps.map({MAP})")
        assert maps
        for blank, over, wide in maps:
            assert blank < 60, width
            assert over <= 1, width
            assert wide >= room - 1, width


def test_one_conclusion_is_open_at_a_time_and_the_keyboard_is_enough(opened, address):
    tab = opened(f"{address}book/record/map-lo.html", java_script_enabled=False)
    drawn = tab.locator("figure.cc-map").first
    arguments = drawn.locator("details.cc-argument")
    assert arguments.count() > 1
    assert drawn.locator("details.cc-argument[open]").count() == 1
    arguments.nth(1).locator("> summary").focus()
    tab.keyboard.press("Enter")
    opened = drawn.locator("details.cc-argument[open]")
    assert opened.count() == 1
    assert opened.locator("> summary").inner_text() == arguments.nth(1).locator("> summary").inner_text()
    # two steps are there, and the third unfolds
    deeper = drawn.locator("details.cc-deeper").first
    assert not deeper.locator("ul").first.is_visible()


@functools.cache
def decides():
    verdict = book().dossier("lo-ilo").verdict()
    return sentence(verdict, arbiter(explore(verdict, verdict.parts[-1])))


@pytest.mark.parametrize("page", ["index.html", "cases/lo-ilo.html", "record/reproduction.html"])
def test_what_decides_is_said_in_the_same_words_everywhere(built, page):
    said = decides()
    shown = BeautifulSoup((built / "book" / page).read_text(encoding="utf-8"), "html.parser").article.get_text()
    assert said in " ".join(shown.split())
