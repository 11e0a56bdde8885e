"""How often each set of verdicts comes out, counted by hand for two switches of which one has three options."""

import numpy as np
import pytest
from small_world import small

from countercase.argue.contingency import ContingencyTable
from countercase.argue.multiverse import Choice, Multiverse

SOC, STRAT, FORM = ("socialised",), ("strategic",), ("formal",)
OPEN, WIDE = ("strategic", "socialised"), ("formal", "strategic", "socialised")
WAYS = [
    # how `wide` stands, how `strict` does, how a reading is weighed, and what comes out
    *[(0, 0, 0, SOC), (0, 0, 1, SOC), (0, 1, 0, STRAT), (0, 1, 1, OPEN)],
    *[(1, 0, 0, STRAT), (1, 0, 1, STRAT), (1, 1, 0, SOC), (1, 1, 1, WIDE)],
    *[(2, 0, 0, FORM), (2, 0, 1, OPEN), (2, 1, 0, STRAT), (2, 1, 1, STRAT)],
]
"""Socialised 3 times, strategic 5, formal once; left open 3 times, in two manners."""


def counted(order):
    """The same ways, with the choices in some order: 0 is the wide switch, 1 the strict one, 2 the reading."""
    framework = small().frameworks["gate"]
    bits = {name: 1 << i for i, name in enumerate(framework.verdicts)}
    choices = (
        Choice("wide", "switch", ("no", "half", "all"), 0),
        Choice("strict", "switch", ("no", "yes"), 0),
        Choice("fact/deed", "reading", ("1", "2"), 0),
    )
    picked = np.array([way[:3] for way in WAYS], dtype=np.int8)[:, order]
    held = np.array([sum(bits[name] for name in way[3]) for way in WAYS])
    part = small().dossier("alpha").case.parts[0]
    return ContingencyTable(
        Multiverse(part, framework, tuple(choices[i] for i in order), picked, held, len(held), bits["formal"])
    )


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_each_option_and_what_is_told(order):
    found = counted(order)
    wide, strict = order.index(0), order.index(1)
    assert found.switches == sorted([wide, strict])
    assert list(found.shares(wide, 0).items()) == [(SOC, 2 / 4), (STRAT, 1 / 4), (OPEN, 1 / 4)]
    assert found.shares(wide, 1) == {STRAT: 2 / 4, SOC: 1 / 4, WIDE: 1 / 4}
    assert found.shares(wide, 2) == {STRAT: 2 / 4, FORM: 1 / 4, OPEN: 1 / 4}
    assert found.shares(strict, 0) == {SOC: 2 / 6, STRAT: 2 / 6, FORM: 1 / 6, OPEN: 1 / 6}
    assert found.shares(strict, 1) == {STRAT: 3 / 6, SOC: 1 / 6, OPEN: 1 / 6, WIDE: 1 / 6}
    # blindly strategic is right 5 times of 12; by the wide switch 2 of 4 each time; by the strict one 2 and 3 of 6, as
    # what is left open counts as one; by both 2, 1, 2, 1, 1 and 2 of 2
    assert found.told([]) == 5 / 12
    assert found.told([wide]) == 6 / 12
    assert found.told([strict]) == 5 / 12
    assert found.told([wide, strict]) == found.told([strict, wide]) == 9 / 12
