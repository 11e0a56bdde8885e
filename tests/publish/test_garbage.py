import gc

import pytest

from countercase.publish.run.garbage import SELDOM, seldom, staying


@pytest.fixture(autouse=True)
def _as_before():
    before = gc.get_threshold()
    yield
    gc.enable()
    gc.set_threshold(*before)


def test_it_is_looked_for_seldom():
    seldom()
    assert gc.get_threshold() == SELDOM


def test_what_stays_is_not_looked_through_then_or_later():
    with staying():
        assert not gc.isenabled()
        held = ["loaded"]
    assert gc.isenabled()
    assert not any(held is each for each in gc.get_objects()), "it is among what stays"


def test_where_nothing_can_be_loaded_it_is_looked_for_again():
    with pytest.raises(ImportError), staying():
        raise ImportError
    assert gc.isenabled()
