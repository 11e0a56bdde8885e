"""What the pages say where there is none of something, one, two or many; and what is then not shown at all."""

from collections import Counter

import pytest
from each import each
from small_world import small, small_copied

from countercase import load
from countercase.argue.explanation import Tally
from countercase.show import checks, disputes, matrix, reproduction
from countercase.show.chapter import Chapter
from countercase.show.contents import names
from countercase.show.debate_page import debate_page
from countercase.show.disputes import silence
from countercase.show.figures_page import figures_page
from countercase.show.listings import claims_page, evidence_page
from countercase.show.mechanisms import mechanisms_page

NOTHING = "so that nothing can reproduce or fail to"


def said(piece):
    """The words of a page, without the signs that keep them from being Markdown."""
    return " ".join(str(piece).replace("\\", "").split())


@each(
    ("cases", "count", "told"),
    [
        (1, Tally(1, 1, 1), "The one case has one part. For it the author states a verdict, and the facts lead to it."),
        (
            1,
            Tally(1, 1, 0),
            "The one case has one part. For it the author states a verdict, and the facts do not lead to it.",
        ),
        (1, Tally(1, 0, 0), f"The one case has one part. For it nothing is concluded, {NOTHING}."),
        (
            1,
            Tally(3, 2, 0),
            "The one case has three parts. For two of them its author states a verdict, and in none of these the facts "
            f"lead to it; for one nothing is concluded, {NOTHING}.",
        ),
        (
            2,
            Tally(2, 2, 2),
            "The two cases have two parts. For each of them the authors state a verdict, and in each the facts lead "
            "to it.",
        ),
        (
            21,
            Tally(53, 45, 40),
            "The 21 cases have 53 parts. For 45 of them the authors state a verdict, and in 40 of these the facts lead "
            f"to it; for eight the authors conclude nothing, {NOTHING}.",
        ),
        (3, Tally(4, 0, 0), f"The three cases have four parts. For all of them nothing is concluded, {NOTHING}."),
    ],
)
def test_how_many_parts_reproduce(cases, count, told):
    assert reproduction._counted(cases, count) == told


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Tally(1, 1, 1), "An author states a verdict for one part, and it reproduces."),
        (Tally(2, 1, 0), "An author states a verdict for one part, and it does not reproduce."),
        (Tally(2, 2, 0), "Of 2 parts for which an author states a verdict, none reproduces."),
        (Tally(3, 2, 1), "Of 2 parts for which an author states a verdict, 1 reproduces."),
        (Tally(3, 0, 0), "No author states a verdict for any part."),
    ],
)
def test_what_the_table_of_all_cases_finds(count, told):
    assert matrix._reproduced(count) == told


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"confirmed": 1}, "1 bears its source out. None puts a fact in doubt."),
        (
            {"contradicted": 1},
            "1 finds a fact refuted by a count, a date or a document of the same thing; this alone puts a fact in "
            "doubt.",
        ),
        (
            {"confirmed": 3, "contradicted": 2, "inconsistent": 1, "undecided": 1},
            "3 bear their source out. 2 find a fact refuted by a count, a date or a document of the same thing, and 1 "
            "finds a source at odds with itself; only these put a fact in doubt. 1 cannot be decided with what is at "
            "hand.",
        ),
        (
            {"loose": 2, "remark": 1},
            "In 2 the source is right in the main and loose in the detail, and 1 is a remark on the text, which puts "
            "no fact in doubt.",
        ),
    ],
)
def test_what_the_checks_find(found, told):
    assert " ".join(checks._found(Counter(found))) == told


@pytest.mark.parametrize(
    ("count", "quiet", "told"),
    [
        (1, {"Ash": 0, "Birch": 0}, "The fact that at least one of the texts turns on is used by both."),
        (1, {"Ash": 0, "Birch": 1}, "Birch passes over the fact that at least one of the texts turns on."),
        (
            5,
            {"Ash": 0, "Birch": 0, "Elm": 0},
            "Each of the 5 facts that at least one of the texts turns on is used by all of them.",
        ),
        (
            5,
            {"Ash": 2, "Birch": 2},
            "Of 5 facts that at least one of the texts turns on, Ash and Birch pass over 2 each.",
        ),
        (
            5,
            {"Ash and Oak": 3, "Birch": 2, "Elm": 0},
            "Of 5 facts that at least one of the texts turns on, Ash and Oak pass over 3, the most of the three.",
        ),
    ],
)
def test_who_passes_over_most(count, quiet, told):
    assert disputes._passed_over(count, quiet, "the texts") == told


REGISTER = """  list:
    authors: The clerk
    short: List
    mark: List
    possessive: The clerk’s
    kind: register
    work: red
    unit: p
    count: 3
    about: Lists what was there.
"""
ROW = "list-ships,list,list:p2,,1995,Port,League,treaty,Nine ships lay there.,9,ships,,,,,documented,\n"


@pytest.fixture
def registered(tmp_path):
    """The small world with a third source, which brings one fact and argues nothing."""
    with (small_copied(tmp_path) / "data/sources.yml").open("a", encoding="utf-8") as file:
        file.write(REGISTER)
    table = tmp_path / "data/evidence.csv"
    columns = len(table.read_text(encoding="utf-8").partition("\n")[0].split(","))
    assert ROW.count(",") == columns - 1
    with table.open("a", encoding="utf-8") as file:
        file.write(ROW)
    return load(tmp_path)


def test_a_source_of_facts_alone_is_no_silent_author(registered):
    head, table = silence(registered)
    assert "List" not in said(head)
    assert list(table.headers) == ["Fact", "Red", "Blue"]
    assert "at least one of the two texts" in said(head)
    assert said(debate_page(registered)[0]).count("The two texts argue past each other") == 1
    assert "three" not in said(figures_page(registered)[0])
    assert "map-list" not in names(registered)


def test_its_facts_are_on_record_among_those_of_the_others(registered):
    pieces = [said(piece) for piece in evidence_page(registered)]
    assert pieces[0].startswith("# The evidence The three sources report 13 facts, and each is one row here, as")
    assert "## List 1 fact from the register." in pieces


def test_one_fact_and_one_claim_are_spoken_of_as_one(tmp_path):
    small_copied(tmp_path)
    for path in (tmp_path / "data/cases").iterdir():
        path.unlink()
    for name in ("facts.yml", "relations.csv", "conclusions.csv", "second-coding.csv", "checks.csv"):
        (tmp_path / "data" / name).unlink()
    for name, row in (("evidence", "red-treaty,"), ("claims", "red-c1,")):
        table = tmp_path / f"data/{name}.csv"
        head, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text(head + next(r for r in rows if r.startswith(row)), encoding="utf-8")
    library = load(tmp_path)
    assert "The source reports one fact, which is one row here, as its source has it" in said(evidence_page(library)[0])
    assert "The one proposition of the source is one row here" in said(claims_page(library)[0])


def test_what_there_is_nothing_of_has_no_page(tmp_path):
    small_copied(tmp_path)
    whole = set(names(small()))
    assert {"evidence", "silence", "disputes", "checks", "debate", "agreement", "dictionary", "shelf"} <= whole
    for path in (tmp_path / "data/cases").iterdir():
        path.unlink()
    for name in (
        "facts.yml",
        "relations.csv",
        "conclusions.csv",
        "second-coding.csv",
        "checks.csv",
        "series/tally.yml",
    ):
        (tmp_path / "data" / name).unlink()
    (tmp_path / "data/series/tally.csv").unlink()
    for name in ("evidence", "claims"):
        table = tmp_path / f"data/{name}.csv"
        table.write_text(table.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    left = set(names(load(tmp_path)))
    assert whole - left == whole - {"figures", "reproduction", "rule-gate", "rule-mixed", "argue", "editions", "api"}


def test_one_text_is_held_beside_no_other(tmp_path):
    small_copied(tmp_path)
    for name in ("mix", "other"):
        (tmp_path / f"data/cases/{name}.yml").unlink()
    for name in ("relations.csv", "conclusions.csv", "crosswalk.yml"):
        (tmp_path / "data" / name).unlink()
    (tmp_path / "data/facts.yml").write_text(
        "facts:\n  signed: {title: It signed., evidence: [red-treaty], inferences: {red: {says: It keeps to it.}}}\n"
    )
    for name in ("claims.csv", "frameworks/mixed.yml", "frameworks/gate.yml"):
        path = tmp_path / "data" / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith("blue-")]
        path.write_text("".join(kept).replace("source: blue", "source: red"), encoding="utf-8")
    library = load(tmp_path)
    assert library.arguing == ("red",)
    assert not {"silence", "disputes"} & set(names(library))


def test_a_case_without_a_reading_shows_no_facts_and_no_figure_of_them(tmp_path):
    path = small_copied(tmp_path) / "data/cases/beta.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("    readings:")[0] + "    readings: []\n", encoding="utf-8")
    for name in ("beta-half", "beta-wide"):
        (tmp_path / f"data/cases/{name}.yml").unlink()
    library = load(tmp_path)
    (behind,) = Chapter(library, library.dossier("beta").verdict()).apparatus()
    assert "Behind this chapter: standards, other ways of judging" in behind.html()
    assert "When it happened" not in behind.html()
    assert "What the evidence weighs" not in behind.html()


def test_a_mechanism_that_nobody_reads_two_ways_is_no_mechanism_with_two_verdicts(tmp_path):
    path = small_copied(tmp_path) / "data/cases/beta.yml"
    framework = tmp_path / "data/frameworks/gate.yml"
    told = "mechanisms:\n  praise: {meaning: It is praised., locator: 'red:p2'}\n"
    framework.write_text(framework.read_text(encoding="utf-8") + told, encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("because: It shows partly.", "mechanism: praise, because: It shows partly."))
    head, *rest = mechanisms_page(load(tmp_path))
    assert said(head) == "# The mechanisms that are named"
    assert len(rest) == 1
