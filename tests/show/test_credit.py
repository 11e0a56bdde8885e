"""Whose a counter-case is, what it changes and what flips, on the small world."""

import re

import pytest
from small_world import HERE, small, small_copied

from countercase import load
from countercase.argue.wording import possessive
from countercase.show.changes import changes, flipped, flips, in_brief
from countercase.show.chapter import Chapter
from countercase.show.credit import UNNAMED, credit, kicker, loose_ends, own_facts, owner, reported
from countercase.show.shelf import answering, answers, newest, shelf_page

COLUMNS = (HERE / "data/evidence.csv").read_text(encoding="utf-8").splitlines()[0].replace("sentence,", "")
CASE = """\
id: my-case
extends: alpha
title: Mine
author: Ann Critic
date: 2026-11-25
thesis: I hold this.
sources:
  own: {title: A study, author: Ann Other, year: "2020", address: "https://e.org/study"}
  idle: A work that nothing comes from
changes:
  - {add: own-strike, part: late, criterion: reason, points_to: gain, strength: decisive, because: They talked.}
  - {reread: red-budget, part: late, criterion: reason, points_to: gain, strength: suggestive, because: Pride.}
  - {drop: red-veto, because: Too old.}
  - {switch: strict, to: half, because: Half will do.}
narratives:
  early: I tell it so.
"""
FACTS = (
    "own-strike,own,own:p12,1994,Port,League,treaty,A strike ended in talks.,,,,,,,documented,\n"
    "own-storm,own,own:page3,1995,Port,League,treaty,A storm came.,,,,,,,documented,\n"
)


@pytest.fixture
def held(tmp_path):
    folder = small_copied(tmp_path)
    (folder / "data/cases/my-case.yml").write_text(CASE, encoding="utf-8")
    (folder / "data/cases/my-case.evidence.csv").write_text(f"{COLUMNS}\n{FACTS}", encoding="utf-8")
    return load(folder)


def chapter(held, name="my-case"):
    return Chapter(held, held.dossier(name).verdict())


def test_a_counter_case_is_its_authors_and_a_case_its_sources(held):
    mine, alpha = credit(held.dossier("my-case")), credit(held.dossier("alpha"))
    assert (mine.author, mine.answered, mine.state) == ("Ann Critic", "Red", "Red states")
    assert (alpha.author, alpha.answered, alpha.state) == ("Red", "", "Red states")
    assert (
        kicker(held, held.dossier("my-case"))
        == "A counter-case by Ann Critic, 25 November 2026, to Red’s “Port, treaty”"
    )
    assert kicker(held, held.dossier("alpha")) == "Red’s case"
    assert owner(held.dossier("my-case")) == "Ann Critic’s"
    assert possessive("the maintainers") == "the maintainers’"
    assert credit(held.dossier("beta-half")).author == UNNAMED


def test_a_case_may_have_an_author_who_is_not_its_source(tmp_path):
    folder = small_copied(tmp_path)
    path = folder / "data/cases/alpha.yml"
    path.write_text(path.read_text(encoding="utf-8") + "author: Bo Scholar\n", encoding="utf-8")
    dossier = load(folder).dossier("alpha")
    assert credit(dossier).author == "Red"
    assert kicker(load(folder), dossier) == "Red’s case, as put into data by Bo Scholar"


def test_what_it_brings_is_told_from_what_is_on_record(held):
    dossier = held.dossier("my-case")
    assert [fact.id for fact in own_facts(held, dossier)] == ["own-strike", "own-storm"]
    assert own_facts(held, held.dossier("alpha")) == []
    facts = [dossier.record.evidence[name] for name in dossier.case.evidence_ids]
    assert reported(dossier, facts) == "Facts and dates as in R. Red; one fact is Ann Critic’s own, from Ann Other 2020"
    assert reported(held.dossier("alpha"), facts[:1]) == "Facts and dates as in R. Red"
    shown = chapter(held).evidence()
    assert "Two of these facts are Ann Critic’s own, and not on record. They come from:" in shown
    assert '<li>Ann Other (2020). <a href="https://e.org/study"><cite>A study</cite></a>.</li>' in shown
    assert "nothing comes from" not in shown


def test_what_it_brings_and_does_not_use_is_said(held):
    assert loose_ends(held, held.dossier("my-case")) == [
        "own-storm is a fact of its own that no change reads.",
        "No fact comes from idle, named under `sources`.",
        "own:p12 is paragraph 12. If a page is meant, write own:page12.",
    ]
    assert loose_ends(held, held.dossier("beta-half")) == ["It names no author: say under `author` who argues it."]
    assert loose_ends(held, held.dossier("alpha")) == []


def test_the_changes_are_what_differs(held):
    dossier = held.dossier("my-case")
    brief = "turns one switch, changes one reading, leaves one out and adds one"
    assert in_brief(dossier, held.dossier("alpha")) == brief
    shown = str(changes(held, dossier))
    assert f"This is Ann Critic’s answer to Red’s [Alpha](../cases/alpha.ipynb). It {brief}." in shown.replace("\\", "")
    assert "<s>belief</s> → gain, <s>decisive</s> → suggestive." in shown
    assert "now read as gain, decisive." in shown
    assert "no longer read; it was <s>refuses, suggestive</s>." in shown
    assert "becomes half" in shown
    assert shown.count("<tr role=") == 4  # the head, and a row for each of three facts
    assert "(Ann Critic’s own fact)" in shown
    assert str(changes(held, held.dossier("alpha"))) == ""


def test_a_turned_switch_is_part_of_the_argument(held):
    assert "This run differs" not in chapter(held).opening()
    other = Chapter(held, held.dossier("my-case").verdict(margin=2))
    assert "This run differs from the book: a margin of two." in other.opening()
    back = Chapter(held, held.dossier("my-case").verdict(switches={"strict": "all"}))
    assert "This run differs from the book" in back.opening()


def test_it_differs_and_does_not_fail_to_reproduce(held):
    mine = chapter(held)
    said = str(mine.explanation())
    assert "reproduce" not in said
    assert "In Red’s case" in said
    assert said.count("≠ another") + said.count("= the same") == 2
    assert "whereas in Red’s case they come out as **socialised**." in str(mine.opening()).replace("\\", "")
    assert (
        str(mine.parts())
        .replace("\\", "")
        .count("Here Red states the verdict “socialised” ({claim}`para. 6 <red-c6>`).")
        == 2
    )


def test_its_own_telling_is_its_own_and_the_parents_is_quoted(held):
    told = str(chapter(held).parts())
    early, late = told.split("### ")[1:]
    assert "I tell it so" in early
    assert "tells it" not in early
    assert "<summary>As Red tells it</summary>\n\nIt is told elsewhere" in late.replace("\\", "")
    assert "This is [Red’s case](../cases/alpha.ipynb) as it stands." in late.replace("\\", "")
    assert "tells it" not in str(chapter(held, "alpha").parts())


def test_what_flips_is_said_part_by_part(held):
    world = small()
    assert flips(world, world.dossier("beta-half")) == [("Only", "formal membership", "socialised")]
    assert flipped(world, world.dossier("beta-half")) == "The verdict turns from formal membership to socialised."
    assert flipped(world, world.dossier("alpha-same")) == "No verdict changes."
    assert flips(world, world.dossier("alpha")) == []
    assert flipped(world, world.dossier("alpha-add")) == "“Late” turns from socialised to formal membership."


def test_the_shelf_has_the_newest_first_and_leads_to_each(held):
    names = newest(held)
    assert names[0] == "my-case"
    assert set(names) == set(held.counter_cases)
    titles = [held.cases[name].title for name in names[1:]]
    assert titles == sorted(titles, key=str.casefold)
    page = "\n\n".join(map(str, shelf_page(held))).replace("\\", "")
    headings = re.findall(r"^## \[(.+?)\]\(\.\./counter-cases/(.+?)\.ipynb\)", page, re.MULTILINE)
    assert [name for _, name in headings] == names
    assert "By Ann Critic, 25 November 2026. Answers Red’s" in page


def test_an_empty_shelf_says_so(tmp_path):
    folder = small_copied(tmp_path)
    for name in small().counter_cases:
        (folder / f"data/cases/{name}.yml").unlink()
    held = load(folder)
    (page,) = shelf_page(held)
    assert "Nobody has put a counter-case on the shelf yet." in str(page).replace("\\", "")
    assert str(answers(held, "alpha")) == ""
    assert answering(held, "red") == ()


def test_a_case_and_a_source_know_who_answers_them(held):
    shown = str(answers(held, "alpha")).replace("\\", "")
    assert shown.startswith(
        "## Who argues back\n\n- [Mine](../counter-cases/my-case.ipynb), by Ann Critic (25 November 2026)"
    )
    assert str(answers(held, "my-case")) == ""
    found = answering(held, held.cases["alpha"].source)
    assert found[0].id == "my-case"
    assert [a.title for a in found[1:]] == sorted((a.title for a in found[1:]), key=str.casefold)
    assert {a.id for a in found} == {
        n for n in held.counter_cases if held.cases[n].source == held.cases["alpha"].source
    }
