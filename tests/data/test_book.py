"""What the book itself comes to: its cases, checks, conditions and comparisons. Few, for a reading may be changed."""

import json

import pytest
from click.testing import CliRunner

from countercase import DataError, load
from countercase.argue.agreement import load_agreement
from countercase.argue.check import check_falsifiers, load_checks
from countercase.argue.compare import compare
from countercase.argue.explanation import explain
from countercase.argue.hearing import of_source
from countercase.cli import main
from countercase.data.passage import read_passages
from countercase.data.shared_facts import load_facts, same
from countercase.show.contrast import contrast


def test_lo_ilo(library):
    verdict = library.dossier("lo-ilo").verdict()
    interim, final = verdict.parts
    assert interim.stated == ("socialised",)
    assert set(interim.computed) == {"socialised", "not-socialised"}
    assert final.computed == final.stated == ("not-socialised",)
    assert verdict.reproduces


def test_kobayashi_china_peacekeeping(library):
    one, two, three = library.dossier("kobayashi-china-peacekeeping").verdict().parts
    assert one.computed == one.stated == ("rejection",)
    assert two.computed == ("rhetorical-action",)
    assert two.stated == ("rhetorical-and-tactical",)
    assert three.computed == three.stated == ("competitive-socialisation",)


def test_every_verdict_is_explained_to_the_end(library):
    for name in library.cases:
        verdict = library.dossier(name).verdict()
        for part in verdict.parts:
            lines = explain(verdict, part)
            assert len(lines) >= len(verdict.framework.criteria) + len(verdict.framework.derived) + 1, name
            assert all(line.about and line.outcome and line.because for line in lines), name
            titles = {verdict.framework.verdicts[v].title for v in part.computed}
            assert {line.outcome for line in lines if line.about.startswith("Row ")} == titles, name


def test_the_second_coding_covers_a_fifth(library):
    held = load_agreement(library)
    assert len(held.pairs) >= held.readings // 5
    assert 0 < held.level_alpha <= 1


def test_mechanisms_are_tagged_where_the_authors_name_them(library):
    found = {
        (library.cases[c].source, r.mechanism)
        for c in library.cases
        for p in library.cases[c].parts
        for r in p.readings
        if r.mechanism
    }
    assert ("lo", "social influence") in found
    assert ("lo", "status maximisation") in found
    assert "shaming" in library.frameworks["three-tests"].mechanisms


def test_every_falsifier_says_where_it_comes_from_and_can_be_worked_out(library):
    """An author’s own is in the source, or is derived. A critic need not name one, and words it alone."""
    for name in library.originals:
        assert all(falsifier.locator or falsifier.derived for falsifier in library.cases[name].falsifiers), name
    check_falsifiers(library)


def test_every_guard_holds(library):
    results = load_checks(library)
    assert len(results) > 300
    assert sum(bool(r.check.formula) for r in results) > 100
    assert {r.check.source for r in results} >= set(read_passages(library))
    assert {r.check.outcome for r in results} >= {"confirmed", "contradicted", "inconsistent", "loose", "undecided"}
    assert sum(r.check.weight == "1" for r in results) >= 10


def test_a_contradiction_says_on_whose_word(library):
    for result in load_checks(library):
        if result.check.outcome == "contradicted":
            assert result.check.basis or result.check.formula, result.check.id


@pytest.mark.slow
def test_a_broken_guard_stops_every_command(folder, nothing_begun, monkeypatch):
    path = folder / "data/checks.csv"
    check = next(
        r.check for r in load_checks(load(folder)) if r.check.formula and r.check.expect.replace(".", "").isdigit()
    )
    lines = path.read_text(encoding="utf-8")
    assert f",{check.expect},{check.outcome}" in lines
    at = lines.index(check.id + ",")
    path.write_text(lines[:at] + lines[at:].replace(f",{check.expect},{check.outcome}", f",99999,{check.outcome}", 1))
    with pytest.raises(DataError, match=rf"check '{check.id}': the guard is broken\. It expects 99999"):
        load_checks(load(folder))
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    for command in (["check", "--facts"], ["check"], ["build"]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 1
        assert f"check '{check.id}': the guard is broken" in done.output
        assert "Traceback" not in done.output


@pytest.mark.slow
def test_the_command_prints_the_checks():
    done = CliRunner().invoke(main, ["check", "--facts"])
    assert done.exit_code == 0
    assert "every guard holds" in done.output
    rows = json.loads(CliRunner().invoke(main, ["check", "--facts", "--json"]).output)
    assert all({"id", "source", "tests", "against", "outcome", "finding", "result"} <= set(row) for row in rows)


def test_two_rules_ask_two_questions(library):
    names = same(load_facts(library.root, library.record))
    one, other = (library.dossier(name) for name in ("lo-peacekeeping", "kobayashi-china-peacekeeping"))
    found = compare(one, other, names, library.crosswalk)
    assert not found.same_rule
    facts = (*found.whole.alike, *(d.fact for d in found.whole.differently))
    assert {fact.split("-")[0] for fact in facts} - {"lo", "kobayashi"}


def test_two_authors_agree_on_the_depth_and_part_on_the_motive(library):
    """What the data hold of Lo and of the article: one question between them, on which Lo's first step agrees."""
    found = contrast(library, "lo-peacekeeping", "kobayashi-china-peacekeeping")
    asked = {q.asks: q for q in found.comparison.whole.questions}
    assert asked["substance", "degree"].standing == "agree"
    motive = asked["motive", "power"]
    assert motive.standing == "part"
    assert motive.answers == (("regime-stability",), ("equalised",))
    assert motive.would == (("status",), ())
    assert "Lo finds “status”" in found.elsewhere(motive)


@pytest.mark.slow
def test_the_command_says_where_two_cases_part():
    done = CliRunner().invoke(main, ["compare", "lo-peacekeeping", "kobayashi-china-peacekeeping"])
    assert done.exit_code == 0
    assert done.output.splitlines()[0] == "Lo, and Kobayashi, Krause and Yuan, on UN peacekeeping"
    assert "They agree on how far the norm is taken up, and part on what moves the state." in done.output
    data = json.loads(CliRunner().invoke(main, ["compare", "lo-ilo", "lo-peacekeeping", "--json"]).output)
    assert {"title", "sentence", "whole", "parts", "switches"} <= set(data)
    assert {"questions", "only_first", "only_second", "differently", "layers", "there", "back"} <= set(data["whole"])


@pytest.mark.slow
def test_the_command_prints_a_comparison_as_a_comment():
    done = CliRunner().invoke(main, ["compare", "lo-ilo", "student-status-counts", "--markdown"])
    assert done.exit_code == 0
    assert done.output.startswith("### Refusals in the ILO, against Lo\n")
    both = CliRunner().invoke(main, ["compare", "lo-ilo", "lo-peacekeeping", "--json", "--markdown"])
    assert both.exit_code == 1
    assert "Ask for one of them." in both.output


def test_shared_facts_are_whole(library):
    facts = load_facts(library.root, library.record)
    assert set(facts.minds) == set(read_passages(library))
    rows = [row for fact in facts.facts.values() for row in fact.evidence]
    assert len(rows) == len(set(rows)), "a row tells one fact"


TAKEN_BACK = {
    "lo-p11-ilo-socialised",
    "lo-p11-status-drove-change",
    "lo-p14-pko-socialised",
    "lo-p14-social-influence-pko",
    "lo-p15-sovereignty-socialised",
    "lo-p15-social-influence-sovereignty",
}
"""The interim findings of the essay, and what they are drawn from."""
OF_OTHERS = {
    "lo": {"lo-p4-can-be-socialised"},
    "kobayashi": {
        "kobayashi-p11-unidirectional-view",
        "kobayashi-p24-neorealist-view",
        "kobayashi-p24-hegemony-transmission-belt",
        "kobayashi-p25-teacher-student-view",
        "kobayashi-p25-belonging-view",
        "kobayashi-p43-membership-view",
        "kobayashi-p52-we-feeling-account",
        "kobayashi-p60-norm-taking-submission",
        "kobayashi-p99-sit-separates-view",
        "kobayashi-p99-sit-fixed-view",
        "kobayashi-p168-weakness-view",
        "kobayashi-p206-cooperative-view",
        "kobayashi-p224-fit-view",
    },
    "tylecote": {
        "tylecote-l67-view-withdraw-now",
        "tylecote-l300-personal-capacity",
        "tylecote-l804-china-transparent",
        "tylecote-l866-china-leader",
        "tylecote-l912-gap-filled",
        "tylecote-l1829-preemptive-withdrawal",
    },
}
"""What the texts report of others, so as to answer it."""


@pytest.mark.parametrize("source", OF_OTHERS)
def test_no_text_of_the_book_refutes_what_it_holds(library, source):
    """Within a text nothing falls but what its author takes back and what others hold: a concession is no attack."""
    found = of_source(library, source)
    fallen = {name for name in found.claims if found.label(name) != "in"}
    assert fallen == OF_OTHERS[source] | {name for name in TAKEN_BACK if name.startswith(source)}
