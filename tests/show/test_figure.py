"""The contract of figures: never a bare chart."""

import csv
import functools
import io
import re
from base64 import b64decode
from html import escape

import pytest
from bs4 import BeautifulSoup
from drawings import figure_of, has_all_its_parts, holds_to_schema
from small_world import small

from countercase.furniture import furniture
from countercase.show.files import in_book
from countercase.show.theme import NARROW, WIDE

LIBRARY = small()
# cases of one part and of several, of both rules, and a counter-case
FIGURES = [
    (case, part) for case in ("alpha", "mends", "bears", "mix", "beta-half") for part in ("timeline", "weights", "path")
]
FIGURES = [
    pytest.param(*pair, marks=[pytest.mark.slow] if pair[0] in {"mends", "bears"} else [])
    for pair in FIGURES
    if pair not in {("mix", "path"), ("beta-half", "timeline")}
]


@functools.cache
def figure(case, part):
    return figure_of(LIBRARY, case, part)


@functools.cache
def markup(case, part):
    return figure(case, part).html()


@pytest.mark.parametrize(("case", "part"), FIGURES)
def test_a_figure_has_all_its_parts(case, part):
    has_all_its_parts(figure(case, part), markup(case, part))


@pytest.mark.parametrize(("case", "part"), FIGURES)
def test_the_csv_holds_what_the_table_shows(case, part):
    shown = figure(case, part)
    page = BeautifulSoup(markup(case, part), "html.parser")
    link = page.select_one("a.cc-download")
    rows = list(csv.reader(io.StringIO(b64decode(link["href"].split(";base64,")[1]).decode())))
    assert rows[0] == list(shown.table.headers)
    assert not any("<" in cell for row in rows for cell in row)
    assert len(rows) == len(shown.table.rows) + 1


@pytest.mark.parametrize(("case", "part"), FIGURES)
def test_a_picture_follows_the_page_and_calls_nobody(case, part):
    html = markup(case, part)
    assert "var(--cc-ink" in html or "var(--cc-muted" in html
    assert not re.search(r'(?:href|src)="(?!data:|#)', re.sub(r'xmlns(:\w+)?="[^"]*"', "", html))
    assert "<script" not in html
    assert not re.search(r"\sstyle=", html)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.slow
@pytest.mark.parametrize(("case", "part"), FIGURES)
def test_everything_can_be_taken_away_and_says_where_it_comes_from(case, part):
    shown = figure(case, part)
    page = BeautifulSoup(markup(case, part), "html.parser")
    block = shown.block()
    names = [f"{case}-{shown.id}.{ending}" for ending in ("csv", "svg", "chart.js")]
    contents = {file.name: file.content for file in block.files}
    assert list(contents) == names
    links = BeautifulSoup(block.made(in_book), "html.parser").select("a.cc-download")
    assert {a["download"]: a["href"] for a in links} == {n: f"../../downloads/{case}/{n}" for n in names}
    alone = contents[f"{case}-{shown.id}.svg"]
    held = {a["download"]: b64decode(a["href"].partition(";base64,")[2]).decode() for a in page.select("a.cc-download")}
    assert held == {name: content for name, content in contents.items() if content is not None}
    assert "var(" not in alone
    assert f'<desc id="says">{escape(shown.says)}</desc>' in alone
    assert f"data/cases/{case}.yml" in alone
    assert page.select_one(f'figcaption a[href="#{shown.id}"]')["aria-label"].endswith(shown.title)
    origins = [code.text for code in page.select(".cc-made code")]
    assert origins[-1] == "notebooks/case.ipynb"
    assert all(furniture(LIBRARY.root, name).exists() for name in origins)


@pytest.mark.slow
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_chart_holds_to_the_schema_of_vega_lite(width):
    of_cases = [figure("alpha", part) for part in ("timeline", "weights", "path")]
    of_cases.append(figure("alpha", "multiverse"))
    for shown in of_cases:
        holds_to_schema(shown, width)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["timeline", "weights", "path"])
@pytest.mark.parametrize("case", ["alpha", "mends", "mix"])
def test_a_picture_is_the_same_each_time(case, part):
    assert markup(case, part) == figure_of(LIBRARY, case, part).html()


def test_the_finding_is_computed_from_the_data():
    whole = figure("alpha", "timeline").finding
    less = figure_of(LIBRARY, "alpha", "timeline", without=["red-treaty"]).finding
    assert (whole, less) == (
        "All five facts that this case reads are dated, from 1990 to 1996.",
        "All four facts that this case reads are dated, from 1991 to 1996.",
    )
    assert figure("mends", "path").finding.startswith("The readings lead to formal membership (switch, together")
    half = figure_of(LIBRARY, "mends", "path", switches={"strict": "half"}).finding
    assert half.startswith("The readings lead to socialised (switch, ")
