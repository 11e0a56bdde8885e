"""Lines, steps and bars: what holds for years is level, lines have names at their ends, and numbers are alike."""

from functools import cache

import pytest
from ground import book

from countercase.show.figures.gallery import figures
from countercase.show.figures.spec_file import load_exhibits

NAMES = sorted(load_exhibits(book().root, book()))


@cache
def shown():
    """Every figure of the gallery, by name."""
    return figures(book())


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_has_a_hyphen_for_a_minus_or_a_legend(built, gallery, name):
    for text in (shown()[name].finding, *(t.text for t in gallery[name].select(".cc-wide text"))):
        assert not any(word[:1] == "-" and word[1:2].isdigit() for word in text.split()), text
    # a word in a chart is a label at what it names; a legend is a mark that tells nothing
    charts = (built / f"downloads/record/figures/{name}.chart.js").read_text(encoding="utf-8")
    assert "legend" not in charts.replace('"legend":null', "")


def test_a_scale_of_assessment_goes_in_steps(gallery):
    figure = gallery["peacekeeping-share-china"]
    says = figure["data-says"].split("¦")
    levels = [line for line in figure.select(".cc-wide line[data-m]") if "2013 to 2015" in says[int(line["data-m"])]]
    assert [float(line.get("y2", 0)) for line in levels] == [0]
    assert not figure.select(".cc-wide path[stroke-width='2']")


def test_the_last_year_of_a_stretch_is_the_one_it_holds_to():
    assert "in 2021" in shown()["regular-budget"].finding
    rows = [tuple(map(str, row)) for row in shown()["regular-budget"].table.rows]
    assert ("2019 to 2021", "China", "12.01") in rows


def test_each_line_has_its_name_at_its_end(gallery):
    for name, lines in {
        "assembly-votes": {"China", "Russia"},
        "liberal-democracy": {"China", "Russia"},
        "russian-aid": {"OECD", "finance ministry", "economists", "press agency"},
    }.items():
        for which in (".cc-wide", ".cc-narrow"):
            assert lines <= {t.text for t in gallery[name].select(f"{which} text")}, name


def test_points_of_which_nobody_says_what_they_count_are_not_joined():
    spec = shown()["personnel-over-time"].draw(640).to_dict(validate=False)
    rows = [row for rows in spec["datasets"].values() for row in rows if row.get("by") == "not stated" and "run" in row]
    assert len({row["run"] for row in rows}) == len({row["when"] for row in rows}) > 1


def test_a_bar_of_time_begins_where_the_record_says():
    since = {(post, who): when for post, who, when, _ in shown()["agency-heads"].table.rows}
    assert since[("ICAO", "Liu Fang")] == "1 August 2015"
    assert since[("ITU", "Houlin Zhao")] == "1 January 2015"
    assert since[("FAO", "Qu Dongyu")] == "1 August 2019"


def test_offers_of_which_the_largest_has_no_date_do_not_grow():
    finding = shown()["sco-credits"].finding
    assert "grow" not in finding
    assert finding.startswith("The largest offer that the report lists has no date: 16.3 thousand million dollars")
