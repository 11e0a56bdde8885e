"""The contract of figures, for every case of this book: never a bare chart, and nothing cut off."""

import functools

import pytest
from bs4 import BeautifulSoup

from countercase import load
from countercase.show.chapter import Chapter
from countercase.show.figures.gallery import figures
from countercase.show.theme import NARROW, WIDE, dress

LIBRARY = load()
# one case of each framework and a counter-case for whoever changes a line, and the others in `make test`
FEW = ("lo-ilo", "kobayashi-china-peacekeeping", "tylecote-who", "student-status-counts")
# of whose facts fewer than two are dated: a sentence says so
UNDATED = {
    (case, "timeline")
    for case in (
        "kobayashi-au-r2p",
        "kobayashi-china-us-rights",
        "kobayashi-eastern-europe",
        "kobayashi-imperial-russia",
    )
} | {("lo-identity", "timeline"), ("lo-sovereignty", "timeline")}
FIGURES = [
    pytest.param(case, part, marks=() if case in FEW else pytest.mark.slow)
    for case in sorted(LIBRARY.cases)
    for part in ("timeline", "weights", "path")
    if (case, part) not in UNDATED
]


@functools.cache
def figure(case, part):
    return made(case, part)


@functools.cache
def markup(case, part):
    return figure(case, part).html()


def made(case, part, **given):
    return getattr(Chapter(LIBRARY, LIBRARY.dossier(case).verdict(**given)), part)()


@pytest.mark.parametrize(("case", "part"), FIGURES)
def test_a_figure_has_all_its_parts(case, part):
    shown = figure(case, part)
    page = BeautifulSoup(markup(case, part), "html.parser")
    assert page.figure["id"] == shown.id
    lead, rest = shown.lead
    assert page.select_one(".cc-figure-title").text == lead
    assert page.select_one(".cc-shown").text == shown.shown
    assert not lead.endswith(".")
    assert "".join(span.text for span in page.select(".cc-finding")) == rest
    assert len(page.select("svg")) == 2
    for chart in page.select(".cc-chart"):
        assert chart["role"] == "img"
        assert chart["aria-label"] == f"{shown.alt} {shown.finding}"
        assert shown.title not in shown.alt
    table = page.select_one("details table")
    assert table.caption.text
    assert all(th.get("scope") for th in table.select("th"))
    assert page.select_one(".cc-source").text


@pytest.mark.slow
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_chart_holds_to_the_schema_of_vega_lite(width):
    of_cases = [figure("lo-ilo", part) for part in ("timeline", "weights", "path")]
    of_cases.append(figure("lo-ilo", "multiverse"))
    for shown in (*of_cases, *figures(LIBRARY).values()):
        dress(shown.draw(width)).to_dict(validate=True)
