"""The imprint of a case: just what is taken into it, and that it tells one state of the argument from another."""

from dataclasses import replace
from hashlib import sha256

import pytest
from small_world import gate, small

from countercase.argue.imprint import imprint
from countercase.data.decision_table import Row

BETA = (
    '{"criteria": {"deed": [["refuses", "partly", "complies"], null], "reason": [["gain", "belief"], null]}, '
    '"framework": "gate", "margin": 2, '
    '"parts": [["only", [], ["formal"], [["red-vote", "deed", "partly", 2, "It shows “partly”."], '
    '["red-budget", "reason", "belief", 2, "It shows belief."]]]], '
    '"rules": [[[{"degree": ["high"], "reason": ["belief"]}, "socialised"], [{"degree": ["high"]}, "strategic"], '
    '[{"deed": ["refuses"], "reason": ["gain"]}, "outside"], [{}, "formal"]], '
    '[[{"deed": ["complies"]}, "high"], [{"deed": ["partly"], "strict": ["half"]}, "high"], [{}, "low"]]], '
    '"standard": ["lead", 2], "switches": {"strict": "half"}}'
)
"""All that beta answers for by half, with a margin of 2 and a lead of 2, where the vote is said to show “partly”."""


def beta():
    dossier = small().dossier("beta")
    (part,) = dossier.case.parts
    vote, budget = part.readings
    vote = vote.model_copy(update={"because": "It   shows\n“partly”."})
    case = dossier.case.model_copy(update={"parts": (part.model_copy(update={"readings": (vote, budget)}),)})
    return replace(dossier, case=case, framework=gate("lead"), margin=2, switches={"strict": "half"})


def test_it_is_a_digest_of_what_an_answer_answers():
    assert imprint(beta()) == sha256(BETA.encode()).hexdigest()[:16]


@pytest.mark.parametrize("told", ["title", "thesis", "summary", "question"])
def test_words_around_the_argument_are_no_part_of_it(told):
    case = beta().case.model_copy(update={told: "Other words."})
    assert imprint(replace(beta(), case=case)) == imprint(beta())


def test_each_part_of_the_rule_is_taken_in():
    """Without its joint level, or by another row, the mixture is another rule."""
    mix = small().dossier("mix")
    motive = mix.framework.criteria["motive"]
    apart = {"criteria": {"motive": motive.model_copy(update={"joint": None})}}
    later = {
        "criteria": {"motive": motive.model_copy(update={"joint": motive.joint.model_copy(update={"strength": 3})})}
    }
    moved = {
        "criteria": {
            "motive": motive.model_copy(update={"joint": motive.joint.model_copy(update={"locator": "blue:L9"})})
        }
    }
    other = {"rule": (Row(when={"motive": "gain"}, then="socialised"), *mix.framework.rule)}
    found = [
        imprint(replace(mix, framework=mix.framework.model_copy(update=u))) for u in ({}, moved, apart, later, other)
    ]
    assert found[0] == found[1], "where the author says so is no part of the rule"
    assert len(set(found)) == 4
