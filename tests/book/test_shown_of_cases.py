"""What the pages show of this book's own cases: their dates, weights and sentences, as a reader meets them."""

import re

import pytest
from bs4 import BeautifulSoup
from drawings import bars, words_over_the_edge
from ground import book

from countercase.argue.debate import debate
from countercase.data.citations import locators, quotations
from countercase.data.passage import read_passages
from countercase.data.relation import load_relations
from countercase.show import theme
from countercase.show.argmap import maps
from countercase.show.balance import MOST_OPEN, balance, finding_of
from countercase.show.chapter import Chapter
from countercase.show.exchange import aif, argdown
from countercase.show.explanation import explanation
from countercase.show.figure import Figure
from countercase.show.matrix import matrix
from countercase.show.multiverse import multiverse
from countercase.show.narrative import narrative
from countercase.show.open_questions import MOST, open_questions
from countercase.show.opening import hanging
from countercase.show.timeline import _marks, timeline
from countercase.show.trajectory import path
from countercase.show.weights import MOST_BARS, OPEN, SETTLES, UNIT, weights

BOOK = book()


def plain(markdown):
    return re.sub(r"<[^>]+>", "", str(markdown)).replace("\\", "")


def drawn(case):
    return timeline(BOOK.dossier(case).verdict())


def words(figure):
    chart = BeautifulSoup(figure.html(), "html.parser").select_one(".cc-wide svg")
    return [(t.text, float(chart["width"])) for t in chart.select("text")], chart


@pytest.mark.parametrize("case", ["kobayashi-au-r2p", "kobayashi-imperial-russia"])
def test_no_figure_is_drawn_where_there_is_no_order_to_see(case):
    assert not isinstance(drawn(case), Figure)


def test_every_dated_fact_of_the_book_has_a_name_that_is_short():
    """What a critic brings has none, and is called by its first words."""
    for case in BOOK.cases:
        for found in _marks(BOOK.dossier(case).verdict()):
            if found.fact not in BOOK.record.evidence:
                continue
            assert found.fact in BOOK.record.names, (case, found.fact)
            assert 1 <= len(found.name.split()) <= 6, found.name


def test_founding_dates_of_the_book_stand_at_the_edge():
    figure = drawn("tylecote-standards")
    found, _ = words(figure)
    assert "◂ ITU founded, 1865" in [text for text, _ in found]
    assert "1870" not in [text for text, _ in found]


def test_phases_are_named_over_their_years():
    found = [text for text, _ in words(drawn("kobayashi-china-peacekeeping"))[0]]
    assert {"Phase I", "Phase II", "Phase III", "1988 to 2000", "since 2001"} <= set(found)


def chart(case, which=".cc-wide"):
    figure = weights(BOOK.dossier(case).verdict())
    return BeautifulSoup(figure.html(), "html.parser").select_one(f"{which} svg")


@pytest.mark.parametrize(
    ("case", "begins"),
    [
        (
            "lo-ilo",
            "On motive, “regime stability” outweighs “status” by eight to three in step 2. Of five criteria, each part",
        ),
        (
            "kobayashi-au-r2p",
            "Nothing is contested: each criterion that is read points",
        ),
    ],
)
def test_the_closest_contest_is_said_first(case, begins):
    assert weights(BOOK.dossier(case).verdict()).finding.startswith(begins)


def test_one_weight_is_as_long_in_every_chapter():
    for case in ("lo-ilo", "lo-overall", "kobayashi-china-peacekeeping", "tylecote-overall"):
        for weight, wide in bars(weights(BOOK.dossier(case).verdict())):
            assert wide == pytest.approx(int(weight) * UNIT, rel=0.03, abs=1), case


def test_many_parts_are_a_table_of_numbers_with_signs():
    case = "tylecote-un-core"
    assert len(BOOK.cases[case].parts) > MOST_BARS
    words = [t.text for t in chart(case).select("text")]
    assert f"10 {SETTLES}" in words
    assert not any(OPEN in word for word in words)
    narrow = [t.text for t in chart(case, ".cc-narrow").select("text")]
    assert {"a", "b", "c", "d", "e", "f"} <= set(narrow)
    assert not any("…" in word for word in [*words, *narrow])


def test_the_finding_names_what_pulls_two_ways():
    lo = BOOK.dossier("lo-ilo").verdict()
    assert finding_of(lo, lo.parts[-1]) == (
        "On fit with the norm, the Western norm outweighs a norm of its own, four to one; on motive, “regime "
        "stability” outweighs “status”, eight to three."
    )


def test_of_many_readings_only_one_part_lies_open():
    library = BOOK
    verdict = library.dossier("tylecote-un-core").verdict()
    assert sum(len(p.readings) for p in verdict.parts) > MOST_OPEN
    page = BeautifulSoup(str(balance(library, verdict).html()), "html.parser")
    assert [d.has_attr("open") for d in page.select(".cc-part-scales")] == [True, *[False] * 5]


def test_a_case_of_one_part_says_its_verdict_once():
    library = BOOK
    verdict = library.dossier("tylecote-upu").verdict()
    chapter = Chapter(library, verdict)
    said = plain(chapter.opening()) + plain(chapter.parts()) + plain(chapter.explanation())
    assert said.lower().count("leverage that worked") == 1


def test_parts_are_told_with_their_headings_only_where_there_are_several():
    library = BOOK
    assert "### " not in narrative(library, library.dossier("tylecote-upu").verdict())
    assert narrative(library, library.dossier("lo-ilo").verdict()).count("### ") == 2


def test_a_place_in_a_chapter_on_one_source_has_no_name():
    library = BOOK
    told = plain(narrative(library, library.dossier("tylecote-upu").verdict()))
    assert "In their words ({claim}`ll. 1813–1815 `): “it is hard to argue that" in told


def test_why_a_part_does_not_reproduce_is_said_by_clauses():
    library = BOOK
    said = plain(explanation(library, library.dossier("lo-ilo").verdict()))
    assert (
        "It would come out as stated if a change of identity were enough by itself, or substance and motive without "
        "it, or if passing any one test were enough." in said
    )


def test_the_first_open_questions_are_shown_and_the_others_folded():
    library = BOOK
    verdict = library.dossier("tylecote-upu").verdict()
    said = str(open_questions(library, verdict))
    words = "What else is open and what would change the authors’ minds"
    shown, _, folded = said.partition(f"<summary>{words}</summary>")
    assert shown.count("\n- ") + shown.startswith("- ") == MOST
    questions, _, conditions = folded.partition("*What would change the authors’ minds:*")
    assert (questions.count("\n- "), conditions.count("\n- ")) == (3, 2)


def test_what_would_settle_a_case_of_one_part_is_folded():
    library = BOOK
    said = str(open_questions(library, library.dossier("kobayashi-eastern-europe").verdict()))
    assert "<summary>What would settle it, what else is open and" in said
    assert "<summary>What would settle it" not in str(open_questions(library, library.dossier("lo-ilo").verdict()))


def test_every_option_of_every_switch_has_a_clause():
    for framework in BOOK.frameworks.values():
        for switch in framework.switches.values():
            assert set(switch.clauses) == set(switch.options), (framework.id, switch.title)
            assert all(clause[0].islower() or clause.startswith("China") for clause in switch.clauses.values())


HEADS = "                       confirmed  found elsewhere        not found"


def test_the_page_on_the_proof_shows_what_the_command_says(root, library):
    """Without the text: as many things are taken from the essay as the page has confirmed."""
    facts = [fact for fact in library.record.evidence.values() if fact.source == "lo"]
    counts = {
        "locators": sum(place.source == "lo" for place in locators(library)),
        "quotations": sum(said.locator.source == "lo" for said in quotations(library)),
        "values": sum(bool(fact.value) + bool(fact.comparator_value) for fact in facts),
    }
    lines = [f"  {name.ljust(13)}{str(count).rjust(17)}{'0'.rjust(17) * 2}" for name, count in counts.items()]
    passages = len(read_passages(library)["lo"].passages)
    shown = "\n".join([f"  All {passages} passages are there, letter by letter.", HEADS, *lines])
    assert shown in (root / "book/proof.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", sorted(BOOK.record.sources))
def test_every_claim_stands_on_a_map_and_links_to_its_row(source):
    titles = {tag: tag for c in BOOK.record.claims.values() if c.source == source for tag in c.case}
    linked = set()
    for made in maps(BOOK.record, source, titles):
        rows = BeautifulSoup(made.html(), "html.parser").select('a[href^="claims.html#"]')
        linked |= {a["href"].removeprefix("claims.html#") for a in rows}
    assert linked == {c.id for c in BOOK.record.claims.values() if c.source == source}


def test_the_argument_in_the_forms_of_others_is_read_back_without_loss(root):
    record, relations = BOOK.record, load_relations(root, BOOK.record)
    claims, found = argdown.read(argdown.dumped(record.claims.values(), relations, "The book"))
    assert (claims, found) == (list(record.claims.values()), list(relations))
    told = aif.graph(debate(record.claims, relations), record.claims)
    assert aif.read(aif.dumped(told)) == told


def test_the_table_of_all_cases_has_each_of_them():
    made = BeautifulSoup(matrix(BOOK).html(), "html.parser")
    assert sorted(a["data-verdict"] for a in made.select("a[data-verdict]")) == sorted(BOOK.cases)


@pytest.mark.slow
@pytest.mark.parametrize("case", ["lo-ilo", "kobayashi-china-peacekeeping", "tylecote-un-core"])
def test_no_word_of_a_figure_is_cut_off_and_none_reaches_over_the_edge(case):
    verdict = BOOK.dossier(case).verdict()
    for figure in (multiverse(verdict), path(verdict), timeline(verdict), weights(verdict)):
        page = BeautifulSoup(figure.html(), "html.parser")
        assert not [t.text for t in page.select("svg text") if "…" in t.text]
        for chart, room in zip(page.select(".cc-chart svg"), (theme.WIDE, theme.NARROW), strict=True):
            assert float(chart["width"]) == room
            assert words_over_the_edge(chart) == []


def test_where_it_is_all_one_which_row_of_the_rule_holds_that_is_said(library):
    said = BeautifulSoup(str(explanation(library, library.dossier("tylecote-standards").verdict())), "html.parser")
    assert (
        "It is “influence” by whichever row of the rule holds: China has a hold, and something shows that it is used; "
        "money by itself is called influence, and so is weight of participation. Hold comes out as “means”, and use "
        "stays open."
    ) in said.get_text()


def test_what_has_no_effect_hangs_on_how_the_rule_is_taken(library):
    """By Table 1 of the article a high degree may ask for leadership and a change of identity as well."""
    found = {}
    for option in ("not-needed", "both"):
        verdict = library.dossier("kobayashi-china-peacekeeping").verdict(switches={"supplement": option})
        page = BeautifulSoup(str(balance(library, verdict).html()), "html.parser")
        heads = page.select(".cc-pan-head")
        found[option] = {p.find_parent(class_="cc-scale").b.text for p in heads if "no effect" in p.small.text}
    assert found == {
        "not-needed": {"Identity and preferences", "Leadership", "Engagement"},
        "both": {"Engagement"},
    }


def test_the_part_that_a_narrow_lead_would_move_is_named(library):
    said = "no single fact, and not on how the rule is taken, but “{}” would come out otherwise "
    said += "if a lead of one were too narrow"
    for case, part in (("tylecote-bri-aiib", "The infrastructure bank"), ("tylecote-overall", "The first front")):
        assert hanging(library.dossier(case).verdict()) == f"{said.format(part)} to settle a question."


def test_what_is_read_and_pulls_two_ways_is_not_said_to_be_unread(library):
    dossier = library.dossier("student-status-counts")
    assert hanging(dossier.verdict()).startswith(
        "what this counter-case does not read: a source on whether the political"
    )
    assert hanging(dossier.verdict(margin=1)).startswith("what is read here does not settle: a source on")
