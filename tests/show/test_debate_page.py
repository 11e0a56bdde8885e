"""The page on which the sources answer each other: what it says of the small world, and of none."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from small_world import HERE

from countercase.argue.library import load
from countercase.show.debate_page import _apart, debate_page
from countercase.show.markup import Html, Markdown
from countercase.show.table import Table


@pytest.fixture(scope="module")
def pieces():
    return debate_page(load(HERE))


def words(pieces):
    return " ".join(p.replace("\\", "") for p in pieces if isinstance(p, Markdown))


def cells(table):
    page = BeautifulSoup(str(table.html() if isinstance(table, Table) else table), "html.parser")
    return [
        [c.get_text(" ", strip=True).removesuffix(" #") for c in row.find_all(["th", "td"])]
        for row in page.find("tbody").find_all("tr")
    ]


def test_it_says_how_many_relations_there_are_and_whose(pieces):
    said = words(pieces)
    assert (
        "Here two relations between them are written down, each with its reason: one contradicts and one undercuts."
        in said
    )
    assert "The texts themselves say so in one of them, and this book’s coder in the others." in said


def test_sentences_stand_apart(library):
    said = words(debate_page(library))
    assert "In six of them several claims hold only together. None of the texts speaks of another" in said


def test_both_engines_stand_beside_each_other(pieces):
    apart = next(p for p in pieces if isinstance(p, Table) and "engines part" in p.caption)
    assert [row[2:] for row in cells(apart)] == [["✓ leads to it", "✓ stands", "◐ stays open"]]
    same = next(p for p in pieces if isinstance(p, Html) and "engines agree" in p)
    assert "One verdict on which they agree" in same
    assert [row[2:] for row in cells(same)] == [["◐ leaves it open", "✓ stands", "◐ stays open"]]
    assert "Of two stated verdicts, the two engines give one the same answer" in words(pieces)


def test_what_the_rivals_move(pieces):
    table = next(p for p in pieces if isinstance(p, Table) and "move" in p.caption)
    moved = [row[0] for row in cells(table)]
    assert moved == ["The port believes.", "The port gains."]


def test_each_relation_has_its_reason_and_who_says_so(pieces):
    relations = next(p for p in pieces if isinstance(p, Html) and "Relations between" in p)
    first, second = cells(relations)
    assert first[2] == "Each contradicts the other. A port that gains does not believe."
    assert first[3] == "This reason ◐ stays open. What it bears on ◐ stays open."
    assert second[2].startswith("Undercuts. A port may sign for gain. (")
    assert "As drawn from: The port signed." in second[1]
    rows = BeautifulSoup(relations, "html.parser").find("tbody").find_all("tr")
    assert [row["id"] for row in rows] == ["gain-or-belief", "signing-is-no-belief"]


def test_markup_in_the_data_is_text():
    world = load(HERE)
    claims = {n: c.model_copy(update={"statement": f"<b>{c.statement}</b>"}) for n, c in world.record.claims.items()}
    bad = replace(world, record=replace(world.record, claims=claims))
    for piece in debate_page(bad):
        assert "<b>" not in str(piece.html() if hasattr(piece, "html") else piece)


def test_an_essay_whose_texts_do_not_meet_says_so(tmp_path):
    (only,) = debate_page(replace(load(HERE), root=tmp_path))
    assert "No claim of one text has been held against a claim of another yet." in only


def fallen(*alone):
    return [SimpleNamespace(rule="in", alone=label, together="out") for label in alone]


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (fallen("out"), "One falls in the debate, because its author takes it back, which"),
        (fallen("out", "out"), "Two fall in the debate, because their authors take them back, which"),
        (fallen("in"), "One falls in the debate, because a rival speaks against it, which"),
        (
            fallen("in", "undecided", "out"),
            "Three fall in the debate, because their authors take them back, or a rival speaks against them, which",
        ),
    ],
)
def test_it_says_why_a_verdict_falls(heard, said):
    assert _apart(heard) == f"{said} the rule, asked of one part at a time, does not hear."
