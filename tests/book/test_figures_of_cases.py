"""The contract of figures, for every case of this book: never a bare chart, and nothing cut off."""

import functools

import pytest
from drawings import figure_of, has_all_its_parts, holds_to_schema
from ground import book

from countercase.show.figures.gallery import figures
from countercase.show.figures.spec_file import load_exhibits
from countercase.show.theme import NARROW, WIDE

LIBRARY = book()
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
    return figure_of(LIBRARY, case, part)


@functools.cache
def markup(case, part):
    return figure(case, part).html()


@pytest.mark.parametrize(("case", "part"), FIGURES)
def test_a_figure_has_all_its_parts(case, part):
    has_all_its_parts(figure(case, part), markup(case, part))


@pytest.mark.slow
@pytest.mark.parametrize("width", [pytest.param(WIDE, marks=pytest.mark.audit), NARROW])
@pytest.mark.parametrize("every", [pytest.param(True, marks=pytest.mark.audit), False], ids=["every", "of each kind"])
def test_every_chart_holds_to_the_schema_of_vega_lite(width, every):
    exhibits = load_exhibits(LIBRARY.root, LIBRARY)
    of_a_kind = {exhibit.kind: name for name, exhibit in exhibits.items()}
    assert len(of_a_kind) > 4
    of_cases = [figure("lo-ilo", part) for part in ("timeline", "weights", "path")]
    of_cases.append(figure("lo-ilo", "multiverse"))
    for shown in (*of_cases, *(figures(LIBRARY)[name] for name in (exhibits if every else of_a_kind.values()))):
        holds_to_schema(shown, width)
