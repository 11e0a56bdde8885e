"""What decides a part of a case, as the prose has it."""

import pytest

from countercase import DataError
from countercase.publish.sphinx.roles import DecidesRole
from countercase.show.addresses import Address


@pytest.fixture
def role():
    return DecidesRole()


def test_it_says_what_decides_and_leads_to_the_figure(role):
    head, place = role.find("lo-ilo/final", "book/index")
    assert (head, place) == ("The rule decides, and not the facts", Address("book/cases/lo-ilo", "multiverse"))
    assert role.rest == (
        ": under “All three tests have to be passed”, 97 of 100 ways of weighing the facts give “not socialised”; "
        "under “Passing one test is enough”, 91 of 100 give “socialised”."
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("lo-ilo", "name the part as well, as in 'lo-ilo/final'"),
        ("lo-ilo/fina", "unknown part of 'lo-ilo': 'fina'. Did you mean 'final'"),
        ("lo-il/final", "unknown case: 'lo-il'. Did you mean 'lo-ilo'"),
    ],
)
def test_what_it_cannot_say_is_told(role, name, message):
    with pytest.raises(DataError, match=message):
        role.find(name, "book/index")
