"""Roles in the texts of the data name what is on record."""

import pytest

from countercase import DataError, load
from countercase.data.shared_facts import load_facts
from countercase.show.cross_references import check_mentions


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_record_mentions_what_is_there(library):
    check_mentions(library, load_facts(library.root, library.record))


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("{evidence}`nothing`", "evidence"),
        ("{evidence}`some words <nothing>`", "evidence"),
        ("{value}`nothing comparator`", "evidence"),
        ("{claim}`nothing`", "claim"),
        ("{verdict}`nothing/final stated`", "case"),
    ],
)
def test_a_role_that_names_nothing_is_told_by_file_and_line(folder, role, kind):
    line = spoil(folder, "data/cases/student-status-counts.yml", "summary: >-\n", f"summary: >-\n  {role}\n")
    library = load(folder)
    with pytest.raises(DataError) as caught:
        check_mentions(library, load_facts(folder, library.record))
    said = f"data/cases/student-status-counts.yml, line {line}: `summary`: unknown {kind}: 'nothing'."
    assert str(caught.value).startswith(said)


def test_parts_of_a_verdict_and_numbers_are_found(folder):
    roles = "{verdict}`lo-ilo/final stated` {value}`lo-ilo-17-of-175 comparator` {evidence}`x <lo-ilo-17-of-175>`"
    spoil(folder, "data/facts.yml", "minds:\n  lo: >-\n", f"minds:\n  lo: >-\n    {roles}\n")
    library = load(folder)
    check_mentions(library, load_facts(folder, library.record))


NOT_THERE = {
    "{value}`lo-ilo-17-of-175 much`": "unknown word after the fact: 'much'. It can be: comparator.",
    "{value}`lo-ilo-1989-guan-speech`": "the evidence 'lo-ilo-1989-guan-speech' has no number to show.",
    "{verdict}`lo-ilo/nothing`": "unknown part of 'lo-ilo': 'nothing'.",
    "{verdict}`lo-ilo/final told`": "unknown word after the case: 'told'.",
    "{evidence}`lo-ilo-17-of-175 comparator`": "unknown evidence: 'lo-ilo-17-of-175 comparator'.",
    "{evidence}`nothing/lo-ilo-17-of-175`": "unknown case: 'nothing'.",
}


@pytest.mark.parametrize(("role", "message"), NOT_THERE.items())
def test_every_word_of_a_role_is_tried(folder, role, message):
    """Also where it goes over the end of a line, as it is shown on one."""
    role = role.replace(" ", "\n    ")
    line = spoil(folder, "data/facts.yml", "minds:\n  lo: >-\n", f"minds:\n  lo: >-\n    {role}\n")
    library = load(folder)
    with pytest.raises(DataError) as caught:
        check_mentions(library, load_facts(folder, library.record))
    assert str(caught.value).startswith(f"data/facts.yml, line {line + 1}: `lo`: {message}")


def test_a_number_below_nought_keeps_its_sign(library):
    from dataclasses import replace

    from countercase.show.mentions import value

    fact = library.record.evidence["lo-ilo-17-of-175"].model_copy(update={"value": "-0.98"})
    record = replace(library.record, evidence={**library.record.evidence, fact.id: fact})
    assert value(replace(library, record=record), fact.id, "")[0] == "−0.98"
