"""A sentence that links to a doubted fact says whose fact it is: nothing is told in the book's own voice that a check
refutes."""

import re
from pathlib import Path

import pytest

from countercase.argue.check import by_fact, load_checks
from countercase.data.shared_facts import load_facts

ROLE = re.compile(r"\{(?:evidence|value|claim)\}`(?:[^`<]*<)?([a-z0-9-]+)[^`]*`")
SAYS = re.compile(
    r"\b(Lo|Kobayashi|Krause|Yuan|Tylecote|Clark|the (?:essay|article|report|authors?)|their (?:account|count|text)|"
    r"they (?:write|say|count|call|have|put|give|name|date|tell|read|cite|hold|add|conclude)|"
    r"(?:as|so) (?:he|they) (?:has|have|says?|writes?))\b",
    re.IGNORECASE,
)
MADE = {"cases", "counter-cases", "compare", "record"}


def sentences(text):
    """Sentences of prose: the book has one a line, and the data several in a paragraph."""
    lines = " ".join(text.split()).replace("e.g.", "e,g,")
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“‘{(])", lines)


def told(library, root):
    """Every sentence of the book and of its cases, with where it stands."""
    for path in sorted(Path(root, "book").rglob("*.md")):
        if path.relative_to(root / "book").parts[0] in MADE:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.relative_to(root).as_posix(), line
    for name in library.cases:
        case = library.cases[name]
        for text in (case.summary, case.thesis, *(p.narrative for p in case.parts)):
            for sentence in sentences(text):
                yield f"data/cases/{name}.yml", sentence

    shared = load_facts(root, library.record)
    for fact in shared.facts.values():
        for text in (fact.turns_on, *(i.says for i in fact.inferences.values())):
            for sentence in sentences(text):
                yield "data/facts.yml", sentence
    for text in shared.minds.values():
        for sentence in sentences(text):
            yield "data/facts.yml", sentence


def unattributed(library, root, checks):
    doubted = {name for name, held in checks.items() if any(c.doubts for c in held)}
    return [
        f"{place}: {sentence}"
        for place, sentence in told(library, root)
        if doubted & set(ROLE.findall(sentence)) and not SAYS.search(ROLE.sub("", sentence))
    ]


def test_a_doubted_fact_is_told_with_the_name_of_who_tells_it(library, root):
    assert unattributed(library, root, by_fact(load_checks(library))) == []


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Macedonia changed sides within months ({evidence}`lo-pko-macedonia-switch`).", False),
        ("Lo has Macedonia change sides within months ({evidence}`lo-pko-macedonia-switch`).", True),
        ("By the report’s account it was so ({evidence}`x`).", True),
    ],
)
def test_the_measure_finds_what_it_looks_for(sentence, named):
    assert bool(SAYS.search(ROLE.sub("", sentence))) is named
