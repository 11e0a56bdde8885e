"""The words in figures, as a reader's screen has them."""

import pytest
from bs4 import BeautifulSoup

from countercase import load
from countercase.argue.arbiter import arbiter, sentence
from countercase.argue.multiverse import explore

FIGURES = {
    "multiverse": ("book/cases/lo-ilo.html", "book/cases/kobayashi-china-peacekeeping.html", "book/cases/tylecote-who.html"),
    "blue-helmets": ("book/index.html", "book/kobayashi/china.html", "book/record/figures.html"),
}
# the height of letters as drawn, in pixels of the screen, of every word that is shown
SIZES = """figure => [...figure.querySelectorAll("svg text")]
    .filter(word => word.getClientRects().length)
    .map(word => parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a)"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("name", "page"), [(name, page) for name, pages in FIGURES.items() for page in pages])
def test_words_in_a_figure_can_be_read(browser, address, name, page, width):
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.goto(address + page)
    figure = tab.locator(f"figure#{name}")
    sizes = figure.evaluate(SIZES)
    assert len(sizes) >= 10
    assert min(sizes) >= 12
    # and none is cut off at the side
    assert figure.evaluate("f => f.scrollWidth <= f.clientWidth + 1")
    tab.close()


@pytest.mark.parametrize("page", ["index.html", "cases/lo-ilo.html", "record/reproduction.html"])
def test_what_decides_is_said_in_the_same_words_everywhere(built, page):
    verdict = load().dossier("lo-ilo").verdict()
    said = sentence(verdict, arbiter(explore(verdict, verdict.parts[-1])))
    shown = BeautifulSoup((built / "book" / page).read_text(encoding="utf-8"), "html.parser").article.get_text()
    assert said in " ".join(shown.split())
