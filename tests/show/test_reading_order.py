"""The chapter of a case in a reader's order: the answer, the argument, the balance, on the small world."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from ground import edit
from small_world import small, small_copied

from countercase import load
from countercase.argue.sensitivity import stress
from countercase.show import opening
from countercase.show.addresses import reading
from countercase.show.balance import MOST_OPEN, balance, finding_of
from countercase.show.chapter import Chapter
from countercase.show.explanation import agreement, explanation, reproduction
from countercase.show.fold import apparatus
from countercase.show.markup import Html
from countercase.show.narrative import narrative
from countercase.show.open_questions import open_questions
from countercase.show.opening import hanging, ruled
from countercase.show.weights import weights


def plain(markdown):
    return re.sub(r"<[^>]+>", "", str(markdown)).replace("\\", "")


VERDICTS = {
    "alpha": "By the gate, the facts so read come out as **socialised**, as Red holds.",
    "beta": "By the gate, the facts so read come out as **formal membership**, as Red holds.",
    "beta-half": (
        "By the gate, the facts so read come out as **socialised**, whereas in Red’s case they come out as "
        "**formal membership**."
    ),
    "split": "By the gate, one part comes out as **socialised** and the other as **strategic compliance**.",
}


@pytest.mark.parametrize("name", VERDICTS)
def test_what_the_rule_gives_is_one_sentence(name):
    world = small()
    assert plain(ruled(world, world.dossier(name).verdict())).startswith(VERDICTS[name])


def test_a_verdict_that_nothing_comes_out_as_has_a_clause(tmp_path):
    folder = small_copied(tmp_path)
    named = "{title: Formal membership,"
    edit(folder / "data/frameworks/gate.yml", named, f"{named} clause: speak of membership alone,")
    world = load(folder)
    own, half = (world.dossier(name).verdict() for name in ("beta", "beta-half"))
    assert plain(ruled(world, own)) == "By the gate, the facts so read **speak of membership alone**, as Red holds."
    assert plain(ruled(world, half)).endswith("whereas in Red’s case they **speak of membership alone**.")
    said = plain(agreement(own, own.parts[0]))
    assert said == "The facts **speak of membership alone**, which is what Red states."


def test_who_states_one_of_several_that_are_left_open_states_no_other(tmp_path):
    """Split without what it reads of the reason: in both parts it is strategic compliance or socialised."""
    folder = small_copied(tmp_path)
    path = folder / "data/cases/split.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "criterion: reason" not in line), encoding="utf-8")
    world = load(folder)
    assert plain(ruled(world, world.dossier("split").verdict())) == (
        "By the gate, both parts stay open between **strategic compliance and socialised**. Red states a verdict for "
        "each, and each is one of those left open."
    )


def test_a_sign_tells_what_is_left_open_from_what_is_another_verdict():
    world = small()
    parts = {name: world.dossier(name).verdict().parts for name in ("alpha", "split", "quiet")}
    signs = {
        name: [BeautifulSoup(str(reproduction(p)), "html.parser").text for p in held] for name, held in parts.items()
    }
    assert signs == {
        "alpha": ["◐ left open", "✓ yes"],
        "split": ["✓ yes", "✗ no"],
        "quiet": ["✓ yes", "nothing is concluded"],
    }


def test_what_it_hangs_on_is_the_rest_of_a_sentence():
    world = small()
    assert hanging(world.dossier("beta").verdict()) == (
        "one fact (“The port voted for half of the rules”), and on how the rule is taken."
    )
    assert hanging(world.dossier("split").verdict()) == "a single fact in both parts."


def test_without_a_fact_that_bears_it_alone_it_stays_whichever_is_left_out(monkeypatch):
    """To read one otherwise may still move it: that is not what is said."""
    verdict = small().dossier("beta").verdict()
    held = replace(stress(verdict, verdict.deciding[0]), without=())
    monkeypatch.setattr(opening, "stress", lambda *_: held)
    assert hanging(verdict) == (
        "how the rule is taken: if “Half is enough” held, it would be “socialised”. It stays whichever one fact is "
        "left out."
    )


def test_where_a_lead_alone_moves_it_that_is_said(monkeypatch):
    """That it hangs on nothing was said beside the lead that it hangs on."""
    verdict = small().dossier("beta").verdict()
    held = stress(verdict, verdict.deciding[0])
    stays = {"without": (), "switches": (), "falling": ()}
    for tipping, words in (
        (
            2,
            "no single fact, and not on how the rule is taken, but it would come out otherwise if a lead of two "
            "were too narrow to settle a question.",
        ),
        (None, "no single fact, and not on how the rule is taken."),
    ):
        monkeypatch.setattr(opening, "stress", lambda *_, tipping=tipping: replace(held, **stays, tipping=tipping))
        assert hanging(verdict) == words


def test_a_condition_against_the_case_that_is_met_is_said_above(tmp_path):
    """One of alpha's is not met on the record; with a lower bar it is."""
    folder = small_copied(tmp_path)

    def hangs():
        world = load(folder)
        said = plain(Chapter(world, world.dossier("alpha").verdict()).opening())
        (line,) = [line for line in said.split("\n") if "hangs" in line]
        return line

    before = hangs()
    edit(folder / "data/cases/alpha.yml", "'refuses') > 1", "'refuses') > 0")
    told = " One condition that would count against this case is met on the record, as is said under what stays open."
    assert hangs() == before + told


def test_what_is_settled_and_cannot_change_a_verdict_is_said_to_have_no_effect(monkeypatch):
    """By the gate every question can."""
    world = small()
    verdict = world.dossier("split").verdict()

    def heads():
        page = BeautifulSoup(str(balance(world, verdict).html()), "html.parser")
        return {
            (p.find_parent(class_="cc-scale").b.text, p.span.text, p.small.text) for p in page.select(".cc-pan-head")
        }

    assert heads() == {("Deed", "Complies", "settled"), ("Reason", "Belief", "settled"), ("Reason", "Gain", "settled")}
    monkeypatch.setattr("countercase.show.balance.idle", lambda *_: ("reason",))
    without = {("Reason", level, "settled, no effect") for level in ("Belief", "Gain")}
    assert heads() == {("Deed", "Complies", "settled")} | without


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
    assert found["Switch"] == "On both questions that are read, the facts point one way."
    assert found["Either way"] == "On deed, “refuses” and “partly” weigh the same, two to two."


def test_the_title_says_of_which_part_it_speaks():
    world = small()
    assert balance(world, world.dossier("alpha").verdict()).words == (
        "In late, on deed, “complies” outweighs “refuses”, three to one; on reason, “belief” outweighs “gain”, three "
        "to one."
    )
    assert balance(world, world.dossier("beta").verdict()).words.startswith("On ")


def test_of_what_is_open_only_what_leads_elsewhere_counts():
    """mends/loose is open, and would be more so by another option of the rule: four parts hang on it, and not five."""
    assert hanging(small().dossier("mends").verdict()) == (
        "a single fact in all ten parts, and on how the rule is taken in four of ten parts."
    )


def test_what_holds_together_is_not_outweighed():
    world = small()
    verdict = world.dossier("mix").verdict(switches={"joined": "together"})
    said = {p.part.label: finding_of(verdict, p) for p in verdict.parts}
    assert said["Turn two"] == "On motive, “gain” and “belief” hold together."
    assert said["Weak"] == "On motive, “gain” outweighs “belief”, three to one."
    pages = BeautifulSoup(str(balance(world, verdict).html()), "html.parser").select(".cc-part-scales")
    stands = {p.summary.text.split(",")[0]: [s.text for s in p.select(".cc-pan-head small")] for p in pages}
    assert stands["Turn two"] == ["held together", "held together"]
    assert stands["Weak"] == ["settled", "outweighed"]
    assert "hold together in turn two, with weights of two and two" in weights(verdict).finding
    assert [row[-1] for row in weights(verdict).table.rows][:3] == ["held together", "held together", "settled"]


def test_of_many_readings_only_one_part_lies_open():
    world = small()
    verdict = world.dossier("mends").verdict()
    assert sum(len(p.readings) for p in verdict.parts) > MOST_OPEN
    page = BeautifulSoup(str(balance(world, verdict).html()), "html.parser")
    assert [d.has_attr("open") for d in page.select(".cc-part-scales")] == [True, *[False] * 9]


def test_a_case_of_one_part_says_its_verdict_once():
    world = small()
    chapter = Chapter(world, world.dossier("beta").verdict())
    said = plain(chapter.opening()) + plain(chapter.parts()) + plain(chapter.explanation())
    assert said.lower().count("formal membership") == 1


def test_parts_are_told_with_their_headings_only_where_there_are_several():
    world = small()
    assert "### " not in narrative(world, world.dossier("beta").verdict())
    assert narrative(world, world.dossier("alpha").verdict()).count("### ") == 2


def test_what_would_make_a_part_reproduce_is_said_way_by_way():
    world = small()
    said = plain(explanation(world, world.dossier("mends").verdict()))
    assert "**Switch.** Computed and stated part at the rule itself, and not at any weight." in said
    assert "It would come out as stated if “Half is enough” held, or if a lead of two settled nothing." in said
    settled = "It would come out as stated if deed settled on “complies” and reason on “belief”"
    assert f"{settled}; no way of taking the rule does that." in said


def test_what_would_settle_a_case_of_one_part_is_folded():
    world = small()
    one, several = (str(open_questions(world, world.dossier(name).verdict())) for name in ("gamma-three", "bears"))
    assert "<summary>What would settle it</summary>" in one
    assert "<summary>What would settle it</summary>" not in several


def test_the_apparatus_is_folded_and_keeps_its_files():
    world = small()
    chapter = Chapter(world, world.dossier("beta").verdict())
    blocks = chapter.apparatus("abc")
    assert all(str(block.html()).startswith('<details class="cc-fold cc-apparatus">') for block in blocks)
    names = {file.name for block in blocks for file in block.files}
    for wanted in ("timeline.csv", "weights.svg", "path.csv", "multiverse.chart.js"):
        assert f"beta-{wanted}" in names
    assert {"beta.ipynb", "beta.verdict.json"} <= names
    inner = apparatus("Words", [Html("<p>a</p>")])
    assert str(inner.html()) == '<details class="cc-fold cc-apparatus"><summary>Words</summary><p>a</p></details>'
