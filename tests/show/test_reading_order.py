"""The chapter of a case in a reader's order: the answer, the argument, the balance, on the small world."""

import re

import pytest
from bs4 import BeautifulSoup
from small_world import small

from countercase import load
from countercase.show.addresses import reading
from countercase.show.balance import MOST_OPEN, balance, finding_of
from countercase.show.chapter import Chapter
from countercase.show.explanation import explanation
from countercase.show.fold import apparatus
from countercase.show.markup import Html
from countercase.show.narrative import narrative
from countercase.show.open_questions import MOST, open_questions
from countercase.show.opening import hanging, ruled


def plain(markdown):
    return re.sub(r"<[^>]+>", "", str(markdown)).replace("\\", "")


VERDICTS = {
    "alpha": "By the gate, the facts so read come out as **socialised**, as Red holds.",
    "beta": "By the gate, the facts so read come out as **formal membership**, as Red holds.",
    "beta-half": (
        "By the gate, the facts so read come out as **socialised**, and not as **formal membership**, as in Red’s case."
    ),
    "split": "By the gate, one of two parts comes out as **socialised** and one comes out as **strategic compliance**.",
}


@pytest.mark.parametrize("name", VERDICTS)
def test_what_the_rule_gives_is_one_sentence(name):
    world = small()
    assert plain(ruled(world, world.dossier(name).verdict())).startswith(VERDICTS[name])


def test_what_it_hangs_on_is_the_rest_of_a_sentence():
    world = small()
    assert hanging(world.dossier("beta").verdict()) == (
        "one fact (“The port voted for half of the rules”), and on how the rule is taken."
    )
    assert hanging(world.dossier("split").verdict()) == "a single fact in both parts."


def test_the_answer_has_three_sentences_and_the_anchor_of_the_verdict():
    world = small()
    said = str(Chapter(world, world.dossier("alpha").verdict()).opening())
    assert '<div class="cc-in-short" id="verdict">' in said
    leads = re.findall(r"^\*\*([^*]+)\*\*", said, re.MULTILINE)
    assert leads == ["The claim.", "The verdict.", "It hangs on"]
    assert 'href="#verdict"' in said


def test_a_balance_lays_each_fact_with_the_answer_that_it_points_to():
    world = small()
    verdict = world.dossier("split").verdict()
    page = BeautifulSoup(str(balance(world, verdict).html()), "html.parser")
    scales = page.select(".cc-scale")
    blocks = page.select(".cc-block")
    assert len(blocks) == sum(len(part.readings) for part in verdict.parts)
    for scale in scales:
        for pan in scale.select(".cc-pan"):
            weight = int(pan.select_one(".cc-pan-head b").text)
            assert weight == sum(block.select_one(".cc-weighs").text.count("●") for block in pan.select(".cc-block"))
    words = {block.select_one("a").text for block in blocks}
    assert "The port spoke of its gain" in words


def test_every_block_and_row_opens_the_page_to_argue_back_at_its_reading():
    world = small()
    verdict = world.dossier("split").verdict()
    readings = [(part.id, r) for part in verdict.dossier.case.parts for r in part.readings]
    wanted = [reading("split", part, r.evidence, r.criterion).href for part, r in readings]
    for html in (balance(world, verdict).html(), Chapter(world, verdict).evidence()):
        links = [a["href"] for a in BeautifulSoup(str(html), "html.parser").select("a.cc-otherwise")]
        assert sorted(set(links)) == sorted(set(wanted))
    assert wanted[0].startswith("../record/argue.html#case=split&at=")


def test_the_finding_names_what_pulls_two_ways():
    world = small()
    found = {
        p.part.label: finding_of(world.dossier("mends").verdict(), p) for p in world.dossier("mends").verdict().parts
    }
    assert all(words.endswith(".") for words in found.values())
    lo = load().dossier("lo-ilo").verdict()
    assert finding_of(lo, lo.parts[-1]) == (
        "On fit with the norm, the Western norm outweighs a norm of its own, four to one; on motive, regime stability "
        "outweighs status, eight to three."
    )


def test_of_many_readings_only_one_part_lies_open():
    library = load()
    verdict = library.dossier("tylecote-un-core").verdict()
    assert sum(len(p.readings) for p in verdict.parts) > MOST_OPEN
    page = BeautifulSoup(str(balance(library, verdict).html()), "html.parser")
    assert [d.has_attr("open") for d in page.select(".cc-part-scales")] == [True, *[False] * 5]


def test_a_case_of_one_part_says_its_verdict_once():
    library = load()
    verdict = library.dossier("tylecote-upu").verdict()
    chapter = Chapter(library, verdict)
    said = plain(chapter.opening()) + plain(chapter.parts()) + plain(chapter.explanation())
    assert said.lower().count("leverage that worked") == 1


def test_parts_are_told_with_their_headings_only_where_there_are_several():
    library = load()
    assert "### " not in narrative(library, library.dossier("tylecote-upu").verdict())
    assert narrative(library, library.dossier("lo-ilo").verdict()).count("### ") == 2


def test_a_place_in_a_chapter_on_one_source_has_no_name():
    library = load()
    told = plain(narrative(library, library.dossier("tylecote-upu").verdict()))
    assert "In their words (ll. 1813–1815): “it is hard to argue that" in told


def test_why_a_part_does_not_reproduce_is_said_by_clauses():
    library = load()
    said = plain(explanation(library, library.dossier("lo-ilo").verdict()))
    assert (
        "It would come out as stated if a change of identity were enough by itself, or substance and motive without "
        "it, or if passing any one test were enough." in said
    )


def test_the_first_open_questions_are_shown_and_the_others_folded():
    library = load()
    verdict = library.dossier("tylecote-upu").verdict()
    said = str(open_questions(library, verdict))
    words = "What else is open and what would change the authors’ minds"
    shown, _, folded = said.partition(f"<summary>{words}</summary>")
    assert shown.count("\n- ") + shown.startswith("- ") == MOST
    questions, _, conditions = folded.partition("*What would change the authors’ minds:*")
    assert (questions.count("\n- "), conditions.count("\n- ")) == (3, 2)


def test_what_would_settle_a_case_of_one_part_is_folded():
    library = load()
    said = str(open_questions(library, library.dossier("kobayashi-eastern-europe").verdict()))
    assert "<summary>What would settle it, what else is open and" in said
    assert "<summary>What would settle it" not in str(open_questions(library, library.dossier("lo-ilo").verdict()))


def test_the_apparatus_is_folded_and_keeps_its_files():
    library = load()
    chapter = Chapter(library, library.dossier("tylecote-upu").verdict())
    blocks = chapter.apparatus("abc")
    assert all(str(block.html()).startswith('<details class="cc-fold cc-apparatus">') for block in blocks)
    names = {file.name for block in blocks for file in block.files}
    for wanted in ("timeline.csv", "weights.svg", "path.csv", "multiverse.chart.js"):
        assert f"tylecote-upu-{wanted}" in names
    assert {"tylecote-upu.ipynb", "tylecote-upu.verdict.json"} <= names
    inner = apparatus("Words", [Html("<p>a</p>")])
    assert str(inner.html()) == '<details class="cc-fold cc-apparatus"><summary>Words</summary><p>a</p></details>'


def test_every_option_of_every_switch_has_a_clause():
    for framework in load().frameworks.values():
        for switch in framework.switches.values():
            assert set(switch.clauses) == set(switch.options), (framework.id, switch.title)
            assert all(clause[0].islower() or clause.startswith("China") for clause in switch.clauses.values())
