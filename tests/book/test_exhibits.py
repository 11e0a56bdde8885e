"""The figures of this book that are described as data: what they find, and where their data lie."""

import shutil
from dataclasses import replace

import pytest
from ground import book, edit

from countercase import DataError, load
from countercase.argue.subject import key_of, subjects
from countercase.show.figures.gallery import figures
from countercase.show.figures.spec_file import load_exhibits
from countercase.show.table import cell_words

LIBRARY = book()
FIGURES = figures(LIBRARY)


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_an_exhibit_has_all_its_parts(gallery, name):
    figure = gallery[name]
    assert len(figure.select("svg")) == 2
    assert "{" not in figure.figcaption.text
    assert figure.select_one("details table caption")
    assert len(figure.select("tbody tr")) >= 2
    assert figure.select_one(".cc-source").text
    assert all(chart["aria-label"] == FIGURES[name].says for chart in figure.select(".cc-chart"))
    assert FIGURES[name].title not in FIGURES[name].alt
    assert FIGURES[name].finding in FIGURES[name].says
    files = [code.text for code in figure.select(".cc-made code")]
    assert files[0] == f"data/figures/{name}.yml"
    assert all((LIBRARY.root / file).exists() for file in files)


def test_the_finding_follows_the_data(folder):
    edit(folder / "data/evidence.csv", 'approximately 2500 from China.",623', 'approximately 2500 from China.",823')
    before, after = FIGURES["p5-peacekeepers"].finding, figures(load(folder))["p5-peacekeepers"].finding
    assert "1,244" in before
    assert "1,444" in after


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kobayashi-pko-2021-peacekeepers-us", "kobayashi-pko-2021-peacekeepers-usa", "Did you mean"),
        ("{rest_sum}", "{rest_some}", "the finding names 'rest_some'"),
        ("kind: bars", "kind: bar", "Did you mean 'bars'"),
    ],
)
def test_a_wrong_exhibit_is_refused_in_words(tmp_path, old, new, message):
    shutil.copytree(LIBRARY.root / "data/figures", tmp_path / "data/figures")
    edit(tmp_path / "data/figures/p5-peacekeepers.yml", old, new)
    with pytest.raises(DataError, match=message):
        figures(replace(LIBRARY, root=tmp_path))


def test_whose_facts_by_whose_rule():
    """Two sets of facts by three rules: five cells are judged, and one is not argued yet."""
    figure = FIGURES["blue-helmets"]
    assert figure.title == "The same blue helmets, five answers"
    assert figure.finding == (
        "Along a row the rule changes, and down a column the facts do. By “Lo’s three tests”, the facts that Lo "
        "reports come to “not socialised” and those that Kobayashi, Krause and Yuan report leave it open. By “The "
        "typology of norm diffusion”, the facts that Lo reports come to “rhetorical action” and those that Kobayashi, "
        "Krause and Yuan report come to “competitive socialisation”."
    )
    rows = [[str(cell_words(cell)) for cell in row] for row in figure.table.rows]
    assert [(row[0].split()[2], row[1].split()[-1], row[4]) for row in rows] == [
        ("Lo", "tests", "Not socialised"),
        ("Lo", "diffusion", "Rhetorical action"),
        ("Lo", "fronts", ""),
        ("Kobayashi,", "tests", "Not socialised or socialised"),
        ("Kobayashi,", "diffusion", "Competitive socialisation"),
        ("Kobayashi,", "fronts", "Influence"),
    ]
    assert "by “The two fronts”: Influence, from 17 facts, one of them of another source, a counter-case." in figure.alt


def test_the_subject_that_is_drawn_is_one_that_several_rules_judge():
    exhibits = load_exhibits(LIBRARY.root, LIBRARY).values()
    drawn = {key_of(LIBRARY.cases[e.case]) for e in exhibits if e.kind == "crossed"}
    assert drawn
    assert drawn <= set(subjects(LIBRARY))


def test_gaps_and_disagreements_are_said():
    finding = FIGURES["russian-aid"].finding
    assert "2012" in finding
    assert "disagree on 2006, 2015, 2016" in finding
