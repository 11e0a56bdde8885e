"""The argument in the forms of others: what is written is read back, and nothing is lost or made up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import HERE, small

from countercase.argue.debate import debate
from countercase.argue.library import load
from countercase.data.problem import DataError
from countercase.data.record import Claim
from countercase.data.relation import load_relations
from countercase.show.exchange import aif, argdown


@pytest.fixture(scope="module")
def record():
    return small().record


@pytest.fixture(scope="module")
def relations(record):
    return load_relations(HERE, record)


def test_argdown_is_read_back_without_loss(record, relations):
    written = argdown.dumped(record.claims.values(), relations, "The world")
    claims, found = argdown.read(written)
    assert claims == list(record.claims.values())
    assert found == list(relations)


def test_aif_is_read_back_without_loss(record, relations):
    told = aif.graph(debate(record.claims, relations), record.claims)
    written = json.loads(json.dumps(aif.dumped(told)))
    assert aif.read(written) == told
    assert {n["type"] for n in written["nodes"]} == {"I", "RA", "CA"}
    assert sum(n["type"] == "I" for n in written["nodes"]) == len(record.claims)


def test_a_graph_that_was_read_back_is_judged_alike(record, relations):
    whole = debate(record.claims, relations)
    claims, found = argdown.read(argdown.dumped(record.claims.values(), relations, "x"))
    again = debate({c.id: c for c in claims}, found)
    assert [again.label(c) for c in record.claims] == [whole.label(c) for c in record.claims]


def test_argdown_by_hand():
    world = load(HERE)
    claims = [world.record.claims[name] for name in ("red-c2", "red-c6", "blue-c2")]
    written = argdown.dumped(claims, load_relations(HERE, world.record), "A “port”")
    assert written.splitlines() == [
        "===",
        'title: "A “port”"',
        "===",
        "",
        '[red-c2]: The port signed. {"source": "red", "locator": "red:p2", "kind": "empirical", "case": ["alpha"]}',
        "  +> [red-c6]",
        "",
        '[red-c6]: The port believes. {"source": "red", "locator": "red:p6", "kind": "conclusion", "case": ["alpha"]}',
        "",
        '[blue-c2]: The port gains. {"source": "blue", "locator": "blue:L2", "kind": "conclusion", "case": ["other"]}',
        "  -> [red-c6]",
        "",
        "<gain-or-belief>: A port that gains does not believe. "
        '{"question": "Gain or belief?", "bearing": "contradicts", "said_by": "coder"}',
        "  + [blue-c2]",
        "  -> [red-c6]",
        "",
        "[blue-c2]",
        "  >< [red-c6]",
        "",
        "<signing-is-no-belief>: A port may sign for gain. "
        '{"question": "Gain or belief?", "bearing": "undercuts", "said_by": "blue", "locator": "blue:L2"}',
        "  + [blue-c2]",
        "  _> <red-c2 to red-c6>",
        "",
        "<red-c2 to red-c6>",
        "  + [red-c2]",
        "  +> [red-c6]",
    ]


def test_aif_by_hand():
    world = load(HERE)
    claims = {name: world.record.claims[name] for name in ("red-c2", "red-c6", "blue-c2")}
    relations = load_relations(HERE, world.record)[1:]
    written = aif.dumped(aif.graph(debate(claims, relations), claims))
    assert [(n["nodeID"], n["type"]) for n in written["nodes"]] == [
        ("red-c2", "I"),
        ("red-c6", "I"),
        ("blue-c2", "I"),
        ("step red-c2 > red-c6", "RA"),
        ("step blue-c2 x red-c6", "CA"),
        ("step signing-is-no-belief red-c2", "CA"),
    ]
    assert [(e["fromID"], e["toID"]) for e in written["edges"]] == [
        ("red-c2", "step red-c2 > red-c6"),
        ("step red-c2 > red-c6", "red-c6"),
        ("blue-c2", "step blue-c2 x red-c6"),
        ("step blue-c2 x red-c6", "red-c6"),
        ("blue-c2", "step signing-is-no-belief red-c2"),
        ("step signing-is-no-belief red-c2", "step red-c2 > red-c6"),
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_whatever_a_claim_says_it_is_read_back(words):
    words = " ".join(words.split()) or "x"
    claim = Claim(
        id="a", source="aaa", locator="aaa:p1", kind="premise", statement=words, supports="", attacks="", case=""
    )
    assert argdown.read(argdown.dumped([claim], [], words))[0] == [claim]


def test_what_is_no_line_of_a_claim_is_named_with_its_line():
    with pytest.raises(
        DataError, match=r"claims\.argdown, line 2: this is no line of a claim or a relation: '\+ what'"
    ):
        argdown.read("[a]: It is. {}\n+ what\n")


@pytest.mark.parametrize(
    ("nodes", "edges", "said"),
    [
        ([{"nodeID": "1", "type": "I", "text": "x"}], [("1", "2")], "edge 1 names '2', which is no node."),
        ([{"nodeID": "1", "type": "YA", "text": "x"}], [], "node '1' is of the type 'YA'"),
        ([{"nodeID": "1", "type": "RA", "text": "x"}], [], "node '1' leads nowhere"),
    ],
)
def test_a_graph_that_does_not_hold_together_is_refused(nodes, edges, said):
    held = {"nodes": nodes, "edges": [{"edgeID": "1", "fromID": a, "toID": b} for a, b in edges]}
    with pytest.raises(DataError, match=said):
        aif.read(held)
