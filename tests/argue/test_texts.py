"""The texts that an essay rebuilds, one or several, as a sentence speaks of them."""

from dataclasses import replace

import pytest
from small_world import small

from countercase.argue.texts import reporting, texts, the


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "the text"), (1, "the text"), (2, "the two texts"), (5, "the five texts"), (13, "the 13 texts")],
)
def test_so_many_things_that_a_reader_knows_of(number, words):
    assert the(number, "text") == words


def kept(*sources, facts=True):
    """The small world with the facts of these sources alone, or with their texts and no fact."""
    record = small().record
    evidence = {name: fact for name, fact in record.evidence.items() if facts and fact.source in sources}
    held = {name: source for name, source in record.sources.items() if name in sources}
    return replace(small(), record=replace(record, evidence=evidence, sources=held))


def test_the_texts_that_argue():
    """Cases of the small world stand on Red and on Blue."""
    assert texts(small()) == "the two texts"


def test_the_sources_that_report():
    assert reporting(small()) == "The two sources report"
    assert reporting(kept("red")) == "The source reports"
    # where no fact is on record yet, they are those that are named
    assert reporting(kept("red", "blue", facts=False)) == "The two sources report"
    assert reporting(kept("blue", facts=False)) == "The source reports"
