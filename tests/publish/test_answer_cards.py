"""The cards that say what each author answers, made of the data."""

from dataclasses import replace

from small_world import small, small_copied

from countercase import load
from countercase.publish.sphinx.answer_cards import FEW, Card, card
from countercase.show.addresses import Address

BLUE = Card(
    hue=2,
    says="Socialised.",
    who="B. Blue, in a report",
    about="The treaty moved it, in the words of another.",
    computed=(("Computed: ", "other", "socialised"),),
    way=("The case", Address("book/cases/other")),
)


def test_a_source_with_one_case_answers_what_it_comes_to(tmp_path):
    library = load(few(tmp_path, "alpha", "other"))
    thesis = " ".join(library.cases["other"].thesis.split())
    assert card(library, "blue") == replace(BLUE, about=thesis)


def test_a_source_with_many_cases_leads_to_where_all_of_them_stand():
    library = small()
    red = [name for name in library.originals if library.cases[name].source == "red"]
    assert len(red) > FEW
    found = card(library, "red")
    assert (found.hue, found.says, found.who) == (1, "Red", "R. Red, in an essay")
    assert found.about == "Holds that the port came to believe in the treaty."
    assert (found.computed, found.way) == ((), ("All eight cases", Address("book/record/reproduction")))


def few(folder, *kept):
    for path in (small_copied(folder) / "data/cases").iterdir():
        if path.stem not in kept:
            path.unlink()
    return folder


def test_a_few_cases_are_named_each_with_what_it_comes_to(tmp_path):
    found = card(load(few(tmp_path, "alpha", "beta", "other")), "red")
    assert [(before, words) for before, _, words in found.computed] == [
        ("Alpha: ", "socialised"),
        ("Beta: ", "formal membership"),
    ]
    assert found.way == ("Both cases", Address("book/record/reproduction"))


def test_a_source_that_only_claims_leads_to_its_map(tmp_path):
    few(tmp_path, "alpha", "beta")
    table = tmp_path / "data/claims.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",other\n", ",\n"), encoding="utf-8")
    found = card(load(tmp_path), "blue")
    assert (found.says, found.computed) == ("Blue", ())
    assert found.way == ("How its claims hang together", Address("book/record/map-blue"))


def test_an_essay_on_the_text_goes_before_all_where_it_is_listed(tmp_path):
    few(tmp_path, "alpha", "beta", "other")
    (tmp_path / "book/red.md").write_text("# Red\n")
    assert card(load(tmp_path), "red").way[0] == "Both cases"
    (tmp_path / "_toc.yml").write_text("root: book/index\nparts:\n  - {caption: A, chapters: [{file: book/red}]}\n")
    assert card(load(tmp_path), "red").way == ("Read the argument", Address("book/red"))


def test_what_a_source_answers_can_be_said_in_its_own_word(tmp_path):
    path = few(tmp_path, "alpha", "beta", "other") / "data/sources.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("R. Red\n", "R. Red\n    answer: It believed\n"), encoding="utf-8")
    assert card(load(tmp_path), "red").says == "It believed."
