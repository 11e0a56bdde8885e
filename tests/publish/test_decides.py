"""What decides a part of a case, as the prose has it."""

import pytest
from small_world import small

from countercase import DataError
from countercase.publish.sphinx import roles
from countercase.publish.sphinx.roles import DecidesRole
from countercase.show.addresses import Address


@pytest.fixture
def role(monkeypatch):
    monkeypatch.setattr(roles, "cached", small)
    return DecidesRole()


def test_it_says_what_decides_and_leads_to_the_figure(role):
    head, place = role.find("beta/only", "book/index")
    assert (head, place) == ("The rule decides, and not the facts", Address("book/cases/beta", "multiverse"))
    assert role.rest == (
        ": under “All has to be done”, every way of weighing the facts gives “formal membership”; under “Half is "
        "enough”, every one gives “socialised”."
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("beta", "name the part as well, as in 'beta/only'"),
        ("beta/onl", "unknown part of 'beta': 'onl'. Did you mean 'only'"),
        ("bets/only", "unknown case: 'bets'. Did you mean 'beta'"),
    ],
)
def test_what_it_cannot_say_is_told(role, name, message):
    with pytest.raises(DataError, match=message):
        role.find(name, "book/index")
