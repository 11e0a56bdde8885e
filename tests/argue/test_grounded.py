"""Grounded labels: by hand, as others have published them, and against every labelling of graphs drawn at random."""

from itertools import product

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from countercase.argue.grounded import grounded

# arguments, who attacks whom (a>b), and the label of each in the order of the arguments: i in, o out, u undecided
BY_HAND = """
one alone                           | a     |                     | i
one attacks                         | ab    | a>b                 | io
reinstated                          | abc   | a>b b>c             | ioi
two that attack each other          | ab    | a>b b>a             | uu
a ring of three                     | abc   | a>b b>c c>a         | uuu
against itself                      | a     | a>a                 | u
against itself, and attacked        | ab    | a>a b>a             | oi
floating: open both, and their prey | abcd  | a>b b>a a>c b>c c>d | uuuu
a way into the ring                 | abcd  | a>b b>c c>a d>b     | ooii
defended at a distance              | abcde | a>b b>c c>d d>e     | ioioi
"""
HELD = [[cell.strip() for cell in row.split("|")] for row in BY_HAND.strip().splitlines()]
# graphs from print and from lectures, with the grounded extension that is printed with them, in the same form
PUBLISHED = """
Dung 1995, two governments          | iat   | i>a a>i t>a                     | ioi
Dung 1995, Nixon diamond            | ab    | a>b b>a                         | uu
Caminada 2006, reinstatement        | abc   | a>b b>c                         | ioi
Baroni and Giacomin 2009, floating  | abcd  | a>b b>a a>c b>c c>d             | uuuu
Gaggl and Woltran, lectures         | abcde | a>b c>b c>d d>c d>e e>e         | iouuu
Yun, exercises on extensions        | abcde | b>a b>c c>b c>a a>d d>e         | uuuuu
"""
PRINTED = [[cell.strip() for cell in row.split("|")] for row in PUBLISHED.strip().splitlines()]
WORDS = {"i": "in", "o": "out", "u": "undecided"}


def pairs(text):
    return [tuple(pair.split(">")) for pair in text.split()]


def labelled(arguments, letters):
    return {a: WORDS[letter] for a, letter in zip(arguments, letters, strict=True)}


@each(("about", "arguments", "attacks", "labels"), HELD, ids=[row[0] for row in HELD])
def test_by_hand(about, arguments, attacks, labels):
    assert grounded(arguments, pairs(attacks)) == labelled(arguments, labels)


@each(("about", "arguments", "attacks", "labels"), PRINTED, ids=[row[0] for row in PRINTED])
def test_as_it_is_published(about, arguments, attacks, labels):
    assert grounded(arguments, pairs(attacks)) == labelled(arguments, labels)


@st.composite
def graphs(draw):
    arguments = "abcdef"[: draw(st.integers(1, 6))]
    return arguments, draw(st.lists(st.sampled_from(list(product(arguments, repeat=2))), max_size=12))


@pytest.mark.slow
@given(graphs())
@settings(max_examples=min(settings.default.max_examples * 3, 300))
def test_it_is_what_every_complete_labelling_shares(graph):
    # Dung (1995): the grounded extension is the least complete one; so it is what all complete labellings agree on
    arguments, attacks = graph
    before = {a: [x for x, y in attacks if y == a] for a in arguments}
    complete = []
    for labels in product(("in", "out", "undecided"), repeat=len(arguments)):
        held = dict(zip(arguments, labels, strict=True))
        right = {
            a: "in"
            if all(held[x] == "out" for x in before[a])
            else "out"
            if any(held[x] == "in" for x in before[a])
            else "undecided"
            for a in arguments
        }
        if held == right:
            complete.append(held)
    shared = {a: complete[0][a] if len({c[a] for c in complete}) == 1 else "undecided" for a in arguments}
    found = grounded(arguments, attacks)
    assert found in complete
    assert {a for a in arguments if found[a] == "in"} == {a for a in arguments if all(c[a] == "in" for c in complete)}
    assert all(found[a] in {shared[a], "undecided"} for a in arguments)


def test_a_stranger_is_an_error():
    with pytest.raises(KeyError):
        grounded("a", [("a", "b")])
    with pytest.raises(KeyError):
        grounded("a", [("b", "a")])


def test_an_attack_that_is_named_twice_is_one():
    assert grounded("abc", [("a", "b"), ("a", "b"), ("b", "c"), ("b", "c")]) == {"a": "in", "b": "out", "c": "in"}
