"""Debates: each rule of reading them by hand, and argument graphs that others have published with their labels."""

import csv
from pathlib import Path

import pytest
from each import each

from countercase.argue.debate import Debate, Step, debate
from countercase.data.record import Claim
from countercase.data.relation import Relation

WORDS = {"i": "in", "o": "out", "u": "undecided"}


def read(steps, asserted):
    """A debate in one line: `x: p q > c` is a step for c, `x: p -| c` one against it, `x: p ! y` one against step y."""
    signs = {">": "for", "-|": "against", "!": "undercuts"}
    made = []
    for step in filter(None, map(str.strip, steps.split(";"))):
        name, _, rest = step.partition(":")
        words = rest.split()
        sign = next(w for w in words if w in signs)
        at = words.index(sign)
        made.append(Step(name.strip(), tuple(words[:at]), words[at + 1], signs[sign]))
    names = {step.id for step in made}
    claims = dict.fromkeys(c for s in made for c in (*s.premises, s.target) if c not in names)
    return Debate(tuple(claims | dict.fromkeys(asserted.split())), tuple(made), frozenset(asserted.split()))


# what it shows | the steps | what is asserted | the labels
BY_HAND = """
a ground that stands carries            | x: p > c                        | p     | p i c i
without a ground it falls               | x: p > c                        |       | p o c o
one ground of two is enough             | x: p > c; y: q > c              | q     | p o q i c i
premises that hold together             | x: p q > c                      | q     | p o q i c o
both of them stand                      | x: p q > c                      | p q   | p i q i c i
an attack from what stands              | x: p -| c                       | p c   | p i c o
an attack from what falls               | x: p -| c; y: q -| p            | p c q | q i p o c i
two that contradict each other          | x: p -| c; y: c -| p            | p c   | p u c u
an open premise leaves its ground open  | x: p -| q; y: q -| p; z: p > c  | p q   | p u q u c u
an open ground beside one that stands   | x: p -| q; y: q -| p; z: p > c; w: r > c | p q r | r i c i
joint attack: one premise falls         | x: p q -| c                     | q c   | p o q i c i
joint attack: both stand                | x: p q -| c                     | p q c | c o
undercut: the only ground is cut        | x: p > c; y: u ! x              | p u   | p i u i c o
undercut: another ground is left        | x: p > c; y: u ! x; z: q > c    | p u q | c i
undercut: the undercutter is attacked   | x: p > c; y: u ! x; z: v -| u   | p u v | u o c i
undercut of an attack                   | x: p -| c; y: u ! x             | p u c | p i c i
undercut of an undercut                 | x: p > c; y: u ! x; z: v ! y    | p u v | u i c i
undercut that is open itself            | x: p > c; y: u ! x; z: u -| v; w: v -| u | p u v | u u c u
a ground does not fall with its claim   | x: p > c; y: q -| c             | p q   | p i c o
two that only support each other        | x: p > q; y: q > p              |       | p u q u
against itself                          | x: c -| c                       | c     | c u
"""


def rows(table):
    """Cells are set off by a bar with a space on each side; `-|` is a sign of its own."""
    for line in table.strip().splitlines():
        yield [cell.strip() for cell in line.replace("-|", "\0").split("|")]


def cases(table):
    return [pytest.param(*[c.replace("\0", "-|") for c in row[1:]], id=row[0]) for row in rows(table)]


def holds(steps, asserted, labels):
    found = read(steps, asserted)
    words = labels.split()
    for claim, label in zip(words[::2], words[1::2], strict=True):
        assert found.label(claim) == WORDS[label], claim


@each(("steps", "asserted", "labels"), cases(BY_HAND))
def test_by_hand(steps, asserted, labels):
    holds(steps, asserted, labels)


# Argument graphs whose authors say which labels they expect, told in our own letters: the structure alone, where it
# needs no weights, proof standards or schemes. "Carneades 4" is the collection of examples of that project
# (github.com/carneades/carneades-4), which gives their labels in its own simulation of grounded semantics.
with Path(__file__).with_name("published-graphs.csv").open(encoding="utf-8") as file:
    PUBLISHED = [pytest.param(r["steps"], r["asserted"], r["labels"], id=r["graph"]) for r in csv.DictReader(file)]


@each(("steps", "asserted", "labels"), PUBLISHED)
def test_published_graphs_get_the_labels_that_their_authors_expect(steps, asserted, labels):
    holds(steps, asserted, labels)


def claim(name, kind, supports=(), attacks=()):
    return Claim(
        id=name,
        source=name[0] * 3,
        locator=f"{name[0] * 3}:p1",
        kind=kind,
        statement="It is so.",
        supports=";".join(supports),
        attacks=";".join(attacks),
        case="",
    )


def relation(name, premises, bearing, target, drawn_from=""):
    return Relation(
        id=name,
        question="Is it so?",
        premises=premises,
        bearing=bearing,
        target=target,
        drawn_from=drawn_from,
        because="It is.",
        said_by="coder",
        locator="",
    )


@pytest.fixture
def claims():
    """A source `aaa` that draws a3 from a1 and a2 and takes a4 back; and a source `bbb` with three claims."""
    made = [
        claim("a1", "empirical", supports=["a3"]),
        claim("a2", "empirical", supports=["a3"]),
        claim("a3", "conclusion", attacks=["a4"]),
        claim("a4", "interpretation"),
        claim("b1", "empirical", supports=["b2"]),
        claim("b2", "empirical"),
        claim("b3", "theory"),
    ]
    return {c.id: c for c in made}


def labels(claims, *relations):
    found = debate(claims, relations)
    return " ".join(f"{c}:{found.label(c)[0]}" for c in found.claims)


def test_without_relations_each_source_is_by_itself(claims):
    assert labels(claims) == "a1:i a2:i a3:i a4:o b1:i b2:i b3:i"


def test_what_is_inferred_needs_a_ground_and_a_fact_does_not(claims):
    assert debate(claims).asserted == frozenset({"a1", "a2", "a4", "b1", "b2", "b3"})


def test_an_undercut_takes_one_ground_and_not_the_other(claims):
    cut = relation("r1", "b3", "undercuts", "a3", "a1")
    assert labels(claims, cut) == "a1:i a2:i a3:i a4:o b1:i b2:i b3:i"
    both = relation("r2", "b3", "undercuts", "a3", "a1;a2")
    assert labels(claims, both) == "a1:i a2:i a3:o a4:i b1:i b2:i b3:i"


def test_the_support_of_a_rival_is_one_more_ground(claims):
    both = relation("r2", "b3", "undercuts", "a3", "a1;a2")
    help_ = relation("r3", "b1", "supports", "a3")
    assert labels(claims, both, help_) == "a1:i a2:i a3:i a4:o b1:i b2:i b3:i"


def test_a_contradiction_runs_both_ways_and_an_attack_one(claims):
    assert labels(claims, relation("r1", "b3", "contradicts", "a3")) == "a1:i a2:i a3:u a4:u b1:i b2:i b3:u"
    assert labels(claims, relation("r1", "b3", "attacks", "a3")) == "a1:i a2:i a3:o a4:i b1:i b2:i b3:i"


def test_joint_premises_attack_together_or_not_at_all(claims):
    joint = relation("r1", "b2;b3", "attacks", "a3")
    assert labels(claims, joint) == "a1:i a2:i a3:o a4:i b1:i b2:i b3:i"
    answer = relation("r2", "a1", "attacks", "b2")
    assert labels(claims, joint, answer) == "a1:i a2:i a3:i a4:o b1:i b2:o b3:i"


def test_a_relation_to_claims_that_are_not_heard_is_left_out(claims):
    own = {name: c for name, c in claims.items() if name.startswith("a")}
    assert labels(own, relation("r1", "b3", "attacks", "a3")) == "a1:i a2:i a3:i a4:o"


def test_whether_a_step_applies(claims):
    found = debate(claims, [relation("r1", "b3", "undercuts", "a3", "a1")])
    assert found.applies("a1 > a3") == "out"
    assert found.applies("a2 > a3") == "in"
    assert found.applies("r1 a1") == "in"
    assert found.count() == {"in": 6, "out": 1, "undecided": 0}
