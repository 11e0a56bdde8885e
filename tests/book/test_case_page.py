"""The chapter of a case as a reader has it on a desk: in order, and where it rests on little, on two screens."""

import pytest
from ground import book

from countercase.show import addresses

LIBRARY = book()
TALL = 900
SCREENS = 2
FEW = 5
SMALL = [name for name in LIBRARY.originals if sum(len(part.readings) for part in LIBRARY.cases[name].parts) <= FEW]


def test_a_case_that_rests_on_few_readings_is_short(opened, address):
    """From the title to the last fold; the furniture of the page comes after it."""
    tab = opened("about:blank", height=TALL)
    ends = {}
    for case in SMALL:
        tab.goto(f"{address}{addresses.case(LIBRARY, case).page}.html")
        tab.evaluate("document.fonts.ready")
        article = tab.locator("article").bounding_box()
        ends[case] = article["y"] + article["height"]
    assert {case: end for case, end in ends.items() if end > SCREENS * TALL} == {}


def test_there_are_such_cases():
    assert len(SMALL) == 5


@pytest.mark.parametrize("case", sorted(LIBRARY.cases))
def test_the_apparatus_of_a_case_is_folded(soups, case):
    page = soups[f"{addresses.case(LIBRARY, case).page}.html"]
    outside = [f["id"] for f in page.select("article figure") if not f.find_parent("details", class_="cc-apparatus")]
    assert outside == ["balance"]
    assert all(not fold.has_attr("open") for fold in page.select("details.cc-apparatus"))


@pytest.mark.parametrize("case", sorted(LIBRARY.cases))
def test_each_row_of_evidence_can_be_read_otherwise(soups, case):
    page = soups[f"{addresses.case(LIBRARY, case).page}.html"]
    rows = [tr for tr in page.select("article tr[id]") if tr["id"] in LIBRARY.dossier(case).case.evidence_ids]
    assert rows
    for row in rows:
        links = [a["href"] for a in row.select("a.cc-otherwise")]
        assert links
        assert all(f"case={case}&at=" in link and link.rsplit("/", 2)[1] == row["id"] for link in links)


def test_the_way_to_read_a_fact_otherwise_can_be_tapped_wherever_it_stands(opened, address):
    """Beside a fact whose words take several lines there is no room around it, so that it has to be large itself."""
    tab = opened(f"{address}{addresses.case(LIBRARY, 'lo-peacekeeping').page}.html")
    tab.evaluate("document.querySelectorAll('article details').forEach(fold => { fold.open = true; })")
    for width in (1280, 390):
        tab.set_viewport_size({"width": width, "height": 900})
        heights = tab.evaluate("[...document.querySelectorAll('a.cc-otherwise')].map(link => link.offsetHeight)")
        assert len(heights) > 20, width
        assert min(heights) >= 24, width


def test_a_chapter_that_a_reader_prints_begins_with_its_title_and_leaves_out_what_is_folded(opened, address):
    tab = opened(f"{address}{addresses.case(LIBRARY, SMALL[0]).page}.html")
    tab.emulate_media(media="print")
    seen = "(kind) => [...document.querySelectorAll(kind)].filter((e) => e.getClientRects().length).length"
    gone = ".cc-on-this-page, .cc-notebook, .cc-otherwise, .cc-data, .cc-apparatus, .cc-cite button, article nav ul"
    assert tab.evaluate(seen, gone) == 0
    tab.locator("details.cc-apparatus").first.evaluate("fold => { fold.open = true; }")
    assert tab.evaluate(seen, ".cc-apparatus") == 1
