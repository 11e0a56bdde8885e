"""No finding says 0, the same or a rank that the data do not bear; and no expression over a picture touches words."""

import csv
import io
import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from countercase.argue.rounding import MINUS
from countercase.show.figures import bars, lines
from countercase.show.figures.spec import Datum, Lines
from countercase.show.theme import beside_words, drawn, placed, spec

pytestmark = pytest.mark.slow  # most have a chart made

FINDING = "{first_value}|{last_value}|{high_value}|{low_value}|{high_year}|{low_year}|{ratio}"
WORDS = 'Act 2.71828 of 1994, role="x", id="y", #000000'

texts = st.sampled_from(["0", "1e3"]).map(lambda t: "1000" if t == "1e3" else t) | st.decimals(
    -(10**9), 10**9, places=9
).map(lambda value: f"{value:f}")
small = st.decimals(-1, 1, places=9).map(lambda value: f"{value:f}")


def exhibit(**more):
    held = {"pick": {"series": "s", "x": "when", "y": "much"}, "unit": "index", "finding": FINDING, "kind": "lines"}
    return Lines(**{"id": "some", "title": "Some", "source": "A source.", **held, **more})


def library(numbers):
    rows = [{"when": str(1990 + i), "much": number} for i, number in enumerate(numbers)]
    return SimpleNamespace(series={"s": SimpleNamespace(where=lambda _: rows)})


def read(words):
    return float(words.replace(",", "").replace(MINUS, "-"))


@settings(max_examples=settings.default.max_examples * 3 // 5)
@given(st.lists(texts | small, min_size=2, max_size=9))
def test_the_finding_on_any_series_is_true(numbers):
    made = lines.lines(exhibit(), library(numbers))
    first, last, high, low, high_year, low_year, ratio = made.finding.split("|")
    values = list(map(float, numbers))
    ends = [(first, values[0]), (last, values[-1]), (high, max(values)), (low, min(values))]
    for words, value in ends:
        assert (read(words) == 0) == (value == 0)
    for words, value in ends:
        for other_words, other in ends:
            assert (read(words) < read(other_words)) == (value < other)
    for words, most in ((high_year, max(values)), (low_year, min(values))):
        years = [1990 + i for i, value in enumerate(values) if value == most]
        assert words.startswith(str(years[0]) if len(years) <= 3 else f"{len(years)} years from {years[0]}")
        assert words.endswith(str(years[-1]))
    assert (ratio == "1") == (values[0] == values[-1] != 0)
    taken = list(csv.reader(io.StringIO(dict(csv_of(made))["some"])))[1:]
    assert [float(row[2]) for row in taken] == values


def test_shares_are_told_as_per_cent_where_a_figure_asks_for_it():
    """As they are written: 100 times 0.2857 is 28.57, and no 28.569999999999997."""
    made = lines.lines(exhibit(scale=100, unit="per cent"), library(["0.2857", "0.07", "0.1348"]))
    assert made.finding == "28.57|13.48|28.57|7|1990|1991|0.47"
    assert [row[2] for row in csv.reader(io.StringIO(dict(csv_of(made))["some"]))] == [
        "per cent",
        "28.57",
        "7",
        "13.48",
    ]
    with pytest.raises(ValueError, match="scale"):
        exhibit(scale=0)


def csv_of(figure):
    from countercase.show.table import cell_words, to_csv

    rows = [[cell_words(cell) for cell in row] for row in figure.table.rows]
    yield figure.id, to_csv(figure.table.headers, rows)


@given(st.lists(st.sampled_from([0, 1, 2, 0.001, 0.0011, 1e6]), min_size=1, max_size=6))
def test_of_bars_that_are_equal_neither_comes_before_the_other(values):
    data = [Datum(f"b{i}", "", float(value)) for i, value in enumerate(values)]
    names = bars.facts(data)
    for key, value in (("top", max(values)), ("last", min(values))):
        assert re.findall(r"b\d", names[key]) == [d.label for d in data if d.value == value]
    below = [value for value in values if value < max(values)]
    assert re.findall(r"b\d", names["second"]) == [d.label for d in data if below and d.value == max(below)]
    assert names["ratio"] != "1"


def test_a_finding_on_small_numbers_and_the_table_to_take_away():
    made = lines.lines(exhibit(), library(["0.0412", "0.001", "0.00109"]))
    assert made.finding == "0.0412|0.00109|0.0412|0.001|1990|1991|0.026"
    assert [str(row[2]) for row in made.table.rows] == ["0.0412", "0.001", "0.00109"]
    assert dict(csv_of(made))["some"].splitlines()[1:] == ["1990,,0.0412", "1991,,0.001", "1992,,0.00109"]


@pytest.fixture(scope="module")
def picture():
    made = exhibit(marks=[{"at": 1990.5, "label": WORDS}])
    return drawn(spec(lines.lines(made, library(["0.000412", "0.0001", "0.00109"])).draw(640)))


def test_an_axis_of_small_numbers_has_no_two_alike(picture):
    texts = [tag.text for tag in BeautifulSoup(picture, "html.parser").select("text")]
    ticks = [text for text in texts if re.fullmatch(r"0\.0\d+", text)]
    assert len(ticks) == len(set(ticks)) >= 4


def test_what_shortens_a_picture_touches_no_words(picture):
    for svg in (picture, placed(picture, "name")):
        soup = BeautifulSoup(svg, "html.parser")
        assert WORDS in [tag.text for tag in soup.select("text")]
        assert any("0.00041" in tag["aria-label"] for tag in soup.select("[aria-label]"))
    attributes = [item for tag in BeautifulSoup(picture, "html.parser").find_all(True) for item in tag.attrs.items()]
    assert not [item for item in attributes if item[0] != "aria-label" and re.search(r"\d\.\d{3,}", str(item[1]))]


def test_a_change_beside_words():
    svg = '<a id="1.2345" aria-label="1.2345 > 1"><text>1.2345 "x"</text></a>'
    assert beside_words(svg, lambda part: part.replace("1.2345", "!")) == svg.replace('id="1.2345"', 'id="!"')
