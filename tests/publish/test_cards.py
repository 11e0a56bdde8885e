from types import SimpleNamespace

from docutils import nodes
from docutils.core import publish_doctree
from small_world import small
from sphinx import addnodes

from countercase.argue.check import by_fact, load_checks
from countercase.publish.sphinx.hover_cards import cards, terms


def held():
    return cards(small(), by_fact(load_checks(small())), {"survey": "S. Urvey. Ports."})


def test_everything_that_is_linked_to_has_a_card():
    library, made = small(), held()
    brought = {f"{name}/{fact}" for name, counter in library.counter_cases.items() for fact in counter.evidence}
    assert set(made["evidence"]) == set(library.record.evidence) | brought
    assert set(made["claims"]) == set(library.record.claims)
    parts = {f"{n}/{p.id}" for n in library.cases for p in library.dossier(n).case.parts}
    assert set(made["verdicts"]) == set(library.cases) | parts
    assert made["works"] == {"cite-survey": [("what", "S. Urvey. Ports.")]}


def test_a_card_says_what_when_where_and_on_what():
    card = dict(held()["evidence"]["red-speech"])
    assert card["what"] == "The port spoke of its gain."
    assert (card["when"], card["where"], card["rests"]) == ("1993", "Red, paragraph 4", "Said by the actor itself.")


def test_a_doubt_is_told_from_a_confirmation():
    """Of the budget the tally bears the amount out, and nobody says otherwise; a count that refutes it is a doubt."""
    checked = by_fact(load_checks(small()))
    assert [kind for kind, _ in held()["evidence"]["red-budget"] if kind == "doubt"] == []
    (first, *rest) = checked["red-budget"]
    refuted = first.model_copy(update={"outcome": "contradicted"})
    made = cards(small(), {**checked, "red-budget": [refuted, *rest]}, {})["evidence"]["red-budget"]
    assert any(kind == "doubt" and "Contradicted" in words for kind, words in made)


def test_a_verdict_says_whether_it_reproduces():
    made = held()["verdicts"]
    assert ("check", "It reproduces.") in made["alpha"]
    assert ("check", "What is stated is one of those that are left open.") in made["alpha/early"]
    assert ("check", "It does not reproduce.") in made["split/two"]


def test_terms_of_the_glossary_have_cards_with_their_first_paragraph():
    document = publish_doctree("x")
    glossary = addnodes.glossary()
    entry = nodes.definition_list_item()
    term = nodes.term("", "Norm", ids=["term-Norm"])
    meaning = nodes.definition("", nodes.paragraph("", "A shared\nexpectation."), nodes.paragraph("", "More."))
    entry += [term, meaning]
    glossary += nodes.definition_list("", entry)
    document += glossary
    document += nodes.definition_list("", nodes.definition_list_item("", nodes.term("", "No", ids=["no"])))
    env = SimpleNamespace(found_docs={"book/lo", "book/glossary"}, get_doctree=lambda page: document)
    assert terms(env) == {"term-Norm": [("what", "Norm: A shared expectation.")]}
    assert terms(SimpleNamespace(found_docs={"book/lo"}, get_doctree=None)) == {}
