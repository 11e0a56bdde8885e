"""Two cases held against each other."""

import json

from click.testing import CliRunner

from countercase.argue.compare import LAYERS, compare
from countercase.cli import main
from countercase.data.shared_facts import load_facts, same


def held(library, first, second):
    facts = load_facts(library.root, library.record)
    return compare(library.dossier(first), library.dossier(second), same(facts))


def test_a_case_against_itself(library):
    found = held(library, "lo-ilo", "lo-ilo")
    assert not found.only_first
    assert not found.only_second
    assert not found.differently
    assert "nothing separates them" in found.sentence()


def test_every_combination_of_the_layers_is_there(library):
    found = held(library, "lo-ilo", "lo-peacekeeping")
    assert len(found.crossings) == 2 ** len(LAYERS)
    assert found.verdict(0) == library.dossier("lo-ilo").verdict().computed
    assert found.verdict(1) == library.dossier("lo-peacekeeping").verdict().computed


def test_two_rules_ask_two_questions(library):
    found = held(library, "lo-peacekeeping", "kobayashi-china-peacekeeping")
    assert not found.same_rule
    assert "what separates them is the rule" in found.sentence()
    assert found.sentence().count(". ") == 0


def test_the_command_says_it_in_one_sentence():
    done = CliRunner().invoke(main, ["compare", "lo-peacekeeping", "kobayashi-china-peacekeeping"])
    assert done.exit_code == 0
    assert "what separates them is the rule" in done.output.splitlines()[0]
    data = json.loads(CliRunner().invoke(main, ["compare", "lo-ilo", "lo-peacekeeping", "--json"]).output)
    assert {"sentence", "only_first", "only_second", "differently", "layers", "smallest_flips"} <= set(data)


def test_shared_facts_are_whole(library):
    facts = load_facts(library.root, library.record)
    assert set(facts.minds) == set(library.record.sources)
    rows = [row for fact in facts.facts.values() for row in fact.evidence]
    assert len(rows) == len(set(rows)), "a row tells one fact"
