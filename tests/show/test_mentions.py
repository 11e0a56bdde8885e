"""Roles in the texts of the data name what is on record."""

import pytest
from small_world import FEW, small, small_copied

from countercase import DataError, load
from countercase.data.shared_facts import load_facts
from countercase.show.cross_references import check_mentions


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.fixture
def folder(tmp_path):
    """A copy of the small world, to be changed."""
    return small_copied(tmp_path, (*FEW, "alpha-two"))


def test_the_small_world_mentions_what_is_there():
    check_mentions(small(), load_facts(small().root, small().record))


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("{evidence}`nothing`", "evidence"),
        ("{evidence}`some words <nothing>`", "evidence"),
        ("{value}`nothing comparator`", "evidence"),
        ("{claim}`nothing`", "claim"),
        ("{verdict}`nothing/late stated`", "case"),
    ],
)
def test_a_role_that_names_nothing_is_told_by_file_and_line(folder, role, kind):
    line = spoil(folder, "data/cases/alpha-two.yml", "title: ", f"summary: See {role}.\ntitle: ")
    library = load(folder)
    with pytest.raises(DataError) as caught:
        check_mentions(library, load_facts(folder, library.record))
    said = f"data/cases/alpha-two.yml, line {line}: `summary`: unknown {kind}: 'nothing'."
    assert str(caught.value).startswith(said)


def test_parts_of_a_verdict_and_numbers_are_found(folder):
    roles = "{verdict}`alpha/late stated` {value}`red-budget comparator` {evidence}`x <red-budget>`"
    spoil(folder, "data/facts.yml", "  red: A second", f"  red: >-\n    {roles}\n    A second")
    library = load(folder)
    check_mentions(library, load_facts(folder, library.record))


NOT_THERE = {
    "{value}`red-budget much`": "unknown word after the fact: 'much'. It can be: comparator.",
    "{value}`red-speech`": "the evidence 'red-speech' has no number to show.",
    "{verdict}`alpha/nothing`": "unknown part of 'alpha': 'nothing'.",
    "{verdict}`alpha/late told`": "unknown word after the case: 'told'.",
    "{evidence}`red-budget comparator`": "unknown evidence: 'red-budget comparator'.",
    "{evidence}`nothing/red-budget`": "unknown case: 'nothing'.",
}


@pytest.mark.parametrize(("role", "message"), NOT_THERE.items())
def test_every_word_of_a_role_is_tried(folder, role, message):
    """Also where it goes over the end of a line, as it is shown on one."""
    role = role.replace(" ", "\n    ")
    line = spoil(folder, "data/facts.yml", "  red: A second", f"  red: >-\n    {role}\n    A second")
    library = load(folder)
    with pytest.raises(DataError) as caught:
        check_mentions(library, load_facts(folder, library.record))
    assert str(caught.value).startswith(f"data/facts.yml, line {line}: `red`: {message}")


def test_a_number_below_nought_keeps_its_sign():
    from dataclasses import replace

    from countercase.show.mentions import value

    library = small()
    fact = library.record.evidence["red-budget"].model_copy(update={"value": "-0.98"})
    record = replace(library.record, evidence={**library.record.evidence, fact.id: fact})
    assert value(replace(library, record=record), fact.id, "")[0] == "−0.98"
